use aws::models::iam::{RemoveUserFromGroup, RemoveUserFromGroupInput, RemoveUserFromGroupOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for RemoveUserFromGroup {
    fn demands(input: &RemoveUserFromGroupInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:RemoveUserFromGroup", Kind::Group, &input.group_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: RemoveUserFromGroupInput,
    ) -> Result<RemoveUserFromGroupOutput, Failure> {
        app.identity.remove_from_group(first(grants)?, input.user_name).await?;
        Ok(RemoveUserFromGroupOutput::default())
    }
}
