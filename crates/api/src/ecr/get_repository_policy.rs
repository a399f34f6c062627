use aws::models::ecr::{GetRepositoryPolicy, GetRepositoryPolicyInput, GetRepositoryPolicyOutput};
use iam::{Demand, Grant};

use super::policy_text;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetRepositoryPolicy {
    fn demands(input: &GetRepositoryPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:GetRepositoryPolicy", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetRepositoryPolicyInput,
    ) -> Result<GetRepositoryPolicyOutput, Failure> {
        let grant = first(grants)?;
        Ok(GetRepositoryPolicyOutput {
            policy_text: policy_text::shown(app, &app.registry.repository_policy(grant).await?).await?,
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
        })
    }
}
