use aws::models::ecr::{PutRegistryPolicy, PutRegistryPolicyInput, PutRegistryPolicyOutput};
use iam::{Demand, Grant, PolicyKind};

use super::account_setting::POLICY_SCOPE;
use super::policy_text;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for PutRegistryPolicy {
    fn demands(_input: &PutRegistryPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:PutRegistryPolicy")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: PutRegistryPolicyInput,
    ) -> Result<PutRegistryPolicyOutput, Failure> {
        let grant = first(grants)?;
        let scope = app.registry.registry_setting(grant, POLICY_SCOPE).await?;
        let kind = PolicyKind::Registry { only_v1: scope.as_deref() == Some("V1") };
        let stored = policy_text::check(app, &input.policy_text, kind).await?;
        app.registry.set_registry_policy(grant, stored).await?;
        let registry_id = Some(grant.account().to_string());
        Ok(PutRegistryPolicyOutput { registry_id, policy_text: Some(input.policy_text) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{DeleteRegistryPolicy, DescribeImages, GetRegistryPolicy, PutAccountSetting};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE, THEIRS};

    fn allowing(action: &str) -> Value {
        let statement =
            json!({"Effect": "Allow", "Principal": {"AWS": THEIRS}, "Action": action, "Resource": "*"});
        json!({"policyText": json!({"Version": "2012-10-17", "Statement": statement}).to_string()})
    }

    #[tokio::test]
    async fn a_registry_policy_is_kept_given_out_and_deleted() {
        let deployment = AppInABox::open().await;
        let (owner, nothing) = (deployment.owner(), json!({}));
        let missing = "RegistryPolicyNotFoundException: Registry policy does not exist in the registry with id \
                       '123456789012'";
        assert_eq!(owner.refusal::<GetRegistryPolicy>(nothing.clone()).await, missing);
        let mut kept = allowing("ecr:DescribeImages");
        kept["registryId"] = json!(MINE);
        let given = allowing("ecr:DescribeImages");
        assert_eq!(owner.call::<PutRegistryPolicy>(given).await.unwrap(), kept);
        assert_eq!(owner.call::<GetRegistryPolicy>(nothing.clone()).await.unwrap(), kept);
        assert_eq!(owner.call::<DeleteRegistryPolicy>(nothing.clone()).await.unwrap(), kept);
        assert_eq!(owner.refusal::<DeleteRegistryPolicy>(nothing).await, missing);
    }

    #[tokio::test]
    async fn scope_v1_knows_three_actions() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let read = json!({"registryId": MINE, "repositoryName": "team/web"});
        owner.call::<PutRegistryPolicy>(allowing("ecr:DescribeImages")).await.unwrap();
        deployment.stranger().call::<DescribeImages>(read.clone()).await.unwrap();
        let v1 = json!({"name": "REGISTRY_POLICY_SCOPE", "value": "V1"});
        owner.call::<PutAccountSetting>(v1).await.unwrap();
        let refused = deployment.stranger().call::<DescribeImages>(read).await.unwrap_err();
        assert_eq!(refused.code, "AccessDeniedException");
        let refusal = owner.refusal::<PutRegistryPolicy>(allowing("ecr:DescribeImages")).await;
        assert!(refusal.contains("'Invalid registry policy provided'"), "{refusal}");
        owner.call::<PutRegistryPolicy>(allowing("ecr:CreateRepository")).await.unwrap();
    }
}
