use aws::models::ecr::{DeleteRegistryPolicy, DeleteRegistryPolicyInput, DeleteRegistryPolicyOutput};
use iam::{Demand, Grant};

use super::policy_text;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteRegistryPolicy {
    fn demands(_input: &DeleteRegistryPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:DeleteRegistryPolicy")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteRegistryPolicyInput,
    ) -> Result<DeleteRegistryPolicyOutput, Failure> {
        let grant = first(grants)?;
        let policy_text = policy_text::shown(app, &app.registry.delete_registry_policy(grant).await?).await?;
        Ok(DeleteRegistryPolicyOutput { registry_id: Some(grant.account().to_string()), policy_text })
    }
}
