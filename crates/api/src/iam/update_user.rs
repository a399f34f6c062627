use aws::models::iam::{UpdateUser, UpdateUserInput, UpdateUserOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateUser {
    fn demands(input: &UpdateUserInput, context: &Context<'_>) -> Vec<Demand> {
        let new = (input.new_path.as_deref(), input.new_user_name.as_deref());
        subject::moved("iam:UpdateUser", Kind::User, &input.user_name, new, context)
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: UpdateUserInput,
    ) -> Result<UpdateUserOutput, Failure> {
        app.identity.update_user(first(grants)?, input.new_user_name, input.new_path).await?;
        Ok(UpdateUserOutput::default())
    }
}
