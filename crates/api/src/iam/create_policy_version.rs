use aws::models::iam::{CreatePolicyVersion, CreatePolicyVersionInput, CreatePolicyVersionOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::{policy, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreatePolicyVersion {
    fn demands(input: &CreatePolicyVersionInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn("iam:CreatePolicyVersion", Kind::Policy, &input.policy_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreatePolicyVersionInput,
    ) -> Result<CreatePolicyVersionOutput, Failure> {
        let (document, default) = (input.policy_document, input.set_as_default.unwrap_or(false));
        let made = app.identity.create_policy_version(first(grants)?, document, default).await?;
        Ok(CreatePolicyVersionOutput { policy_version: Some(policy::version(made)) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        CreatePolicy, DeletePolicy, DeletePolicyVersion, GetPolicy, GetPolicyVersion, ListPolicyVersions,
        SetDefaultPolicyVersion,
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    const PULL: &str = "arn:aws:iam::123456789012:policy/pull";

    fn document(action: &str) -> String {
        let statement = json!({"Effect": "Allow", "Action": action, "Resource": "*"});
        json!({"Version": "2012-10-17", "Statement": statement}).to_string()
    }

    fn with(members: Value) -> Value {
        let mut body = members;
        body["PolicyArn"] = json!(PULL);
        body
    }

    async fn versions(owner: &Actor<'_>) -> Vec<(String, bool)> {
        let listed = owner.call::<ListPolicyVersions>(with(json!({}))).await.unwrap();
        let version = |it: &Value| {
            (it["VersionId"].as_str().unwrap().to_owned(), it["IsDefaultVersion"].as_bool().unwrap())
        };
        listed["Versions"].as_array().unwrap().iter().map(version).collect()
    }

    async fn with_policy(owner: &Actor<'_>) {
        let body = json!({"PolicyName": "pull", "PolicyDocument": document("ecr:*")});
        owner.call::<CreatePolicy>(body).await.unwrap();
    }

    #[tokio::test]
    async fn versions_come_and_one_is_in_force() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_policy(&owner).await;
        let new = with(json!({"PolicyDocument": document("ecr:Get*")}));
        let made = owner.call::<CreatePolicyVersion>(new).await.unwrap()["PolicyVersion"].clone();
        assert_eq!((&made["VersionId"], &made["IsDefaultVersion"]), (&json!("v2"), &json!(false)));
        assert_eq!(versions(&owner).await, [("v2".to_owned(), false), ("v1".to_owned(), true)]);
        owner.call::<SetDefaultPolicyVersion>(with(json!({"VersionId": "v2"}))).await.unwrap();
        let found = owner.call::<GetPolicy>(with(json!({}))).await.unwrap();
        assert_eq!(found["Policy"]["DefaultVersionId"], "v2");
        let version = owner.call::<GetPolicyVersion>(with(json!({"VersionId": "v2"}))).await.unwrap();
        let text = super::super::documents::encoded(&document("ecr:Get*"));
        assert_eq!(version["PolicyVersion"]["Document"], text);
    }

    #[tokio::test]
    async fn numbers_are_not_used_twice_and_there_are_five_at_most() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_policy(&owner).await;
        let new = with(json!({"PolicyDocument": document("*"), "SetAsDefault": true}));
        for _ in 0..4 {
            owner.call::<CreatePolicyVersion>(new.clone()).await.unwrap();
        }
        assert_eq!(
            owner.refusal::<CreatePolicyVersion>(new.clone()).await,
            "LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must \
             delete an existing version."
        );
        owner.call::<DeletePolicyVersion>(with(json!({"VersionId": "v4"}))).await.unwrap();
        let made = owner.call::<CreatePolicyVersion>(new).await.unwrap();
        assert_eq!(made["PolicyVersion"]["VersionId"], "v6");
        assert_eq!(versions(&owner).await.first().unwrap(), &("v6".to_owned(), true));
    }

    #[tokio::test]
    async fn the_version_in_force_goes_with_its_policy_alone() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_policy(&owner).await;
        let refusal = owner.refusal::<DeletePolicyVersion>(with(json!({"VersionId": "v1"}))).await;
        assert_eq!(refusal, "DeleteConflict: Cannot delete the default version of a policy.");
        for missing in ["v7", "v11"] {
            let refusal = owner.refusal::<SetDefaultPolicyVersion>(with(json!({"VersionId": missing}))).await;
            assert!(refusal.starts_with("NoSuchEntity: "), "{refusal}");
        }
        let new = with(json!({"PolicyDocument": document("*")}));
        owner.call::<CreatePolicyVersion>(new).await.unwrap();
        let refusal = owner.refusal::<DeletePolicy>(with(json!({}))).await;
        assert!(refusal.starts_with("DeleteConflict: This policy has more than one version."), "{refusal}");
    }
}
