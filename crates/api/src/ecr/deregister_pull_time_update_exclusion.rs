use aws::models::ecr::{
    DeregisterPullTimeUpdateExclusion, DeregisterPullTimeUpdateExclusionInput,
    DeregisterPullTimeUpdateExclusionOutput,
};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeregisterPullTimeUpdateExclusion {
    fn demands(_input: &DeregisterPullTimeUpdateExclusionInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:DeregisterPullTimeUpdateExclusion")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DeregisterPullTimeUpdateExclusionInput,
    ) -> Result<DeregisterPullTimeUpdateExclusionOutput, Failure> {
        app.registry.include_pulls(first(grants)?, &input.principal_arn).await?;
        Ok(DeregisterPullTimeUpdateExclusionOutput { principal_arn: Some(input.principal_arn) })
    }
}
