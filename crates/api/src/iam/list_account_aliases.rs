use aws::models::iam::{ListAccountAliases, ListAccountAliasesInput, ListAccountAliasesOutput};
use iam::{Demand, Grant};

use super::pages::Asked;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListAccountAliases {
    fn demands(_input: &ListAccountAliasesInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:ListAccountAliases", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListAccountAliasesInput,
    ) -> Result<ListAccountAliasesOutput, Failure> {
        let grant = first(grants)?;
        let asked = Asked::read(app, grant, "", input.marker.as_deref(), input.max_items)?;
        let alias = app.identity.account_alias(grant).await?;
        let (account_aliases, is_truncated, marker) = asked.of_all(alias.into_iter().collect());
        Ok(ListAccountAliasesOutput { account_aliases, is_truncated, marker })
    }
}
