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

#[cfg(test)]
mod tests {
    use aws::models::iam::{CreateGroup, CreateUser};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    fn document(resource: &str) -> String {
        let statement =
            json!({"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": resource});
        json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
    }

    fn put(name: &str, document: &str) -> Value {
        json!({"UserName": "ada", "PolicyName": name, "PolicyDocument": document})
    }

    async fn with_ada() -> AppInABox {
        let deployment = AppInABox::open().await;
        deployment.owner().call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
        deployment
    }

    #[tokio::test]
    async fn a_policy_is_put_read_encoded_listed_and_deleted() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        let named = |name: &str| json!({"UserName": "ada", "PolicyName": name});
        for name in ["b", "a"] {
            owner.call::<PutUserPolicy>(put(name, &document("*"))).await.unwrap();
        }
        let listed = owner.call::<ListUserPolicies>(json!({"UserName": "ada"})).await.unwrap();
        assert_eq!(listed, json!({"PolicyNames": ["a", "b"], "IsTruncated": false}));
        let found = owner.call::<GetUserPolicy>(named("a")).await.unwrap();
        let encoded = found["PolicyDocument"].as_str().unwrap();
        assert!(encoded.starts_with("%7B%22Statement%22%3A%5B%7B%22Action%22%3A"), "{encoded}");
        let read = percent_encoding::percent_decode_str(encoded).decode_utf8().unwrap();
        assert_eq!(read, document("*"));
        owner.call::<DeleteUserPolicy>(named("a")).await.unwrap();
        let missing = "NoSuchEntity: The user policy with name a cannot be found.";
        assert_eq!(owner.refusal::<GetUserPolicy>(named("a")).await, missing);
        assert_eq!(owner.refusal::<DeleteUserPolicy>(named("a")).await, missing);
    }

    #[tokio::test]
    async fn a_document_that_is_not_right_changes_nothing() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        owner.call::<PutUserPolicy>(put("own", &document("*"))).await.unwrap();
        let before = deployment.changes().await;
        for (text, refusal) in [
            ("{", "Syntax errors in policy."),
            ("[]", "Syntax errors in policy."),
            (
                &document("*").replace("2012-10-17", "2008-10-17"),
                "Policy document must be version 2012-10-17 or greater.",
            ),
            (&document("web"), "Resource web must be in ARN format or \"*\"."),
            (&document("arn:b:ecr:*:*:*"), "Partition \"b\" is not valid for resource \"arn:b:ecr:*:*:*\"."),
        ] {
            let expected = format!("MalformedPolicyDocument: {refusal}");
            assert_eq!(owner.refusal::<PutUserPolicy>(put("own", text)).await, expected, "{text}");
        }
        assert_eq!(deployment.changes().await, before);
    }

    #[tokio::test]
    async fn the_policies_of_a_user_have_one_size_without_white_space() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        let resource = |length: usize| format!("arn:aws:ecr:*:*:{}", "r".repeat(length));
        owner.call::<PutUserPolicy>(put("a", &document(&resource(1000)))).await.unwrap();
        let spaced = format!("{}{}", document(&resource(700)), " ".repeat(2000));
        owner.call::<PutUserPolicy>(put("b", &spaced)).await.unwrap();
        let refusal = owner.refusal::<PutUserPolicy>(put("c", &document(&resource(300)))).await;
        assert_eq!(refusal, "LimitExceeded: Maximum policy size of 2048 bytes exceeded for user ada");
        owner.call::<PutUserPolicy>(put("b", &document(&resource(100)))).await.unwrap();
        owner.call::<PutUserPolicy>(put("c", &document(&resource(300)))).await.unwrap();
    }

    #[tokio::test]
    async fn groups_hold_policies_too() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let put = json!({"GroupName": "team", "PolicyName": "own", "PolicyDocument": document("*")});
        let missing = "NoSuchEntity: The group with name team cannot be found.";
        assert_eq!(owner.refusal::<PutGroupPolicy>(put.clone()).await, missing);
        owner.call::<CreateGroup>(json!({"GroupName": "team"})).await.unwrap();
        owner.call::<PutGroupPolicy>(put).await.unwrap();
        let found = owner.call::<GetGroupPolicy>(json!({"GroupName": "team", "PolicyName": "own"})).await;
        assert_eq!(found.unwrap()["GroupName"], "team");
        let none = owner.refusal::<GetGroupPolicy>(json!({"GroupName": "team", "PolicyName": "x"})).await;
        assert_eq!(none, "NoSuchEntity: The group policy with name x cannot be found.");
    }
}
