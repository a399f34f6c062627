use aws::models::ecr::{
    CreateRepositoryCreationTemplate, CreateRepositoryCreationTemplateInput,
    CreateRepositoryCreationTemplateOutput,
};
use iam::{Demand, Grant};
use registry::Template;

use super::template::{self, Members};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateRepositoryCreationTemplate {
    fn demands(input: &CreateRepositoryCreationTemplateInput, context: &Context<'_>) -> Vec<Demand> {
        let action = "ecr:CreateRepositoryCreationTemplate";
        template::demands(action, &input.prefix, &input.into(), context)
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: CreateRepositoryCreationTemplateInput,
    ) -> Result<CreateRepositoryCreationTemplateOutput, Failure> {
        let (grant, members) = (first(grants)?, Members::from(&input));
        let checked = members.clone().checked(app, grant, &input.prefix).await?;
        template::ensure_role(app, context, grant, &members).await?;
        let mut new = Template {
            prefix: input.prefix,
            tag_mutability: "MUTABLE".to_owned(),
            encryption_type: "AES256".to_owned(),
            ..Template::default()
        };
        checked.put_into(&mut new);
        let made = app.registry.create_template(grant, new).await?;
        Ok(CreateRepositoryCreationTemplateOutput {
            registry_id: Some(grant.account().to_string()),
            repository_creation_template: Some(template::described(app, made).await?),
        })
    }
}
