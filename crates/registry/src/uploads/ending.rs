//! How uploads end without becoming a blob.

use iam::Grant;
use store::meta::upload::{self, Upload};
use store::{Committed, StoreError, Tx};

use super::generation;
use crate::to_its_end::to_its_end;
use crate::{Error, Registry};

/// Idle uploads that are listed at once.
const LISTED: i64 = 100;

impl Registry {
    /// Ends an upload and drops its bytes.
    ///
    /// # Errors
    /// [`Error::UploadMissing`], [`Error::UploadBusy`].
    pub async fn cancel_upload(&self, grant: &Grant, id: &str) -> Result<(), Error> {
        let (registry, grant, id) = (self.clone(), grant.clone(), id.to_owned());
        to_its_end(async move {
            let _turn = registry.take_turn(&grant, &id).await?;
            let upload = registry.upload(&grant, &id).await?;
            registry.drop_upload(&upload).await
        })
        .await
    }

    /// Ends uploads that have been idle for longer than they may; answers how many. One whose object can't be
    /// removed keeps none of the others from ending.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be read or written.
    pub async fn expire_uploads(&self) -> Result<usize, Error> {
        let longest = self.inner.options.upload_idle_seconds.saturating_mul(1_000_000);
        let before = self.now().saturating_sub(longest);
        let (mut ended, mut after) = (0, (i64::MIN, String::new()));
        loop {
            let idle = upload::idle(&mut &self.inner.db, (after.0, &after.1), before, LISTED).await?;
            let Some(last) = idle.last() else { return Ok(ended) };
            after = (last.active_at, last.id.clone());
            for Upload { id, .. } in idle {
                match self.expire(id.clone(), before).await {
                    Ok(expired) => ended += usize::from(expired),
                    Err(Error::Unavailable(report)) => return Err(Error::Unavailable(report)),
                    Err(error) => tracing::warn!(%error, upload = id, "an idle upload could not be ended"),
                }
            }
        }
    }

    /// Looks again once it has the turn: since it was listed, the upload may have gone on, or become a blob.
    pub(crate) async fn expire(&self, id: String, before: i64) -> Result<bool, Error> {
        let registry = self.clone();
        to_its_end(async move {
            let Some(_turn) = registry.inner.busy.take(&id) else { return Ok(false) };
            match upload::find(&mut &registry.inner.db, &id).await? {
                Some(upload) if upload.active_at < before => {
                    registry.drop_upload(&upload).await?;
                    Ok(true)
                }
                _ => Ok(false),
            }
        })
        .await
    }

    /// Removes the object first: as long as the row stands, the object has an owner. Whoever calls this has the
    /// turn and runs to the end.
    pub(super) async fn drop_upload(&self, upload: &Upload) -> Result<(), Error> {
        self.inner.blobs.delete(&generation(upload)?).await?;
        let id = upload.id.clone();
        self.inner
            .db
            .write_relaxed(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
                upload::delete(tx, &id).await?;
                tx.commit_upkeep(()).await
            })
            .await?;
        Ok(())
    }

    /// Drops an upload that can lead to nothing any more. If that fails, it ends when it has been idle for long.
    pub(super) async fn give_up(&self, upload: &Upload) {
        if let Err(error) = self.drop_upload(upload).await {
            tracing::warn!(%error, upload = upload.id, "an upload that was given up stays until it expires");
        }
    }
}
