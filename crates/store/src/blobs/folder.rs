//! Objects as files: `<root>/<shard>/<generation>`, the shard being the generation's first two digits.

mod buffers;
mod debt;
mod directories;
mod notes;
mod parked;
mod read;
mod sink;

use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat2};
use tokio::task::JoinError;

use super::{BlobError, Generation};
use buffers::Buffers;
use debt::Debts;
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
    buffers: Buffers,
    debts: Debts,
}

impl Folder {
    pub(super) fn open(root: &Path) -> Result<Folder, BlobError> {
        make(root)?;
        for shard in 0..=u8::MAX {
            make(&shard_directory(root, shard))?;
        }
        directories::sync(root)?;
        let parent = root.parent().filter(|parent| !parent.as_os_str().is_empty());
        directories::sync(parent.unwrap_or(Path::new(".")))?;
        Ok(Folder {
            root: root.to_owned(),
            directories: Directories::start(root)?,
            parked: Parked::default(),
            buffers: Buffers::default(),
            debts: Debts::for_this_machine(),
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
        Ok(self.sink(generation, file, &path))
    }

    pub(super) async fn resume(&self, generation: &Generation, offset: u64) -> Result<FileSink, BlobError> {
        let mut sink = match self.parked.take(generation) {
            Some(sink) => sink,
            None => self.reopen(generation).await?,
        };
        sink.go_on_at(offset).await?;
        Ok(sink)
    }

    async fn reopen(&self, generation: &Generation) -> Result<FileSink, BlobError> {
        let path = self.path(generation);
        let (file, path) = blocking(move || Ok((open(&path, OpenOptions::new().write(true))?, path))).await?;
        Ok(self.sink(generation, file, &path))
    }

    fn sink(&self, generation: &Generation, file: File, path: &Path) -> FileSink {
        let naming = self.directories.sync(generation.shard());
        FileSink::new(*generation, file, path, self.debts.open(), naming)
    }

    /// Keeps the file of a paused upload open for its next request.
    pub(super) fn park(&self, mut sink: FileSink) {
        sink.rest();
        self.parked.put(sink);
    }

    pub(super) async fn read(
        &self,
        generation: &Generation,
        range: Range<u64>,
    ) -> Result<FileRange, BlobError> {
        let path = self.path(generation);
        let (file, path) = match open_cached(&path) {
            Some(file) => (file, path),
            None => blocking(move || Ok((open(&path, OpenOptions::new().read(true))?, path))).await?,
        };
        let length = length_of(&file, &path)?;
        if length < range.end {
            return Err(BlobError::shorter(&path.display().to_string(), range.end, length));
        }
        Ok(FileRange::new(file, path, range, self.buffers.clone()))
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

    pub(super) async fn note(&self, name: &'static str) -> Result<Option<Vec<u8>>, BlobError> {
        let root = self.root.clone();
        blocking(move || notes::read(&root, name)).await
    }

    pub(super) async fn set_note(&self, name: &'static str, content: &[u8]) -> Result<(), BlobError> {
        let (root, content) = (self.root.clone(), content.to_owned());
        blocking(move || notes::replace(&root, name, &content)).await
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

/// The file, if the kernel can open it without asking the disk. `None` also where it can't tell.
fn open_cached(path: &Path) -> Option<File> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC;
    openat2(CWD, path, flags, Mode::empty(), ResolveFlags::CACHED).ok().map(File::from)
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use bytes::Bytes;
    use oci::Hasher;

    use super::super::Blobs;
    use super::*;

    const NAME: &str = "a70000000000000000000000000000ff";

    fn generation() -> Generation {
        Generation::parse(NAME).unwrap()
    }

    fn folder() -> (Blobs, PathBuf, tempfile::TempDir) {
        let root = tempfile::tempdir().unwrap();
        (Blobs::folder(root.path()).unwrap(), root.path().join("a7").join(NAME), root)
    }

    /// A writer whose file is `device`.
    async fn writing_to(device: &str) -> (super::super::Writer, Blobs, PathBuf, tempfile::TempDir) {
        let (blobs, path, root) = folder();
        symlink(device, &path).unwrap();
        (blobs.resume(&generation(), Hasher::new(false), "").await.unwrap(), blobs, path, root)
    }

    #[tokio::test]
    async fn an_object_lies_in_its_shard() {
        let (blobs, path, _root) = folder();
        let mut writer = blobs.create(&generation(), Hasher::new(false)).await.unwrap();
        writer.write("here".into()).await.unwrap();
        writer.seal().await.unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"here");
    }

    #[tokio::test]
    async fn another_process_goes_on_with_what_was_left() {
        let (blobs, _, root) = folder();
        let mut writer = blobs.create(&generation(), Hasher::new(false)).await.unwrap();
        writer.write("left".into()).await.unwrap();
        let saved = writer.pause().await.unwrap();
        drop(blobs);
        let blobs = Blobs::folder(root.path()).unwrap();
        let hasher = Hasher::restore(&saved.hash).unwrap();
        let mut writer = blobs.resume(&generation(), hasher, &saved.resume).await.unwrap();
        writer.write(", found".into()).await.unwrap();
        assert_eq!(writer.seal().await.unwrap().bytes(), 11);
        assert_eq!(blobs.length(&generation()).await.unwrap(), Some(11));
    }

    #[tokio::test]
    async fn a_full_disk_is_named_and_the_object_given_up() {
        let (mut writer, blobs, path, _root) = writing_to("/dev/full").await;
        let full = writer.write(Bytes::from(vec![0; 100_000])).await;
        assert!(matches!(full, Err(BlobError::Full(text)) if text == path.display().to_string()));
        assert!(matches!(writer.seal().await, Err(BlobError::Full(_))));
        assert!(!path.is_symlink());
        let again = blobs.resume(&generation(), Hasher::new(false), "").await;
        assert!(matches!(again, Err(BlobError::Abandoned(_))));
    }

    #[tokio::test]
    async fn a_failed_sync_gives_the_object_up() {
        let (mut writer, _blobs, path, _root) = writing_to("/dev/null").await;
        writer.write("lost".into()).await.unwrap();
        assert!(matches!(writer.seal().await, Err(BlobError::Io { doing: "sync", .. })));
        assert!(!path.is_symlink());
    }

    #[tokio::test]
    async fn a_write_back_that_fails_behind_a_pause_is_not_forgotten() {
        let (mut writer, blobs, path, _root) = writing_to("/dev/null").await;
        writer.write(Bytes::from(vec![0; 8 << 20])).await.unwrap();
        drop(writer.pause().await.unwrap());
        while path.is_symlink() {
            tokio::task::yield_now().await;
        }
        let writer = blobs.resume(&generation(), Hasher::new(false), "").await.unwrap();
        assert!(matches!(writer.seal().await, Err(BlobError::Io { doing: "sync", .. })));
    }

    #[tokio::test]
    async fn a_file_cut_while_it_is_read_is_damaged() {
        let (blobs, path, _root) = folder();
        let mut writer = blobs.create(&generation(), Hasher::new(false)).await.unwrap();
        writer.write(Bytes::from(vec![1; 600_000])).await.unwrap();
        writer.seal().await.unwrap();
        let mut reader = blobs.read(&generation(), 0..600_000).await.unwrap();
        reader.next_chunk().await.unwrap();
        OpenOptions::new().write(true).open(&path).unwrap().set_len(300_000).unwrap();
        let rest = async {
            while reader.next_chunk().await?.is_some() {}
            Ok(())
        };
        assert!(matches!(rest.await, Err(BlobError::Damaged(text)) if text.contains(NAME)));
    }

    #[test]
    fn what_is_no_folder_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let refused = Blobs::folder(file.path()).unwrap_err().to_string();
        assert!(refused.contains(&file.path().display().to_string()), "{refused}");
    }
}
