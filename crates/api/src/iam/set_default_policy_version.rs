use aws::models::iam::{
    SetDefaultPolicyVersion, SetDefaultPolicyVersionInput, SetDefaultPolicyVersionOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for SetDefaultPolicyVersion {
    fn demands(input: &SetDefaultPolicyVersionInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn("iam:SetDefaultPolicyVersion", Kind::Policy, &input.policy_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: SetDefaultPolicyVersionInput,
    ) -> Result<SetDefaultPolicyVersionOutput, Failure> {
        app.identity.set_default_policy_version(first(grants)?, input.version_id).await?;
        Ok(SetDefaultPolicyVersionOutput::default())
    }
}
