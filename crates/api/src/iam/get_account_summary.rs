use aws::models::iam::{GetAccountSummary, GetAccountSummaryInput, GetAccountSummaryOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetAccountSummary {
    fn demands(_input: &GetAccountSummaryInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:GetAccountSummary", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: GetAccountSummaryInput,
    ) -> Result<GetAccountSummaryOutput, Failure> {
        let counted = app.identity.account_summary(first(grants)?).await?;
        let whole = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
        let summary = counted.into_iter().map(|(name, count)| (name.to_owned(), whole(count))).collect();
        Ok(GetAccountSummaryOutput { summary_map: Some(summary) })
    }
}
