//! Permissions boundaries of users and roles.

use aws::models::iam::{
    DeleteRolePermissionsBoundary, DeleteUserPermissionsBoundary, PutRolePermissionsBoundary,
    PutUserPermissionsBoundary,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// The two operations of one kind of entity, which `name` names.
macro_rules! boundaries {
    ($kind:ident, $name:ident, $put:ident, $delete:ident) => {
        impl Operation for $put {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                let action = concat!("iam:", stringify!($put));
                let demand = subject::on(action, Kind::$kind, &input.$name, context);
                vec![subject::bounded(demand, Some(&input.permissions_boundary))]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                app.identity.put_boundary(first(grants)?, Kind::$kind, input.permissions_boundary).await?;
                Ok(Self::Output::default())
            }
        }

        impl Operation for $delete {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                vec![subject::on(concat!("iam:", stringify!($delete)), Kind::$kind, &input.$name, context)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                _input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                app.identity.delete_boundary(first(grants)?, Kind::$kind).await?;
                Ok(Self::Output::default())
            }
        }
    };
}

boundaries!(User, user_name, PutUserPermissionsBoundary, DeleteUserPermissionsBoundary);
boundaries!(Role, role_name, PutRolePermissionsBoundary, DeleteRolePermissionsBoundary);

#[cfg(test)]
mod tests {
    use aws::models::iam::{AttachUserPolicy, CreateUser, GetUser};
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn conditions_see_the_boundary_of_whom_a_request_is_about() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        for body in [json!({"UserName": "ada", "PermissionsBoundary": boundary}), json!({"UserName": "bea"})]
        {
            owner.call::<CreateUser>(body).await.unwrap();
        }
        let ann = deployment
            .ann(json!([{"Effect": "Allow", "Action": "iam:*", "Resource": "*",
                         "Condition": {"StringEquals": {"iam:PermissionsBoundary": boundary}}}]))
            .await;
        let attach = |user: &str| json!({"UserName": user, "PolicyArn": boundary});
        ann.call::<AttachUserPolicy>(attach("ada")).await.unwrap();
        let refusal = ann.refusal::<AttachUserPolicy>(attach("bea")).await;
        assert!(refusal.starts_with("AccessDenied: "), "{refusal}");
        let other =
            json!({"UserName": "ada", "PermissionsBoundary": "arn:aws:iam::aws:policy/PowerUserAccess"});
        let refusal = ann.refusal::<PutUserPermissionsBoundary>(other).await;
        assert!(refusal.starts_with("AccessDenied: "), "{refusal}");
    }

    #[tokio::test]
    async fn a_user_has_one_boundary_or_none() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let ada = || json!({"UserName": "ada"});
        owner.call::<CreateUser>(ada()).await.unwrap();
        for name in ["ReadOnlyAccess", "PowerUserAccess"] {
            let arn = format!("arn:aws:iam::aws:policy/{name}");
            let body = json!({"UserName": "ada", "PermissionsBoundary": arn});
            owner.call::<PutUserPermissionsBoundary>(body).await.unwrap();
            let user = owner.call::<GetUser>(ada()).await.unwrap()["User"].clone();
            assert_eq!(user["PermissionsBoundary"]["PermissionsBoundaryArn"], arn);
        }
        let gone = "arn:aws:iam::123456789012:policy/gone";
        let body = json!({"UserName": "ada", "PermissionsBoundary": gone});
        let refusal = owner.refusal::<PutUserPermissionsBoundary>(body).await;
        assert_eq!(refusal, format!("NoSuchEntity: Scope ARN: {gone} does not exist or is not attachable."));
        owner.call::<DeleteUserPermissionsBoundary>(ada()).await.unwrap();
        let user = owner.call::<GetUser>(ada()).await.unwrap()["User"].clone();
        assert_eq!(user.get("PermissionsBoundary"), None);
    }
}
