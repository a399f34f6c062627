use aws::models::ecr::{
    UpdateRepositoryCreationTemplate, UpdateRepositoryCreationTemplateInput,
    UpdateRepositoryCreationTemplateOutput,
};
use iam::{Demand, Grant};

use super::template::{self, Members};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateRepositoryCreationTemplate {
    fn demands(input: &UpdateRepositoryCreationTemplateInput, context: &Context<'_>) -> Vec<Demand> {
        let action = "ecr:UpdateRepositoryCreationTemplate";
        template::demands(action, &input.prefix, &input.into(), context)
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: UpdateRepositoryCreationTemplateInput,
    ) -> Result<UpdateRepositoryCreationTemplateOutput, Failure> {
        let (grant, members) = (first(grants)?, Members::from(&input));
        // Again, if the template was given another role since it was looked at.
        loop {
            let kept = template::judge_kept_role(app, context, grant, (&input.prefix, &members)).await?;
            let checked = members.clone().checked(app, grant, &input.prefix).await?;
            if members.drop_the_role() {
                template::ensure_role(app, context, grant, &members).await?;
            }
            let change = move |template: &mut registry::Template| checked.put_into_one_with(&kept, template);
            let changed = app.registry.update_template(grant, input.prefix.clone(), change).await?;
            if let Some(changed) = changed {
                return Ok(UpdateRepositoryCreationTemplateOutput {
                    registry_id: Some(grant.account().to_string()),
                    repository_creation_template: Some(template::described(app, changed).await?),
                });
            }
        }
    }
}
