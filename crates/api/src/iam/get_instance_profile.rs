use aws::models::iam::{GetInstanceProfile, GetInstanceProfileInput, GetInstanceProfileOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::{instance_profile, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetInstanceProfile {
    fn demands(input: &GetInstanceProfileInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on(
            "iam:GetInstanceProfile",
            Kind::InstanceProfile,
            &input.instance_profile_name,
            context,
        )]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: GetInstanceProfileInput,
    ) -> Result<GetInstanceProfileOutput, Failure> {
        let found = app.identity.instance_profile(first(grants)?).await?;
        Ok(GetInstanceProfileOutput { instance_profile: instance_profile::shown(found) })
    }
}
