use aws::models::iam::{
    DeleteServiceLinkedRole, DeleteServiceLinkedRoleInput, DeleteServiceLinkedRoleOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteServiceLinkedRole {
    fn demands(input: &DeleteServiceLinkedRoleInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:DeleteServiceLinkedRole", Kind::Role, &input.role_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteServiceLinkedRoleInput,
    ) -> Result<DeleteServiceLinkedRoleOutput, Failure> {
        let deletion_task_id = app.identity.delete_service_linked_role(first(grants)?).await?;
        Ok(DeleteServiceLinkedRoleOutput { deletion_task_id })
    }
}
