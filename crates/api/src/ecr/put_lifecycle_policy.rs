use aws::models::ecr::{PutLifecyclePolicy, PutLifecyclePolicyInput, PutLifecyclePolicyOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for PutLifecyclePolicy {
    fn demands(input: &PutLifecyclePolicyInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:PutLifecyclePolicy", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: PutLifecyclePolicyInput,
    ) -> Result<PutLifecyclePolicyOutput, Failure> {
        let grant = first(grants)?;
        let text = app.registry.set_lifecycle_policy(grant, &input.lifecycle_policy_text).await?;
        Ok(PutLifecyclePolicyOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            lifecycle_policy_text: Some(text),
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{DeleteLifecyclePolicy, GetLifecyclePolicy};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE};

    /// A policy of one rule, with blanks that nobody keeps.
    fn policy(action: &str) -> String {
        format!(
            r#"{{ "rules": [ {{ "selection": {{ "countNumber": 7, "countType": "sinceImagePushed",
            "countUnit": "days", "tagStatus": "any" }}, "action": {{ "type": "{action}" }}, "rulePriority": 1 }} ] }}"#
        )
    }

    fn put(text: &str) -> Value {
        json!({"repositoryName": "team/web", "lifecyclePolicyText": text})
    }

    #[tokio::test]
    async fn a_policy_is_given_out_in_ecrs_own_form() {
        let deployment = AppInABox::with_repository().await;
        let (owner, name) = (deployment.owner(), json!({"repositoryName": "team/web"}));
        let minified = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"sinceImagePushed","countUnit":"days","countNumber":7},"action":{"type":"expire"}}]}"#;
        let mut kept =
            json!({"registryId": MINE, "repositoryName": "team/web", "lifecyclePolicyText": minified});
        assert_eq!(owner.call::<PutLifecyclePolicy>(put(&policy("expire"))).await.unwrap(), kept);
        kept["lastEvaluatedAt"] = json!(0.0);
        assert_eq!(owner.call::<GetLifecyclePolicy>(name.clone()).await.unwrap(), kept);
        assert_eq!(owner.call::<DeleteLifecyclePolicy>(name).await.unwrap(), kept);
    }

    #[tokio::test]
    async fn a_policy_that_is_not_there_is_told_of_in_ecrs_words() {
        let deployment = AppInABox::with_repository().await;
        let (owner, name) = (deployment.owner(), json!({"repositoryName": "team/web"}));
        let missing = "LifecyclePolicyNotFoundException: Lifecycle policy does not exist for the repository with \
                       name 'team/web' in the registry with id '123456789012'";
        assert_eq!(owner.refusal::<GetLifecyclePolicy>(name.clone()).await, missing);
        assert_eq!(owner.refusal::<DeleteLifecyclePolicy>(name).await, missing);
    }

    #[tokio::test]
    async fn bad_policies_are_refused_and_change_nothing() {
        let deployment = AppInABox::with_repository().await;
        let (owner, before) = (deployment.owner(), deployment.changes().await);
        assert_eq!(
            owner.refusal::<PutLifecyclePolicy>(put(&policy("burn"))).await,
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: \
             'Lifecycle policy validation failure: instance value (\"burn\") not found in enum (possible values: \
             [\"expire\",\"transition\"])'"
        );
        let short = owner.refusal::<PutLifecyclePolicy>(put("{}")).await;
        assert!(short.starts_with("InvalidParameterException: ") && short.contains("100"), "{short}");
        assert_eq!(deployment.changes().await, before);
    }

    #[tokio::test]
    async fn a_repository_that_is_not_there_is_told_of_first() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let (name, text) = (json!({"repositoryName": "team/web"}), policy("burn"));
        for refusal in [
            owner.refusal::<PutLifecyclePolicy>(put(&text)).await,
            owner.refusal::<GetLifecyclePolicy>(name.clone()).await,
            owner.refusal::<DeleteLifecyclePolicy>(name).await,
        ] {
            assert!(refusal.starts_with("RepositoryNotFoundException: "), "{refusal}");
        }
    }
}
