use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use tokio::sync::oneshot;

use super::BlobError;

/// Makes new names durable: one thread syncs the shard directories in rounds, and one sync answers all who
/// waited for that directory when the round began.
#[derive(Debug)]
pub(super) struct Directories {
    wishes: Sender<Wish>,
}

#[derive(Debug)]
struct Wish {
    shard: u8,
    answer: oneshot::Sender<Result<(), BlobError>>,
}

impl Directories {
    /// Starts the thread, which ends with this value.
    pub(super) fn start(root: &Path) -> Result<Directories, BlobError> {
        let (wishes, inbox) = channel();
        let shards = root.to_owned();
        thread::Builder::new()
            .name("directory-sync".into())
            .spawn(move || grant(&shards, &inbox))
            .map_err(|error| BlobError::io("start the thread that syncs", root, error))?;
        Ok(Directories { wishes })
    }

    /// Begins to make the names that are in `shard` by now durable.
    pub(super) fn sync(&self, shard: u8) -> Naming {
        let (answer, naming) = oneshot::channel();
        // If the thread is gone, the answer is dropped with the wish, and waiting for it says so.
        drop(self.wishes.send(Wish { shard, answer }));
        Naming(naming)
    }
}

/// A name that is about to be durable.
#[derive(Debug)]
pub(super) struct Naming(oneshot::Receiver<Result<(), BlobError>>);

impl Naming {
    /// Waits until the name is durable. After an error it will never be known to be.
    pub(super) async fn durable(&mut self, path: &Path) -> Result<(), BlobError> {
        (&mut self.0)
            .await
            .unwrap_or_else(|gone| Err(BlobError::io("sync the directory of", path, io::Error::other(gone))))
    }
}

/// Grants wishes until nobody can have any more. The result is how many syncs it took.
fn grant(root: &Path, inbox: &Receiver<Wish>) -> u64 {
    let mut syncs = 0;
    while let Ok(first) = inbox.recv() {
        let mut round: BTreeMap<u8, Vec<Wish>> = BTreeMap::new();
        for wish in std::iter::once(first).chain(inbox.try_iter()) {
            round.entry(wish.shard).or_default().push(wish);
        }
        for (shard, wishes) in round {
            let result = sync(&shard_directory(root, shard));
            syncs += 1;
            for wish in wishes {
                // Who gave up waiting needs no answer.
                drop(wish.answer.send(result.clone()));
            }
        }
    }
    syncs
}

/// Where the objects of a shard lie.
pub(super) fn shard_directory(root: &Path, shard: u8) -> PathBuf {
    root.join(format!("{shard:02x}"))
}

/// Makes the names in a directory durable. Each call opens the directory anew, since a descriptor whose sync has
/// failed may report success the next time.
pub(super) fn sync(directory: &Path) -> Result<(), BlobError> {
    File::open(directory)
        .and_then(|opened| opened.sync_all())
        .map_err(|error| BlobError::io("sync", directory, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directories(shards: &[u8]) -> (tempfile::TempDir, Directories, Receiver<Wish>) {
        let root = tempfile::tempdir().unwrap();
        for shard in shards {
            std::fs::create_dir(shard_directory(root.path(), *shard)).unwrap();
        }
        let (wishes, inbox) = channel();
        (root, Directories { wishes }, inbox)
    }

    #[tokio::test]
    async fn one_sync_answers_all_who_wait_for_a_directory() {
        let (root, directories, inbox) = directories(&[1, 2]);
        let waiting: Vec<Naming> = (0..20).map(|n| directories.sync(1 + n % 2)).collect();
        drop(directories);
        assert_eq!(grant(root.path(), &inbox), 2);
        for mut naming in waiting {
            naming.durable(root.path()).await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_failed_sync_fails_those_who_waited_for_that_directory() {
        let (root, directories, inbox) = directories(&[1]);
        let (mut sound, mut broken) = (directories.sync(1), directories.sync(2));
        drop(directories);
        grant(root.path(), &inbox);
        sound.durable(root.path()).await.unwrap();
        assert!(matches!(broken.durable(root.path()).await, Err(BlobError::Io { doing: "sync", .. })));
    }
}
