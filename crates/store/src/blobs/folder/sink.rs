use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;
use std::sync::Arc;

use tokio::task::JoinHandle;

use super::debt::Debt;
use super::directories::Naming;
use super::{BlobError, Generation, blocking, joined, length_of};

/// Write-back begins once a writer owes this much, in bytes: enough that a sync is worth its journal commit,
/// little enough that the last one is short.
const BEGIN_BYTES: u64 = 8 << 20;

/// A writer waits for the disk once it owes this much, in bytes.
const OWED_BYTES: u64 = 32 << 20;

/// Pieces shorter than this, in bytes, are collected first: each write costs the file system about as much as
/// copying this many bytes.
const SHORT_BYTES: usize = 64 << 10;

/// Collected pieces are written once they are this many bytes.
const COLLECTED_BYTES: usize = 256 << 10;

/// The end of one file, where bytes are added, with the disk following behind.
///
/// Writes go to the kernel's cache, from the thread that has the bytes hot. Moving them to a thread that may
/// block costs a tenth of an upload's processor time; what would make them block is waited for before.
#[derive(Debug)]
pub(in super::super) struct FileSink {
    generation: Generation,
    file: Arc<File>,
    path: Arc<Path>,
    offset: u64,
    collected: Vec<u8>,
    /// What was written since the last sync began.
    fresh: Debt,
    behind: Option<Behind>,
    naming: Naming,
}

/// A sync under way.
#[derive(Debug)]
struct Behind {
    bytes: u64,
    sync: JoinHandle<Result<(), BlobError>>,
}

impl FileSink {
    pub(super) fn new(generation: Generation, file: File, path: &Path, fresh: Debt, naming: Naming) -> Self {
        let (file, path, collected) = (Arc::new(file), path.into(), Vec::new());
        FileSink { generation, file, path, offset: 0, collected, fresh, behind: None, naming }
    }

    pub(super) fn generation(&self) -> &Generation {
        &self.generation
    }

    /// Goes on after the file's first `offset` bytes, and cuts off what follows them.
    pub(super) async fn go_on_at(&mut self, offset: u64) -> Result<(), BlobError> {
        let (file, path) = (self.file.clone(), self.path.clone());
        blocking(move || {
            let length = length_of(&file, &path)?;
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

    /// Waits while too much is owed to the disk.
    pub(in super::super) async fn ready(&mut self) -> Result<(), BlobError> {
        let syncing = self.behind.as_ref().map_or(0, |behind| behind.bytes);
        let too_much = self.fresh.bytes() + syncing >= OWED_BYTES || self.fresh.all_too_much();
        if too_much && self.behind.is_none() {
            self.begin_sync();
        }
        if too_much || self.behind.as_ref().is_some_and(|behind| behind.sync.is_finished()) {
            self.synced().await?;
        }
        Ok(())
    }

    /// Adds bytes, of which the last few may stay here until [`FileSink::flush`].
    pub(in super::super) fn append(&mut self, bytes: &[u8]) -> Result<(), BlobError> {
        if bytes.len() >= SHORT_BYTES {
            self.flush()?;
            return self.put(bytes);
        }
        self.collected.extend_from_slice(bytes);
        if self.collected.len() >= COLLECTED_BYTES {
            self.flush()?;
        }
        Ok(())
    }

    /// Hands to the kernel what was collected.
    pub(in super::super) fn flush(&mut self) -> Result<(), BlobError> {
        if !self.collected.is_empty() {
            let mut collected = std::mem::take(&mut self.collected);
            self.put(&collected)?;
            collected.clear();
            self.collected = collected;
        }
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), BlobError> {
        let written = self.file.write_all_at(bytes, self.offset);
        written.map_err(|error| BlobError::io("write", &self.path, error))?;
        self.offset += bytes.len() as u64;
        self.fresh.add(bytes.len() as u64);
        if self.behind.is_none() && self.fresh.bytes() >= BEGIN_BYTES {
            self.begin_sync();
        }
        Ok(())
    }

    /// Waits until all that was added, and the file's name, are durable.
    pub(in super::super) async fn seal(&mut self) -> Result<(), BlobError> {
        self.flush()?;
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
        if let Err(error) = blocking(move || remove(&path)).await {
            tracing::warn!(%error, "an object that was given up stays on the disk");
        }
    }

    /// Stops for now. What is owed counts no more: the kernel writes it in its own time.
    pub(super) fn rest(&mut self) {
        self.collected = Vec::new();
        drop(self.fresh.take());
    }

    fn begin_sync(&mut self) {
        let (file, path, debt) = (self.file.clone(), self.path.clone(), self.fresh.take());
        let bytes = debt.bytes();
        let sync = tokio::task::spawn_blocking(move || {
            let synced = file.sync_data();
            drop(debt);
            synced.map_err(|error| {
                // The writer may be gone, and no later sync would tell of this.
                let _ = remove(&path);
                BlobError::io("sync", &path, error)
            })
        });
        self.behind = Some(Behind { bytes, sync });
    }

    /// Waits for the sync under way, if any. Given up while it waits, it loses no error.
    async fn synced(&mut self) -> Result<(), BlobError> {
        if let Some(behind) = &mut self.behind {
            let result = joined((&mut behind.sync).await);
            self.behind = None;
            result?;
        }
        Ok(())
    }
}

/// Removes a file that may be gone already.
pub(super) fn remove(path: &Path) -> Result<(), BlobError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(BlobError::io("remove", path, error)),
        _ => Ok(()),
    }
}
