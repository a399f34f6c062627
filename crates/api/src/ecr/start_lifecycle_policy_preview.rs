use aws::models::ecr::{
    StartLifecyclePolicyPreview, StartLifecyclePolicyPreviewInput, StartLifecyclePolicyPreviewOutput,
};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for StartLifecyclePolicyPreview {
    fn demands(input: &StartLifecyclePolicyPreviewInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:StartLifecyclePolicyPreview", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: StartLifecyclePolicyPreviewInput,
    ) -> Result<StartLifecyclePolicyPreviewOutput, Failure> {
        let grant = first(grants)?;
        let given = input.lifecycle_policy_text.as_deref();
        let text = app.registry.start_lifecycle_preview(grant, given).await?;
        Ok(StartLifecyclePolicyPreviewOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            lifecycle_policy_text: Some(text),
            status: Some("IN_PROGRESS".to_owned()),
        })
    }
}
