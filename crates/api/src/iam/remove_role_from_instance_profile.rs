use aws::models::iam::{
    RemoveRoleFromInstanceProfile, RemoveRoleFromInstanceProfileInput, RemoveRoleFromInstanceProfileOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for RemoveRoleFromInstanceProfile {
    fn demands(input: &RemoveRoleFromInstanceProfileInput, context: &Context<'_>) -> Vec<Demand> {
        let (action, name) = ("iam:RemoveRoleFromInstanceProfile", &input.instance_profile_name);
        vec![subject::on(action, Kind::InstanceProfile, name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: RemoveRoleFromInstanceProfileInput,
    ) -> Result<RemoveRoleFromInstanceProfileOutput, Failure> {
        app.identity.remove_role_from_instance_profile(first(grants)?, input.role_name).await?;
        Ok(RemoveRoleFromInstanceProfileOutput::default())
    }
}
