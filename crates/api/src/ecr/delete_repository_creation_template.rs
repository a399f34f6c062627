use aws::models::ecr::{
    DeleteRepositoryCreationTemplate, DeleteRepositoryCreationTemplateInput,
    DeleteRepositoryCreationTemplateOutput,
};
use iam::{Demand, Grant};

use super::template;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteRepositoryCreationTemplate {
    fn demands(_input: &DeleteRepositoryCreationTemplateInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:DeleteRepositoryCreationTemplate")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DeleteRepositoryCreationTemplateInput,
    ) -> Result<DeleteRepositoryCreationTemplateOutput, Failure> {
        let grant = first(grants)?;
        let was = app.registry.delete_template(grant, input.prefix).await?;
        Ok(DeleteRepositoryCreationTemplateOutput {
            registry_id: Some(grant.account().to_string()),
            repository_creation_template: Some(template::described(app, was).await?),
        })
    }
}
