use aws::Timestamp;
use aws::models::ecr::{DeleteLifecyclePolicy, DeleteLifecyclePolicyInput, DeleteLifecyclePolicyOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteLifecyclePolicy {
    fn demands(input: &DeleteLifecyclePolicyInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:DeleteLifecyclePolicy", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DeleteLifecyclePolicyInput,
    ) -> Result<DeleteLifecyclePolicyOutput, Failure> {
        let grant = first(grants)?;
        let policy = app.registry.delete_lifecycle_policy(grant).await?;
        Ok(DeleteLifecyclePolicyOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            lifecycle_policy_text: Some(policy.text),
            last_evaluated_at: Some(Timestamp::from_micros(policy.evaluated_at)),
        })
    }
}
