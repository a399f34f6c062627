use aws::models::iam::{UpdateAccessKey, UpdateAccessKeyInput, UpdateAccessKeyOutput};
use iam::{Demand, Grant};

use super::oneself;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateAccessKey {
    fn demands(input: &UpdateAccessKeyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![oneself::demand("iam:UpdateAccessKey", input.user_name.as_deref(), context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: UpdateAccessKeyInput,
    ) -> Result<UpdateAccessKeyOutput, Failure> {
        oneself::check(input.user_name.as_deref(), context)?;
        app.identity.update_access_key(first(grants)?, input.access_key_id, input.status).await?;
        Ok(UpdateAccessKeyOutput::default())
    }
}
