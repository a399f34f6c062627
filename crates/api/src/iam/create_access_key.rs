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

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        CreateUser, DeleteAccessKey, GetAccessKeyLastUsed, ListAccessKeys, UpdateAccessKey,
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox, START};

    fn ada() -> Value {
        json!({"UserName": "ada"})
    }

    async fn new_key(owner: &Actor<'_>) -> String {
        let made = owner.call::<CreateAccessKey>(ada()).await.unwrap()["AccessKey"].clone();
        assert_eq!((&made["UserName"], &made["Status"]), (&json!("ada"), &json!("Active")));
        assert_eq!(made["SecretAccessKey"].as_str().unwrap().len(), 40);
        made["AccessKeyId"].as_str().unwrap().to_owned()
    }

    #[tokio::test]
    async fn a_key_lets_its_user_sign_until_it_is_made_inactive_or_deleted() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateUser>(ada()).await.unwrap();
        let key = new_key(&owner).await;
        let signs = async || deployment.app.identity.signing_key(&key).await.unwrap();
        let caller = signs().await.unwrap().caller;
        assert_eq!(caller.principal.arn(), "arn:aws:iam::123456789012:user/ada");
        let update = |status: &str| json!({"UserName": "ada", "AccessKeyId": key, "Status": status});
        owner.call::<UpdateAccessKey>(update("Inactive")).await.unwrap();
        assert!(!signs().await.unwrap().active);
        owner.call::<UpdateAccessKey>(update("Active")).await.unwrap();
        assert!(signs().await.unwrap().active);
        owner.call::<DeleteAccessKey>(json!({"UserName": "ada", "AccessKeyId": key})).await.unwrap();
        assert!(signs().await.is_none());
        let refusal = owner.refusal::<UpdateAccessKey>(update("Active")).await;
        assert_eq!(refusal, format!("NoSuchEntity: The Access Key with id {key} cannot be found."));
    }

    #[tokio::test]
    async fn a_user_has_two_keys_at_most_and_they_are_its_own() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateUser>(ada()).await.unwrap();
        owner.call::<CreateUser>(json!({"UserName": "eve"})).await.unwrap();
        let mut keys = [new_key(&owner).await, new_key(&owner).await];
        keys.sort_unstable();
        let refusal = owner.refusal::<CreateAccessKey>(ada()).await;
        assert_eq!(refusal, "LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2");
        let listed = owner.call::<ListAccessKeys>(ada()).await.unwrap();
        let listed = listed["AccessKeyMetadata"].as_array().unwrap().clone();
        assert_eq!(listed.iter().map(|key| &key["AccessKeyId"]).collect::<Vec<_>>(), [&keys[0], &keys[1]]);
        let as_eves = json!({"UserName": "eve", "AccessKeyId": keys[0]});
        let refusal = owner.refusal::<DeleteAccessKey>(as_eves).await;
        assert_eq!(refusal, format!("NoSuchEntity: The Access Key with id {} cannot be found.", keys[0]));
    }

    #[tokio::test]
    async fn root_manages_its_own_keys_by_naming_nobody() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let made = owner.call::<CreateAccessKey>(json!({})).await.unwrap()["AccessKey"].clone();
        let id = made["AccessKeyId"].as_str().unwrap();
        let caller = deployment.app.identity.signing_key(id).await.unwrap().unwrap().caller;
        assert_eq!(caller.principal.arn(), "arn:aws:iam::123456789012:root");
        let listed = owner.call::<ListAccessKeys>(json!({})).await.unwrap();
        assert_eq!(listed["AccessKeyMetadata"].as_array().unwrap().len(), 2);
        owner.call::<DeleteAccessKey>(json!({"AccessKeyId": id})).await.unwrap();
        assert!(deployment.app.identity.signing_key(id).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn a_keys_last_use_is_told_once_a_minute() {
        let deployment = AppInABox::open().await;
        let (owner, identity) = (deployment.owner(), &deployment.app.identity);
        owner.call::<CreateUser>(ada()).await.unwrap();
        let key = new_key(&owner).await;
        let told = async || {
            let body = json!({"AccessKeyId": key});
            owner.call::<GetAccessKeyLastUsed>(body).await.unwrap()["AccessKeyLastUsed"].clone()
        };
        assert_eq!(told().await, json!({"ServiceName": "N/A", "Region": "N/A"}));
        let used = |at: i64| json!({"LastUsedDate": at as f64, "ServiceName": "ecr", "Region": "eu-west-1"});
        identity.note_key_use(&key, "ecr", "eu-west-1");
        assert_eq!(told().await, used(START));
        assert_eq!(identity.flush_key_uses().await.unwrap(), 1);
        deployment.pass_seconds(59);
        identity.note_key_use(&key, "iam", "us-east-1");
        assert_eq!((identity.flush_key_uses().await.unwrap(), told().await), (0, used(START)));
        deployment.pass_seconds(1);
        identity.note_key_use(&key, "ecr", "eu-west-1");
        assert_eq!((identity.flush_key_uses().await.unwrap(), told().await), (1, used(START + 60)));
    }

    #[tokio::test]
    async fn strangers_learn_nothing_of_a_key() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateUser>(ada()).await.unwrap();
        let key = new_key(&owner).await;
        for id in [key.as_str(), "AKIAIOSFODNN7EXAMPLE"] {
            let body = json!({"AccessKeyId": id});
            let refused = deployment.stranger().call::<GetAccessKeyLastUsed>(body).await.unwrap_err();
            assert_eq!((refused.code, refused.status), ("AccessDenied", 403));
        }
    }
}
