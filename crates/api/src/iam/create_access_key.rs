use aws::Timestamp;
use aws::models::iam::{AccessKey, CreateAccessKey, CreateAccessKeyInput, CreateAccessKeyOutput};
use iam::{Demand, Grant};

use super::oneself;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateAccessKey {
    fn demands(input: &CreateAccessKeyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![oneself::demand("iam:CreateAccessKey", input.user_name.as_deref(), context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: CreateAccessKeyInput,
    ) -> Result<CreateAccessKeyOutput, Failure> {
        oneself::check(input.user_name.as_deref(), context)?;
        let (user_name, key, secret) = app.identity.create_access_key(first(grants)?).await?;
        let access_key = AccessKey {
            user_name,
            access_key_id: key.id,
            status: key.status,
            secret_access_key: secret.expose().to_owned(),
            create_date: Some(Timestamp::from_micros(key.created_at)),
        };
        Ok(CreateAccessKeyOutput { access_key })
    }
}
