//! Objects as files: `<root>/<shard>/<generation>`, the shard being the generation's first two digits.

mod directories;
mod parked;
mod read;
mod sink;

use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use tokio::task::JoinError;

use super::{BlobError, Generation};
use directories::{Directories, shard_directory};
use parked::Parked;
use sink::remove;

pub(super) use read::FileRange;
pub(super) use sink::FileSink;

/// A folder of objects.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    directories: Directories,
    parked: Parked,
}

impl Folder {
    pub(super) fn open(root: &Path) -> Result<Folder, BlobError> {
        make(root)?;
        for shard in 0..=u8::MAX {
            make(&shard_directory(root, shard))?;
        }
        directories::sync(root)?;
        if let Some(parent) = root.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            directories::sync(parent)?;
        }
        Ok(Folder {
            root: root.to_owned(),
            directories: Directories::start(root)?,
            parked: Parked::default(),
        })
    }

    pub(super) async fn create(&self, generation: &Generation) -> Result<FileSink, BlobError> {
        let (path, name) = (self.path(generation), generation.to_string());
        let (file, path) =
            blocking(move || match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => Ok((file, path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(BlobError::Exists(name)),
                Err(error) => Err(BlobError::io("create", &path, error)),
            })
            .await?;
        Ok(FileSink::new(*generation, file, path, self.directories.sync(generation.shard())))
    }

    pub(super) async fn resume(&self, generation: &Generation, offset: u64) -> Result<FileSink, BlobError> {
        let mut sink = match self.parked.take(generation) {
            Some(sink) => sink,
            None => self.reopen(generation).await?,
        };
        sink.cut(offset).await?;
        Ok(sink)
    }

    async fn reopen(&self, generation: &Generation) -> Result<FileSink, BlobError> {
        let path = self.path(generation);
        let (file, path) = blocking(move || Ok((open(&path, OpenOptions::new().write(true))?, path))).await?;
        Ok(FileSink::new(*generation, file, path, self.directories.sync(generation.shard())))
    }

    /// Keeps the file of a paused upload open for its next request.
    pub(super) fn park(&self, sink: FileSink) {
        self.parked.put(sink);
    }

    pub(super) async fn read(
        &self,
        generation: &Generation,
        range: Range<u64>,
    ) -> Result<FileRange, BlobError> {
        let path = self.path(generation);
        blocking(move || {
            let file = open(&path, OpenOptions::new().read(true))?;
            let length = length_of(&file, &path)?;
            if length < range.end {
                return Err(BlobError::shorter(&path.display().to_string(), range.end, length));
            }
            Ok(FileRange::new(file, path, range))
        })
        .await
    }

    pub(super) async fn length(&self, generation: &Generation) -> Result<Option<u64>, BlobError> {
        let path = self.path(generation);
        blocking(move || match fs::metadata(&path) {
            Ok(metadata) => Ok(Some(metadata.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(BlobError::io("measure", &path, error)),
        })
        .await
    }

    pub(super) async fn delete(&self, generation: &Generation) -> Result<(), BlobError> {
        drop(self.parked.take(generation));
        let path = self.path(generation);
        blocking(move || remove(&path)).await
    }

    fn path(&self, generation: &Generation) -> PathBuf {
        let name = generation.to_string();
        self.root.join(&name[..2]).join(name)
    }
}

fn make(directory: &Path) -> Result<(), BlobError> {
    match fs::create_dir(directory) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(BlobError::io("make", directory, error))
        }
        _ => Ok(()),
    }
}

fn open(path: &Path, options: &OpenOptions) -> Result<File, BlobError> {
    options.open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => BlobError::Missing,
        _ => BlobError::io("open", path, error),
    })
}

fn length_of(file: &File, path: &Path) -> Result<u64, BlobError> {
    file.metadata().map(|metadata| metadata.len()).map_err(|error| BlobError::io("measure", path, error))
}

/// Runs what may wait for the disk on a thread that may wait.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BlobError> + Send + 'static,
) -> Result<T, BlobError> {
    joined(tokio::task::spawn_blocking(work).await)
}

/// The result of such work, which is not done at all if the runtime stops first.
fn joined<T>(ended: Result<Result<T, BlobError>, JoinError>) -> Result<T, BlobError> {
    ended.unwrap_or_else(|stopped| {
        Err(BlobError::io("finish", Path::new("work on the disk"), io::Error::other(stopped)))
    })
}
