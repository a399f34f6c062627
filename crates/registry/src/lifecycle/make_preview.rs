//! How previews are made, and let go of.

use iam::{AccountId, Region};
use lifecycle::Action;
use oci::Digest;
use store::meta::lifecycle_preview::{self as rows, LifecyclePreview as Held};
use store::meta::repository;
use store::{Committed, Tx};

use super::images::{Judged, judged};
use super::preview::{LIFE, PreviewedImage, TURN};
use super::run::RuledImage;
use super::spared::Spared;
use crate::{Error, Registry};

/// How long it is known of one that it has expired or failed, in microseconds.
const MEMORY: i64 = 7 * LIFE;
/// Results on one page.
const PAGE: usize = 100;
/// About how many bytes a page has at most.
const PAGE_BYTES: usize = 64 << 10;
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
    /// The first hundred of both, by digest.
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
        let mut some = Vec::new();
        let ended = match held.status.as_str() {
            "IN_PROGRESS" => match self.make_preview(&held, (now, until), &mut some).await {
                Ok(ended) => ended,
                Err(error @ (Error::Unavailable(_) | Error::Moving)) => return Err(error),
                Err(error) => {
                    tracing::warn!(%error, "a preview of a lifecycle policy failed");
                    let (status, changes_at) = ("FAILED".to_owned(), now.saturating_add(MEMORY));
                    Some((Held { status, changes_at, ..held }, until))
                }
            },
            "COMPLETE" => {
                let (status, changes_at) = ("EXPIRED".to_owned(), now.saturating_add(MEMORY));
                Some((Held { status, changes_at, ..held }, until))
            }
            _ => {
                self.forget_preview(repository_id, until).await?;
                return Ok(TendedPreview::LetGo);
            }
        };
        let Some((ended, until)) = ended else { return Ok(TendedPreview::LetGo) };
        let made = ended.clone();
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

    /// The finished preview, and until when it is held; none if somebody else has it by now.
    async fn make_preview(
        &self,
        held: &Held,
        (now, until): (i64, i64),
        some: &mut Vec<RuledImage>,
    ) -> Result<Option<(Held, i64)>, Error> {
        let (policy, repository_id) = (self.read_lifecycle_policy(&held.document)?, held.repository_id);
        let spared = Spared::of(&self.inner.db, repository_id, now).await?;
        let kept = |image: &lifecycle::Image<String>| {
            let digest = Digest::parse(&image.digest).map_err(Error::broken)?;
            Ok((
                digest,
                image.tags.join("\n").into_boxed_str(),
                image.pushed_at,
                image.storage_class,
                spared.has(image),
            ))
        };
        let Judged { mut verdicts, images } =
            judged(&self.inner.db, repository_id, (&policy, now), kept).await?;
        tracing::debug!(images, chosen = verdicts.len(), "a preview of a lifecycle policy was made");
        verdicts.retain(|verdict| !verdict.image.4);
        verdicts.sort_unstable_by_key(|verdict| verdict.image.0);
        let archiving = verdicts.iter().filter(|verdict| verdict.action != Action::Expire).count();
        let expiring = verdicts.len() - archiving;
        let results = verdicts.into_iter().map(|verdict| PreviewedImage {
            digest: verdict.image.0.to_string(),
            tags: verdict.image.1.split('\n').filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
            pushed_at: verdict.image.2,
            action: verdict.action,
            priority: verdict.priority,
            storage_class: verdict.image.3,
        });
        let results = results.inspect(|result| {
            if some.len() < PAGE {
                some.push(result.ruled());
            }
        });
        let mut until = until;
        let mut pages = Pages::of(results).peekable();
        while pages.peek().is_some() {
            let some: Vec<(String, String)> = pages.by_ref().take(AT_ONCE).collect::<Result<_, _>>()?;
            let Some(longer) = self.write_preview(repository_id, some, until).await? else { return Ok(None) };
            until = longer;
        }
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let complete = Held {
            status: "COMPLETE".to_owned(),
            changes_at: now.saturating_add(LIFE),
            expiring: count(expiring),
            archiving: count(archiving),
            ..held.clone()
        };
        Ok(Some((complete, until)))
    }

    /// Writes pages of a preview that is held until a time; answers until when it is now, or none if it is not any more.
    async fn write_preview(
        &self,
        repository_id: i64,
        pages: Vec<(String, String)>,
        until: i64,
    ) -> Result<Option<i64>, Error> {
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

    async fn hold_preview(&self, repository_id: i64, from: i64, until: i64) -> Result<bool, Error> {
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

/// Results, which come by digest, as pages: the first one's digest, and the text.
struct Pages<I: Iterator>(std::iter::Peekable<I>);

impl<I: Iterator<Item = PreviewedImage>> Pages<I> {
    fn of(results: I) -> Self {
        Self(results.peekable())
    }
}

impl<I: Iterator<Item = PreviewedImage>> Iterator for Pages<I> {
    type Item = Result<(String, String), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut page, mut bytes) = (Vec::new(), 0);
        while page.len() < PAGE && bytes < PAGE_BYTES {
            let Some(result) = self.0.next() else { break };
            bytes += result.tags.iter().map(String::len).sum::<usize>() + PAGE;
            page.push(result);
        }
        let first = page.first()?.digest.clone();
        Some(serde_json::to_string(&page).map(|body| (first, body)).map_err(Error::broken))
    }
}
