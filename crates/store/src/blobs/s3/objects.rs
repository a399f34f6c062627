use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use aws_lc_rs::digest::{SHA256, digest};
use bytes::Bytes;
use object_store::aws::AmazonS3;
use object_store::path::Path;
use object_store::{
    Error, GetOptions, GetRange, GetResult, ObjectStore, ObjectStoreExt, PutMode, PutPayload,
};

use super::super::BlobError;
use super::read::ObjectRange;
use super::saved::Tail;
use super::transport::Patience;

/// The most of a server's answer that an error repeats, in bytes.
const ANSWER_BYTES: usize = 600;

/// The bucket's objects by key, with errors in the port's words. Clones share it.
#[derive(Clone, Debug)]
pub(super) struct Objects {
    pub(super) store: AmazonS3,
    pub(super) patience: Patience,
    /// Whether the server heeds `If-None-Match`, as the probe found.
    pub(super) conditional: Arc<AtomicBool>,
}

impl Objects {
    /// Writes an object that is not to be there yet. One that is there counts if it has the same bytes, since an
    /// earlier attempt may have come through whose answer was lost.
    pub(super) async fn put_once(&self, key: &Path, bytes: Bytes) -> Result<(), BlobError> {
        if !self.conditional.load(Ordering::Relaxed) {
            return self.put(key, bytes).await;
        }
        let payload = PutPayload::from(bytes.clone());
        match self.store.put_opts(key, payload, PutMode::Create.into()).await {
            Ok(_) => Ok(()),
            Err(Error::AlreadyExists { .. }) => {
                let range = 0..bytes.len() as u64;
                let there =
                    self.get(key, range).await?.bytes().await.map_err(|error| failed("read", key, error))?;
                if there == bytes { Ok(()) } else { Err(BlobError::Exists(key.to_string())) }
            }
            Err(error) => Err(failed("write", key, error)),
        }
    }

    pub(super) async fn put(&self, key: &Path, bytes: Bytes) -> Result<(), BlobError> {
        let written = self.store.put(key, PutPayload::from(bytes)).await;
        written.map(drop).map_err(|error| failed("write", key, error))
    }

    /// Reads a tail into `bytes`.
    pub(super) async fn tail(&self, key: &Path, tail: &Tail, bytes: &mut Vec<u8>) -> Result<(), BlobError> {
        let mut range = ObjectRange::open(self.clone(), key.clone(), 0..tail.bytes).await?;
        bytes.clear();
        while let Some(chunk) = std::future::poll_fn(|context| range.poll_chunk(context)).await {
            bytes.extend_from_slice(&chunk?);
        }
        if sha256(bytes) != tail.sha256 {
            return Err(BlobError::Damaged(format!("{key} is not what was saved")));
        }
        Ok(())
    }

    /// A range that is not empty.
    pub(super) async fn get(&self, key: &Path, range: std::ops::Range<u64>) -> Result<GetResult, BlobError> {
        let options = GetOptions { range: Some(GetRange::Bounded(range.clone())), ..GetOptions::default() };
        match self.store.get_opts(key, options).await {
            Ok(found) if found.meta.size < range.end => {
                Err(BlobError::shorter(key.as_ref(), range.end, found.meta.size))
            }
            Ok(found) if found.range != range => {
                Err(BlobError::Damaged(format!("{key} gave bytes {:?} for {range:?}", found.range)))
            }
            Ok(found) => Ok(found),
            Err(error) => match failed("read", key, error) {
                BlobError::Unreachable { what } if is_of_the_range(&what) => match self.length(key).await {
                    // A range that begins behind the end is refused.
                    Ok(Some(length)) if length < range.end => {
                        Err(BlobError::shorter(key.as_ref(), range.end, length))
                    }
                    _ => Err(BlobError::Unreachable { what }),
                },
                refused => Err(refused),
            },
        }
    }

    pub(super) async fn length(&self, key: &Path) -> Result<Option<u64>, BlobError> {
        match self.store.head(key).await {
            Ok(meta) => Ok(Some(meta.size)),
            Err(error) => match failed("measure", key, error) {
                BlobError::Missing => Ok(None),
                other => Err(other),
            },
        }
    }

    pub(super) async fn delete(&self, key: &Path) -> Result<(), BlobError> {
        match self.store.delete(key).await.map_err(|error| failed("delete", key, error)) {
            Err(BlobError::Missing) | Ok(()) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// What an error of the server means to the caller.
pub(super) fn failed(doing: &str, key: &Path, error: Error) -> BlobError {
    let mut answer = with_causes(&error);
    if matches!(error, Error::NotFound { .. }) && is_of_an_object(&answer) {
        return BlobError::Missing;
    }
    let end = (0..=ANSWER_BYTES.min(answer.len())).rev().find(|at| answer.is_char_boundary(*at));
    answer.truncate(end.unwrap_or(0));
    BlobError::Unreachable { what: format!("{doing} {key}: {answer}") }
}

/// Whether the server refused the range, rather than all that was asked.
fn is_of_the_range(answer: &str) -> bool {
    ["416 Range", "InvalidRange"].iter().any(|it| answer.contains(it))
}

/// Whether a 404 means that the object or the upload is not there: servers answer so for a bucket and for a key that
/// they do not know, too. The answer to a HEAD names no code.
fn is_of_an_object(answer: &str) -> bool {
    !answer.contains("<Code>")
        || ["NoSuchKey<", "NoSuchUpload<", ">NotFound<"].iter().any(|it| answer.contains(it))
}

/// An error's text with what caused it, which the layers below leave out of their own.
fn with_causes(error: &dyn std::error::Error) -> String {
    let (mut text, mut cause) = (error.to_string(), error.source());
    while let Some(deeper) = cause {
        let words = deeper.to_string();
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        cause = deeper.source();
    }
    text
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    hex::encode(digest(&SHA256, bytes))
}
