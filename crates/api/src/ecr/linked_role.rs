//! Roles of ECR's own services, which an operation that needs one makes.

use iam::{Arn, Demand, Grant};
use identity::LinkedService;

use crate::App;
use crate::call::{Context, Failure};

/// Sees that the grant's account has the role of `service`. Who makes it must be allowed to.
pub(super) async fn ensure(
    app: &App,
    context: &Context<'_>,
    grant: &Grant,
    service: &'static LinkedService,
) -> Result<(), Failure> {
    if app.identity.has_service_linked_role(grant, service).await? {
        return Ok(());
    }
    let (path, account) = (service.path(), grant.account());
    let role = Arn::iam(account, &format!("role{path}{}", service.role));
    let demand = Demand::on("iam:CreateServiceLinkedRole", role, account, &context.region)
        .with("iam:AWSServiceName", service.principal);
    let make = context.judge(app, &context.caller, demand).await?;
    match app.identity.create_service_linked_role(&make, service, None).await {
        // Another request made it meanwhile.
        Err(_) if app.identity.has_service_linked_role(grant, service).await? => Ok(()),
        made => Ok(made.map(drop)?),
    }
}
