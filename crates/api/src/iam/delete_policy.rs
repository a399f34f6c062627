use aws::models::iam::{DeletePolicy, DeletePolicyInput, DeletePolicyOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeletePolicy {
    fn demands(input: &DeletePolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn("iam:DeletePolicy", Kind::Policy, &input.policy_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeletePolicyInput,
    ) -> Result<DeletePolicyOutput, Failure> {
        app.identity.delete_policy(first(grants)?).await?;
        Ok(DeletePolicyOutput::default())
    }
}
