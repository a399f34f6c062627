use aws::models::iam::{UpdateAssumeRolePolicy, UpdateAssumeRolePolicyInput, UpdateAssumeRolePolicyOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateAssumeRolePolicy {
    fn demands(input: &UpdateAssumeRolePolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:UpdateAssumeRolePolicy", Kind::Role, &input.role_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: UpdateAssumeRolePolicyInput,
    ) -> Result<UpdateAssumeRolePolicyOutput, Failure> {
        app.identity.put_trust_policy(first(grants)?, input.policy_document).await?;
        Ok(UpdateAssumeRolePolicyOutput::default())
    }
}
