use aws::Timestamp;
use aws::models::iam::{AccessKeyMetadata, ListAccessKeys, ListAccessKeysInput, ListAccessKeysOutput};
use iam::{Demand, Grant};
use identity::ListedKey;

use super::oneself;
use super::pages::Asked;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListAccessKeys {
    fn demands(input: &ListAccessKeysInput, context: &Context<'_>) -> Vec<Demand> {
        vec![oneself::demand("iam:ListAccessKeys", input.user_name.as_deref(), context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: ListAccessKeysInput,
    ) -> Result<ListAccessKeysOutput, Failure> {
        oneself::check(input.user_name.as_deref(), context)?;
        let grant = first(grants)?;
        let asked = Asked::read(app, grant, "", input.marker.as_deref(), input.max_items)?;
        let (name, keys) = app.identity.access_keys(grant).await?;
        let (keys, is_truncated, marker) = asked.of_all(keys);
        let user_name = (!name.is_empty()).then_some(name);
        let written = |key: ListedKey| AccessKeyMetadata {
            user_name: user_name.clone(),
            access_key_id: Some(key.id),
            status: Some(key.status),
            create_date: Some(Timestamp::from_micros(key.created_at)),
        };
        let access_key_metadata = keys.into_iter().map(written).collect();
        Ok(ListAccessKeysOutput { access_key_metadata, is_truncated, marker })
    }
}
