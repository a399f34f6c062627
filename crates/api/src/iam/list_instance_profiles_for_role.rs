use aws::models::iam::{
    ListInstanceProfilesForRole, ListInstanceProfilesForRoleInput, ListInstanceProfilesForRoleOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{instance_profile, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListInstanceProfilesForRole {
    fn demands(input: &ListInstanceProfilesForRoleInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:ListInstanceProfilesForRole", Kind::Role, &input.role_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListInstanceProfilesForRoleInput,
    ) -> Result<ListInstanceProfilesForRoleOutput, Failure> {
        let grant = first(grants)?;
        let asked = Asked::read(app, grant, "", input.marker.as_deref(), input.max_items)?;
        let all = app.identity.instance_profiles_of_role(grant).await?;
        let (profiles, is_truncated, marker) = asked.of_all(all);
        let instance_profiles = profiles.into_iter().map(instance_profile::shown).collect();
        Ok(ListInstanceProfilesForRoleOutput { instance_profiles, is_truncated, marker })
    }
}
