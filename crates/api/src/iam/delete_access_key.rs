use aws::models::iam::{DeleteAccessKey, DeleteAccessKeyInput, DeleteAccessKeyOutput};
use iam::{Demand, Grant};

use super::oneself;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteAccessKey {
    fn demands(input: &DeleteAccessKeyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![oneself::demand("iam:DeleteAccessKey", input.user_name.as_deref(), context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: DeleteAccessKeyInput,
    ) -> Result<DeleteAccessKeyOutput, Failure> {
        oneself::check(input.user_name.as_deref(), context)?;
        app.identity.delete_access_key(first(grants)?, input.access_key_id).await?;
        Ok(DeleteAccessKeyOutput::default())
    }
}
