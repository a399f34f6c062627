//! Tags of users, roles, policies, instance profiles and providers.

use iam::Grant;
use store::Tx;
use store::meta::iam as rows_of_iam;
use store::meta::iam::Write;

use crate::entities::{self, MAX_TAGS, Page, one_more};
use crate::iam_error::{Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;

/// A key and its value.
type Pair = (String, String);

impl Kind {
    fn tag_quota(self) -> Quota {
        let name = match self {
            Self::User => "TagsPerUser",
            Self::Group => "TagsPerGroup",
            Self::Role => "TagsPerRole",
            Self::Policy => "TagsPerPolicy",
            Self::InstanceProfile => "TagsPerInstanceProfile",
            Self::OidcProvider => "TagsPerOpenIDConnectProvider",
        };
        Quota { name, most: MAX_TAGS }
    }
}

/// What puts `tags` on an entity that has those of `there`. Keys ignore case: a tag replaces the one that differs from
/// it in case alone.
pub(crate) fn tagged(owner: &str, kind: Kind, there: &[Pair], tags: Vec<Pair>) -> Result<Write, Error> {
    let is = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let given = |key: &str| tags.iter().any(|(new, _)| is(new, key));
    let kept = there.iter().filter(|(key, _)| !given(key)).count();
    let quota = kind.tag_quota();
    if kept + tags.len() > quota.most {
        return Err(Error::LimitExceeded(quota));
    }
    let respelt = |key: &str| given(key) && !tags.iter().any(|(new, _)| new == key);
    let removed = there.iter().filter(|(key, _)| respelt(key)).map(|(key, _)| key.clone()).collect();
    Ok(Write::Tagged { owner: owner.to_owned(), set: tags, removed })
}

/// What puts its first tags on an entity; none where there are none.
pub(crate) fn first_tags(owner: &str, kind: Kind, tags: &[Pair]) -> Result<Option<Write>, Error> {
    if tags.is_empty() { Ok(None) } else { tagged(owner, kind, &[], tags.to_vec()).map(Some) }
}

impl Identity {
    /// Puts tags on the entity that the grant names; its other tags stay.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::LimitExceeded`].
    pub async fn tag_entity(&self, grant: &Grant, kind: Kind, tags: Vec<Pair>) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let entity = entities::find_locked(tx, &grant, kind).await?;
            let there = rows_of_iam::tags(tx, &entity.id, "", one_more(MAX_TAGS)).await?;
            let write = tagged(&entity.id, kind, &there, tags.clone())?;
            Ok((if tags.is_empty() { Vec::new() } else { vec![write] }, ()))
        })
        .await
    }

    /// Takes tags off the entity that the grant names, by their keys, which ignore case.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn untag_entity(&self, grant: &Grant, kind: Kind, keys: Vec<String>) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let entity = entities::find_locked(tx, &grant, kind).await?;
            let there = rows_of_iam::tags(tx, &entity.id, "", one_more(MAX_TAGS)).await?;
            let named = |key: &String| keys.iter().any(|named| named.to_lowercase() == key.to_lowercase());
            let removed: Vec<String> = there.into_iter().map(|(key, _)| key).filter(named).collect();
            if removed.is_empty() {
                return Ok((Vec::new(), ()));
            }
            Ok((vec![Write::Tagged { owner: entity.id, set: Vec::new(), removed }], ()))
        })
        .await
    }

    /// Up to `limit` tags of the entity that the grant names, by key, after the key `after`.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn entity_tags(
        &self,
        grant: &Grant,
        kind: Kind,
        (after, limit): (&str, usize),
    ) -> Result<Page<Pair>, Error> {
        let rows = &mut &self.shared.db;
        let entity = entities::find(rows, grant, kind).await?;
        Ok(Page::cut(rows_of_iam::tags(rows, &entity.id, after, one_more(limit)).await?, limit))
    }
}
