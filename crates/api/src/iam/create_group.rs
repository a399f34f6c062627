use aws::models::iam::{CreateGroup, CreateGroupInput, CreateGroupOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::{group, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateGroup {
    fn demands(input: &CreateGroupInput, context: &Context<'_>) -> Vec<Demand> {
        let path = input.path.as_deref().unwrap_or("/");
        vec![subject::under("iam:CreateGroup", Kind::Group, path, &input.group_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateGroupInput,
    ) -> Result<CreateGroupOutput, Failure> {
        let made = app.identity.create_group(first(grants)?, &subject::path(input.path)).await?;
        Ok(CreateGroupOutput { group: group::written(made) })
    }
}
