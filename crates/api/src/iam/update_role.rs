use aws::models::iam::{UpdateRole, UpdateRoleInput, UpdateRoleOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateRole {
    fn demands(input: &UpdateRoleInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:UpdateRole", Kind::Role, &input.role_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: UpdateRoleInput,
    ) -> Result<UpdateRoleOutput, Failure> {
        let UpdateRoleInput { description, max_session_duration, .. } = input;
        app.identity.update_role(first(grants)?, description, max_session_duration).await?;
        Ok(UpdateRoleOutput::default())
    }
}
