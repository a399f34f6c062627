//! Pushing an image: the one verb behind manifest PUT and PutImage.

use std::collections::BTreeSet;

use bytes::Bytes;
use iam::Grant;
use oci::{Algorithm, Digest, Manifest, Tag};
use store::meta::repository::Repository;
use store::meta::{blob, manifest, tag};
use store::{Change, Committed, NewReference, ReferenceKind, Tx};

use crate::{Error, ImageStatus, Mutability, Place, Registry, storage_class};

/// A manifest to be pushed.
#[derive(Clone, Debug)]
pub struct NewImage {
    /// The exact bytes.
    pub bytes: Bytes,
    /// The media type that the caller declared.
    pub media_type: Option<String>,
    /// The digest that the caller expects, in the algorithm that the image is then kept under.
    pub digest: Option<Digest>,
    /// Tags that are to name it.
    pub tags: Vec<Tag>,
    /// What to answer when all of it is there already.
    pub on_repeat: OnRepeat,
}

/// What a push answers when the image is there and each of its tags names it already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnRepeat {
    /// That it was pushed (`/v2`).
    Accept,
    /// [`Error::ImageExists`] (PutImage).
    Refuse,
}

/// A pushed image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pushed {
    /// Its digest.
    pub digest: Digest,
    /// The media type that it is served with.
    pub media_type: String,
    /// The digest of the manifest that it refers to.
    pub subject: Option<Digest>,
}

/// A manifest that was read, with what the rows will say of it.
#[derive(Debug)]
struct Prepared {
    place: Place,
    digest: Digest,
    row: manifest::Manifest,
    references: Vec<NewReference>,
    image: NewImage,
    registry: Registry,
}

impl Registry {
    /// Pushes an image into the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::ManifestInvalid`], [`Error::DigestMismatch`], [`Error::RepositoryMissing`],
    /// [`Error::LayersMissing`], [`Error::ChildrenMissing`], [`Error::TagImmutable`], [`Error::ImageExists`],
    /// [`Error::QuotaExceeded`].
    pub async fn push_image(&self, grant: &Grant, image: NewImage) -> Result<Pushed, Error> {
        let prepared = prepare(self.clone(), Place::of(grant)?, image)?;
        let pushed = Pushed {
            digest: prepared.digest,
            media_type: prepared.row.media_type.clone(),
            subject: prepared.row.subject.as_deref().and_then(|subject| Digest::parse(subject).ok()),
        };
        self.inner.db.write(async move |tx: &mut Tx<'_>| prepared.keep(tx).await).await?;
        Ok(pushed)
    }
}

fn prepare(registry: Registry, place: Place, image: NewImage) -> Result<Prepared, Error> {
    let manifest = Manifest::parse(&image.bytes, image.media_type.as_deref())?;
    let algorithm = image.digest.map_or(Algorithm::Sha256, |digest| digest.algorithm());
    let digest = Digest::of(algorithm, &image.bytes);
    if let Some(claimed) = image.digest
        && claimed != digest
    {
        return Err(Error::DigestMismatch { claimed, actual: digest });
    }
    let annotations = match &manifest.subject {
        Some(_) => Some(serde_json::to_string(&manifest.annotations).map_err(Error::broken)?),
        None => None,
    };
    let row = manifest::Manifest {
        digest: digest.to_string(),
        artifact_media_type: manifest
            .artifact_type
            .clone()
            .or_else(|| manifest.config_media_type().map(str::to_owned)),
        artifact_type: manifest.referrer_artifact_type().map(str::to_owned),
        subject: manifest.subject.as_ref().map(|subject| subject.digest.to_string()),
        annotations,
        image_size: i64::try_from(manifest.content_size()).unwrap_or(i64::MAX),
        pushed_at: 0,
        size: i64::try_from(image.bytes.len()).unwrap_or(i64::MAX),
        pulled_at: None,
        status: ImageStatus::Active,
        archived_at: None,
        activated_at: None,
        media_type: manifest.media_type.clone(),
    };
    let blobs = manifest.blobs().map(|blob| (blob, ReferenceKind::Blob));
    let children = manifest.children().iter().map(|child| (child, ReferenceKind::Child));
    let mut seen = BTreeSet::new();
    let references = blobs
        .chain(children)
        .filter(|(descriptor, _)| seen.insert(descriptor.digest))
        .map(|(descriptor, kind)| NewReference {
            digest: descriptor.digest.to_string(),
            kind,
            media_type: descriptor.media_type.clone(),
        })
        .collect();
    Ok(Prepared { place, digest, row, references, image, registry })
}

impl Prepared {
    async fn keep(&self, tx: &mut Tx<'_>) -> Result<Committed<()>, Error> {
        let repository = self.place.repository_shared(tx).await?;
        let already = manifest::find(tx, repository.id, &self.row.digest).await?;
        // What is in the archive is not there as long as nobody pushes it.
        let active = already.as_ref().is_some_and(|there| there.status == ImageStatus::Active);
        let moving = self.moving_tags(tx, &repository, active).await?;
        if active && moving.is_empty() {
            return match self.image.on_repeat {
                OnRepeat::Accept => Ok(tx.keep_nothing(())),
                OnRepeat::Refuse => Err(Error::ImageExists {
                    digest: self.row.digest.clone(),
                    tag: self.image.tags.first().map(Tag::to_string),
                }),
            };
        }
        let at = tx.now();
        let along = match already.is_some() && !active {
            true => storage_class::asleep(tx, repository.id, &self.row.digest).await?,
            false => Vec::new(),
        };
        let (quotas, counts) = (&self.registry.inner.options.quotas, &self.registry.inner.counts);
        quotas.check_tags(tx, (repository.id, &self.row.digest), moving.len()).await?;
        let manifest = match already {
            // What it names can't have gone from the repository as long as it was there.
            Some(there) => manifest::Manifest { annotations: self.row.annotations.clone(), ..there },
            None => {
                quotas.check_images(tx, counts, (repository.id, 1)).await?;
                let image_size = self.check_references(tx, repository.id).await?;
                manifest::Manifest { pushed_at: at, image_size, ..self.row.clone() }
            }
        };
        let change = Change::ImagePushed {
            repository_id: repository.id,
            manifest,
            references: self.references.clone(),
            tags: moving,
            at,
            bytes: self.image.bytes.to_vec(),
        };
        let committed = tx.commit(change, ()).await?;
        if along.is_empty() {
            return Ok(committed);
        }
        // What hangs on it went to the archive with it, and comes back with it.
        let (digests, status) = (along, ImageStatus::Active);
        let woken =
            Change::ImageStatusSet { repository_id: repository.id, digests, status, restore_at: None, at };
        Ok(tx.commit(woken, ()).await?)
    }

