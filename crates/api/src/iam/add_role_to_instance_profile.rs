use aws::models::iam::{
    AddRoleToInstanceProfile, AddRoleToInstanceProfileInput, AddRoleToInstanceProfileOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation};

impl Operation for AddRoleToInstanceProfile {
    /// Whoever puts a role into a profile hands it to the machines that have the profile.
    fn demands(input: &AddRoleToInstanceProfileInput, context: &Context<'_>) -> Vec<Demand> {
        let (action, name) = ("iam:AddRoleToInstanceProfile", &input.instance_profile_name);
        vec![
            subject::on(action, Kind::InstanceProfile, name, context),
            subject::on("iam:PassRole", Kind::Role, &input.role_name, context)
                .with("iam:PassedToService", "ec2.amazonaws.com"),
        ]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: AddRoleToInstanceProfileInput,
    ) -> Result<AddRoleToInstanceProfileOutput, Failure> {
        let [profile, role] = grants else {
            return Err(Failure::Broken("two grants are needed: for the profile and its role".to_owned()));
        };
        app.identity.add_role_to_instance_profile(profile, role).await?;
        Ok(AddRoleToInstanceProfileOutput::default())
    }
}
