use aws::models::iam::{GetPolicy, GetPolicyInput, GetPolicyOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::{policy, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetPolicy {
    fn demands(input: &GetPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn("iam:GetPolicy", Kind::Policy, &input.policy_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: GetPolicyInput,
    ) -> Result<GetPolicyOutput, Failure> {
        let found = app.identity.policy(first(grants)?).await?;
        Ok(GetPolicyOutput { policy: Some(policy::described(found)) })
    }
}
