use std::sync::atomic::Ordering;

use bytes::Bytes;
use object_store::{Error, ObjectStore, PutMode, PutPayload};
use world::Chance;

use super::super::BlobError;
use super::S3;

/// What is probably wrong, by what the server answers.
const REASONS: [(&str, &str); 18] = [
    // Where an instance's credentials come from: asked only if no others are known.
    ("http://169.254.169.254", "no access key is set: set blobs_access_key_id and blobs_secret_access_key"),
    ("NoSuchBucket", "the bucket does not exist at this endpoint: make it, or mend its name or the endpoint"),
    ("RequestTimeTooSkewed", "this machine's clock differs from the server's: set the clock"),
    ("SignatureDoesNotMatch", "the secret access key is wrong"),
    ("InvalidAccessKeyId", "the server does not know the access key id"),
    ("XAdminUserNotFound", "the server does not know the access key id"),
    ("ExpiredToken", "the session token has expired"),
    ("AuthorizationHeaderMalformed", "the bucket lies in another region: set the region"),
    ("PermanentRedirect", "the bucket lies in another region or at another endpoint: set them"),
    ("incorrectly configured region", "the bucket lies in another region: set the region"),
    ("AccessDenied", "the key may not get, put and delete objects under the prefix: allow it"),
    ("403", "the key is refused: mend it, or allow it to get, put and delete objects under the prefix"),
    (
        "InvalidContentType",
        "what answers at the endpoint does not speak TLS: begin the endpoint with http://",
    ),
    ("invalid peer certificate", "the endpoint's certificate is not trusted: name its CA in blobs_ca_file"),
    ("Connection refused", "nothing listens at the endpoint: start the server, or mend the endpoint"),
    ("failed to lookup address", "the name in the endpoint is not known: mend it, or the DNS"),
    ("dns error", "the name in the endpoint is not known: mend it, or the DNS"),
    (
        "error sending request",
        "nothing answers at the endpoint: mend the endpoint, the network, or the trusted CA",
    ),
];

impl S3 {
    /// Tries everything that is needed of the server on an object of its own, and learns whether it heeds
    /// conditions.
    pub(in super::super) async fn probe(&self) -> Result<(), BlobError> {
        let name = hex::encode(Chance::system().bytes::<8>());
        let (key, content) = (self.under(&format!("probe/{name}")), Bytes::from_static(b"berth was here"));
        self.objects.put(&key, content.clone()).await.map_err(|error| self.explained(error))?;
        let again = PutPayload::from_static(b"berth was here twice");
        let conditional = match self.objects.store.put_opts(&key, again, PutMode::Create.into()).await {
            Err(Error::AlreadyExists { .. }) => true,
            // Where conditions are not known, the content is the second or the first.
            _ => {
                self.objects.put(&key, content.clone()).await.map_err(|error| self.explained(error))?;
                false
            }
        };
        self.objects.conditional.store(conditional, Ordering::Relaxed);
        let result = async {
            let read = self.objects.get(&key, 6..9).await?.bytes().await;
            let length = self.objects.length(&key).await?;
            self.objects.delete(&key).await?;
            Ok((read.ok(), length, self.objects.length(&key).await?))
        };
        let found = result.await.map_err(|error| self.explained(error))?;
        if found != (Some(Bytes::from_static(b"was")), Some(content.len() as u64), None) {
            let what = format!("{}: a test object was not kept as it was written: {found:?}", self.place);
            return Err(BlobError::Damaged(what));
        }
        Ok(())
    }

    /// Says what to mend, if the error tells.
    pub(super) fn explained(&self, error: BlobError) -> BlobError {
        let text = match error {
            BlobError::Unreachable { what } => what,
            other => other.to_string(),
        };
        let reason = REASONS.iter().find(|(sign, _)| text.contains(sign)).map(|(_, reason)| *reason);
        BlobError::Unreachable { what: format!("{}: {}: {text}", self.place, reason.unwrap_or("it failed")) }
    }
}
