//! How an image comes back from the trash, in one transaction.

use std::collections::BTreeSet;

use store::meta::{blob, lease, manifest, tag, trash};
use store::{Change, Committed, Tx};

use super::Restored;
use crate::{Error, Place, Registry};

/// The most images that come back at once because they refer to one that does.
const REFERRERS: usize = 1000;

/// Images that come back together.
#[derive(Clone, Debug, Default)]
struct Back {
    /// Each with when it was deleted, in microseconds.
    images: Vec<(String, i64)>,
    digests: BTreeSet<String>,
    tags: Vec<String>,
    /// Tags that name other images by now.
    taken: Vec<String>,
    /// Digests and generations of the links of the trash that come back.
    links: BTreeSet<(String, String)>,
}

/// Brings an image back, with what it needs and what refers to it.
pub(super) async fn restore_image(
    tx: &mut Tx<'_>,
    registry: &Registry,
    place: &Place,
    digest: &str,
) -> Result<Committed<Restored>, Error> {
    let id = place.repository_locked(tx).await?.id;
    let mut back = Back::default();
    if !back.add(tx, id, digest).await? {
        return Err(Error::ImageMissing { digest: Some(digest.to_owned()), tag: None });
    }
    let (quotas, counts) = (&registry.inner.options.quotas, &registry.inner.counts);
    let alone = back.clone();
    back.add_referrers(tx, id).await?;
    match quotas.check_images(tx, counts, (id, back.digests.len())).await {
        // What refers to an image keeps it from nothing.
        Err(Error::QuotaExceeded { .. }) if back.digests.len() > alone.digests.len() => {
            back = alone;
            quotas.check_images(tx, counts, (id, back.digests.len())).await?;
        }
        checked => checked?,
    }
    let Back { digests, tags, taken, links, .. } = back;
    let now = tx.now();
    for (digest, _) in &links {
        // Whatever happens to the manifest, the link has its place in the queue.
        lease::extend(tx, id, digest, now).await?;
    }
    let restored = Restored { digests: digests.into_iter().collect(), tags, taken };
    let change = Change::ImagesRestored {
        repository_id: id,
        digests: restored.digests.clone(),
        tags: restored.tags.clone(),
        links: links.into_iter().collect(),
        at: now,
    };
    Ok(tx.commit(change, restored).await?)
}

impl Back {
    /// Adds an image with what it needs; answers whether the trash holds it. An error leaves all as it was.
    async fn add(&mut self, tx: &mut Tx<'_>, id: i64, digest: &str) -> Result<bool, Error> {
        let (mut more, mut pending) = (Self::default(), vec![digest.to_owned()]);
        let (mut blobs, mut missing) = (BTreeSet::new(), Vec::new());
        while let Some(next) = pending.pop() {
            if self.digests.contains(&next) || more.digests.contains(&next) {
                continue;
            }
            let Some(image) = trash::image_locked(tx, id, &next).await? else {
                if next == digest {
                    return Ok(false);
                }
                if manifest::find(tx, id, &next).await?.is_none() {
                    missing.push(next);
                }
                continue;
            };
            for name in trash::tags_with_locked(tx, id, &next, image.deleted_at).await? {
                match tag::find(tx, id, &name).await? {
                    None => more.tags.push(name),
                    Some(_) => more.taken.push(name),
                }
            }
            for (named, kind) in trash::named(tx, id, &next).await? {
                match kind.as_str() {
                    "blob" => drop(blobs.insert(named)),
                    _ => pending.push(named),
                }
            }
            more.images.push((next.clone(), image.deleted_at));
            more.digests.insert(next);
        }
        if !missing.is_empty() {
            return Err(Error::ChildrenMissing(missing));
        }
        more.links.extend(links_of(tx, id, &blobs).await?);
        self.images.append(&mut more.images);
        self.digests.append(&mut more.digests);
        self.tags.append(&mut more.tags);
        self.taken.append(&mut more.taken);
        self.links.append(&mut more.links);
        Ok(true)
    }

    /// Adds what refers to the images, and to that, and went with it or later. One that lacks something stays behind.
    async fn add_referrers(&mut self, tx: &mut Tx<'_>, id: i64) -> Result<(), Error> {
        let (mut place, mut left) = (0, REFERRERS);
        while let Some((subject, deleted_at)) = self.images.get(place).cloned() {
            place += 1;
            let most = (deleted_at, i64::try_from(left).unwrap_or(i64::MAX));
            for referrer in trash::referrers(tx, id, &subject, most).await? {
                match self.add(tx, id, &referrer).await {
                    Ok(_) => left -= 1,
                    Err(Error::ChildrenMissing(_) | Error::LayersMissing(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }
}

/// The links of the trash that have to come back so that the repository has `blobs`.
async fn links_of(
    tx: &mut Tx<'_>,
    repository_id: i64,
    blobs: &BTreeSet<String>,
) -> Result<Vec<(String, String)>, Error> {
    let (mut links, mut missing) = (Vec::new(), Vec::new());
    for digest in blobs {
        if blob::link_shared(tx, repository_id, digest).await?.is_some() {
            continue;
        }
        // Held, the object is not swept, and its link in the trash keeps it until then.
        match trash::buried_link_locked(tx, repository_id, digest).await? {
            Some(generation) if blob::object_shared(tx, &generation).await?.is_some() => {
                links.push((digest.clone(), generation));
            }
            _ => missing.push(digest.clone()),
        }
    }
    if missing.is_empty() { Ok(links) } else { Err(Error::LayersMissing(missing)) }
}
