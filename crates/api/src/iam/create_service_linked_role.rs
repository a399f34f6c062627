use aws::models::iam::{
    CreateServiceLinkedRole, CreateServiceLinkedRoleInput, CreateServiceLinkedRoleOutput,
};
use iam::{Demand, Grant};
use identity::{Error, Kind, LinkedService};

use super::{role, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateServiceLinkedRole {
    fn demands(input: &CreateServiceLinkedRoleInput, context: &Context<'_>) -> Vec<Demand> {
        let service = LinkedService::by_principal(&input.aws_service_name);
        let role = service.map_or("", |service| service.role);
        let path = format!("/aws-service-role/{}/", input.aws_service_name);
        let demand = subject::under("iam:CreateServiceLinkedRole", Kind::Role, &path, role, context);
        vec![demand.with("iam:AWSServiceName", &input.aws_service_name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateServiceLinkedRoleInput,
    ) -> Result<CreateServiceLinkedRoleOutput, Failure> {
        let service = LinkedService::by_principal(&input.aws_service_name).ok_or_else(|| {
            Error::InvalidInput(format!("Service {} has no service-linked role.", input.aws_service_name))
        })?;
        if input.custom_suffix.is_some() {
            let text = "Custom suffix is not allowed for".to_owned();
            return Err(Error::InvalidInput(format!("{text} {}", service.principal)).into());
        }
        let made =
            app.identity.create_service_linked_role(first(grants)?, service, input.description).await?;
        Ok(CreateServiceLinkedRoleOutput { role: Some(role::described(made)) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        AttachRolePolicy, DeleteRole, DeleteServiceLinkedRole, GetRole, GetServiceLinkedRoleDeletionStatus,
        ListAttachedRolePolicies,
    };
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    const NAME: &str = "AWSServiceRoleForECRReplication";

    #[tokio::test]
    async fn a_service_gets_its_role_once() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let body = json!({"AWSServiceName": "replication.ecr.amazonaws.com", "Description": "d"});
        let made = owner.call::<CreateServiceLinkedRole>(body.clone()).await.unwrap()["Role"].clone();
        let path = "role/aws-service-role/replication.ecr.amazonaws.com";
        assert_eq!(made["Arn"], format!("arn:aws:iam::123456789012:{path}/{NAME}"));
        let attached = owner.call::<ListAttachedRolePolicies>(json!({"RoleName": NAME})).await.unwrap();
        assert_eq!(attached["AttachedPolicies"][0]["PolicyName"], "ECRReplicationServiceRolePolicy");
        let refusal = owner.refusal::<CreateServiceLinkedRole>(body).await;
        assert!(
            refusal.starts_with(
                "InvalidInput: Service role name AWSServiceRoleForECRReplication has been taken"
            )
        );
    }

    #[tokio::test]
    async fn only_ecrs_services_have_roles_and_none_has_a_suffix() {
        let deployment = AppInABox::open().await;
        for body in [
            json!({"AWSServiceName": "lex.amazonaws.com"}),
            json!({"AWSServiceName": "ecr.amazonaws.com", "CustomSuffix": "a"}),
        ] {
            let refusal = deployment.owner().refusal::<CreateServiceLinkedRole>(body).await;
            assert!(refusal.starts_with("InvalidInput: "), "{refusal}");
        }
    }

    #[tokio::test]
    async fn it_is_not_changed_and_goes_in_its_own_way() {
        let deployment = AppInABox::open().await;
        let (owner, role) = (deployment.owner(), json!({"RoleName": NAME}));
        let body = json!({"AWSServiceName": "replication.ecr.amazonaws.com"});
        owner.call::<CreateServiceLinkedRole>(body).await.unwrap();
        let admin = json!({"RoleName": NAME, "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"});
        let protected = format!(
            "UnmodifiableEntity: Cannot perform the operation on the protected role '{NAME}' - this role is only \
             modifiable by AWS"
        );
        assert_eq!(owner.refusal::<AttachRolePolicy>(admin).await, protected);
        assert_eq!(owner.refusal::<DeleteRole>(role.clone()).await, protected);
        let deleted = owner.call::<DeleteServiceLinkedRole>(role.clone()).await.unwrap();
        let task = json!({"DeletionTaskId": deleted["DeletionTaskId"]});
        let status = owner.call::<GetServiceLinkedRoleDeletionStatus>(task).await.unwrap();
        assert_eq!(status, json!({"Status": "SUCCEEDED"}));
        assert!(owner.refusal::<GetRole>(role).await.starts_with("NoSuchEntity: "));
        let unknown = json!({"DeletionTaskId": "task/of/nobody"});
        let refusal = owner.refusal::<GetServiceLinkedRoleDeletionStatus>(unknown).await;
        assert!(refusal.starts_with("NoSuchEntity: "), "{refusal}");
    }
}
