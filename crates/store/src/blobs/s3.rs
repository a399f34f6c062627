//! Objects in a bucket: `PREFIX/<shard>/<generation>`, the shard being the generation's first two digits. Beside
//! them, while an upload is paused, the beginning of a part that is not full: `<generation>.tail.0` or `.1`, in turn,
//! so that the one that a saved checkpoint names stays whole until the next checkpoint is saved.

mod budget;
mod objects;
mod options;
mod pace;
mod probe;
mod read;
mod saved;
mod shelf;
mod sink;
mod slots;
#[cfg(test)]
mod tests;
mod transport;

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use object_store::aws::AmazonS3;
use object_store::multipart::{MultipartStore, PartId};
use object_store::path::Path;
use object_store::signer::Signer;
use object_store::{Error, ObjectStore};
use oci::Hasher;

use super::{BlobError, Generation, Load};
use budget::Budget;
use objects::{Objects, failed};
use pace::Pace;
use saved::Saved;
use transport::Connector;

pub use options::S3Options;
pub(super) use read::ObjectRange;
pub(super) use sink::S3Sink;
pub(super) use slots::Tenant;
pub(super) use transport::Patience;

/// How many keys one request deletes.
const BATCH: usize = 1_000;

/// How often the completion of an upload is asked for.
const COMPLETIONS: u32 = 4;

/// A bucket of objects.
#[derive(Debug)]
pub(super) struct S3 {
    objects: Objects,
    /// The same, asked by who reads a blob.
    reading: Objects,
    /// Signs for the endpoint that clients reach.
    public: AmazonS3,
    prefix: String,
    /// What the bucket is called in errors.
    place: String,
    budget: Budget,
    pace: Pace,
}

impl S3 {
    pub(super) fn open(options: &S3Options, patience: Patience) -> Result<S3, BlobError> {
        let pace = Pace::new();
        let connector = Connector { pace: pace.clone(), patience };
        let store = options.connect(connector.clone(), false)?;
        let readers = Connector { patience: patience.of_readers(), ..connector.clone() };
        let reading = Objects {
            store: options.connect(readers, false)?,
            patience: patience.of_readers(),
            conditional: Arc::default(),
        };
        let public = options.connect(connector, true)?;
        let endpoint = options.endpoint.as_deref().unwrap_or("Amazon's endpoint");
        Ok(S3 {
            objects: Objects { store, patience, conditional: Arc::default() },
            reading,
            public,
            prefix: options.prefix.trim_matches('/').to_owned(),
            place: format!("bucket {} at {endpoint}", options.bucket),
            budget: Budget::new(options.buffer_bytes, patience.hold),
            pace,
        })
    }

    pub(super) fn load(&self) -> Load {
        let (retries, slowdowns) = self.pace.counts();
        Load { buffer_bytes: self.budget.taken(), retries, slowdowns }
    }

    pub(super) fn create(
        self: &Arc<Self>,
        tenant: &Tenant,
        generation: &Generation,
        hasher: &Hasher,
    ) -> S3Sink {
        S3Sink::new(self.clone(), tenant.clone(), generation, Saved::default(), hasher, false)
    }

    pub(super) fn resume(
        self: &Arc<Self>,
        tenant: &Tenant,
        generation: &Generation,
        hasher: &Hasher,
        resume: &str,
    ) -> Result<S3Sink, BlobError> {
        let saved = Saved::parse(resume)?;
        let tail = saved.tail.as_ref().map_or(0, |tail| tail.bytes);
        let expected = (saved.parts.len() * budget::PART_BYTES) as u64 + tail;
        if expected != hasher.bytes() {
            return Err(BlobError::shorter(&generation.to_string(), hasher.bytes(), expected));
        }
        Ok(S3Sink::new(self.clone(), tenant.clone(), generation, saved, hasher, true))
    }

    pub(super) fn moved(from: &Generation, resume: &str) -> Option<String> {
        Saved::parse(resume).ok()?.moved(from).map(|saved| saved.text())
    }

    pub(super) async fn read(
        &self,
        generation: &Generation,
        range: Range<u64>,
    ) -> Result<ObjectRange, BlobError> {
        ObjectRange::open(self.reading.clone(), self.key(generation), range).await
    }

    pub(super) async fn length(&self, generation: &Generation) -> Result<Option<u64>, BlobError> {
        self.objects.length(&self.key(generation)).await
    }

    pub(super) async fn delete(&self, generation: &Generation) -> Result<(), BlobError> {
        self.objects.delete(&self.key(generation)).await
    }

    pub(super) async fn delete_many(&self, generations: &[Generation]) -> Vec<Result<(), BlobError>> {
        let mut results = Vec::with_capacity(generations.len());
        for batch in generations.chunks(BATCH) {
            let keys: Vec<Path> = batch.iter().map(|generation| self.key(generation)).collect();
            results.extend(self.delete_keys(&keys).await);
        }
        results
    }

    /// One answer for each key; where the server gave fewer, its error for all.
    async fn delete_keys(&self, keys: &[Path]) -> Vec<Result<(), BlobError>> {
        let owned = keys.to_vec();
        let stream = stream::iter(owned.into_iter().map(Ok)).boxed();
        let answers: Vec<_> = self.objects.store.delete_stream(stream).collect().await;
        let whole = answers.len() == keys.len();
        let mut results: Vec<_> =
            keys.iter().zip(answers).map(|(key, answer)| deleted(key, answer)).collect();
        if !whole {
            let error = results.into_iter().find_map(Result::err);
            let what = "delete: the server did not answer for each key".to_owned();
            results = vec![Err(error.unwrap_or(BlobError::Unreachable { what })); keys.len()];
        }
        results
    }

