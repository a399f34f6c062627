use aws::models::iam::{ListGroups, ListGroupsInput, ListGroupsOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{group, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListGroups {
    fn demands(input: &ListGroupsInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on_path("iam:ListGroups", Kind::Group, input.path_prefix.as_deref(), context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListGroupsInput,
    ) -> Result<ListGroupsOutput, Failure> {
        let (grant, prefix) = (first(grants)?, subject::path(input.path_prefix));
        let asked = Asked::read(app, grant, &prefix, input.marker.as_deref(), input.max_items)?;
        let page = app.identity.entities(grant, Kind::Group, &prefix, asked.place()).await?;
        let (is_truncated, marker) = asked.turn(&page, |group| &group.name);
        let groups = page.items.into_iter().map(group::written).collect();
        Ok(ListGroupsOutput { groups, is_truncated, marker })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::CreateGroup;
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn groups_are_listed_by_name_under_a_path() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for (name, path) in [("b", "/team/"), ("a", "/team/"), ("c", "/")] {
            owner.call::<CreateGroup>(json!({"GroupName": name, "Path": path})).await.unwrap();
        }
        let listed = owner.call::<ListGroups>(json!({"PathPrefix": "/team/"})).await.unwrap();
        let groups = listed["Groups"].as_array().unwrap();
        let names: Vec<_> = groups.iter().map(|group| group["GroupName"].as_str().unwrap()).collect();
        assert_eq!(names, ["a", "b"]);
        let refusal = owner.refusal::<CreateGroup>(json!({"GroupName": "a"})).await;
        assert_eq!(refusal, "EntityAlreadyExists: Group with name a already exists.");
    }
}
