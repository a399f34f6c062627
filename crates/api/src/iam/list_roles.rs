use aws::models::iam::{ListRoles, ListRolesInput, ListRolesOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{role, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListRoles {
    fn demands(input: &ListRolesInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on_path("iam:ListRoles", Kind::Role, input.path_prefix.as_deref(), context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListRolesInput,
    ) -> Result<ListRolesOutput, Failure> {
        let (grant, prefix) = (first(grants)?, subject::path(input.path_prefix));
        let asked = Asked::read(app, grant, &prefix, input.marker.as_deref(), input.max_items)?;
        let page = app.identity.roles(grant, &prefix, asked.place()).await?;
        let (is_truncated, marker) = asked.turn(&page, |role| &role.described.entity.name);
        Ok(ListRolesOutput {
            roles: page.items.into_iter().map(role::listed).collect(),
            is_truncated,
            marker,
        })
    }
}
