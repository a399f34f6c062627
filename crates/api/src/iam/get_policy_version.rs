use aws::models::iam::{GetPolicyVersion, GetPolicyVersionInput, GetPolicyVersionOutput, PolicyVersion};
use iam::{Demand, Grant};
use identity::Kind;

use super::{documents, policy, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetPolicyVersion {
    fn demands(input: &GetPolicyVersionInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn("iam:GetPolicyVersion", Kind::Policy, &input.policy_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetPolicyVersionInput,
    ) -> Result<GetPolicyVersionOutput, Failure> {
        let found = app.identity.policy_version(first(grants)?, &input.version_id).await?;
        let document = Some(documents::encoded(&found.document));
        let policy_version = PolicyVersion { document, ..policy::version(found) };
        Ok(GetPolicyVersionOutput { policy_version: Some(policy_version) })
    }
}
