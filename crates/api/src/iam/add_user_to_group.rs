use aws::models::iam::{AddUserToGroup, AddUserToGroupInput, AddUserToGroupOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for AddUserToGroup {
    fn demands(input: &AddUserToGroupInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:AddUserToGroup", Kind::Group, &input.group_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: AddUserToGroupInput,
    ) -> Result<AddUserToGroupOutput, Failure> {
        app.identity.add_to_group(first(grants)?, input.user_name).await?;
        Ok(AddUserToGroupOutput::default())
    }
}
