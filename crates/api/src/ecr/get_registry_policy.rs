use aws::models::ecr::{GetRegistryPolicy, GetRegistryPolicyInput, GetRegistryPolicyOutput};
use iam::{Demand, Grant};

use super::policy_text;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetRegistryPolicy {
    fn demands(_input: &GetRegistryPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:GetRegistryPolicy")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: GetRegistryPolicyInput,
    ) -> Result<GetRegistryPolicyOutput, Failure> {
        let grant = first(grants)?;
        let policy_text = policy_text::shown(app, &app.registry.registry_policy(grant).await?).await?;
        Ok(GetRegistryPolicyOutput { registry_id: Some(grant.account().to_string()), policy_text })
    }
}
