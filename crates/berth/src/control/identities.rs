//! Orders about accounts, tokens and denials.

use std::fmt;

use iam::{AccountId, Demand};
use identity::{KeptDenial, Revoked, RootCredentials, Secret};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answers::time;
use super::{Desk, OrderError, PAGE, TokensOf};

/// A text that is sent to the server and never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// Denials that are listed.
const LATEST: usize = 20;

impl Desk {
    pub(super) async fn account_create(
        &self,
        id: Option<&str>,
        name: Option<&str>,
    ) -> Result<Value, OrderError> {
        let id = id.map(|id| AccountId::parse(id).map_err(OrderError::of)).transpose()?;
        let (account, root) = self.identity.create_account(id, name).await.map_err(OrderError::of)?;
        Ok(json!({
            "account": account.to_string(), "accessKeyId": root.access_key_id,
            "secretAccessKey": root.secret.expose(),
        }))
    }

    pub(super) async fn account_list(&self) -> Result<Value, OrderError> {
        let (mut after, mut all) = (String::new(), Vec::new());
        loop {
            let page = self.identity.accounts(&after, PAGE as i64).await.map_err(OrderError::of)?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            all.extend(page.iter().map(|account| {
                json!({"account": account.id, "name": account.name, "createdAt": time(Some(account.created_at))})
            }));
        }
        Ok(Value::Array(all))
    }

    pub(super) async fn root_key(&self, id: &str, secret: &Hidden) -> Result<Value, OrderError> {
        let key = RootCredentials { access_key_id: id.to_owned(), secret: Secret::new(secret.0.clone()) };
        let stands = self.identity.root_key_stands(self.account, &key).await.map_err(OrderError::of)?;
        Ok(json!({"stands": stands}))
    }

    pub(super) async fn token_list(&self) -> Result<Value, OrderError> {
        let grant = self.judge(Demand::registry("berth:ListTokens", self.account, &self.region)).await?;
        let (mut after, mut all) = (None::<(i64, String)>, Vec::new());
        loop {
            let from = after.as_ref().map(|(at, id)| (*at, id.as_str()));
            let page =
                self.identity.issued_tokens(&grant, from, PAGE as i64).await.map_err(OrderError::of)?;
            let Some(last) = page.last() else { break };
            after = Some((last.issued_at, last.id.clone()));
            for token in &page {
                let state = self.identity.token_state(token).await.map_err(OrderError::of)?;
                all.push(json!({
                    "token": token.id, "caller": token.principal, "accessKey": token.access_key_id,
                    "issuedAt": time(Some(token.issued_at)), "expiresAt": time(Some(token.expires_at)),
                    "state": state.to_string(),
                }));
            }
        }
        Ok(Value::Array(all))
    }

    pub(super) async fn token_revoke(&self, of: &TokensOf) -> Result<Value, OrderError> {
        let grant = self.judge(Demand::registry("berth:RevokeTokens", self.account, &self.region)).await?;
        let (what, name) = match of {
            TokensOf::Token(id) => (Revoked::Token(id.clone()), id),
            TokensOf::Key(id) => (Revoked::Key(id.clone()), id),
            TokensOf::User(name) => (Revoked::User(name.clone()), name),
            TokensOf::Role(name) => (Revoked::Role(name.clone()), name),
            TokensOf::Root => (Revoked::Root, &"root".to_owned()),
        };
        let refused = |error| match of {
            TokensOf::User(name) if name == "root" => {
                OrderError(format!("{error}; --root means what the account's root user was issued"))
            }
            _ => OrderError::of(error),
        };
        self.identity.revoke(&grant, what).await.map_err(refused)?;
        Ok(json!({"revoked": name}))
    }

    pub(super) async fn why(&self, request_id: &str) -> Result<Value, OrderError> {
        let kept = self.identity.why(request_id).await.map_err(OrderError::of)?;
        let kept = kept.ok_or_else(|| {
            OrderError(format!(
                "no denial of a request {request_id} is kept. The access log has its code and text, and the audit too if it \
                 was denied over a day ago, or among too many. If its credentials were refused, by an unknown key, a \
                 wrong signature or a token that is none, the access log alone has it"
            ))
        })?;
        let policy = kept.policy.as_deref().and_then(|text| serde_json::from_str::<Value>(text).ok());
        let mut told = brief(request_id, &kept);
        told["why"] = json!(kept.why);
        told["remedy"] = json!(kept.remedy);
        told["policy"] = json!(policy);
        Ok(told)
    }

    pub(super) async fn denials(&self, caller: Option<&str>) -> Result<Value, OrderError> {
        let found = self.identity.latest_denials(caller, LATEST).await.map_err(OrderError::of)?;
        Ok(found.iter().map(|(request_id, kept)| brief(request_id, kept)).collect())
    }
}

fn brief(request_id: &str, kept: &KeptDenial) -> Value {
    let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    json!({
        "requestId": request_id, "at": time(Some(kept.at)), "caller": kept.caller, "action": known(&kept.action),
        "resource": known(&kept.resource),
    })
}
