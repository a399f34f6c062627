use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use rustix::io::ReadWriteFlags;
use tokio::task::JoinHandle;

use super::{BlobError, joined};

/// The most bytes read in one go.
const CHUNK_BYTES: u64 = 256 << 10;

/// Part of one file, read chunk by chunk.
#[derive(Debug)]
pub(in super::super) struct FileRange {
    file: Arc<File>,
    path: Arc<PathBuf>,
    range: Range<u64>,
    /// A read of the next chunk on a thread that may wait for the disk.
    waiting: Option<JoinHandle<Result<Bytes, BlobError>>>,
}

impl FileRange {
    pub(super) fn new(file: File, path: PathBuf, range: Range<u64>) -> FileRange {
        FileRange { file: Arc::new(file), path: Arc::new(path), range, waiting: None }
    }

    pub(in super::super) fn remaining(&self) -> u64 {
        self.range.end.saturating_sub(self.range.start)
    }

    /// The next chunk, `None` at the end.
    pub(in super::super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BlobError>>> {
        if self.remaining() == 0 {
            return Poll::Ready(None);
        }
        if self.waiting.is_none()
            && let Some(bytes) = self.read_cached()
        {
            self.range.start += bytes.len() as u64;
            return Poll::Ready(Some(Ok(bytes)));
        }
        let (file, path, offset, length) =
            (self.file.clone(), self.path.clone(), self.range.start, self.remaining().min(CHUNK_BYTES));
        let waiting = self.waiting.get_or_insert_with(|| {
            tokio::task::spawn_blocking(move || {
                let mut buffer = vec![0; length as usize];
                file.read_exact_at(&mut buffer, offset)
                    .map_err(|error| BlobError::io("read", &path, error))?;
                Ok(Bytes::from(buffer))
            })
        });
        let result = joined(ready!(Pin::new(waiting).poll(context)));
        self.waiting = None;
        if let Ok(bytes) = &result {
            self.range.start += bytes.len() as u64;
        }
        Poll::Ready(Some(result))
    }

    fn read_cached(&self) -> Option<Bytes> {
        let mut buffer = BytesMut::zeroed(self.remaining().min(CHUNK_BYTES) as usize);
        let mut slices = [std::io::IoSliceMut::new(&mut buffer)];
        let read =
            rustix::io::preadv2(&*self.file, &mut slices, self.range.start, ReadWriteFlags::NOWAIT).ok()?;
        buffer.truncate(read);
        (read > 0).then(|| buffer.freeze())
    }
}
