use aws::models::iam::{ListUsers, ListUsersInput, ListUsersOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{subject, user};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListUsers {
    fn demands(input: &ListUsersInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on_path("iam:ListUsers", Kind::User, input.path_prefix.as_deref(), context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListUsersInput,
    ) -> Result<ListUsersOutput, Failure> {
        let (grant, prefix) = (first(grants)?, subject::path(input.path_prefix));
        let asked = Asked::read(app, grant, &prefix, input.marker.as_deref(), input.max_items)?;
        let page = app.identity.entities(grant, Kind::User, &prefix, asked.place()).await?;
        let (is_truncated, marker) = asked.turn(&page, |user| &user.name);
        Ok(ListUsersOutput {
            users: page.items.into_iter().map(user::listed).collect(),
            is_truncated,
            marker,
        })
    }
}
