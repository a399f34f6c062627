use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};

use super::BlobError;
use super::faults::Faults;
use super::folder::FileRange;
use super::s3::ObjectRange;

/// The most bytes in one item of a stream.
const CHUNK_BYTES: usize = 256 << 10;

/// Part of one object as a stream of chunks of at most 256 KiB. It gives exactly as many bytes as were asked for,
/// or an error in their stead.
#[derive(Debug)]
pub struct Reader {
    source: Source,
    faults: Faults,
}

#[derive(Debug)]
enum Source {
    File(FileRange),
    Memory(Bytes),
    Object(ObjectRange),
}

impl Reader {
    pub(super) fn file(range: FileRange, faults: Faults) -> Reader {
        Reader { source: Source::File(range), faults }
    }

    pub(super) fn memory(bytes: Bytes, faults: Faults) -> Reader {
        Reader { source: Source::Memory(bytes), faults }
    }

    pub(super) fn object(range: ObjectRange, faults: Faults) -> Reader {
        Reader { source: Source::Object(range), faults }
    }

    /// How many bytes are still to come.
    pub fn remaining(&self) -> u64 {
        match &self.source {
            Source::File(range) => range.remaining(),
            Source::Memory(bytes) => bytes.len() as u64,
            Source::Object(range) => range.remaining(),
        }
    }

    /// The next chunk, `None` after the last one.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] if the object became shorter, [`BlobError::Io`] if the disk failed.
    pub async fn next_chunk(&mut self) -> Result<Option<Bytes>, BlobError> {
        self.next().await.transpose()
    }
}

impl Stream for Reader {
    type Item = Result<Bytes, BlobError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = match &mut self.source {
            Source::File(range) => ready!(range.poll_chunk(context)),
            Source::Object(range) => ready!(range.poll_chunk(context)),
            Source::Memory(bytes) if bytes.is_empty() => None,
            Source::Memory(bytes) => Some(Ok(bytes.split_to(bytes.len().min(CHUNK_BYTES)))),
        };
        Poll::Ready(chunk.map(|result| self.faults.effect("read").and(result)))
    }
}
