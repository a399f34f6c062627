use aws::Invalid;
use aws::models::iam::{
    GetServiceLinkedRoleDeletionStatus, GetServiceLinkedRoleDeletionStatusInput,
    GetServiceLinkedRoleDeletionStatusOutput,
};
use iam::{Demand, Grant};
use identity::{Kind, LINKED_SERVICES, LinkedService};

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetServiceLinkedRoleDeletionStatus {
    fn demands(input: &GetServiceLinkedRoleDeletionStatusInput, context: &Context<'_>) -> Vec<Demand> {
        let service = linked(&input.deletion_task_id);
        let (path, role) = service.map_or(("/".to_owned(), ":"), |service| (service.path(), service.role));
        vec![subject::under("iam:GetServiceLinkedRoleDeletionStatus", Kind::Role, &path, role, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetServiceLinkedRoleDeletionStatusInput,
    ) -> Result<GetServiceLinkedRoleDeletionStatusOutput, Failure> {
        // A deletion is done when it is answered: there are no tasks to keep.
        let known = linked(&input.deletion_task_id).is_some();
        if !known || !app.identity.service_linked_role_is_gone(first(grants)?).await? {
            let message = format!("Deletion task {} was not found.", input.deletion_task_id);
            return Err(Failure::Invalid(Invalid { code: "NoSuchEntity", message }));
        }
        Ok(GetServiceLinkedRoleDeletionStatusOutput { status: "SUCCEEDED".to_owned(), reason: None })
    }
}

/// The service whose role a deletion task names: `task/aws-service-role/SERVICE/ROLE/ID`.
fn linked(task: &str) -> Option<&'static LinkedService> {
    let mut parts = task.strip_prefix("task/aws-service-role/")?.split('/');
    let (principal, role) = (parts.next()?, parts.next()?);
    LINKED_SERVICES.iter().find(|service| service.principal == principal && service.role == role)
}
