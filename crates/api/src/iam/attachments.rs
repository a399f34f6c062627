//! Managed policies on users, groups and roles.

use aws::models::iam::{
    AttachGroupPolicy, AttachRolePolicy, AttachUserPolicy, AttachedPolicy, DetachGroupPolicy,
    DetachRolePolicy, DetachUserPolicy, ListAttachedGroupPolicies, ListAttachedGroupPoliciesOutput,
    ListAttachedRolePolicies, ListAttachedRolePoliciesOutput, ListAttachedUserPolicies,
    ListAttachedUserPoliciesOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// A managed policy as lists of attached ones have it.
pub(super) fn attached(arn: String) -> AttachedPolicy {
    let name = arn.rsplit('/').next().unwrap_or_default().to_owned();
    AttachedPolicy { policy_name: Some(name), policy_arn: Some(arn) }
}

/// Whether the path of a managed policy begins with `prefix`.
fn is_under(arn: &str, prefix: &str) -> bool {
    arn.split_once(":policy").is_some_and(|(_, path)| path.starts_with(prefix))
}

/// The three operations of one kind of entity, which `name` names.
macro_rules! attachments {
    ($kind:ident, $name:ident, $attach:ident, $detach:ident, $list:ident -> $listed:ident) => {
        impl Operation for $attach {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                let action = concat!("iam:", stringify!($attach));
                let demand = subject::on(action, Kind::$kind, &input.$name, context);
                vec![demand.with("iam:PolicyARN", &input.policy_arn)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                app.identity.attach_policy(first(grants)?, Kind::$kind, input.policy_arn).await?;
                Ok(Self::Output::default())
            }
        }

        impl Operation for $detach {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                let action = concat!("iam:", stringify!($detach));
                let demand = subject::on(action, Kind::$kind, &input.$name, context);
                vec![demand.with("iam:PolicyARN", &input.policy_arn)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                app.identity.detach_policy(first(grants)?, Kind::$kind, input.policy_arn).await?;
                Ok(Self::Output::default())
            }
        }

        impl Operation for $list {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                vec![subject::on(concat!("iam:", stringify!($list)), Kind::$kind, &input.$name, context)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                let (grant, prefix) = (first(grants)?, input.path_prefix.unwrap_or_default());
                let asked = Asked::read(app, grant, &prefix, input.marker.as_deref(), input.max_items)?;
                let mut policies = app.identity.attached_policies(grant, Kind::$kind).await?;
                policies.retain(|arn| is_under(arn, &prefix));
                let (policies, is_truncated, marker) = asked.of_all(policies);
                let attached_policies = Some(policies.into_iter().map(attached).collect());
                Ok($listed { attached_policies, is_truncated, marker })
            }
        }
    };
}

attachments!(
    User,
    user_name,
    AttachUserPolicy,
    DetachUserPolicy,
    ListAttachedUserPolicies -> ListAttachedUserPoliciesOutput
);
attachments!(
    Group,
    group_name,
    AttachGroupPolicy,
    DetachGroupPolicy,
    ListAttachedGroupPolicies -> ListAttachedGroupPoliciesOutput
);
attachments!(
    Role,
    role_name,
    AttachRolePolicy,
    DetachRolePolicy,
    ListAttachedRolePolicies -> ListAttachedRolePoliciesOutput
);

#[cfg(test)]
mod tests {
    use aws::models::iam::CreateUser;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const OF_ECS: &str = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    fn body(arn: &str) -> Value {
        json!({"UserName": "ada", "PolicyArn": arn})
    }

    async fn with_ada() -> AppInABox {
        let deployment = AppInABox::open().await;
        deployment.owner().call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
        deployment
    }

    #[tokio::test]
    async fn policies_are_attached_listed_by_path_and_detached() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        for arn in [READ_ONLY, OF_ECS, READ_ONLY] {
            owner.call::<AttachUserPolicy>(body(arn)).await.unwrap();
        }
        let all = owner.call::<ListAttachedUserPolicies>(json!({"UserName": "ada"})).await.unwrap();
        assert_eq!(all["AttachedPolicies"].as_array().unwrap().len(), 2);
        let filtered = json!({"UserName": "ada", "PathPrefix": "/service-role/"});
        let filtered = owner.call::<ListAttachedUserPolicies>(filtered).await.unwrap();
        let expected = json!([{"PolicyName": "AmazonECSTaskExecutionRolePolicy", "PolicyArn": OF_ECS}]);
        assert_eq!(filtered, json!({"AttachedPolicies": expected, "IsTruncated": false}));
        owner.call::<DetachUserPolicy>(body(READ_ONLY)).await.unwrap();
        let refusal = owner.refusal::<DetachUserPolicy>(body(READ_ONLY)).await;
        assert_eq!(refusal, format!("NoSuchEntity: Policy {READ_ONLY} was not found."));
    }

    #[tokio::test]
    async fn attached_policies_are_paged() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        for arn in [READ_ONLY, OF_ECS] {
            owner.call::<AttachUserPolicy>(body(arn)).await.unwrap();
        }
        let asked = json!({"UserName": "ada", "MaxItems": 1});
        let first = owner.call::<ListAttachedUserPolicies>(asked).await.unwrap();
        assert_eq!(first["IsTruncated"], true);
        let asked = json!({"UserName": "ada", "MaxItems": 1, "Marker": first["Marker"]});
        let second = owner.call::<ListAttachedUserPolicies>(asked).await.unwrap();
        assert_eq!(second["IsTruncated"], false);
        assert_ne!(first["AttachedPolicies"], second["AttachedPolicies"]);
    }

    #[tokio::test]
    async fn what_can_not_be_attached_is_not() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        let before = deployment.changes().await;
        let gone = "arn:aws:iam::123456789012:policy/gone";
        let foreign = "arn:aws:iam::210987654321:policy/theirs";
        for arn in [gone, foreign, "arn:aws:iam::aws:policy/Unknown"] {
            let refusal = owner.refusal::<AttachUserPolicy>(body(arn)).await;
            assert_eq!(refusal, format!("NoSuchEntity: Policy {arn} does not exist or is not attachable."));
        }
        let not_one = "arn:aws:iam::123456789012:user/ada";
        let refusal = owner.refusal::<AttachUserPolicy>(body(not_one)).await;
        assert_eq!(refusal, format!("InvalidInput: ARN {not_one} is not valid."));
        let of_services = "arn:aws:iam::aws:policy/aws-service-role/ECRReplicationServiceRolePolicy";
        let refusal = owner.refusal::<AttachUserPolicy>(body(of_services)).await;
        assert_eq!(refusal, "PolicyNotAttachable: Cannot attach a Service Role Policy to a Customer Role.");
        assert_eq!(deployment.changes().await, before);
    }

    #[tokio::test]
    async fn a_user_has_ten_managed_policies_at_most() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        let all =
            identity::managed_policy::all().iter().filter(|policy| policy.path() != "/aws-service-role/");
        let arns: Vec<_> = all.map(|policy| policy.arn).collect();
        for arn in &arns[..10] {
            owner.call::<AttachUserPolicy>(body(arn)).await.unwrap();
        }
        let refusal = owner.refusal::<AttachUserPolicy>(body(arns[10])).await;
        assert_eq!(refusal, "LimitExceeded: Cannot exceed quota for PoliciesPerUser: 10");
        owner.call::<AttachUserPolicy>(body(arns[0])).await.unwrap();
    }
}
