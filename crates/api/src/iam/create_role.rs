use aws::models::iam::{CreateRole, CreateRoleInput, CreateRoleOutput};
use iam::{Demand, Grant};
use identity::{Kind, NewRole};

use super::{role, subject, tags};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateRole {
    fn demands(input: &CreateRoleInput, context: &Context<'_>) -> Vec<Demand> {
        let path = input.path.as_deref().unwrap_or("/");
        let demand = subject::under("iam:CreateRole", Kind::Role, path, &input.role_name, context);
        let demand = tags::demanded(demand, input.tags.as_deref());
        vec![subject::bounded(demand, input.permissions_boundary.as_deref())]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateRoleInput,
    ) -> Result<CreateRoleOutput, Failure> {
        let new = NewRole {
            path: subject::path(input.path),
            trust: input.assume_role_policy_document,
            description: input.description,
            max_session_seconds: input.max_session_duration,
            tags: tags::read(input.tags)?,
            boundary: input.permissions_boundary,
        };
        let made = app.identity.create_role(first(grants)?, new).await?;
        Ok(CreateRoleOutput { role: role::described(made) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        AttachRolePolicy, CreateUser, DeleteRole, DeleteRolePolicy, DeleteUser, DetachRolePolicy, GetRole,
        GetRolePolicy, ListRoles, PutRolePolicy, UpdateAssumeRolePolicy, UpdateRole, UpdateRoleDescription,
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const ADA: &str = "arn:aws:iam::123456789012:user/ada";

    fn trusting(principal: Value) -> String {
        let statement = json!({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"});
        json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
    }

    fn body(principal: Value) -> Value {
        json!({"RoleName": "deploy", "AssumeRolePolicyDocument": trusting(principal)})
    }

    fn encoded(document: &str) -> String {
        super::super::documents::encoded(document)
    }

    async fn trust(actor: &Actor<'_>) -> Value {
        let found = actor.call::<GetRole>(json!({"RoleName": "deploy"})).await.unwrap();
        found["Role"]["AssumeRolePolicyDocument"].clone()
    }

    #[tokio::test]
    async fn a_role_is_made_and_found() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let trust = trusting(json!({"Service": "ec2.amazonaws.com"}));
        let made = owner
            .call::<CreateRole>(json!({
                "RoleName": "Deploy", "Path": "/ci/", "AssumeRolePolicyDocument": trust, "Description": "d",
                "MaxSessionDuration": 7200, "Tags": [{"Key": "a", "Value": "1"}], "PermissionsBoundary": READ_ONLY,
            }))
            .await
            .unwrap()["Role"]
            .clone();
        assert_eq!(made["Arn"], "arn:aws:iam::123456789012:role/ci/Deploy");
        assert_eq!(made["AssumeRolePolicyDocument"], encoded(&trust));
        let found = owner.call::<GetRole>(json!({"RoleName": "DEPLOY"})).await.unwrap()["Role"].clone();
        assert_eq!((&found["MaxSessionDuration"], &found["RoleLastUsed"]), (&json!(7200), &json!({})));
        for member in ["RoleId", "Tags", "PermissionsBoundary", "Description", "CreateDate"] {
            assert!(found[member] == made[member] && !made[member].is_null(), "{member}");
        }
        let listed = owner.call::<ListRoles>(json!({"PathPrefix": "/ci/"})).await.unwrap();
        assert_eq!(listed["Roles"][0]["RoleId"], made["RoleId"]);
        let none = owner.call::<ListRoles>(json!({"PathPrefix": "/x/"})).await.unwrap();
        assert_eq!(none, json!({"Roles": [], "IsTruncated": false}));
    }

    #[tokio::test]
    async fn what_is_not_right_makes_no_role() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let invalid = format!("MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"{ADA}\"");
        assert_eq!(owner.refusal::<CreateRole>(body(json!({"AWS": ADA}))).await, invalid);
        let mut syntax = body(json!("*"));
        syntax["AssumeRolePolicyDocument"] = json!("{}");
        assert_eq!(
            owner.refusal::<CreateRole>(syntax).await,
            "MalformedPolicyDocument: Syntax errors in policy."
        );
        let mut linked = body(json!("*"));
        linked["Path"] = json!("/aws-service-role/ecr.amazonaws.com/");
        assert!(owner.refusal::<CreateRole>(linked).await.starts_with("InvalidInput: "));
        assert_eq!(owner.call::<ListRoles>(json!({})).await.unwrap()["Roles"], json!([]));
        owner.call::<CreateRole>(body(json!("*"))).await.unwrap();
        let again = owner.refusal::<CreateRole>(body(json!("*"))).await;
        assert_eq!(again, "EntityAlreadyExists: Role with name deploy already exists.");
    }

    #[tokio::test]
    async fn a_user_made_anew_is_not_the_one_that_is_trusted() {
        let deployment = AppInABox::open().await;
        let (owner, ada) = (deployment.owner(), json!({"UserName": "ada"}));
        let first = owner.call::<CreateUser>(ada.clone()).await.unwrap()["User"]["UserId"].clone();
        owner.call::<CreateRole>(body(json!({"AWS": [ADA]}))).await.unwrap();
        assert_eq!(trust(&owner).await, encoded(&trusting(json!({"AWS": [ADA]}))));
        owner.call::<DeleteUser>(ada.clone()).await.unwrap();
        owner.call::<CreateUser>(ada).await.unwrap();
        let orphaned = trusting(json!({"AWS": [first]}));
        assert_eq!(trust(&owner).await, encoded(&orphaned));
        let again = json!({"RoleName": "deploy", "PolicyDocument": orphaned});
        let refusal = owner.refusal::<UpdateAssumeRolePolicy>(again).await;
        assert!(refusal.starts_with("MalformedPolicyDocument: Invalid principal in policy: "), "{refusal}");
        let document = trusting(json!({"AWS": ADA}));
        let now = json!({"RoleName": "deploy", "PolicyDocument": document});
        owner.call::<UpdateAssumeRolePolicy>(now).await.unwrap();
        assert_eq!(trust(&owner).await, encoded(&document));
    }

    #[tokio::test]
    async fn a_role_changes() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateRole>(body(json!("*"))).await.unwrap();
        owner
            .call::<UpdateRole>(
                json!({"RoleName": "deploy", "Description": "d", "MaxSessionDuration": 43200}),
            )
            .await
            .unwrap();
        let changed = json!({"RoleName": "deploy", "Description": "new"});
        let role = owner.call::<UpdateRoleDescription>(changed).await.unwrap()["Role"].clone();
        assert_eq!((&role["Description"], &role["MaxSessionDuration"]), (&json!("new"), &json!(43200)));
        let missing = json!({"RoleName": "gone", "Description": "x"});
        let refusal = owner.refusal::<UpdateRoleDescription>(missing).await;
        assert_eq!(refusal, "NoSuchEntity: The role with name gone cannot be found.");
    }

    #[tokio::test]
    async fn a_role_goes_when_nothing_hangs_on_it() {
        let deployment = AppInABox::open().await;
        let (owner, role) = (deployment.owner(), json!({"RoleName": "deploy"}));
        owner.call::<CreateRole>(body(json!("*"))).await.unwrap();
        let statement = json!({"Effect": "Allow", "Action": "ecr:*", "Resource": "*"});
        let document = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        let inline = json!({"RoleName": "deploy", "PolicyName": "p", "PolicyDocument": document});
        owner.call::<PutRolePolicy>(inline.clone()).await.unwrap();
        assert_eq!(
            owner.call::<GetRolePolicy>(inline.clone()).await.unwrap()["PolicyDocument"],
            encoded(&document)
        );
        let attached = json!({"RoleName": "deploy", "PolicyArn": READ_ONLY});
        owner.call::<AttachRolePolicy>(attached.clone()).await.unwrap();
        let conflict = "DeleteConflict: Cannot delete entity, must";
        let refusal = owner.refusal::<DeleteRole>(role.clone()).await;
        assert_eq!(refusal, format!("{conflict} delete policies first."));
        owner.call::<DeleteRolePolicy>(inline).await.unwrap();
        let refusal = owner.refusal::<DeleteRole>(role.clone()).await;
        assert_eq!(refusal, format!("{conflict} detach all policies first."));
        owner.call::<DetachRolePolicy>(attached).await.unwrap();
        owner.call::<DeleteRole>(role.clone()).await.unwrap();
        let gone = owner.refusal::<GetRole>(role).await;
        assert_eq!(gone, "NoSuchEntity: The role with name deploy cannot be found.");
    }
}
