use aws::Timestamp;
use aws::models::iam::{GetUser, GetUserInput, GetUserOutput, User};
use iam::{Arn, Demand, Grant};
use identity::Kind;

use super::{oneself, user};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetUser {
    fn demands(input: &GetUserInput, context: &Context<'_>) -> Vec<Demand> {
        vec![oneself::demand("iam:GetUser", input.user_name.as_deref(), context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: GetUserInput,
    ) -> Result<GetUserOutput, Failure> {
        oneself::check(input.user_name.as_deref(), context)?;
        let grant = first(grants)?;
        if grant.resource().is_none() {
            return Ok(GetUserOutput { user: root(app, grant).await? });
        }
        Ok(GetUserOutput { user: user::described(app.identity.entity(grant, Kind::User).await?) })
    }
}

/// The root user, who has neither a name nor a path.
async fn root(app: &App, grant: &Grant) -> Result<User, Failure> {
    Ok(User {
        user_id: grant.account().to_string(),
        arn: Arn::root(grant.account()).to_string(),
        create_date: Timestamp::from_micros(app.identity.account_made_at(grant).await?),
        ..User::default()
    })
}

#[cfg(test)]
mod tests {
    use aws::models::iam::CreateUser;
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn root_gets_itself() {
        let deployment = AppInABox::open().await;
        let answer = deployment.owner().call::<GetUser>(json!({})).await.unwrap();
        assert_eq!(answer["User"]["Arn"], "arn:aws:iam::123456789012:root");
        assert_eq!(answer["User"]["UserId"], "123456789012");
    }

    #[tokio::test]
    async fn a_refusal_does_not_tell_who_is_there() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let tags = json!([{"Key": "team", "Value": "secret"}]);
        let hidden = json!({"UserName": "Hidden", "Path": "/a/b/", "Tags": tags});
        owner.call::<CreateUser>(hidden).await.unwrap();
        let other = json!({"Effect": "Allow", "Action": "ecr:*", "Resource": "*"});
        let denied = json!({"Effect": "Deny", "Action": "*", "Resource": "arn:aws:iam::*:user/a/*"});
        let tagged = json!({"Effect": "Deny", "Action": "*", "Resource": "*",
            "Condition": {"StringEquals": {"aws:ResourceTag/team": "secret"}}});
        for (name, policy) in [("ann", other), ("bob", denied), ("cat", tagged)] {
            let user = deployment.user(name, policy).await;
            let hidden = user.refusal::<GetUser>(json!({"UserName": "hidden"})).await;
            let nobody = user.refusal::<GetUser>(json!({"UserName": "nobody"})).await;
            assert_eq!(hidden, nobody.replace("nobody", "hidden"), "{name}");
            assert!(
                hidden.contains("on resource: arn:aws:iam::123456789012:user/hidden because no identity"),
                "{hidden}"
            );
        }
    }

    #[tokio::test]
    async fn nobody_is_found_who_is_not_there() {
        let deployment = AppInABox::open().await;
        let refusal = deployment.owner().refusal::<GetUser>(json!({"UserName": "ada"})).await;
        assert_eq!(refusal, "NoSuchEntity: The user with name ada cannot be found.");
    }
}
