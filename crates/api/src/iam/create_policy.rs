use aws::models::iam::{CreatePolicy, CreatePolicyInput, CreatePolicyOutput};
use iam::{Demand, Grant};
use identity::{Kind, NewPolicy};

use super::{policy, subject, tags};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreatePolicy {
    fn demands(input: &CreatePolicyInput, context: &Context<'_>) -> Vec<Demand> {
        let path = input.path.as_deref().unwrap_or("/");
        let demand = subject::under("iam:CreatePolicy", Kind::Policy, path, &input.policy_name, context);
        vec![tags::demanded(demand, input.tags.as_deref())]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreatePolicyInput,
    ) -> Result<CreatePolicyOutput, Failure> {
        let new = NewPolicy {
            path: subject::path(input.path),
            document: input.policy_document,
            description: input.description,
            tags: tags::read(input.tags)?,
        };
        let made = app.identity.create_policy(first(grants)?, new).await?;
        // AWS leaves the description to GetPolicy.
        Ok(CreatePolicyOutput {
            policy: Some(policy::described(identity::Policy { description: None, ..made })),
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        AttachRolePolicy, CreateRole, DeletePolicy, DetachRolePolicy, GetPolicy, ListPolicies,
        ListPolicyTags, TagPolicy, UntagPolicy,
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    const PULL: &str = "arn:aws:iam::123456789012:policy/ci/pull";

    fn body() -> Value {
        let statement = json!({"Effect": "Allow", "Action": "ecr:*", "Resource": "*"});
        let document = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        json!({"PolicyName": "pull", "Path": "/ci/", "PolicyDocument": document, "Description": "d"})
    }

    #[tokio::test]
    async fn a_policy_is_made_and_found() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let mut tagged = body();
        tagged["Tags"] = json!([{"Key": "a", "Value": "1"}]);
        let made = owner.call::<CreatePolicy>(tagged).await.unwrap()["Policy"].clone();
        assert_eq!((&made["Arn"], &made["DefaultVersionId"]), (&json!(PULL), &json!("v1")));
        let found = owner.call::<GetPolicy>(json!({"PolicyArn": PULL})).await.unwrap()["Policy"].clone();
        assert_eq!((&found["Description"], &found["AttachmentCount"]), (&json!("d"), &json!(0)));
        for member in ["PolicyId", "Path", "Tags", "CreateDate", "UpdateDate"] {
            assert!(found[member] == made[member] && !made[member].is_null(), "{member}");
        }
        assert_eq!(
            owner.refusal::<CreatePolicy>(body()).await,
            "EntityAlreadyExists: A policy called pull already exists. Duplicate names are not allowed."
        );
    }

    #[tokio::test]
    async fn what_is_not_right_makes_no_policy() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let mut malformed = body();
        malformed["PolicyDocument"] = json!("{}");
        let refusal = owner.refusal::<CreatePolicy>(malformed).await;
        assert_eq!(refusal, "MalformedPolicyDocument: Syntax errors in policy.");
        let mut large = body();
        let statement = json!({"Effect": "Allow", "Action": vec!["ecr:PutImage"; 500], "Resource": "*"});
        large["PolicyDocument"] = json!({"Version": "2012-10-17", "Statement": statement}).to_string().into();
        let refusal = owner.refusal::<CreatePolicy>(large).await;
        assert_eq!(refusal, "LimitExceeded: Cannot exceed quota for PolicySize: 6144");
        let local = owner.call::<ListPolicies>(json!({"Scope": "Local"})).await.unwrap();
        assert_eq!(local, json!({"Policies": [], "IsTruncated": false}));
    }

    #[tokio::test]
    async fn a_policy_goes_when_nobody_has_it() {
        let deployment = AppInABox::open().await;
        let (owner, policy) = (deployment.owner(), json!({"PolicyArn": PULL}));
        owner.call::<CreatePolicy>(body()).await.unwrap();
        let statement = json!({"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"});
        let trust = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        let role = json!({"RoleName": "deploy", "AssumeRolePolicyDocument": trust});
        owner.call::<CreateRole>(role).await.unwrap();
        let attached = json!({"RoleName": "deploy", "PolicyArn": PULL});
        owner.call::<AttachRolePolicy>(attached.clone()).await.unwrap();
        let found = owner.call::<GetPolicy>(policy.clone()).await.unwrap();
        assert_eq!(found["Policy"]["AttachmentCount"], 1);
        let refusal = owner.refusal::<DeletePolicy>(policy.clone()).await;
        assert_eq!(refusal, "DeleteConflict: Cannot delete a policy attached to entities.");
        owner.call::<DetachRolePolicy>(attached).await.unwrap();
        owner.call::<DeletePolicy>(policy.clone()).await.unwrap();
        let gone = owner.refusal::<GetPolicy>(policy).await;
        assert_eq!(gone, format!("NoSuchEntity: Policy {PULL} was not found."));
    }

    #[tokio::test]
    async fn tags_go_by_the_policys_arn() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreatePolicy>(body()).await.unwrap();
        let tags = json!([{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]);
        owner.call::<TagPolicy>(json!({"PolicyArn": PULL, "Tags": tags})).await.unwrap();
        owner.call::<UntagPolicy>(json!({"PolicyArn": PULL, "TagKeys": ["a"]})).await.unwrap();
        let listed = owner.call::<ListPolicyTags>(json!({"PolicyArn": PULL})).await.unwrap();
        assert_eq!(listed["Tags"], json!([{"Key": "b", "Value": "2"}]));
    }

    #[tokio::test]
    async fn others_and_what_is_no_arn_are_out_of_reach() {
        let deployment = AppInABox::open().await;
        deployment.owner().call::<CreatePolicy>(body()).await.unwrap();
        for arn in [PULL, "arn:aws:iam::123456789012:policy/none-such"] {
            let refusal = deployment.stranger().refusal::<GetPolicy>(json!({"PolicyArn": arn})).await;
            assert!(refusal.starts_with("AccessDenied: "), "{refusal}");
        }
        let nowhere = json!({"PolicyArn": "pull-pull-pull-pull-pull"});
        assert!(deployment.owner().refusal::<GetPolicy>(nowhere).await.starts_with("NoSuchEntity: "));
    }

    #[tokio::test]
    async fn what_aws_manages_is_seen_and_stays() {
        let deployment = AppInABox::open().await;
        let (owner, power) =
            (deployment.owner(), "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser");
        let found = owner.call::<GetPolicy>(json!({"PolicyArn": power})).await.unwrap()["Policy"].clone();
        assert_eq!((&found["DefaultVersionId"], &found["Path"]), (&json!("v3"), &json!("/")));
        let refused = owner.call::<DeletePolicy>(json!({"PolicyArn": power})).await.unwrap_err();
        assert_eq!((refused.code, refused.status), ("AccessDenied", 403));
    }
}
