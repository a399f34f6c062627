use aws::models::iam::{
    AccessKeyLastUsed, GetAccessKeyLastUsed, GetAccessKeyLastUsedInput, GetAccessKeyLastUsedOutput,
};
use aws::{Invalid, Timestamp};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetAccessKeyLastUsed {
    fn demands(_input: &GetAccessKeyLastUsedInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:GetAccessKeyLastUsed", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: GetAccessKeyLastUsedInput,
    ) -> Result<GetAccessKeyLastUsedOutput, Failure> {
        let id = &input.access_key_id;
        let holder = app.identity.holder_of_key(first(grants)?, id).await?;
        let holder = holder.ok_or_else(|| denied(context, id))?;
        let used = app.identity.last_key_use(id).await?;
        let unused = || "N/A".to_owned();
        let access_key_last_used = AccessKeyLastUsed {
            last_used_date: used.as_ref().map(|used| Timestamp::from_micros(used.used_at)),
            service_name: used.as_ref().map_or_else(unused, |used| used.service.clone()),
            region: used.map_or_else(unused, |used| used.region),
        };
        let user_name = (!holder.is_empty()).then_some(holder);
        Ok(GetAccessKeyLastUsedOutput { user_name, access_key_last_used: Some(access_key_last_used) })
    }
}

/// The answer for a key that the account has not, be it another account's or nobody's.
fn denied(context: &Context<'_>, id: &str) -> Failure {
    let caller = context.caller.principal.arn();
    let message = format!(
        "User: {caller} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key {id}"
    );
    Failure::Invalid(Invalid { code: "AccessDenied", message })
}
