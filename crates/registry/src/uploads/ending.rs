//! How uploads end without becoming a blob, and how those that ended are forgotten.

use iam::Grant;
use store::meta::upload::{self, Upload};
use store::{Committed, StoreError, Tx};

use super::generation;
use super::turn::Turn;
use crate::to_its_end::to_its_end;
use crate::{Error, Registry};

/// Uploads that are listed at once.
const LISTED: i64 = 100;

impl Registry {
    /// Ends an upload and drops its bytes.
    ///
    /// # Errors
    /// [`Error::UploadMissing`], [`Error::UploadBusy`].
    pub async fn cancel_upload(&self, grant: &Grant, id: &str) -> Result<(), Error> {
        let (registry, grant, id) = (self.clone(), grant.clone(), id.to_owned());
        to_its_end(async move {
            let (turn, upload) = registry.take_turn(&grant, &id, None).await?;
            registry.drop_upload(&upload, &turn).await
        })
        .await
    }

    /// Ends uploads that have been idle for longer than they may, and forgets those that became blobs so long ago;
    /// answers how many objects were removed. Any number of processes may do it at once. An object that can't be
    /// removed keeps no other from it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be read or written.
    pub async fn expire_uploads(&self) -> Result<usize, Error> {
        let before = self.idle_before(self.now());
        let (mut removed, mut after) = (0, (i64::MIN, String::new()));
        loop {
            let idle = upload::idle(&mut &self.inner.db, (after.0, &after.1), before, LISTED).await?;
            let Some(last) = idle.last() else { return Ok(removed) };
            after = (last.active_at, last.id.clone());
            let (past, ending): (Vec<_>, Vec<_>) =
                idle.into_iter().partition(|it| !it.ended.is_empty() && it.generation.is_empty());
            self.forget(past.into_iter().map(|it| it.id).collect()).await?;
            for Upload { id, .. } in ending {
                match self.expire(id.clone()).await {
                    Ok(expired) => removed += usize::from(expired),
                    Err(error @ (Error::Unavailable(_) | Error::Moving)) => return Err(error),
                    Err(error) => tracing::warn!(%error, upload = id, "an idle upload could not be ended"),
                }
            }
        }
    }

    /// The time before which an upload is idle for too long at `now`.
    fn idle_before(&self, now: i64) -> i64 {
        now.saturating_sub(self.inner.options.upload_idle_seconds.saturating_mul(1_000_000))
    }

    /// Looks again in the transaction that ends it: since it was listed, the upload may have gone on, or become a
    /// blob.
    pub(crate) async fn expire(&self, id: String) -> Result<bool, Error> {
        let registry = self.clone();
        to_its_end(async move {
            let Some(turn) = registry.enter(&id) else { return Ok(false) };
            // It takes no turn in the row: it ends the upload at once, or leaves it alone.
            turn.ended();
            match registry.end_if_idle(id).await? {
                Some(upload) => registry.remove(&upload).await,
                None => Ok(false),
            }
        })
        .await
    }

    async fn end_if_idle(&self, id: String) -> Result<Option<Upload>, Error> {
        let registry = self.clone();
        let end = async move |tx: &mut Tx<'_>| -> Result<Committed<Option<Upload>>, Error> {
            let Some(upload) = upload::lock(tx, &id).await? else { return Ok(tx.keep_nothing(None)) };
            let at_work = !upload.turn.is_empty() && upload.turn_until >= tx.now();
            let past = !upload.ended.is_empty() && upload.generation.is_empty();
            if at_work || past || upload.active_at >= registry.idle_before(tx.now()) {
                return Ok(tx.keep_nothing(None));
            }
            if !upload.ended.is_empty() {
                return Ok(tx.keep_nothing(Some(upload)));
            }
            upload::give_up(tx, &id, &upload.turn).await?;
            Ok(tx.commit_upkeep(Some(upload)).await?)
        };
        self.inner.db.write(end).await
    }

    /// Ends the upload, so that nobody goes on with it, and only then removes the object: whatever delays that, it
    /// can hit no blob. Whoever calls this has the turn and runs to the end.
    pub(super) async fn drop_upload(&self, upload: &Upload, turn: &Turn) -> Result<(), Error> {
        let (id, token) = (upload.id.clone(), turn.token().to_owned());
        let end = async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, StoreError> {
            let ended = upload::give_up(tx, &id, &token).await?;
            tx.commit_upkeep(ended).await
        };
        let db = &self.inner.db;
        // Where nobody else can take the upload up, it is no loss if a power cut takes this back.
        let ended = if self.inner.blobs.shared() { db.write(end).await } else { db.write_relaxed(end).await };
        if !ended? {
            return Err(self.turn_over(turn).await);
        }
        turn.ended();
        self.remove(upload).await.map(drop)
    }

    /// Removes the object of an upload that has ended otherwise, and then the row, which owned it until now.
    /// Answers false if somebody else was first.
    async fn remove(&self, upload: &Upload) -> Result<bool, Error> {
        if !upload.generation.is_empty() {
            self.inner.blobs.discard(&generation(upload)?, &upload.resume).await?;
        }
        Ok(self.forget(vec![upload.id.clone()]).await? > 0)
    }

    async fn forget(&self, ids: Vec<String>) -> Result<usize, Error> {
        if ids.is_empty() {
            return Ok(0);
        }
        let forget = async move |tx: &mut Tx<'_>| -> Result<Committed<usize>, StoreError> {
            let mut forgotten = 0;
            for id in &ids {
                forgotten += usize::from(upload::delete(tx, id).await?);
            }
            tx.commit_upkeep(forgotten).await
        };
        Ok(self.inner.db.write_relaxed(forget).await?)
    }

    /// Removes the object of an upload whose content another object holds. If that fails, it goes with the row.
    pub(super) async fn remove_spare(&self, upload: &Upload) {
        let removed = async {
            self.inner.blobs.discard(&generation(upload)?, &upload.resume).await?;
            let id = upload.id.clone();
            let clear = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
                upload::clear(tx, &id).await?;
                tx.commit_upkeep(()).await
            };
            Ok::<(), Error>(self.inner.db.write_relaxed(clear).await?)
        };
        if let Err(error) = removed.await {
            tracing::warn!(%error, upload = upload.id, "the object of a blob that was there stays for now");
        }
    }

    /// Drops an upload that can lead to nothing any more. If that fails, it ends when it has been idle for long.
    pub(super) async fn give_up(&self, upload: &Upload, turn: &Turn) {
        let mut dropped = self.drop_upload(upload, turn).await;
        if matches!(dropped, Err(Error::Full(_))) && !self.inner.blobs.shared() {
            // The row cannot be ended on the disk that these bytes fill: they go first, as nobody else can have the turn.
            dropped = async {
                self.inner.blobs.discard(&generation(upload)?, &upload.resume).await?;
                self.drop_upload(upload, turn).await
            }
            .await;
        }
        if let Err(error) = dropped {
            tracing::warn!(%error, upload = upload.id, "an upload that was given up stays until it expires");
        }
    }
}
