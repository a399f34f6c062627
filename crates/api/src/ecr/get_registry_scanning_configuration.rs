use aws::models::ecr::{
    GetRegistryScanningConfiguration, GetRegistryScanningConfigurationInput,
    GetRegistryScanningConfigurationOutput,
};
use iam::{Demand, Grant};

use super::scanning;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetRegistryScanningConfiguration {
    fn demands(_input: &GetRegistryScanningConfigurationInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:GetRegistryScanningConfiguration")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: GetRegistryScanningConfigurationInput,
    ) -> Result<GetRegistryScanningConfigurationOutput, Failure> {
        let grant = first(grants)?;
        Ok(GetRegistryScanningConfigurationOutput {
            registry_id: Some(grant.account().to_string()),
            scanning_configuration: Some(scanning::of(app, grant).await?),
        })
    }
}
