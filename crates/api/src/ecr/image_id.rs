use aws::models::ecr::{ImageFailure, ImageIdentifier};
use iam::Demand;
use oci::{Digest, Tag};
use registry::ImageStatus;

use super::given_digest::GivenDigest;
use crate::wording;

/// A demand for each image of a batch: whoever may not touch one of them gets none.
pub(super) fn demands(demand: Demand, ids: &[ImageIdentifier]) -> Vec<Demand> {
    if ids.is_empty() {
        return vec![demand];
    }
    ids.iter().map(|id| on_image(demand.clone(), id.image_tag.as_ref(), id.image_digest.as_ref())).collect()
}

/// The demand on the image of this tag or digest.
pub(super) fn on_image(mut demand: Demand, tag: Option<&String>, digest: Option<&String>) -> Demand {
    for (key, value) in [("berth:ImageTag", tag), ("berth:ImageDigest", digest)] {
        if let Some(value) = value {
            demand = demand.with(key, value);
        }
    }
    demand
}

/// Why one image of a batch was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ImageFault {
    /// There is no such image.
    NotFound,
    /// The tag names another digest.
    TagDoesNotMatchDigest,
    /// The id is empty.
    MissingDigestAndTag,
    /// The digest is malformed.
    InvalidDigest,
    /// The tag is malformed.
    InvalidTag,
    /// It is in the archive, or on its way back.
    Inactive(ImageStatus),
    /// These indexes name it.
    ReferencedByIndex(Vec<String>),
}

/// The digest and the tag of an id: at least one of them.
pub(super) fn parse(id: &ImageIdentifier) -> Result<(Option<Digest>, Option<Tag>), ImageFault> {
    let tag = match id.image_tag.as_deref().map(Tag::parse) {
        None => None,
        Some(Ok(tag)) => Some(tag),
        Some(Err(_)) => return Err(ImageFault::InvalidTag),
    };
    let digest = match id.image_digest.as_deref().map(GivenDigest::read) {
        None if tag.is_none() => return Err(ImageFault::MissingDigestAndTag),
        None => None,
        Some(GivenDigest::Known(digest)) => Some(digest),
        Some(GivenDigest::Unknown) => return Err(ImageFault::NotFound),
        Some(GivenDigest::Malformed) => return Err(ImageFault::InvalidDigest),
    };
    Ok((digest, tag))
}

impl ImageFault {
    /// The entry of `failures` for the image that `id` asked for.
    pub(super) fn of(self, id: ImageIdentifier) -> ImageFailure {
        let (code, reason) = match self {
            Self::NotFound => ("ImageNotFound", wording::IMAGE_MISSING.to_owned()),
            Self::TagDoesNotMatchDigest => {
                ("ImageTagDoesNotMatchDigest", "Requested image tag does not match the digest".to_owned())
            }
            Self::MissingDigestAndTag => (
                "MissingDigestAndTag",
                "Invalid request parameters: both tag and digest cannot be null".to_owned(),
            ),
            Self::InvalidDigest => ("InvalidImageDigest", GivenDigest::reason("image digest")),
            Self::InvalidTag => (
                "InvalidImageTag",
                "Invalid request parameters: image tag should satisfy the regex '[a-zA-Z0-9-_.]+'".to_owned(),
            ),
            Self::Inactive(status) => ("ImageInaccessible", wording::image_inactive(status)),
            Self::ReferencedByIndex(indexes) => {
                ("ImageReferencedByManifestList", wording::referenced_by_index(&indexes))
            }
        };
        ImageFailure { image_id: Some(id), failure_code: Some(code.to_owned()), failure_reason: Some(reason) }
    }
}
