//! What is saved of an upload, and how its object is opened again.

use std::sync::Arc;

use oci::{Digest, HASH_STATE_VERSION, Hasher, SavedHash};
use store::blobs::{BlobError, Checkpoint, Generation, Writer};
use store::meta::upload::{self, Upload};
use store::{Committed, StoreError, Tx};

use super::turn::{Turn, offset};
use crate::to_its_end::to_its_end;
use crate::{Error, Registry};

impl Registry {
    /// The object, cut to where the upload ends. None if it does not hold what the row says.
    pub(super) async fn open_object(
        &self,
        upload: &Upload,
        object: &Generation,
        sha512: bool,
    ) -> Result<Option<Writer>, BlobError> {
        let blobs = self.inner.blobs.written_for(&upload.principal);
        let hasher = if upload.bytes == 0 {
            Hasher::new(sha512 || upload.sha512_state.is_some())
        } else {
            match self.restore_hash(upload, object).await? {
                Some(hasher) => hasher,
                None => return Ok(None),
            }
        };
        if upload.bytes > 0 || !upload.resume.is_empty() {
            return blobs.resume(object, hasher, &upload.resume).await.map(Some);
        }
        match blobs.create(object, hasher.clone()).await {
            // An earlier request made the object and was cut off before its first save.
            Err(BlobError::Exists(_)) => blobs.resume(object, hasher, "").await.map(Some),
            created => created.map(Some),
        }
    }

    /// The running hash at the upload's end. After another boot, or by another version of the hash, the bytes
    /// are read again and must give the saved state: a power cut may have left holes.
    async fn restore_hash(&self, upload: &Upload, object: &Generation) -> Result<Option<Hasher>, BlobError> {
        let (bytes, blobs) = (offset(upload), &self.inner.blobs);
        let saved =
            SavedHash { sha256: upload.sha256_state.clone(), sha512: upload.sha512_state.clone(), bytes };
        let same_version = upload.hash_version == HASH_STATE_VERSION;
        let same_bytes = blobs.outlives_power_cuts() || upload.boot_id == self.inner.boot_id;
        if same_version
            && same_bytes
            && let Ok(hasher) = Hasher::restore(&saved)
        {
            return Ok(Some(hasher));
        }
        let hasher = blobs.rehash(object, bytes, saved.sha512.is_some()).await?;
        // States of two versions can't be compared; the final digest is all that speaks for the bytes then.
        Ok(Some(hasher).filter(|hasher| !same_version || hasher.save() == saved))
    }

    /// The SHA-512 digest of an object whose SHA-256 digest is known.
    pub(super) async fn sha512(
        &self,
        object: &Generation,
        bytes: u64,
        sha256: Digest,
    ) -> Result<Digest, Error> {
        let again = self.inner.blobs.rehash(object, bytes, true).await?;
        let sha512 = again.sha512().filter(|_| again.sha256() == sha256);
        sha512.ok_or_else(|| Error::broken(format!("object {object} changed under its writer")))
    }

    /// Saves how far the upload has come, if it is still this turn. The turn goes on, or it ends.
    pub(super) async fn save_progress(
        &self,
        mut upload: Upload,
        checkpoint: Checkpoint,
        turn: &Turn,
        goes_on: bool,
    ) -> Result<Upload, Error> {
        let Checkpoint { hash, resume } = checkpoint;
        upload.bytes = i64::try_from(hash.bytes).unwrap_or(i64::MAX);
        (upload.sha256_state, upload.sha512_state) = (hash.sha256, hash.sha512);
        upload.hash_version = HASH_STATE_VERSION.to_owned();
        upload.boot_id.clone_from(&self.inner.boot_id);
        upload.resume = resume;
        let (token, micros) = (turn.token().to_owned(), self.turn_micros());
        let saved = self
            .inner
            .db
            .write_relaxed(async move |tx: &mut Tx<'_>| -> Result<Committed<Option<Upload>>, StoreError> {
                let mut row = upload.clone();
                row.active_at = tx.now();
                (row.turn, row.turn_until) = match goes_on {
                    true => (token.clone(), tx.now().saturating_add(micros)),
                    false => (String::new(), 0),
                };
                let saved = upload::save_progress(tx, &row, &token).await?;
                tx.commit_upkeep(saved.then_some(row)).await
            })
            .await?;
        match saved {
            Some(upload) => {
                if !goes_on {
                    turn.ended();
                }
                Ok(upload)
            }
            None => Err(self.turn_over(turn).await),
        }
    }

    /// Gives an upload up for `reason`, unless that passes: then it goes on from what was saved last. The writer of
    /// its object is gone by now.
    pub(super) async fn over(&self, upload: Upload, turn: Arc<Turn>, reason: Error) -> Error {
        if matches!(reason, Error::Unavailable(_) | Error::Moving) {
            return reason;
        }
        let registry = self.clone();
        let given_up = to_its_end(async move {
            registry.give_up(&upload, &turn).await;
            Ok(())
        });
        given_up.await.err().unwrap_or(reason)
    }
}
