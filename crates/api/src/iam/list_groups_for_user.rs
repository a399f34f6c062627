use aws::models::iam::{ListGroupsForUser, ListGroupsForUserInput, ListGroupsForUserOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{group, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListGroupsForUser {
    fn demands(input: &ListGroupsForUserInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:ListGroupsForUser", Kind::User, &input.user_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListGroupsForUserInput,
    ) -> Result<ListGroupsForUserOutput, Failure> {
        let grant = first(grants)?;
        let asked = Asked::read(app, grant, "", input.marker.as_deref(), input.max_items)?;
        let page = app.identity.groups_of_user(grant, asked.place()).await?;
        let (is_truncated, marker) = asked.turn(&page, |group| &group.id);
        let groups = page.items.into_iter().map(group::written).collect();
        Ok(ListGroupsForUserOutput { groups, is_truncated, marker })
    }
}
