//! Inline policies of users, groups and roles.

use aws::models::iam::{
    DeleteGroupPolicy, DeleteRolePolicy, DeleteUserPolicy, GetGroupPolicy, GetGroupPolicyOutput,
    GetRolePolicy, GetRolePolicyOutput, GetUserPolicy, GetUserPolicyOutput, ListGroupPolicies,
    ListGroupPoliciesOutput, ListRolePolicies, ListRolePoliciesOutput, ListUserPolicies,
    ListUserPoliciesOutput, PutGroupPolicy, PutRolePolicy, PutUserPolicy,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{documents, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// The four operations of one kind of entity, which `name` names.
macro_rules! inline_policies {
    (
        $kind:ident, $name:ident,
        $put:ident, $delete:ident, $get:ident -> $got:ident, $list:ident -> $listed:ident
    ) => {
        impl Operation for $put {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                vec![subject::on(concat!("iam:", stringify!($put)), Kind::$kind, &input.$name, context)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                let (grant, name, document) = (first(grants)?, input.policy_name, input.policy_document);
                app.identity.put_inline_policy(grant, Kind::$kind, name, document).await?;
                Ok(Self::Output::default())
            }
        }

        impl Operation for $delete {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                vec![subject::on(concat!("iam:", stringify!($delete)), Kind::$kind, &input.$name, context)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                app.identity.delete_inline_policy(first(grants)?, Kind::$kind, input.policy_name).await?;
                Ok(Self::Output::default())
            }
        }

        impl Operation for $get {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                vec![subject::on(concat!("iam:", stringify!($get)), Kind::$kind, &input.$name, context)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                let name = &input.policy_name;
                let document = app.identity.inline_policy(first(grants)?, Kind::$kind, name).await?;
                let policy_document = documents::encoded(&document);
                Ok($got { $name: input.$name, policy_name: input.policy_name, policy_document })
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
                let grant = first(grants)?;
                let asked = Asked::read(app, grant, "", input.marker.as_deref(), input.max_items)?;
                let page = app.identity.inline_policies(grant, Kind::$kind, asked.place()).await?;
                let (is_truncated, marker) = asked.turn(&page, String::as_str);
                Ok($listed { policy_names: page.items, is_truncated, marker })
            }
        }
    };
}

inline_policies!(
    User,
    user_name,
    PutUserPolicy,
    DeleteUserPolicy,
    GetUserPolicy -> GetUserPolicyOutput,
    ListUserPolicies -> ListUserPoliciesOutput
);
inline_policies!(
    Group,
    group_name,
    PutGroupPolicy,
    DeleteGroupPolicy,
    GetGroupPolicy -> GetGroupPolicyOutput,
    ListGroupPolicies -> ListGroupPoliciesOutput
);
inline_policies!(
    Role,
    role_name,
    PutRolePolicy,
    DeleteRolePolicy,
    GetRolePolicy -> GetRolePolicyOutput,
    ListRolePolicies -> ListRolePoliciesOutput
);
