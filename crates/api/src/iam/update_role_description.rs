use aws::models::iam::{UpdateRoleDescription, UpdateRoleDescriptionInput, UpdateRoleDescriptionOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::{role, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateRoleDescription {
    fn demands(input: &UpdateRoleDescriptionInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:UpdateRoleDescription", Kind::Role, &input.role_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: UpdateRoleDescriptionInput,
    ) -> Result<UpdateRoleDescriptionOutput, Failure> {
        let changed = app.identity.update_role(first(grants)?, Some(input.description), None).await?;
        Ok(UpdateRoleDescriptionOutput { role: Some(role::described(changed)) })
    }
}
