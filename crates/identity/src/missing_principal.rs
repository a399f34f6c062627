use iam::{Arn, Document};
use store::meta::account;
use store::meta::iam::entity;

use crate::error::IdentityError;
use crate::identity::Identity;

impl Identity {
    /// The first user or role that a policy names as a principal and that does not exist, though its account is one of
    /// this deployment's. Of other accounts nothing is known.
    pub async fn missing_principal(&self, document: &Document) -> Result<Option<String>, IdentityError> {
        for (kind, name) in document.principals() {
            if kind == "AWS" && self.is_missing(name).await? {
                return Ok(Some(name.to_owned()));
            }
        }
        Ok(None)
    }

    async fn is_missing(&self, name: &str) -> Result<bool, IdentityError> {
        let mut db = &self.shared.db;
        let Ok(arn) = Arn::parse(name) else { return Ok(false) };
        let (kind, rest) = arn.resource().split_once('/').unwrap_or((arn.resource(), ""));
        let Some(account) = arn.account() else { return Ok(false) };
        if account::find(&mut db, account.as_str()).await?.is_none() {
            return Ok(false);
        }
        Ok(match kind {
            "user" | "role" => entity::by_arn(&mut db, name).await?.is_none(),
            "assumed-role" => {
                let role = rest.split('/').next().unwrap_or_default();
                entity::by_name(&mut db, (account.as_str(), "role", role)).await?.is_none()
            }
            _ => false,
        })
    }
}
