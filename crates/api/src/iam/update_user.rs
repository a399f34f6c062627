use aws::models::iam::{UpdateUser, UpdateUserInput, UpdateUserOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateUser {
    fn demands(input: &UpdateUserInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:UpdateUser", Kind::User, &input.user_name, context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: UpdateUserInput,
    ) -> Result<UpdateUserOutput, Failure> {
        let (grant, path, name) = (first(grants)?, input.new_path, input.new_user_name);
        let new = (path.as_deref(), name.as_deref());
        subject::may_become(app, context, grant, Kind::User, new).await?;
        app.identity.update_user(grant, name, path).await?;
        Ok(UpdateUserOutput::default())
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{CreateUser, GetUser};
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn a_user_takes_another_name_and_path_and_stays_itself() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let made = owner.call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap()["User"].clone();
        let body = json!({"UserName": "ada", "NewUserName": "Ada", "NewPath": "/team/"});
        owner.call::<UpdateUser>(body).await.unwrap();
        let found = owner.call::<GetUser>(json!({"UserName": "Ada"})).await.unwrap()["User"].clone();
        assert_eq!(found["UserId"], made["UserId"]);
        assert_eq!(found["Arn"], "arn:aws:iam::123456789012:user/team/Ada");
        owner.call::<UpdateUser>(json!({"UserName": "Ada", "NewUserName": "grace"})).await.unwrap();
        let found = owner.call::<GetUser>(json!({"UserName": "grace"})).await.unwrap()["User"].clone();
        assert_eq!(found["Arn"], "arn:aws:iam::123456789012:user/team/grace");
    }

    #[tokio::test]
    async fn a_name_that_is_taken_is_not_given_twice() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for name in ["ada", "grace"] {
            owner.call::<CreateUser>(json!({"UserName": name})).await.unwrap();
        }
        let body = json!({"UserName": "ada", "NewUserName": "GRACE"});
        let refusal = owner.refusal::<UpdateUser>(body).await;
        assert!(refusal.starts_with("EntityAlreadyExists: User with name "), "{refusal}");
        let body = json!({"UserName": "nobody", "NewUserName": "somebody"});
        let missing = "NoSuchEntity: The user with name nobody cannot be found.";
        assert_eq!(owner.refusal::<UpdateUser>(body).await, missing);
    }
}
