use std::fs::File;
use std::io::IoSliceMut;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use rustix::io::ReadWriteFlags;
use tokio::task::JoinHandle;

use super::buffers::{BUFFER_BYTES, Buffers};
use super::{BlobError, joined};

/// Part of one file, read chunk by chunk: what the kernel has cached at once, the rest on a thread that may wait
/// for the disk.
#[derive(Debug)]
pub(in super::super) struct FileRange {
    file: Arc<File>,
    path: Arc<PathBuf>,
    range: Range<u64>,
    buffers: Buffers,
    waiting: Option<JoinHandle<Result<Bytes, BlobError>>>,
}

impl FileRange {
    pub(super) fn new(file: File, path: PathBuf, range: Range<u64>, buffers: Buffers) -> FileRange {
        FileRange { file: Arc::new(file), path: Arc::new(path), range, buffers, waiting: None }
    }

    pub(in super::super) fn remaining(&self) -> u64 {
        self.range.end.saturating_sub(self.range.start)
    }

    /// The next chunk, `None` at the end.
    pub(in super::super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BlobError>>> {
        let length = BUFFER_BYTES.min(usize::try_from(self.remaining()).unwrap_or(BUFFER_BYTES));
        if length == 0 {
            return Poll::Ready(None);
        }
        if self.waiting.is_none()
            && let Some(bytes) = self.cached(length)
        {
            self.range.start += bytes.len() as u64;
            return Poll::Ready(Some(Ok(bytes)));
        }
        let waiting = self.waiting.get_or_insert_with(|| {
            let (file, path, offset) = (self.file.clone(), self.path.clone(), self.range.start);
            let mut buffer = self.buffers.lend(length);
            tokio::task::spawn_blocking(move || match file.read_exact_at(buffer.space(), offset) {
                Ok(()) => Ok(buffer.filled(length)),
                Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                    Err(BlobError::Damaged(format!("{} became shorter while it was read", path.display())))
                }
                Err(error) => Err(BlobError::io("read", &path, error)),
            })
        });
        let result = joined(ready!(Pin::new(waiting).poll(context)));
        self.waiting = None;
        if let Ok(bytes) = &result {
            self.range.start += bytes.len() as u64;
        }
        Poll::Ready(Some(result))
    }

    /// What of the next `length` bytes is there without waiting. `None` also where the file system can't tell.
    fn cached(&self, length: usize) -> Option<Bytes> {
        let mut buffer = self.buffers.lend(length);
        let mut space = [IoSliceMut::new(buffer.space())];
        let read =
            rustix::io::preadv2(&*self.file, &mut space, self.range.start, ReadWriteFlags::NOWAIT).ok()?;
        (read > 0).then(|| buffer.filled(read))
    }
}
