use aws::models::ecr::{DeleteRepositoryPolicy, DeleteRepositoryPolicyInput, DeleteRepositoryPolicyOutput};
use iam::{Demand, Grant};

use super::policy_text;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteRepositoryPolicy {
    fn demands(input: &DeleteRepositoryPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:DeleteRepositoryPolicy", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DeleteRepositoryPolicyInput,
    ) -> Result<DeleteRepositoryPolicyOutput, Failure> {
        let grant = first(grants)?;
        Ok(DeleteRepositoryPolicyOutput {
            policy_text: policy_text::shown(app, &app.registry.delete_repository_policy(grant).await?)
                .await?,
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
        })
    }
}
