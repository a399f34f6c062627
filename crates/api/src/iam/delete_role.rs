use aws::models::iam::{DeleteRole, DeleteRoleInput, DeleteRoleOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteRole {
    fn demands(input: &DeleteRoleInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:DeleteRole", Kind::Role, &input.role_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteRoleInput,
    ) -> Result<DeleteRoleOutput, Failure> {
        app.identity.delete_role(first(grants)?).await?;
        Ok(DeleteRoleOutput::default())
    }
}
