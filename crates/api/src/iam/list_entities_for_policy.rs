use aws::models::iam::{
    ListEntitiesForPolicy, ListEntitiesForPolicyInput, ListEntitiesForPolicyOutput, PolicyGroup, PolicyRole,
    PolicyUser,
};
use iam::{Demand, Grant};
use identity::{Entity, Kind};

use super::pages::Asked;
use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListEntitiesForPolicy {
    fn demands(input: &ListEntitiesForPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn("iam:ListEntitiesForPolicy", Kind::Policy, &input.policy_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListEntitiesForPolicyInput,
    ) -> Result<ListEntitiesForPolicyOutput, Failure> {
        let (grant, prefix) = (first(grants)?, subject::path(input.path_prefix));
        let (kind, usage) = (input.entity_filter.unwrap_or_default(), input.policy_usage_filter);
        let filter = format!("{prefix}\n{kind}\n{usage:?}");
        let asked = Asked::read(app, grant, &filter, input.marker.as_deref(), input.max_items)?;
        let mut held = Vec::new();
        for (bounds, name) in [(false, "PermissionsPolicy"), (true, "PermissionsBoundary")] {
            if usage.as_deref().is_none_or(|usage| usage == name) {
                held.extend(app.identity.policy_holders(grant, bounds).await?);
            }
        }
        held.sort_by(|one, other| (&one.kind, &one.name).cmp(&(&other.kind, &other.name)));
        held.dedup_by(|one, other| one.id == other.id);
        held.retain(|entity| entity.path.starts_with(&prefix) && is_asked(&kind, entity));
        let (held, is_truncated, marker) = asked.of_all(held);
        let mut output = ListEntitiesForPolicyOutput { is_truncated, marker, ..Default::default() };
        for Entity { kind, name, id, .. } in held {
            let (name, id) = (Some(name), Some(id));
            match &*kind {
                "user" => list(&mut output.policy_users, PolicyUser { user_name: name, user_id: id }),
                "group" => list(&mut output.policy_groups, PolicyGroup { group_name: name, group_id: id }),
                _ => list(&mut output.policy_roles, PolicyRole { role_name: name, role_id: id }),
            }
        }
        Ok(output)
    }
}

/// Whether `EntityFilter` lets an entity through.
fn is_asked(filter: &str, entity: &Entity) -> bool {
    match filter {
        "User" => entity.kind == "user",
        "Group" => entity.kind == "group",
        "Role" => entity.kind == "role",
        "LocalManagedPolicy" | "AWSManagedPolicy" => false,
        _ => true,
    }
}

fn list<T>(items: &mut Option<Vec<T>>, item: T) {
    items.get_or_insert_default().push(item);
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        AttachGroupPolicy, AttachUserPolicy, CreateGroup, CreateUser, PutUserPermissionsBoundary,
    };
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    const ADMIN: &str = "arn:aws:iam::aws:policy/AdministratorAccess";

    #[tokio::test]
    async fn holders_are_told_by_kind_and_use() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for name in ["ada", "bea"] {
            owner.call::<CreateUser>(json!({"UserName": name})).await.unwrap();
        }
        owner.call::<CreateGroup>(json!({"GroupName": "all"})).await.unwrap();
        owner.call::<AttachUserPolicy>(json!({"UserName": "ada", "PolicyArn": ADMIN})).await.unwrap();
        owner.call::<AttachGroupPolicy>(json!({"GroupName": "all", "PolicyArn": ADMIN})).await.unwrap();
        let bounded = json!({"UserName": "bea", "PermissionsBoundary": ADMIN});
        owner.call::<PutUserPermissionsBoundary>(bounded).await.unwrap();
        for (asked, users, groups) in [
            (json!({}), vec!["ada", "bea"], 1),
            (json!({"PolicyUsageFilter": "PermissionsPolicy"}), vec!["ada"], 1),
            (json!({"PolicyUsageFilter": "PermissionsBoundary"}), vec!["bea"], 0),
            (json!({"EntityFilter": "User"}), vec!["ada", "bea"], 0),
            (json!({"PathPrefix": "/none/"}), vec![], 0),
        ] {
            let mut body = asked;
            body["PolicyArn"] = json!(ADMIN);
            let held = owner.call::<ListEntitiesForPolicy>(body).await.unwrap();
            let named = held["PolicyUsers"].as_array().into_iter().flatten();
            assert_eq!(named.map(|user| user["UserName"].as_str().unwrap()).collect::<Vec<_>>(), users);
            assert_eq!(held["PolicyGroups"].as_array().map_or(0, Vec::len), groups);
        }
        let missing = json!({"PolicyArn": "arn:aws:iam::123456789012:policy/none"});
        assert!(owner.refusal::<ListEntitiesForPolicy>(missing).await.starts_with("NoSuchEntity: "));
    }
}
