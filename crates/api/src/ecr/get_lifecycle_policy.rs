use aws::Timestamp;
use aws::models::ecr::{GetLifecyclePolicy, GetLifecyclePolicyInput, GetLifecyclePolicyOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetLifecyclePolicy {
    fn demands(input: &GetLifecyclePolicyInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:GetLifecyclePolicy", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetLifecyclePolicyInput,
    ) -> Result<GetLifecyclePolicyOutput, Failure> {
        let grant = first(grants)?;
        let policy = app.registry.lifecycle_policy(grant).await?;
        Ok(GetLifecyclePolicyOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            lifecycle_policy_text: Some(policy.text),
            last_evaluated_at: Some(Timestamp::from_micros(policy.evaluated_at)),
        })
    }
}
