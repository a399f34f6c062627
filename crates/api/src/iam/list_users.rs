use aws::models::iam::{ListUsers, ListUsersInput, ListUsersOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{subject, user};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListUsers {
    fn demands(input: &ListUsersInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on_path("iam:ListUsers", Kind::User, input.path_prefix.as_deref(), context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListUsersInput,
    ) -> Result<ListUsersOutput, Failure> {
        let (grant, prefix) = (first(grants)?, subject::path(input.path_prefix));
        let asked = Asked::read(app, grant, &prefix, input.marker.as_deref(), input.max_items)?;
        let page = app.identity.entities(grant, Kind::User, &prefix, asked.place()).await?;
        let (is_truncated, marker) = asked.turn(&page, |user| &user.name);
        Ok(ListUsersOutput {
            users: page.items.into_iter().map(user::listed).collect(),
            is_truncated,
            marker,
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::CreateUser;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    fn names(answer: &Value) -> Vec<&str> {
        let users = answer["Users"].as_array().unwrap();
        users.iter().map(|user| user["UserName"].as_str().unwrap()).collect()
    }

    async fn with_three() -> AppInABox {
        let deployment = AppInABox::open().await;
        for (name, path) in [("b", "/team/"), ("A", "/"), ("c", "/team/web/")] {
            let body = json!({"UserName": name, "Path": path});
            deployment.owner().call::<CreateUser>(body).await.unwrap();
        }
        deployment
    }

    #[tokio::test]
    async fn a_list_is_paged_by_name_whatever_the_case() {
        let deployment = with_three().await;
        let owner = deployment.owner();
        let first = owner.call::<ListUsers>(json!({"MaxItems": 2})).await.unwrap();
        assert_eq!((names(&first), &first["IsTruncated"]), (vec!["A", "b"], &json!(true)));
        let body = json!({"MaxItems": 2, "Marker": first["Marker"]});
        let second = owner.call::<ListUsers>(body).await.unwrap();
        assert_eq!((names(&second), &second["IsTruncated"]), (vec!["c"], &json!(false)));
        assert_eq!(second.get("Marker"), None);
    }

    #[tokio::test]
    async fn a_path_prefix_filters_and_its_markers_fit_no_other() {
        let deployment = with_three().await;
        let owner = deployment.owner();
        let body = json!({"PathPrefix": "/team/", "MaxItems": 1});
        let first = owner.call::<ListUsers>(body).await.unwrap();
        assert_eq!(names(&first), ["b"]);
        let body = json!({"PathPrefix": "/team/", "Marker": first["Marker"]});
        assert_eq!(names(&owner.call::<ListUsers>(body).await.unwrap()), ["c"]);
        let refusal = owner.refusal::<ListUsers>(json!({"Marker": first["Marker"]})).await;
        assert!(refusal.starts_with("ValidationError: Invalid Marker"), "{refusal}");
    }

    #[tokio::test]
    async fn accounts_do_not_see_each_others_users() {
        let deployment = with_three().await;
        let theirs = deployment.stranger().call::<ListUsers>(json!({})).await.unwrap();
        assert_eq!(theirs, json!({"Users": [], "IsTruncated": false}));
    }
}
