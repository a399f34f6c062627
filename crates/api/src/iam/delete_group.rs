use aws::models::iam::{DeleteGroup, DeleteGroupInput, DeleteGroupOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteGroup {
    fn demands(input: &DeleteGroupInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:DeleteGroup", Kind::Group, &input.group_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteGroupInput,
    ) -> Result<DeleteGroupOutput, Failure> {
        app.identity.delete_group(first(grants)?).await?;
        Ok(DeleteGroupOutput::default())
    }
}
