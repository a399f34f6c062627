//! How previews are made, and let go of.

use iam::{AccountId, Region};
use lifecycle::Action;
use oci::Digest;
use store::meta::lifecycle_preview::{self as rows, LifecyclePreview as Held};
use store::meta::repository;
use store::{Committed, Tx};

use super::images::{Judged, judged};
use super::preview::{LIFE, PreviewedImage, TURN};
use super::preview_pages::{PreviewPages, PreviewedOne};
use super::run::RuledImage;
use super::spared::Spared;
use super::turn::PreviewTurn;
use crate::{Error, Registry};

/// How long it is known of one that it has expired or failed, in microseconds.
const MEMORY: i64 = 7 * LIFE;
/// Pages that one transaction writes.
const AT_ONCE: usize = 20;
/// Pages that one transaction deletes.
const CLEARED_AT_ONCE: i64 = 200;

/// What was done to previews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TendedPreview {
    /// None waited for anything.
    None,
    /// One was let go, failed, or is somebody else's by now.
    LetGo,
    /// One was made.
    Made(MadePreview),
}

/// A preview that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadePreview {
    /// The account of the repository.
    pub account: AccountId,
    /// Its region.
    pub region: Region,
    /// Its name.
    pub repository: String,
    /// Images that the policy would delete.
    pub expiring: u64,
    /// Images that it would archive.
    pub archiving: u64,
    /// The first of both, by digest: a hundred at most.
    pub some: Vec<RuledImage>,
}

impl Registry {
    /// Makes a preview that somebody waits for, or lets one go that is too old; answers what it did. Any
    /// number of processes may call it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database can't be reached; the preview's next turn is after a while.
    pub async fn tend_lifecycle_previews(&self) -> Result<TendedPreview, Error> {
        let now = self.database_time().await?;
        for held in rows::due(&mut &self.inner.db, now, 10).await? {
            let until = now.saturating_add(TURN);
            if self.hold_preview(held.repository_id, held.changes_at, until).await? {
                return self.tend(held, now, until).await;
            }
        }
        Ok(TendedPreview::None)
    }

