use std::fs::{self, File};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::task::JoinHandle;

use super::directories::Naming;
use super::{BlobError, Generation, blocking, joined};

/// Write-back begins once this much is owed to the disk, in bytes: enough that a sync is worth its journal
/// commit, little enough that the last one is short.
const BEGIN_BYTES: u64 = 8 << 20;

/// The writer waits for the disk once this much is owed, in bytes.
const OWED_BYTES: u64 = 32 << 20;

/// The end of one file, where bytes are added, with the disk following behind.
#[derive(Debug)]
pub(in super::super) struct FileSink {
    generation: Generation,
    file: Arc<File>,
    path: Arc<PathBuf>,
    offset: u64,
    /// Bytes written since the last sync began.
    fresh: u64,
    /// Bytes that the sync under way covers.
    syncing: u64,
    behind: Option<JoinHandle<Result<(), BlobError>>>,
    naming: Naming,
}

impl FileSink {
    pub(super) fn new(generation: Generation, file: File, path: PathBuf, naming: Naming) -> FileSink {
        let (file, path) = (Arc::new(file), Arc::new(path));
        FileSink { generation, file, path, offset: 0, fresh: 0, syncing: 0, behind: None, naming }
    }

    pub(super) fn generation(&self) -> &Generation {
        &self.generation
    }

    /// Cuts the file to its first `offset` bytes, if it is longer.
    pub(super) async fn cut(&mut self, offset: u64) -> Result<(), BlobError> {
        let (file, path) = (self.file.clone(), self.path.clone());
        blocking(move || {
            let length = super::length_of(&file, &path)?;
            if length < offset {
                return Err(BlobError::shorter(&path.display().to_string(), offset, length));
            }
            if length > offset {
                file.set_len(offset).map_err(|error| BlobError::io("cut", &path, error))?;
            }
            Ok(())
        })
        .await?;
        self.offset = offset;
        Ok(())
    }

    /// Hands bytes to the kernel, and waits if the disk is too far behind.
    pub(in super::super) async fn append(&mut self, bytes: &[u8]) -> Result<(), BlobError> {
        self.file
            .write_all_at(bytes, self.offset)
            .map_err(|error| BlobError::io("write", &self.path, error))?;
        self.offset += bytes.len() as u64;
        self.fresh += bytes.len() as u64;
        let finished = self.behind.as_ref().is_some_and(JoinHandle::is_finished);
        if finished || self.fresh + self.syncing >= OWED_BYTES {
            self.synced().await?;
        }
        if self.behind.is_none() && self.fresh >= BEGIN_BYTES {
            self.begin_sync();
        }
        Ok(())
    }

    /// Waits until all that was appended, and the file's name, are durable.
    pub(in super::super) async fn seal(&mut self) -> Result<(), BlobError> {
        self.synced().await?;
        self.begin_sync();
        self.synced().await?;
        self.naming.durable(&self.path).await?;
        match self.file.metadata() {
            Ok(metadata) if metadata.nlink() > 0 => Ok(()),
            Ok(_) => Err(BlobError::Missing),
            Err(error) => Err(BlobError::io("measure", &self.path, error)),
        }
    }

    /// Removes the file, of which nobody knows any more what the disk holds.
    pub(in super::super) async fn discard(&mut self) {
        let path = self.path.clone();
        let removed = blocking(move || remove(&path)).await;
        if let Err(error) = removed {
            tracing::warn!(%error, "an abandoned object stays until it is collected");
        }
    }

    fn begin_sync(&mut self) {
        let (file, path) = (self.file.clone(), self.path.clone());
        self.syncing = std::mem::take(&mut self.fresh);
        self.behind = Some(tokio::task::spawn_blocking(move || {
            file.sync_data().map_err(|error| {
                // Nobody may be waiting for this sync any more, and no later one would tell.
                let _ = remove(&path);
                BlobError::io("sync", &path, error)
            })
        }));
    }

    /// Waits for the sync under way, if any. Dropped while it waits, it loses no error.
    async fn synced(&mut self) -> Result<(), BlobError> {
        if let Some(behind) = &mut self.behind {
            let result = joined(behind.await);
            self.behind = None;
            self.syncing = 0;
            result?;
        }
        Ok(())
    }
}

/// Removes a file that may be gone already.
pub(super) fn remove(path: &Path) -> Result<(), BlobError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(BlobError::io("remove", path, error))
        }
        _ => Ok(()),
    }
}
