//! Images as listings tell of them.

use std::collections::BTreeMap;

use iam::Grant;
use store::meta::manifest::{self, Manifest};
pub use store::meta::manifest::{Filter as ImageFilter, TagStatus};
use store::meta::tag;

use crate::tags_by_digest::TagsByDigest;
use crate::{Error, ImageSelector, ImageStatus, Place, Registry, one_more};

/// The most bytes that the manifests of one page of referrers have together: all their annotations are in it.
const REFERRERS_BYTES: i64 = 4 << 20;

/// About as many bytes of tags does one page of images have at most, but for those of one image.
const PAGE_BYTES: usize = 1 << 20;

/// One page of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Whether more follow.
    pub more: bool,
}

impl<T> Page<T> {
    /// A page of `limit` out of items that were asked for with one to spare.
    pub(crate) fn cut(mut items: Vec<T>, limit: usize) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        Self { items, more }
    }
}

/// One page of a repository's images.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images<T> {
    /// The items. A page may be short, and one of images without tags empty, though more follow.
    pub items: Vec<T>,
    /// Whether more follow.
    pub more: bool,
    /// After which id they follow.
    pub end: ImageId,
}

impl<T> Images<T> {
    /// A page of `limit` out of items that were asked for with one to spare; with `through`, all up to that digest were
    /// looked at.
    fn cut(items: Vec<T>, limit: usize, through: Option<String>, id: impl Fn(&T) -> ImageId) -> Self {
        let Page { items, more } = Page::cut(items, limit);
        match through {
            Some(digest) => Self { items, more: true, end: ImageId { digest, tag: None } },
            None => {
                let end = items.last().map(id).unwrap_or_default();
                Self { items, more, end }
            }
        }
    }
}

/// A digest and one of its tags, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageId {
    /// The image's digest.
    pub digest: String,
    /// The tag.
    pub tag: Option<String>,
}

/// What DescribeImages tells of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageDetail {
    /// Its digest.
    pub digest: String,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// Config and layers, in bytes; for an index, those of its largest child.
    pub size: u64,
    /// When it was first pushed, in microseconds.
    pub pushed_at: i64,
    /// When it was last pulled, in microseconds.
    pub pulled_at: Option<i64>,
    /// The media type that it is served with.
    pub media_type: String,
    /// The config's media type, or the artifact type.
    pub artifact_media_type: Option<String>,
    /// The manifest that it refers to.
    pub subject: Option<String>,
    /// Whether it can be pulled.
    pub status: ImageStatus,
    /// When it last went to the archive, in microseconds.
    pub archived_at: Option<i64>,
    /// When it last came back from the archive, in microseconds.
    pub activated_at: Option<i64>,
}

impl ImageDetail {
    fn id(&self) -> ImageId {
        ImageId { digest: self.digest.clone(), tag: None }
    }
}

/// A manifest that refers to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referrer {
    /// Its digest.
    pub digest: String,
    /// Its media type.
    pub media_type: String,
    /// Its artifact type by OCI's rule.
    pub artifact_type: Option<String>,
    /// Length of the manifest, in bytes.
    pub size: u64,
    /// Whether it can be pulled.
    pub status: ImageStatus,
    /// Its annotations.
    pub annotations: BTreeMap<String, String>,
}