    pub(super) async fn discard(&self, generation: &Generation, resume: &str) -> Result<(), BlobError> {
        let saved = Saved::parse(resume).unwrap_or_else(|error| {
            tracing::warn!(%error, %generation, "what the bucket holds of an upload is not known");
            Saved::default()
        });
        self.discard_saved(generation, &saved).await
    }

    /// Ends the upload first, so that nothing completes it, then deletes what may lie there.
    async fn discard_saved(&self, generation: &Generation, saved: &Saved) -> Result<(), BlobError> {
        self.budget.forget(&self.beside(generation, saved));
        if let Some(id) = &saved.upload {
            self.abort(generation, id).await?;
        }
        let mut keys = self.beside(generation, saved);
        keys.push(self.key(generation));
        self.delete_keys(&keys).await.into_iter().collect()
    }

    /// All that may lie in the bucket for an unfinished object, whatever the checkpoint tells, beside the object.
    fn beside(&self, generation: &Generation, saved: &Saved) -> Vec<Path> {
        let home = saved.home(generation);
        let mut keys = self.tail_keys(&home).to_vec();
        if home != *generation {
            // Whoever was late may have written it under its first name.
            keys.push(self.key(&home));
        }
        keys
    }

    async fn abort(&self, generation: &Generation, id: &str) -> Result<(), BlobError> {
        let key = self.key(generation);
        let aborted = self.objects.store.abort_multipart(&key, &id.to_owned()).await;
        match aborted.map_err(|error| failed("give up", &key, error)) {
            Err(BlobError::Missing) | Ok(()) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn forget_tails(&self, keys: Vec<Path>) {
        self.budget.forget(&keys);
        for error in self.delete_keys(&keys).await.into_iter().filter_map(Result::err) {
            tracing::warn!(%error, "the tail of an upload stays in the bucket");
        }
    }

    /// Puts the parts together. An answer that is lost or an error says nothing about the outcome: then the
    /// object is looked at, and read, since another writer may have completed the upload with other bytes.
    async fn complete(
        &self,
        generation: &Generation,
        id: &str,
        parts: Vec<PartId>,
        hasher: &Hasher,
    ) -> Result<(), BlobError> {
        let key = self.key(generation);
        let mut attempt = 0;
        loop {
            attempt += 1;
            let done = self.objects.store.complete_multipart(&key, &id.to_owned(), parts.clone()).await;
            let length = self.objects.length(&key).await?;
            let refused = match done {
                Ok(_) if length == Some(hasher.bytes()) => return Ok(()),
                Ok(_) => {
                    return Err(BlobError::shorter(key.as_ref(), hasher.bytes(), length.unwrap_or(0)));
                }
                Err(error) => failed("complete", &key, error),
            };
            if length == Some(hasher.bytes()) && self.holds(&key, hasher).await? {
                return Ok(());
            }
            if attempt >= COMPLETIONS || matches!(refused, BlobError::Missing) {
                return Err(refused);
            }
            tokio::time::sleep(self.objects.patience.pause * 2 * attempt).await;
        }
    }

    async fn holds(&self, key: &Path, hasher: &Hasher) -> Result<bool, BlobError> {
        let mut range = ObjectRange::open(self.objects.clone(), key.clone(), 0..hasher.bytes()).await?;
        let mut found = Hasher::new(false);
        while let Some(chunk) = std::future::poll_fn(|context| range.poll_chunk(context)).await {
            found.update(&chunk?);
        }
        Ok(found.sha256() == hasher.sha256())
    }

    pub(super) async fn redirect(&self, generation: &Generation, seconds: u32) -> Result<String, BlobError> {
        let (key, life) = (self.key(generation), Duration::from_secs(seconds.into()));
        let signed = self.public.signed_url("GET".parse().unwrap_or_default(), &key, life).await;
        signed.map(String::from).map_err(|error| failed("sign", &key, error))
    }

    pub(super) async fn note(&self, name: &str) -> Result<Option<Vec<u8>>, BlobError> {
        let key = self.under(name);
        let read = async { self.objects.store.get_opts(&key, Default::default()).await?.bytes().await };
        match read.await.map_err(|error| failed("read", &key, error)) {
            Ok(content) => Ok(Some(content.into())),
            Err(BlobError::Missing) => Ok(None),
            Err(error) => Err(self.explained(error)),
        }
    }

    pub(super) async fn set_note(&self, name: &str, content: &[u8]) -> Result<(), BlobError> {
        let written = self.objects.put(&self.under(name), Bytes::copy_from_slice(content)).await;
        written.map_err(|error| self.explained(error))
    }

    fn key(&self, generation: &Generation) -> Path {
        let name = generation.to_string();
        self.under(&format!("{}/{name}", &name[..2]))
    }

    /// The names that the tails of an upload have in turn.
    fn tail_keys(&self, home: &Generation) -> [Path; 2] {
        let name = home.to_string();
        [0, 1].map(|place| self.under(&format!("{}/{name}.tail.{place}", &name[..2])))
    }

    fn under(&self, name: &str) -> Path {
        if self.prefix.is_empty() { Path::from(name) } else { Path::from(format!("{}/{name}", self.prefix)) }
    }
}

fn deleted(key: &Path, answer: Result<Path, Error>) -> Result<(), BlobError> {
    match answer.map_err(|error| failed("delete", key, error)) {
        Err(BlobError::Unreachable { what }) if what.contains("NoSuchKey") => Ok(()),
        Err(BlobError::Missing) | Ok(_) => Ok(()),
        Err(error) => Err(error),
    }
}
