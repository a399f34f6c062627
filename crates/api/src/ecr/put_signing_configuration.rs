use aws::models::ecr::{
    PutSigningConfiguration, PutSigningConfigurationInput, PutSigningConfigurationOutput,
};
use iam::{Arn, Demand, Grant};

use super::registry_configuration;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for PutSigningConfiguration {
    fn demands(_input: &PutSigningConfigurationInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:PutSigningConfiguration")]
    }

    /// Nothing signs yet, so that this is kept and read back and that is all.
    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: PutSigningConfigurationInput,
    ) -> Result<PutSigningConfigurationOutput, Failure> {
        let (grant, configuration) = (first(grants)?, input.signing_configuration);
        for rule in &configuration.rules {
            let region = Arn::parse(&rule.signing_profile_arn).ok().and_then(|arn| arn.region());
            if region.as_ref() != Some(grant.region()) {
                let why = "The signing profile must be in the registry's region";
                return Err(Failure::invalid_parameter("signingProfileArn", why));
            }
        }
        if !configuration.rules.is_empty() {
            context.notice(registry_configuration::NOTHING_SIGNS);
        }
        registry_configuration::put(app, grant, Some(&configuration)).await?;
        Ok(PutSigningConfigurationOutput { signing_configuration: Some(configuration) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{DeleteSigningConfiguration, GetSigningConfiguration};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE};

    fn rule(region: &str) -> Value {
        let arn = format!("arn:aws:signer:{region}:{MINE}:/signing-profiles/a_profile");
        json!({"signingProfileArn": arn,
            "repositoryFilters": [{"filter": "prod/*", "filterType": "WILDCARD_MATCH"}]})
    }

    #[tokio::test]
    async fn a_configuration_is_kept_and_deleted() {
        let deployment = AppInABox::open().await;
        let (owner, nothing) = (deployment.owner(), json!({}));
        let missing = "SigningConfigurationNotFoundException: Signing configuration does not exist in the registry \
                       with id '123456789012'";
        assert_eq!(owner.refusal::<GetSigningConfiguration>(nothing.clone()).await, missing);
        let body = json!({"signingConfiguration": {"rules": [rule("eu-west-1")]}});
        assert_eq!(owner.call::<PutSigningConfiguration>(body.clone()).await.unwrap(), body);
        let mut kept = body;
        kept["registryId"] = json!(MINE);
        assert_eq!(owner.call::<GetSigningConfiguration>(nothing.clone()).await.unwrap(), kept);
        assert_eq!(owner.call::<DeleteSigningConfiguration>(nothing.clone()).await.unwrap(), kept);
        assert_eq!(owner.refusal::<DeleteSigningConfiguration>(nothing.clone()).await, missing);
        assert_eq!(owner.refusal::<GetSigningConfiguration>(nothing).await, missing);
    }

    #[tokio::test]
    async fn profiles_are_of_the_registrys_region_and_profiles() {
        let deployment = AppInABox::open().await;
        let mut other = rule("eu-west-1");
        other["signingProfileArn"] = json!("arn:aws:kms:eu-west-1:123456789012:key/k");
        for rule in [rule("us-east-1"), other] {
            let body = json!({"signingConfiguration": {"rules": [rule]}});
            let refusal = deployment.owner().refusal::<PutSigningConfiguration>(body).await;
            assert!(refusal.starts_with("InvalidParameterException: "), "{refusal}");
        }
    }
}