    /// The tags that do not name the image yet, each of which may be made to. An image that is not `active` is pushed
    /// to bring it back, by tags that stay where they are.
    async fn moving_tags(
        &self,
        tx: &mut Tx<'_>,
        repository: &Repository,
        active: bool,
    ) -> Result<Vec<String>, Error> {
        let mutability = Mutability::of(repository);
        let mut moving = Vec::new();
        let mut names: Vec<&Tag> = self.image.tags.iter().collect();
        names.sort_by_key(|name| name.as_str());
        for name in names {
            let immutable = !mutability.lets_move(name.as_str());
            if immutable {
                // A tag that does not exist has no row to lock, and only one push may make it.
                tx.lock(&format!("tag/{}/{name}", repository.id)).await?;
            }
            match tag::find(tx, repository.id, name.as_str()).await? {
                None => moving.push(name.to_string()),
                Some(tag) => {
                    let same = tag.digest == self.row.digest;
                    let stays = same && (!active || self.image.on_repeat == OnRepeat::Refuse);
                    if immutable && !stays {
                        let excluded = mutability.exclusions().is_some();
                        return Err(Error::TagImmutable { tag: tag.name, excluded });
                    }
                    if !same {
                        moving.push(tag.name);
                    }
                }
            }
        }
        Ok(moving)
    }

    /// Checks that all the manifest names is in the repository; answers AWS's image size, which for an index is
    /// that of its largest child. The blobs stay until the transaction ends; nobody deletes a child meanwhile, since
    /// the repository is held.
    async fn check_references(&self, tx: &mut Tx<'_>, repository_id: i64) -> Result<i64, Error> {
        let mut named: Vec<(ReferenceKind, &str)> =
            self.references.iter().map(|reference| (reference.kind, reference.digest.as_str())).collect();
        named.sort_by_key(|(_, digest)| *digest);
        let of = |kind| named.iter().filter(move |(other, _)| *other == kind).map(|(_, digest)| *digest);
        let layers: Vec<&str> = of(ReferenceKind::Blob).collect();
        let layers = blob::whole::links_missing(tx, repository_id, &layers).await?;
        let (mut children, mut largest) = (Vec::new(), 0);
        for digest in of(ReferenceKind::Child) {
            match manifest::find(tx, repository_id, digest).await? {
                Some(child) if child.status == ImageStatus::Active => largest = largest.max(child.image_size),
                _ => children.push(digest.to_owned()),
            }
        }
        if !layers.is_empty() {
            return Err(Error::LayersMissing(layers));
        }
        if !children.is_empty() {
            return Err(Error::ChildrenMissing(children));
        }
        let is_index = self.references.iter().any(|reference| reference.kind == ReferenceKind::Child);
        Ok(if is_index { largest } else { self.row.image_size })
    }
}
