//! Principals in documents of trust policies: stored by unique id, shown by ARN.
//!
//! So a user or role that is deleted and made anew under its name is somebody else to every policy that named the old
//! one, which from then on shows the id.

use std::collections::BTreeMap;

use iam::{Arn, Document, InvalidPolicy, rewrite_principals};
use store::meta::iam::entity;
use store::{Rows, StoreError};

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

/// The text of a sound document with the ARNs of users and roles replaced by their ids.
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
        let found = found.ok_or_else(|| InvalidPolicy::principal(kind, value))?;
        ids.insert(value.to_owned(), found.id);
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
