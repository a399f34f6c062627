use aws::models::iam::{DeleteUser, DeleteUserInput, DeleteUserOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteUser {
    fn demands(input: &DeleteUserInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:DeleteUser", Kind::User, &input.user_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteUserInput,
    ) -> Result<DeleteUserOutput, Failure> {
        app.identity.delete_user(first(grants)?).await?;
        Ok(DeleteUserOutput::default())
    }
}
