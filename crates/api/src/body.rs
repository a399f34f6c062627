mod budget;

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use http_body::{Frame, SizeHint};
use http_body_util::BodyStream;
use registry::{BlobReader, BodyError};

pub(crate) use budget::{Budget, NoRoom, Share};

/// The body of an answer: nothing, bytes in memory, or a blob that is read as it is sent.
#[derive(Debug, Default)]
pub enum Body {
    /// Nothing.
    #[default]
    Empty,
    /// All of it.
    Full(Bytes),
    /// A blob's range.
    Blob(Box<BlobReader>),
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::Full(bytes)
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Full(bytes.into())
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        match &mut *self {
            Self::Empty => Poll::Ready(None),
            Self::Full(bytes) => {
                let bytes = std::mem::take(bytes);
                *self = Self::Empty;
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
            }
            Self::Blob(reader) => {
                let chunk = ready!(Pin::new(&mut **reader).poll_next(cx));
                Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data).map_err(std::io::Error::other)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Full(bytes) => bytes.is_empty(),
            Self::Blob(reader) => reader.remaining() == 0,
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match self {
            Self::Empty => 0,
            Self::Full(bytes) => bytes.len() as u64,
            Self::Blob(reader) => reader.remaining(),
        })
    }
}

/// A request's body, its type forgotten.
pub(crate) type RequestBody = registry::Body;

/// Forgets the type of a request's body; trailers are dropped.
pub(crate) fn received<B>(body: B) -> RequestBody
where
    B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    if body.is_end_stream() {
        return Box::pin(futures_util::stream::empty());
    }
    Box::pin(BodyStream::new(body).filter_map(|frame| {
        std::future::ready(match frame {
            Ok(frame) => frame.into_data().ok().filter(|data| !data.is_empty()).map(Ok),
            Err(error) => Some(Err(BodyError(error.into().to_string()))),
        })
    }))
}

/// A body of which exactly `length` bytes are taken; one that turns out longer or shorter ends in an error. The flag
/// says whether it did.
pub(crate) fn of_length(body: RequestBody, length: u64) -> (RequestBody, Arc<AtomicBool>) {
    let wrong = Arc::new(AtomicBool::new(false));
    let told = wrong.clone();
    let states = futures_util::stream::unfold((body, Some(length)), move |(mut body, left)| {
        let told = told.clone();
        async move {
            let left = left?;
            let next = match body.next().await {
                Some(Ok(chunk)) if chunk.len() as u64 <= left => {
                    let left = left - chunk.len() as u64;
                    return Some((Ok(chunk), (body, Some(left))));
                }
                None if left == 0 => return None,
                Some(Err(error)) => Err(error),
                Some(Ok(_)) | None => {
                    told.store(true, Relaxed);
                    Err(BodyError("the body is not as long as its Content-Range says".to_owned()))
                }
            };
            Some((next, (body, None)))
        }
    });
    (Box::pin(states), wrong)
}

/// Why a body was not taken whole.
#[derive(Debug)]
pub(crate) enum Unread {
    /// It is longer than `limit` bytes.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// It broke off.
    Broken(String),
}

/// Reads a body of at most `limit` bytes into the memory that is `share`.
pub(crate) async fn collect(mut body: RequestBody, limit: usize, share: &Share<'_>) -> Result<Bytes, Unread> {
    let mut first = Bytes::new();
    let mut all = Vec::new();
    while let Some(chunk) = share.next(&mut body, first.len() + all.len()).await? {
        let chunk = chunk.map_err(|error| Unread::Broken(error.0))?;
        if first.len() + all.len() + chunk.len() > limit {
            return Err(Unread::TooLarge { limit });
        }
        if first.is_empty() && all.is_empty() {
            first = chunk;
            continue;
        }
        if all.is_empty() {
            all.extend_from_slice(&std::mem::take(&mut first));
        }
        all.extend_from_slice(&chunk);
    }
    Ok(if all.is_empty() { first } else { all.into() })
}
