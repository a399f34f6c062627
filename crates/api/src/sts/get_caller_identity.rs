use aws::models::sts::{GetCallerIdentity, GetCallerIdentityInput, GetCallerIdentityOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation};

impl Operation for GetCallerIdentity {
    /// Whoever has valid credentials may know whose they are, whatever policies say.
    fn demands(_input: &GetCallerIdentityInput, _context: &Context<'_>) -> Vec<Demand> {
        Vec::new()
    }

    async fn run(
        _app: &App,
        context: &Context<'_>,
        _grants: &[Grant],
        _input: GetCallerIdentityInput,
    ) -> Result<GetCallerIdentityOutput, Failure> {
        let principal = &context.caller.principal;
        Ok(GetCallerIdentityOutput {
            user_id: Some(principal.user_id()),
            account: Some(context.account.to_string()),
            arn: Some(principal.arn()),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn a_caller_may_know_who_it_is() {
        let deployment = AppInABox::open().await;
        let answer = deployment.owner().call::<GetCallerIdentity>(json!({})).await.unwrap();
        let expected = json!({
            "UserId": "123456789012",
            "Account": "123456789012",
            "Arn": "arn:aws:iam::123456789012:root",
        });
        assert_eq!(answer, expected);
    }
}
