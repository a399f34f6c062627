use aws::models::iam::{UpdateUser, UpdateUserInput, UpdateUserOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateUser {
    fn demands(input: &UpdateUserInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:UpdateUser", Kind::User, &input.user_name, context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: UpdateUserInput,
    ) -> Result<UpdateUserOutput, Failure> {
        let (grant, path, name) = (first(grants)?, input.new_path, input.new_user_name);
        let new = (path.as_deref(), name.as_deref());
        subject::may_become(app, context, grant, Kind::User, new).await?;
        app.identity.update_user(grant, name, path).await?;
        Ok(UpdateUserOutput::default())
    }
}
