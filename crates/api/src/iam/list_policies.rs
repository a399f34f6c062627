use aws::models::iam::{ListPolicies, ListPoliciesInput, ListPoliciesOutput};
use iam::{Demand, Grant};
use identity::Scope;

use super::pages::Asked;
use super::{policy, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListPolicies {
    fn demands(_input: &ListPoliciesInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:ListPolicies", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListPoliciesInput,
    ) -> Result<ListPoliciesOutput, Failure> {
        let (grant, prefix) = (first(grants)?, subject::path(input.path_prefix));
        let (scope, usage) = (input.scope.unwrap_or_default(), input.policy_usage_filter);
        let only_attached = input.only_attached.unwrap_or(false);
        let filter = format!("{prefix}\n{scope}\n{only_attached}\n{usage:?}");
        let asked = Asked::read(app, grant, &filter, input.marker.as_deref(), input.max_items)?;
        let scope = match &*scope {
            "AWS" => Scope::Aws,
            "Local" => Scope::Own,
            _ => Scope::All,
        };
        let mut all = app.identity.policies(grant, scope, &prefix).await?;
        all.retain(|policy| match usage.as_deref() {
            Some("PermissionsPolicy") => policy.attached > 0,
            Some("PermissionsBoundary") => policy.bounds > 0,
            _ => !only_attached || policy.attached > 0,
        });
        let (policies, is_truncated, marker) = asked.of_all(all);
        let policies = Some(policies.into_iter().map(policy::listed).collect());
        Ok(ListPoliciesOutput { policies, is_truncated, marker })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{AttachUserPolicy, CreatePolicy, CreateUser, PutUserPermissionsBoundary};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    const ADMIN: &str = "arn:aws:iam::aws:policy/AdministratorAccess";

    async fn names(owner: &Actor<'_>, body: Value) -> Vec<String> {
        let listed = owner.call::<ListPolicies>(body).await.unwrap();
        let name = |policy: &Value| policy["PolicyName"].as_str().unwrap().to_owned();
        listed["Policies"].as_array().unwrap().iter().map(name).collect()
    }

    async fn with_policies(owner: &Actor<'_>) {
        let statement = json!({"Effect": "Allow", "Action": "ecr:*", "Resource": "*"});
        let document = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        for (name, path) in [("b", "/x/"), ("a", "/")] {
            let body = json!({"PolicyName": name, "Path": path, "PolicyDocument": document});
            owner.call::<CreatePolicy>(body).await.unwrap();
        }
        let attached = json!({"UserName": "ada", "PolicyArn": ADMIN});
        owner.call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
        owner.call::<AttachUserPolicy>(attached).await.unwrap();
        let boundary =
            json!({"UserName": "ada", "PermissionsBoundary": "arn:aws:iam::123456789012:policy/a"});
        owner.call::<PutUserPermissionsBoundary>(boundary).await.unwrap();
    }

    #[tokio::test]
    async fn scopes_paths_and_uses_choose() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_policies(&owner).await;
        assert_eq!(names(&owner, json!({"Scope": "Local"})).await, ["a", "b"]);
        assert_eq!(names(&owner, json!({"PathPrefix": "/x/"})).await, ["b"]);
        assert_eq!(names(&owner, json!({"OnlyAttached": true})).await, ["AdministratorAccess"]);
        let bounds = json!({"PolicyUsageFilter": "PermissionsBoundary"});
        assert_eq!(names(&owner, bounds).await, ["a"]);
        assert!(names(&owner, json!({"Scope": "AWS"})).await.contains(&"PowerUserAccess".to_owned()));
        let all = names(&owner, json!({})).await;
        assert_eq!(all.len(), 2 + identity::managed_policy::all().len());
        // Another account's uses are not its own.
        assert!(names(&deployment.stranger(), json!({"OnlyAttached": true})).await.is_empty());
    }

    #[tokio::test]
    async fn pages_follow_one_another() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_policies(&owner).await;
        let body = json!({"Scope": "Local", "MaxItems": 1});
        let first = owner.call::<ListPolicies>(body.clone()).await.unwrap();
        assert_eq!(first["IsTruncated"], true);
        let mut next = body;
        next["Marker"] = first["Marker"].clone();
        assert_eq!(names(&owner, next).await, ["b"]);
        let elsewhere = json!({"Scope": "AWS", "Marker": first["Marker"]});
        assert!(owner.refusal::<ListPolicies>(elsewhere).await.starts_with("ValidationError: "));
    }
}
