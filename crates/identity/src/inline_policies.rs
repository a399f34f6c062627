//! Policies that a user, group or role holds by itself.

use iam::limits::{INLINE_OF_GROUP, INLINE_OF_ROLE, INLINE_OF_USER, policy_size};
use iam::{Grant, PolicyKind, validate};
use store::Tx;
use store::meta::iam::Write;
use store::meta::iam::document::{self, Document};

use crate::entities::{self, Page, one_more};
use crate::iam_error::Error;
use crate::identity::Identity;
use crate::kind::Kind;

const INLINE: &str = "inline";

/// The most characters that the inline policies of an entity may have together.
fn most(kind: Kind) -> usize {
    match kind {
        Kind::User => INLINE_OF_USER,
        Kind::Group => INLINE_OF_GROUP,
        _ => INLINE_OF_ROLE,
    }
}

impl Identity {
    /// Puts a policy into the entity that the grant names, in place of the one of that name.
    ///
    /// # Errors
    /// [`Error::MalformedPolicy`], [`Error::NoSuchEntity`], [`Error::PolicySize`], [`Error::Unmodifiable`].
    pub async fn put_inline_policy(
        &self,
        grant: &Grant,
        kind: Kind,
        name: String,
        document: String,
    ) -> Result<(), Error> {
        validate(&document, PolicyKind::Identity)?;
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let entity = entities::find_modifiable(tx, &grant, kind).await?;
            let there = document::page(tx, (&entity.id, INLINE), "", i64::MAX).await?;
            let others = there.iter().filter(|other| other.name != name);
            let size: usize = others.map(|other| policy_size(&other.document)).sum();
            if size + policy_size(&document) > most(kind) {
                return Err(Error::PolicySize { kind, name: entity.name, most: most(kind) });
            }
            let (name, document) = (name.clone(), document.clone());
            let row =
                Document { owner: entity.id, kind: INLINE.to_owned(), name, document, created_at: tx.now() };
            Ok((vec![Write::Document(row)], ()))
        })
        .await
    }

    /// The text of a policy of the entity that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::NoSuchInlinePolicy`].
    pub async fn inline_policy(&self, grant: &Grant, kind: Kind, name: &str) -> Result<String, Error> {
        let rows = &mut &self.shared.db;
        let entity = entities::find(rows, grant, kind).await?;
        let found = document::find(rows, (&entity.id, INLINE, name)).await?;
        let missing = || Error::NoSuchInlinePolicy { kind, policy: name.to_owned() };
        found.map(|found| found.document).ok_or_else(missing)
    }

    /// Deletes a policy of the entity that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::NoSuchInlinePolicy`], [`Error::Unmodifiable`].
    pub async fn delete_inline_policy(&self, grant: &Grant, kind: Kind, name: String) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let entity = entities::find_modifiable(tx, &grant, kind).await?;
            if document::find(tx, (&entity.id, INLINE, &name)).await?.is_none() {
                return Err(Error::NoSuchInlinePolicy { kind, policy: name.clone() });
            }
            let gone = Write::DocumentGone { owner: entity.id, kind: INLINE.to_owned(), name: name.clone() };
            Ok((vec![gone], ()))
        })
        .await
    }

    /// Names of up to `limit` policies of the entity that the grant names, in order, after `after`.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn inline_policies(
        &self,
        grant: &Grant,
        kind: Kind,
        (after, limit): (&str, usize),
    ) -> Result<Page<String>, Error> {
        let rows = &mut &self.shared.db;
        let entity = entities::find(rows, grant, kind).await?;
        let found = document::page(rows, (&entity.id, INLINE), after, one_more(limit)).await?;
        Ok(Page::cut(found.into_iter().map(|document| document.name).collect(), limit))
    }
}
