use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use tokio::sync::oneshot;

use super::BlobError;

/// Makes new names durable: one thread syncs the shard directories in rounds, and one sync answers all who
/// waited for that directory when the round began.
#[derive(Debug)]
pub(super) struct Directories {
    wishes: Sender<Wish>,
    syncs: Arc<AtomicU64>,
}

#[derive(Debug)]
struct Wish {
    shard: u8,
    answer: oneshot::Sender<Result<(), BlobError>>,
}

impl Directories {
    /// Starts the thread, which ends with this value.
    pub(super) fn start(root: &Path) -> Result<Directories, BlobError> {
        let syncs = Arc::new(AtomicU64::new(0));
        let (wishes, inbox) = channel();
        let (shards, count) = (root.to_owned(), syncs.clone());
        thread::Builder::new()
            .name("directory-sync".into())
            .spawn(move || grant(&shards, &inbox, &count))
            .map_err(|error| BlobError::io("start the thread that syncs", root, error))?;
        Ok(Directories { wishes, syncs })
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

fn grant(root: &Path, inbox: &Receiver<Wish>, syncs: &AtomicU64) {
    while let Ok(first) = inbox.recv() {
        let mut round: BTreeMap<u8, Vec<Wish>> = BTreeMap::new();
        for wish in std::iter::once(first).chain(inbox.try_iter()) {
            round.entry(wish.shard).or_default().push(wish);
        }
        for (shard, wishes) in round {
            let result = sync(&shard_directory(root, shard));
            syncs.fetch_add(1, Ordering::Relaxed);
            for wish in wishes {
                // Who gave up waiting needs no answer.
                drop(wish.answer.send(result.clone()));
            }
        }
    }
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
