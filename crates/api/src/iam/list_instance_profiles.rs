use aws::models::iam::{ListInstanceProfiles, ListInstanceProfilesInput, ListInstanceProfilesOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{instance_profile, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListInstanceProfiles {
    fn demands(input: &ListInstanceProfilesInput, context: &Context<'_>) -> Vec<Demand> {
        let prefix = input.path_prefix.as_deref();
        vec![subject::on_path("iam:ListInstanceProfiles", Kind::InstanceProfile, prefix, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListInstanceProfilesInput,
    ) -> Result<ListInstanceProfilesOutput, Failure> {
        let (grant, prefix) = (first(grants)?, subject::path(input.path_prefix));
        let asked = Asked::read(app, grant, &prefix, input.marker.as_deref(), input.max_items)?;
        let page = app.identity.instance_profiles(grant, &prefix, asked.place()).await?;
        let (is_truncated, marker) = asked.turn(&page, |profile| &profile.entity.name);
        let instance_profiles = page.items.into_iter().map(instance_profile::shown).collect();
        Ok(ListInstanceProfilesOutput { instance_profiles, is_truncated, marker })
    }
}
