use aws::models::iam::{CreateUser, CreateUserInput, CreateUserOutput};
use iam::{Demand, Grant};
use identity::{Kind, NewUser};

use super::{subject, tags, user};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateUser {
    fn demands(input: &CreateUserInput, context: &Context<'_>) -> Vec<Demand> {
        let path = input.path.as_deref().unwrap_or("/");
        let demand = subject::under("iam:CreateUser", Kind::User, path, &input.user_name, context);
        let demand = tags::demanded(demand, input.tags.as_deref());
        vec![subject::bounded(demand, input.permissions_boundary.as_deref())]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateUserInput,
    ) -> Result<CreateUserOutput, Failure> {
        let (path, tags) = (subject::path(input.path), tags::read(input.tags)?);
        let new = NewUser { path, tags, boundary: input.permissions_boundary };
        let made = app.identity.create_user(first(grants)?, new).await?;
        Ok(CreateUserOutput { user: Some(user::described(made)) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{GetUser, ListUsers};
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, START};

    #[tokio::test]
    async fn a_user_is_made_and_found_whatever_the_case() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let body = json!({
            "UserName": "Ada",
            "Path": "/team/",
            "Tags": [{"Key": "b", "Value": "2"}, {"Key": "a", "Value": "1"}],
            "PermissionsBoundary": "arn:aws:iam::aws:policy/ReadOnlyAccess",
        });
        let made = owner.call::<CreateUser>(body).await.unwrap()["User"].clone();
        assert_eq!(made["Arn"], "arn:aws:iam::123456789012:user/team/Ada");
        assert_eq!(made["CreateDate"], json!(START as f64));
        let boundary = json!({
            "PermissionsBoundaryType": "PermissionsBoundaryPolicy",
            "PermissionsBoundaryArn": "arn:aws:iam::aws:policy/ReadOnlyAccess",
        });
        assert_eq!(made["PermissionsBoundary"], boundary);
        let found = owner.call::<GetUser>(json!({"UserName": "ADA"})).await.unwrap()["User"].clone();
        let tags = json!([{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]);
        assert_eq!((&found["UserId"], &found["Tags"]), (&made["UserId"], &tags));
    }

    #[tokio::test]
    async fn a_name_is_taken_whatever_its_case() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
        let refusal = owner.refusal::<CreateUser>(json!({"UserName": "ADA"})).await;
        assert_eq!(refusal, "EntityAlreadyExists: User with name ada already exists.");
        deployment.stranger().call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
    }

    #[tokio::test]
    async fn what_is_not_right_makes_no_user() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let twice = json!([{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}]);
        for (body, refusal) in [
            (
                json!({"UserName": "ada", "Tags": twice}),
                "InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            ),
            (
                json!({"UserName": "ada", "PermissionsBoundary": "arn:aws:iam::123456789012:policy/none"}),
                "NoSuchEntity: Scope ARN: arn:aws:iam::123456789012:policy/none does not exist or is not \
                 attachable.",
            ),
        ] {
            assert_eq!(owner.refusal::<CreateUser>(body).await, refusal);
        }
        let listed = owner.call::<ListUsers>(json!({})).await.unwrap();
        assert_eq!(listed, json!({"Users": [], "IsTruncated": false}));
    }
}
