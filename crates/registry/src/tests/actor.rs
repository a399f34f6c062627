use std::future::Future;
use std::sync::Arc;
use std::task::Poll;

use bytes::Bytes;
use futures_util::stream;
use iam::Grant;
use oci::{Digest, Reference, Tag};
use tokio::sync::mpsc;

use super::content::{Picture, digest};
use super::kept::on_postgresql;
use crate::{
    Body, BodyError, Error, Image, Mutability, NewImage, NewRepository, OnRepeat, Purpose, Pushed, Registry,
};

/// Someone at a repository.
#[derive(Clone)]
pub(super) struct Actor {
    pub(super) registry: Registry,
    pub(super) grant: Grant,
}

impl Actor {
    pub(super) async fn create(&self) {
        self.create_with(Mutability::Mutable).await;
    }

    pub(super) async fn create_with(&self, mutability: Mutability) {
        let new = NewRepository { mutability, scan_on_push: false, tags: Vec::new() };
        self.registry.create_repository(&self.grant, new).await.unwrap();
    }

    /// Begins an upload; answers its id.
    pub(super) async fn begin(&self) -> String {
        self.registry.begin_upload(&self.grant, None).await.unwrap().id
    }

    pub(super) async fn offset(&self, id: &str) -> Result<u64, Error> {
        Ok(self.registry.upload_status(&self.grant, id).await?.offset)
    }

    /// Appends bytes that begin at `start`; answers where they end.
    pub(super) async fn append(&self, id: &str, start: u64, bytes: &[u8]) -> Result<u64, Error> {
        self.append_body(id, Some(start), body(bytes)).await
    }

    pub(super) async fn append_body(&self, id: &str, start: Option<u64>, body: Body) -> Result<u64, Error> {
        Ok(self.registry.append(&self.grant, id, start, body).await?.offset)
    }

    /// Appends the last bytes and names the digest of all.
    pub(super) async fn finish(&self, id: &str, bytes: &[u8], digest: Digest) -> Result<(), Error> {
        self.registry.finish_upload(&self.grant, id, None, body(bytes), digest).await
    }

    pub(super) async fn push_blob(&self, content: &[u8]) -> Digest {
        let (id, digest) = (self.begin().await, digest(content));
        self.finish(&id, content, digest).await.unwrap();
        digest
    }

    /// The bytes of a blob.
    pub(super) async fn blob(&self, digest: Digest) -> Result<Vec<u8>, Error> {
        let stat = self.registry.stat_blob(&self.grant, &digest).await?;
        let mut reader = self.registry.read_blob(&stat, 0..stat.size).await?;
        let mut content = Vec::new();
        while let Some(bytes) = reader.next_chunk().await? {
            content.extend_from_slice(&bytes);
        }
        Ok(content)
    }

    /// Pushes a picture with all it needs; answers its digest.
    pub(super) async fn push(&self, picture: &Picture, tags: &[&str]) -> Digest {
        for blob in &picture.blobs {
            self.push_blob(blob).await;
        }
        self.put(picture, tags).await.unwrap().digest
    }

    /// Pushes a picture's manifest, as `/v2` does.
    pub(super) async fn put(&self, picture: &Picture, tags: &[&str]) -> Result<Pushed, Error> {
        self.put_new(picture, tags, OnRepeat::Accept).await
    }

    pub(super) async fn put_new(
        &self,
        picture: &Picture,
        tags: &[&str],
        on_repeat: OnRepeat,
    ) -> Result<Pushed, Error> {
        let tags = tags.iter().map(|tag| Tag::parse(tag).unwrap()).collect();
        let (bytes, media_type) = (picture.bytes.clone(), picture.media_type.clone());
        let image = NewImage { bytes, media_type, digest: picture.named, tags, on_repeat };
        self.registry.push_image(&self.grant, image).await
    }

    /// Pulls what a tag or a digest leads to.
    pub(super) async fn pull(&self, reference: impl ToString) -> Result<Arc<Image>, Error> {
        let reference = Reference::parse(&reference.to_string()).unwrap();
        self.registry.read_image(&self.grant, &reference, Purpose::Pull).await
    }
}

/// A request's body.
pub(super) fn body(bytes: &[u8]) -> Body {
    let pieces: Vec<_> = bytes.chunks(100_000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    Box::pin(stream::iter(pieces))
}

/// A body that ends in an error after some bytes.
pub(super) fn broken_body(bytes: &[u8]) -> Body {
    let broken = Err(BodyError("the connection was reset".to_owned()));
    Box::pin(stream::iter([Ok(Bytes::copy_from_slice(bytes)), broken]))
}

/// A body whose bytes a test hands over one by one; dropping this ends it.
pub(super) struct Feed(mpsc::Sender<Bytes>);

impl Feed {
    pub(super) fn new() -> (Self, Body) {
        let (sender, receiver) = mpsc::channel(1);
        let pieces = stream::unfold(receiver, |mut receiver| async move {
            receiver.recv().await.map(|piece| (Ok(piece), receiver))
        });
        (Self(sender), Box::pin(pieces))
    }

    /// Hands bytes over, and waits until the registry asks for more.
    pub(super) async fn send(&self, bytes: &[u8]) {
        self.0.send(Bytes::copy_from_slice(bytes)).await.unwrap();
        until("the bytes are taken", async || self.0.capacity() > 0).await;
        tokio::task::yield_now().await;
    }
}

/// Lets others run until `holds`.
pub(super) async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..1_000_000 {
        if holds().await {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("waited in vain until {what}");
}

/// Goes on with `future` until it has been asked `polls` times, then drops it. Its result if it was done by then.
/// It is asked again and again, whether it calls for it or not, unless it may take forever, or waits for a server:
/// then it is asked thousands of times in between.
pub(super) async fn dropped_after<F: Future>(polls: usize, future: F) -> Option<F::Output> {
    let (mut future, mut left) = (Box::pin(future), polls);
    std::future::poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        if polls < usize::MAX && !on_postgresql() {
            context.waker().wake_by_ref();
        }
        future.as_mut().poll(context).map(Some)
    })
    .await
}
