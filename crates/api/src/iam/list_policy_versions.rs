use aws::models::iam::{ListPolicyVersions, ListPolicyVersionsInput, ListPolicyVersionsOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{policy, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListPolicyVersions {
    fn demands(input: &ListPolicyVersionsInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn("iam:ListPolicyVersions", Kind::Policy, &input.policy_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListPolicyVersionsInput,
    ) -> Result<ListPolicyVersionsOutput, Failure> {
        let grant = first(grants)?;
        let asked = Asked::read(app, grant, "", input.marker.as_deref(), input.max_items)?;
        let (versions, is_truncated, marker) = asked.of_all(app.identity.policy_versions(grant).await?);
        let versions = Some(versions.into_iter().map(policy::version).collect());
        Ok(ListPolicyVersionsOutput { versions, is_truncated, marker })
    }
}
