use aws::models::ecr::{
    DeleteSigningConfiguration, DeleteSigningConfigurationInput, DeleteSigningConfigurationOutput,
    SigningConfiguration,
};
use iam::{Demand, Grant};

use super::registry_configuration;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteSigningConfiguration {
    fn demands(_input: &DeleteSigningConfigurationInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:DeleteSigningConfiguration")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteSigningConfigurationInput,
    ) -> Result<DeleteSigningConfigurationOutput, Failure> {
        let grant = first(grants)?;
        let found = registry_configuration::of::<SigningConfiguration>(app, grant).await?;
        let found = found.ok_or_else(|| Failure::signing_configuration_missing(grant.account()))?;
        registry_configuration::put::<SigningConfiguration>(app, grant, None).await?;
        Ok(DeleteSigningConfigurationOutput {
            registry_id: Some(grant.account().to_string()),
            signing_configuration: Some(found),
        })
    }
}
