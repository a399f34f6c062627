//! Principals in policies of roles, repositories and registries: stored by unique id, shown by ARN.
//!
//! So a user or role that is deleted and made anew under its name is somebody else to every policy that named the old
//! one, which from then on shows the id.

use std::collections::BTreeMap;

use iam::{Arn, Document, InvalidPolicy, rewrite_principals};
use store::meta::account;
use store::meta::iam::entity;
use store::{Rows, StoreError};

use crate::identity::Identity;

/// Why a document's principals can't be stored.
#[derive(Debug, thiserror::Error)]
pub enum PrincipalError {
    /// It names a user or role that does not exist; the text is AWS's.
    #[error(transparent)]
    Unknown(#[from] InvalidPolicy),
    /// The rows could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Which of the ways to name a user or role a text is.
enum Name {
    Arn,
    Id,
}

fn name(value: &str) -> Option<Name> {
    let id = |value: &str| value.len() >= 16 && value.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if (value.starts_with("AIDA") || value.starts_with("AROA")) && id(value) {
        return Some(Name::Id);
    }
    let arn = Arn::parse(value).ok().filter(|arn| arn.service() == "iam")?;
    (arn.resource().starts_with("user/") || arn.resource().starts_with("role/")).then_some(Name::Arn)
}

/// The text of a sound document with the ARNs of users and roles replaced by their ids. Those of accounts that this
/// deployment does not have stay: nothing is known of them.
///
/// # Errors
/// [`PrincipalError::Unknown`] for the first that does not exist.
pub async fn principals_to_ids(
    rows: &mut impl Rows,
    document: &Document,
    text: &str,
) -> Result<String, PrincipalError> {
    let mut ids = BTreeMap::new();
    for (kind, value) in document.principals().filter(|(kind, _)| *kind == "AWS") {
        let found = match name(value) {
            Some(Name::Arn) => entity::by_arn(rows, value).await?,
            Some(Name::Id) => entity::by_id(rows, value).await?,
            None => continue,
        };
        match found {
            Some(found) => {
                ids.insert(value.to_owned(), found.id);
            }
            None if is_of_elsewhere(rows, value).await? => {}
            None => return Err(InvalidPolicy::principal(kind, value).into()),
        }
    }
    Ok(rewrite_principals(text, |value| ids.get(value).cloned()))
}

/// The text of a stored document with the ids of users and roles that are still there replaced by their ARNs.
///
/// # Errors
/// The rows could not be read.
pub async fn principals_to_arns(rows: &mut impl Rows, text: &str) -> Result<String, StoreError> {
    let Ok(document) = Document::parse(text) else { return Ok(text.to_owned()) };
    let mut arns = BTreeMap::new();
    for (_, value) in document.principals().filter(|(_, value)| matches!(name(value), Some(Name::Id))) {
        if let Some(found) = entity::by_id(rows, value).await? {
            arns.insert(value.to_owned(), found.arn);
        }
    }
    Ok(rewrite_principals(text, |value| arns.get(value).cloned()))
}

/// Whether an ARN is of an account that this deployment does not have.
async fn is_of_elsewhere(rows: &mut impl Rows, value: &str) -> Result<bool, StoreError> {
    match Arn::parse(value).ok().and_then(|arn| arn.account()) {
        Some(account) => Ok(account::find(rows, account.as_str()).await?.is_none()),
        None => Ok(false),
    }
}

impl Identity {
    /// A resource's policy as it is to be stored: [`principals_to_ids`], for policies that other crates keep. That the
    /// roles exist whose sessions it names is seen to as well.
    ///
    /// # Errors
    /// As of [`principals_to_ids`].
    pub async fn policy_to_store(&self, document: &Document, text: &str) -> Result<String, PrincipalError> {
        let mut db = &self.shared.db;
        for (kind, value) in document.principals().filter(|(kind, _)| *kind == "AWS") {
            if names_no_role(&mut db, value).await? {
                return Err(InvalidPolicy::principal(kind, value).into());
            }
        }
        principals_to_ids(&mut db, document, text).await
    }

    /// A resource's policy as it is shown: [`principals_to_arns`].
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn policy_to_show(&self, text: &str) -> Result<String, StoreError> {
        principals_to_arns(&mut &self.shared.db, text).await
    }
}

/// Whether a session is named whose role does not exist, though its account does.
async fn names_no_role(rows: &mut impl Rows, value: &str) -> Result<bool, StoreError> {
    let Ok(arn) = Arn::parse(value) else { return Ok(false) };
    let Some(role) = arn.resource().strip_prefix("assumed-role/") else { return Ok(false) };
    let role = role.split('/').next().unwrap_or_default();
    let Some(account) = arn.account() else { return Ok(false) };
    let gone = entity::by_name(rows, (account.as_str(), "role", role)).await?.is_none();
    Ok(gone && !is_of_elsewhere(rows, value).await?)
}
