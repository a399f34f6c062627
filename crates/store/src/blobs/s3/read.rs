use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::stream::{self, BoxStream};
use futures_util::{Stream, StreamExt};
use object_store::path::Path;

use super::super::BlobError;
use super::objects::{Objects, failed};

/// The most bytes in one chunk.
const CHUNK_BYTES: usize = 256 << 10;

/// How often a read that breaks off goes on where it was.
const GOES_ON: u32 = 5;

/// Part of one object, streamed. A connection that breaks is made anew from where it broke.
pub(in super::super) struct ObjectRange {
    remaining: u64,
    chunks: BoxStream<'static, Result<Bytes, BlobError>>,
}

impl std::fmt::Debug for ObjectRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ObjectRange").field("remaining", &self.remaining).finish_non_exhaustive()
    }
}

impl ObjectRange {
    /// Asks for the range, and gives it once the server has begun to answer.
    pub(super) async fn open(
        objects: Objects,
        key: Path,
        range: Range<u64>,
    ) -> Result<ObjectRange, BlobError> {
        let remaining = range.end.saturating_sub(range.start);
        if remaining == 0 {
            let length = objects.length(&key).await?.ok_or(BlobError::Missing)?;
            if length < range.end {
                return Err(BlobError::shorter(key.as_ref(), range.end, length));
            }
            return Ok(ObjectRange { remaining, chunks: stream::empty().boxed() });
        }
        let body = objects.get(&key, range.clone()).await?.into_stream();
        let reading = Reading { objects, key, range, body: Some(body), ready: Bytes::new(), broken: 0 };
        let chunks = stream::try_unfold(reading, |mut reading| async move {
            Ok(reading.next().await?.map(|chunk| (chunk, reading)))
        });
        Ok(ObjectRange { remaining, chunks: chunks.boxed() })
    }

    pub(in super::super) fn remaining(&self) -> u64 {
        self.remaining
    }

    /// The next chunk, `None` at the end.
    pub(in super::super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BlobError>>> {
        let polled = Pin::new(&mut self.chunks).poll_next(context);
        if let Poll::Ready(Some(Ok(chunk))) = &polled {
            self.remaining -= chunk.len() as u64;
        }
        polled
    }
}

struct Reading {
    objects: Objects,
    key: Path,
    /// What is still to come.
    range: Range<u64>,
    body: Option<BoxStream<'static, object_store::Result<Bytes>>>,
    ready: Bytes,
    broken: u32,
}

impl Reading {
    async fn next(&mut self) -> Result<Option<Bytes>, BlobError> {
        loop {
            if self.range.start >= self.range.end {
                return Ok(None);
            }
            if !self.ready.is_empty() {
                let chunk = self.ready.split_to(self.ready.len().min(CHUNK_BYTES));
                self.range.start += chunk.len() as u64;
                return Ok(Some(chunk));
            }
            let Some(body) = &mut self.body else {
                self.body = Some(self.objects.get(&self.key, self.range.clone()).await?.into_stream());
                continue;
            };
            let broken = match tokio::time::timeout(self.objects.patience.chunk, body.next()).await {
                Ok(Some(Ok(mut bytes))) => {
                    let wanted = self.range.end - self.range.start;
                    bytes.truncate(usize::try_from(wanted).unwrap_or(usize::MAX));
                    self.ready = bytes;
                    continue;
                }
                Ok(Some(Err(error))) => failed("read", &self.key, error),
                Ok(None) => {
                    BlobError::Unreachable { what: format!("read {}: the answer broke off", self.key) }
                }
                Err(late) => BlobError::Unreachable { what: format!("read {}: {late}", self.key) },
            };
            self.body = None;
            self.broken += 1;
            if self.broken > GOES_ON {
                return Err(broken);
            }
            tokio::time::sleep(self.objects.patience.pause * self.broken).await;
        }
    }
}