impl Registry {
    /// Up to `limit` images of the repository that the grant names, with digests above `after`, by digest; fewer if they
    /// have very many tags.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn describe_images(
        &self,
        grant: &Grant,
        filter: ImageFilter,
        after: &str,
        limit: usize,
    ) -> Result<Images<ImageDetail>, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        let page = manifest::page(&mut db, repository.id, filter, after, one_more(limit)).await?;
        let (rows, through) = (page.manifests, page.through);
        let last = rows.last().map(|row| row.digest.clone()).unwrap_or_default();
        let mut tags = TagsByDigest::through(&last, repository.id);
        let (mut details, mut bytes) = (Vec::new(), 0);
        for row in rows {
            let tags = match filter.tags {
                TagStatus::Untagged => Vec::new(),
                TagStatus::Any | TagStatus::Tagged => tags.of(&mut db, &row.digest).await?,
            };
            // What follows on the page is left to the next one.
            let full = bytes > PAGE_BYTES;
            bytes += tags.iter().map(String::len).sum::<usize>();
            details.push(detail(row, tags));
            if full {
                let limit = details.len() - 1;
                return Ok(Images::cut(details, limit, None, ImageDetail::id));
            }
        }
        Ok(Images::cut(details, limit, through, ImageDetail::id))
    }

    /// The images that the selectors lead to, each once, in the order asked for.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::ImageMissing`] for the first that is not there.
    pub async fn describe_selected(
        &self,
        grant: &Grant,
        selectors: &[ImageSelector],
    ) -> Result<Vec<ImageDetail>, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        let mut details: Vec<ImageDetail> = Vec::new();
        for selector in selectors {
            let missing =
                || Error::ImageMissing { digest: selector.digest.clone(), tag: selector.tag.clone() };
            let digest = match (&selector.digest, &selector.tag) {
                (digest, Some(name)) => {
                    let tag = tag::find(&mut db, repository.id, name).await?.ok_or_else(missing)?;
                    if digest.as_ref().is_some_and(|digest| *digest != tag.digest) {
                        return Err(missing());
                    }
                    tag.digest
                }
                (Some(digest), None) => digest.clone(),
                (None, None) => return Err(missing()),
            };
            if details.iter().any(|detail| detail.digest == digest) {
                continue;
            }
            let row = manifest::find(&mut db, repository.id, &digest).await?.ok_or_else(missing)?;
            let tags = tag::of_digest(&mut db, repository.id, &digest).await?;
            details.push(detail(row, tags.into_iter().map(|tag| tag.name).collect()));
        }
        Ok(details)
    }

    /// Up to `limit` ids of images after `after`: one for each tag, and one for each image without a tag.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn list_images(
        &self,
        grant: &Grant,
        filter: ImageFilter,
        after: &ImageId,
        limit: usize,
    ) -> Result<Images<ImageId>, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        let (id, more, mut through) = (repository.id, one_more(limit), None);
        let ids = match filter.tags {
            TagStatus::Any => {
                let after = (after.digest.as_str(), after.tag.as_deref().unwrap_or_default());
                let rows = manifest::ids(&mut db, id, filter.status, after, more).await?;
                rows.into_iter().map(|(digest, tag)| ImageId { digest, tag }).collect()
            }
            TagStatus::Tagged => {
                let after = after.tag.as_deref().unwrap_or_default();
                let rows = match filter.status {
                    None => tag::by_name(&mut db, id, after, more).await?,
                    Some(status) => tag::in_order(&mut db, id, status, after, more).await?,
                };
                rows.into_iter().map(|tag| ImageId { digest: tag.digest, tag: Some(tag.name) }).collect()
            }
            TagStatus::Untagged => {
                let page = manifest::page(&mut db, id, filter, &after.digest, more).await?;
                through = page.through;
                page.manifests.into_iter().map(|row| ImageId { digest: row.digest, tag: None }).collect()
            }
        };
        Ok(Images::cut(ids, limit, through, ImageId::clone))
    }

    /// Up to `limit` manifests that refer to `subject`, with digests above `after`, by digest; fewer if their
    /// annotations are long. The subject need not exist.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn referrers(
        &self,
        grant: &Grant,
        subject: &str,
        after: &str,
        limit: usize,
    ) -> Result<Page<Referrer>, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        let sizes = manifest::referrer_sizes(&mut db, repository.id, subject, after, one_more(limit)).await?;
        let mut bytes = 0;
        let fits = sizes.iter().take(limit).take_while(|(_, size)| {
            let first = bytes == 0;
            bytes += size;
            first || bytes <= REFERRERS_BYTES
        });
        let Some((last, _)) = fits.last() else {
            return Ok(Page { items: Vec::new(), more: !sizes.is_empty() });
        };
        let more = sizes.last().is_some_and(|(digest, _)| digest > last);
        let rows = manifest::referrers(&mut db, repository.id, subject, (after, last)).await?;
        let items = rows.into_iter().map(referrer).collect::<Result<_, _>>()?;
        Ok(Page { items, more })
    }
}

fn detail(row: Manifest, tags: Vec<String>) -> ImageDetail {
    ImageDetail {
        tags,
        size: u64::try_from(row.image_size).unwrap_or(0),
        pushed_at: row.pushed_at,
        pulled_at: row.pulled_at,
        media_type: row.media_type,
        artifact_media_type: row.artifact_media_type,
        subject: row.subject,
        status: row.status,
        archived_at: row.archived_at,
        activated_at: row.activated_at,
        digest: row.digest,
    }
}

fn referrer(row: Manifest) -> Result<Referrer, Error> {
    let annotations = match &row.annotations {
        Some(text) => serde_json::from_str(text).map_err(Error::broken)?,
        None => BTreeMap::new(),
    };
    Ok(Referrer {
        digest: row.digest,
        media_type: row.media_type,
        artifact_type: row.artifact_type,
        size: u64::try_from(row.size).unwrap_or(0),
        status: row.status,
        annotations,
    })
}
