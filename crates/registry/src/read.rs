//! Reading an image: the one verb behind manifest GET and HEAD and BatchGetImage.

use std::sync::Arc;

use bytes::Bytes;
use iam::Grant;
use oci::{Digest, Reference};
use store::meta::manifest::{self, Found};

use crate::{Error, ImageStatus, Place, Registry};

/// How often an image that goes while it is read is looked for.
const TRIES: usize = 3;

/// An image's manifest: its exact bytes and what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    pub(crate) repository_id: i64,
    /// Digest of the bytes.
    pub digest: Digest,
    /// The media type that it is served with.
    pub media_type: String,
    /// The bytes that were pushed.
    pub bytes: Bytes,
}

/// Why an image is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To use it: counts as a pull.
    Pull,
    /// To see whether it is there.
    Look,
}

impl Registry {
    /// The image that `reference` leads to in the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::ImageMissing`], [`Error::ImageInactive`].
    pub async fn read_image(
        &self,
        grant: &Grant,
        reference: &Reference,
        purpose: Purpose,
    ) -> Result<Arc<Image>, Error> {
        let (place, now) = (Place::of(grant)?, self.now());
        let image = self.find_image(&place, reference, now).await?;
        if purpose == Purpose::Pull && !self.inner.exclusions.cover(&self.inner.db, grant, now).await? {
            self.inner.pulls.note(image.repository_id, image.digest, now);
        }
        Ok(image)
    }

    async fn find_image(&self, place: &Place, reference: &Reference, now: i64) -> Result<Arc<Image>, Error> {
        // A tag may move, and the image that it named be deleted, between one read and the next.
        for _ in 0..TRIES {
            if let Some(image) = self.look_up(place, reference, now).await? {
                return Ok(image);
            }
        }
        Err(missing(reference))
    }

    /// The image; none if it went while it was read.
    async fn look_up(
        &self,
        place: &Place,
        reference: &Reference,
        now: i64,
    ) -> Result<Option<Arc<Image>>, Error> {
        let mut db = &self.inner.db;
        let deletions = self.inner.images.deletions();
        let found = match reference {
            Reference::Tag(tag) => manifest::by_tag(&mut db, tag.as_str(), place.key()).await?,
            Reference::Digest(digest) => {
                if let Some(image) = self.inner.images.present(place, digest, now) {
                    return Ok(Some(image));
                }
                manifest::by_digest(&mut db, &digest.to_string(), place.key()).await?
            }
        };
        let (repository_id, text) = match found {
            Found::NoRepository => return Err(place.repository_missing()),
            Found::NoManifest(_) => return Err(missing(reference)),
            Found::Manifest(repository_id, text, ImageStatus::Active) => (repository_id, text),
            Found::Manifest(_, _, status) => return Err(inactive(reference, status)),
        };
        let digest = Digest::parse(&text).map_err(|error| Error::broken(format!("{text}: {error}")))?;
        let image = match self.inner.images.content(repository_id, digest) {
            Some(image) => image,
            None => {
                let Some(content) = manifest::content(&mut db, repository_id, &text).await? else {
                    return Ok(None);
                };
                let (media_type, bytes) = (content.media_type, content.bytes.into());
                let image = Arc::new(Image { repository_id, digest, media_type, bytes });
                self.inner.images.keep(Arc::clone(&image), deletions);
                image
            }
        };
        if let Reference::Digest(_) = reference {
            self.inner.images.remember(place, &image, now, deletions);
        }
        Ok(Some(image))
    }
}

fn missing(reference: &Reference) -> Error {
    let (digest, tag) = halves(reference);
    Error::ImageMissing { digest, tag }
}

fn inactive(reference: &Reference, status: ImageStatus) -> Error {
    let (digest, tag) = halves(reference);
    Error::ImageInactive { digest, tag, status }
}

fn halves(reference: &Reference) -> (Option<String>, Option<String>) {
    match reference {
        Reference::Tag(tag) => (None, Some(tag.to_string())),
        Reference::Digest(digest) => (Some(digest.to_string()), None),
    }
}
