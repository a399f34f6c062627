use aws::models::iam::{AddUserToGroup, AddUserToGroupInput, AddUserToGroupOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for AddUserToGroup {
    fn demands(input: &AddUserToGroupInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:AddUserToGroup", Kind::Group, &input.group_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: AddUserToGroupInput,
    ) -> Result<AddUserToGroupOutput, Failure> {
        app.identity.add_to_group(first(grants)?, input.user_name).await?;
        Ok(AddUserToGroupOutput::default())
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        CreateGroup, CreateUser, DeleteGroup, GetGroup, ListGroupsForUser, RemoveUserFromGroup, UpdateGroup,
    };
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn members_are_added_shown_and_removed() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let group = owner.call::<CreateGroup>(json!({"GroupName": "team", "Path": "/web/"})).await.unwrap();
        for name in ["ada", "grace"] {
            owner.call::<CreateUser>(json!({"UserName": name})).await.unwrap();
            let body = json!({"GroupName": "team", "UserName": name});
            owner.call::<AddUserToGroup>(body.clone()).await.unwrap();
            owner.call::<AddUserToGroup>(body).await.unwrap();
        }
        let first = owner.call::<GetGroup>(json!({"GroupName": "team", "MaxItems": 1})).await.unwrap();
        assert_eq!((&first["Group"], &first["IsTruncated"]), (&group["Group"], &json!(true)));
        let rest = json!({"GroupName": "team", "Marker": first["Marker"]});
        let rest = owner.call::<GetGroup>(rest).await.unwrap();
        assert_eq!(rest["Users"].as_array().unwrap().len(), 1);
        owner.call::<UpdateGroup>(json!({"GroupName": "team", "NewGroupName": "crew"})).await.unwrap();
        let groups = owner.call::<ListGroupsForUser>(json!({"UserName": "ada"})).await.unwrap();
        assert_eq!(groups["Groups"][0]["Arn"], "arn:aws:iam::123456789012:group/web/crew");
        let refusal = owner.refusal::<DeleteGroup>(json!({"GroupName": "crew"})).await;
        assert_eq!(refusal, "DeleteConflict: Cannot delete entity, must remove users from group first.");
        for name in ["ada", "grace", "ada"] {
            let body = json!({"GroupName": "crew", "UserName": name});
            owner.call::<RemoveUserFromGroup>(body).await.unwrap();
        }
        owner.call::<DeleteGroup>(json!({"GroupName": "crew"})).await.unwrap();
    }

    #[tokio::test]
    async fn both_must_be_there_and_a_user_is_in_ten_groups_at_most() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
        let add = |group: &str, user: &str| json!({"GroupName": group, "UserName": user});
        let refusal = owner.refusal::<AddUserToGroup>(add("team", "ada")).await;
        assert_eq!(refusal, "NoSuchEntity: The group with name team cannot be found.");
        for n in 0..11 {
            owner.call::<CreateGroup>(json!({"GroupName": format!("g{n}")})).await.unwrap();
        }
        let refusal = owner.refusal::<AddUserToGroup>(add("g0", "eve")).await;
        assert_eq!(refusal, "NoSuchEntity: The user with name eve cannot be found.");
        for n in 0..10 {
            owner.call::<AddUserToGroup>(add(&format!("g{n}"), "ada")).await.unwrap();
        }
        let refusal = owner.refusal::<AddUserToGroup>(add("g10", "ada")).await;
        assert_eq!(refusal, "LimitExceeded: Cannot exceed quota for GroupsPerUser: 10");
    }
}
