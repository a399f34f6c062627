use aws::models::iam::{GetGroup, GetGroupInput, GetGroupOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{group, subject, user};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetGroup {
    fn demands(input: &GetGroupInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:GetGroup", Kind::Group, &input.group_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetGroupInput,
    ) -> Result<GetGroupOutput, Failure> {
        let grant = first(grants)?;
        let asked = Asked::read(app, grant, "", input.marker.as_deref(), input.max_items)?;
        let (found, page) = app.identity.users_of_group(grant, asked.place()).await?;
        let (is_truncated, marker) = asked.turn(&page, |user| &user.id);
        let users = page.items.into_iter().map(user::listed).collect();
        Ok(GetGroupOutput { group: group::written(found), users, is_truncated, marker })
    }
}