    async fn tend(&self, held: Held, now: i64, until: i64) -> Result<TendedPreview, Error> {
        let repository_id = held.repository_id;
        self.clear_preview(repository_id).await?;
        let (mut some, mut turn) = (Vec::new(), PreviewTurn { registry: self.clone(), repository_id, until });
        let ended = match held.status.as_str() {
            "IN_PROGRESS" => match self.make_preview(&held, now, &mut turn, &mut some).await {
                Ok(ended) => ended,
                Err(error @ (Error::Unavailable(_) | Error::Moving)) => return Err(error),
                Err(error) => {
                    tracing::warn!(%error, "a preview of a lifecycle policy failed");
                    let (status, changes_at) = ("FAILED".to_owned(), now.saturating_add(MEMORY));
                    Some(Held { status, changes_at, ..held })
                }
            },
            "COMPLETE" => {
                let (status, changes_at) = ("EXPIRED".to_owned(), now.saturating_add(MEMORY));
                Some(Held { status, changes_at, ..held })
            }
            _ => {
                self.forget_preview(repository_id, until).await?;
                return Ok(TendedPreview::LetGo);
            }
        };
        let Some(ended) = ended else { return Ok(TendedPreview::LetGo) };
        let (made, until) = (ended.clone(), turn.until);
        let end = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            rows::end(tx, &ended, until).await?;
            Ok(tx.commit_upkeep(()).await?)
        };
        self.inner.db.write_relaxed(end).await?;
        match made.status.as_str() {
            "COMPLETE" => self.told(&made, some).await,
            _ => Ok(TendedPreview::LetGo),
        }
    }

    /// A preview that was made, for who records it; its repository may be gone by now.
    async fn told(&self, made: &Held, some: Vec<RuledImage>) -> Result<TendedPreview, Error> {
        let found = repository::whereabouts(&mut &self.inner.db, made.repository_id).await?;
        let Some(found) = found else { return Ok(TendedPreview::LetGo) };
        Ok(TendedPreview::Made(MadePreview {
            account: AccountId::parse(&found.account).map_err(Error::broken)?,
            region: Region::parse(&found.region).map_err(Error::broken)?,
            repository: found.name,
            expiring: u64::try_from(made.expiring).unwrap_or_default(),
            archiving: u64::try_from(made.archiving).unwrap_or_default(),
            some,
        }))
    }

    /// The finished preview; none if somebody else has it by now.
    async fn make_preview(
        &self,
        held: &Held,
        now: i64,
        turn: &mut PreviewTurn,
        some: &mut Vec<RuledImage>,
    ) -> Result<Option<Held>, Error> {
        let (policy, repository_id) = (self.read_lifecycle_policy(&held.document)?, held.repository_id);
        let (db, spared) = (&self.inner.db, Spared::of(&self.inner.db, repository_id, now).await?);
        let kept = |image: &lifecycle::Image<String>| {
            let digest = Digest::parse(&image.digest).map_err(Error::broken)?;
            Ok(PreviewedOne {
                digest,
                pushed_at: image.pushed_at,
                storage_class: image.storage_class,
                spared: spared.has(image),
            })
        };
        let judged = judged(db, repository_id, (&policy, now), kept, turn).await?;
        let Some(Judged { mut verdicts, images }) = judged else { return Ok(None) };
        tracing::debug!(images, chosen = verdicts.len(), "a preview of a lifecycle policy was made");
        verdicts.retain(|verdict| !verdict.image.spared);
        verdicts.sort_unstable_by_key(|verdict| verdict.image.digest);
        let archiving = verdicts.iter().filter(|verdict| verdict.action != Action::Expire).count();
        let expiring = verdicts.len() - archiving;
        let mut results = PreviewPages::of(repository_id, verdicts);
        loop {
            let mut pages = Vec::new();
            while pages.len() < AT_ONCE
                && let Some(page) = results.next(&mut &self.inner.db).await?
            {
                if some.is_empty() {
                    some.extend(page.iter().map(PreviewedImage::ruled));
                }
                pages.push(page);
            }
            if pages.is_empty() {
                break;
            }
            let Some(until) = self.write_preview(repository_id, pages, turn.until).await? else {
                return Ok(None);
            };
            turn.until = until;
        }
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let complete = Held {
            status: "COMPLETE".to_owned(),
            changes_at: now.saturating_add(LIFE),
            expiring: count(expiring),
            archiving: count(archiving),
            ..held.clone()
        };
        Ok(Some(complete))
    }

    /// Writes pages of a preview that is held until a time; answers until when it is now, or none if it is not any more.
    async fn write_preview(
        &self,
        repository_id: i64,
        pages: Vec<Vec<PreviewedImage>>,
        until: i64,
    ) -> Result<Option<i64>, Error> {
        let text = |page: Vec<PreviewedImage>| {
            let first = page.first().map(|result| result.digest.clone()).unwrap_or_default();
            Ok((first, serde_json::to_string(&page).map_err(Error::broken)?))
        };
        let pages = pages.into_iter().map(text).collect::<Result<Vec<_>, Error>>()?;
        let write = async move |tx: &mut Tx<'_>| -> Result<Committed<Option<i64>>, Error> {
            let longer = tx.now().saturating_add(TURN);
            if !rows::move_due(tx, repository_id, until, longer).await? {
                return Ok(tx.keep_nothing(None));
            }
            for (first_digest, body) in &pages {
                rows::put_page(tx, repository_id, first_digest, body).await?;
            }
            Ok(tx.commit_upkeep(Some(longer)).await?)
        };
        self.inner.db.write_relaxed(write).await
    }

    pub(super) async fn hold_preview(
        &self,
        repository_id: i64,
        from: i64,
        until: i64,
    ) -> Result<bool, Error> {
        let hold = async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, Error> {
            let held = rows::move_due(tx, repository_id, from, until).await?;
            Ok(tx.commit_upkeep(held).await?)
        };
        self.inner.db.write_relaxed(hold).await
    }

    async fn forget_preview(&self, repository_id: i64, until: i64) -> Result<(), Error> {
        let forget = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            rows::forget(tx, repository_id, until).await?;
            Ok(tx.commit_upkeep(()).await?)
        };
        self.inner.db.write_relaxed(forget).await
    }

    async fn clear_preview(&self, repository_id: i64) -> Result<(), Error> {
        loop {
            let clear = async move |tx: &mut Tx<'_>| -> Result<Committed<usize>, Error> {
                let cleared = rows::clear(tx, repository_id, CLEARED_AT_ONCE).await?;
                Ok(tx.commit_upkeep(cleared).await?)
            };
            if self.inner.db.write_relaxed(clear).await? == 0 {
                return Ok(());
            }
        }
    }
}
