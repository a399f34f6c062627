use aws::models::ecr::{
    GetSigningConfiguration, GetSigningConfigurationInput, GetSigningConfigurationOutput,
    SigningConfiguration,
};
use iam::{Demand, Grant};

use super::registry_configuration;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetSigningConfiguration {
    fn demands(_input: &GetSigningConfigurationInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:GetSigningConfiguration")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: GetSigningConfigurationInput,
    ) -> Result<GetSigningConfigurationOutput, Failure> {
        let grant = first(grants)?;
        let found = registry_configuration::of::<SigningConfiguration>(app, grant).await?;
        let found = found.ok_or_else(|| Failure::signing_configuration_missing(grant.account()))?;
        Ok(GetSigningConfigurationOutput {
            registry_id: Some(grant.account().to_string()),
            signing_configuration: Some(found),
        })
    }
}
