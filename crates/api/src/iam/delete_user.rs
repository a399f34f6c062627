use aws::models::iam::{DeleteUser, DeleteUserInput, DeleteUserOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteUser {
    fn demands(input: &DeleteUserInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:DeleteUser", Kind::User, &input.user_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteUserInput,
    ) -> Result<DeleteUserOutput, Failure> {
        app.identity.delete_user(first(grants)?).await?;
        Ok(DeleteUserOutput::default())
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        AddUserToGroup, AttachUserPolicy, CreateAccessKey, CreateGroup, CreateUser, DeleteAccessKey,
        DeleteUserPolicy, DetachUserPolicy, GetUser, PutUserPolicy, RemoveUserFromGroup,
    };
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    const POLICY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const DOCUMENT: &str =
        r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}}"#;

    /// Makes the user `ada`, with one of everything that keeps a user from being deleted; answers its key's id.
    async fn entangled(owner: &Actor<'_>) -> String {
        let ada = json!({"UserName": "ada"});
        owner.call::<CreateUser>(ada.clone()).await.unwrap();
        owner.call::<CreateGroup>(json!({"GroupName": "team"})).await.unwrap();
        owner.call::<AddUserToGroup>(json!({"UserName": "ada", "GroupName": "team"})).await.unwrap();
        let attach = json!({"UserName": "ada", "PolicyArn": POLICY});
        owner.call::<AttachUserPolicy>(attach).await.unwrap();
        let put = json!({"UserName": "ada", "PolicyName": "own", "PolicyDocument": DOCUMENT});
        owner.call::<PutUserPolicy>(put).await.unwrap();
        let made = owner.call::<CreateAccessKey>(ada).await.unwrap();
        made["AccessKey"]["AccessKeyId"].as_str().unwrap().to_owned()
    }

    #[tokio::test]
    async fn what_hangs_on_a_user_goes_first_in_awss_order() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let key = entangled(&owner).await;
        let ada = || json!({"UserName": "ada"});
        let refused = async |what: &str| {
            let refusal = owner.refusal::<DeleteUser>(ada()).await;
            assert_eq!(refusal, format!("DeleteConflict: Cannot delete entity, must {what} first."));
        };
        refused("delete policies").await;
        owner.call::<DeleteUserPolicy>(json!({"UserName": "ada", "PolicyName": "own"})).await.unwrap();
        refused("detach all policies").await;
        owner.call::<DetachUserPolicy>(json!({"UserName": "ada", "PolicyArn": POLICY})).await.unwrap();
        refused("delete access keys").await;
        owner.call::<DeleteAccessKey>(json!({"UserName": "ada", "AccessKeyId": key})).await.unwrap();
        refused("remove users from group").await;
        owner.call::<RemoveUserFromGroup>(json!({"UserName": "ada", "GroupName": "team"})).await.unwrap();
        owner.call::<DeleteUser>(ada()).await.unwrap();
        let missing = "NoSuchEntity: The user with name ada cannot be found.";
        assert_eq!(owner.refusal::<GetUser>(ada()).await, missing);
        assert_eq!(owner.refusal::<DeleteUser>(ada()).await, missing);
    }

    #[tokio::test]
    async fn a_user_that_is_made_again_is_another_one() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let ada = || json!({"UserName": "ada", "Tags": [{"Key": "team", "Value": "web"}]});
        let first = owner.call::<CreateUser>(ada()).await.unwrap()["User"]["UserId"].clone();
        owner.call::<DeleteUser>(json!({"UserName": "ada"})).await.unwrap();
        owner.call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
        let second = owner.call::<GetUser>(json!({"UserName": "ada"})).await.unwrap()["User"].clone();
        assert_ne!(second["UserId"], first);
        assert_eq!(second.get("Tags"), None);
    }
}
