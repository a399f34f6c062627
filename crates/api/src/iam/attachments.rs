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
