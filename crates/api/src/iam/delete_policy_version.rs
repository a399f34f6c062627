use aws::models::iam::{DeletePolicyVersion, DeletePolicyVersionInput, DeletePolicyVersionOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeletePolicyVersion {
    fn demands(input: &DeletePolicyVersionInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn("iam:DeletePolicyVersion", Kind::Policy, &input.policy_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DeletePolicyVersionInput,
    ) -> Result<DeletePolicyVersionOutput, Failure> {
        app.identity.delete_policy_version(first(grants)?, input.version_id).await?;
        Ok(DeletePolicyVersionOutput::default())
    }
}
