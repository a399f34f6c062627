//! One transaction of an evaluation: what rules chose is deleted or archived, unless it is to be spared by now.

use std::collections::{BTreeMap, HashSet};

use lifecycle::Action;
use oci::Digest;
use store::meta::{lifecycle_policy, tag};
use store::{Committed, Tx};

use super::kept::Kept;
use crate::images::{DeleteFailure, DeletedImage, ImageSelector, SeenImages, delete};
use crate::storage_class::{ClassFailure, Reclassified, archive_by_rule};
use crate::{Error, Place};

/// An image that a rule chose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    pub(super) digest: Digest,
    pub(super) pushed_at: i64,
    /// What it was judged by.
    pub(super) seen: u64,
    /// When it had been pulled, for a rule that judges by that, in microseconds.
    pub(super) pulled: Option<Option<i64>>,
    pub(super) action: Action,
    pub(super) priority: u64,
}

/// A manifest that goes: an image that a rule chose, or a referrer that goes with it.
#[derive(Clone, Debug)]
pub(super) struct Going {
    pub(super) digest: String,
    pub(super) chosen: Chosen,
}

impl Going {
    pub(super) fn is_chosen(&self) -> bool {
        self.digest == self.chosen.digest.to_string()
    }
}

/// What the transaction needs to know of the evaluation that it is part of. Times are in microseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    pub(super) repository_id: i64,
    /// When the evaluation is due, as the row says while it is had.
    pub(super) held: i64,
    pub(super) began: i64,
    /// How long blobs are kept that somebody may have been promised.
    pub(super) lease: i64,
}

/// What a transaction did, by digest.
#[derive(Debug, Default)]
pub(super) struct Acted {
    /// Images that rules chose, and leave alone by now.
    pub(super) spared: HashSet<String>,
    /// With the tags that they had.
    pub(super) done: BTreeMap<String, Vec<String>>,
    /// With AWS's code for the reason, and the reason.
    pub(super) failed: BTreeMap<String, (&'static str, String)>,
}

/// Does to manifests what rules say, all of them the same, as BatchDeleteImage or UpdateImageStorageClass would; none if the
/// evaluation is somebody else's by now, or the policy another one.
pub(super) async fn act(
    tx: &mut Tx<'_>,
    place: &Place,
    batch: &[Going],
    terms: Terms,
) -> Result<Committed<Option<Acted>>, Error> {
    let repository_id = place.repository_locked(tx).await?.id;
    let evaluation = lifecycle_policy::evaluation(tx, repository_id).await?;
    let held = evaluation.is_some_and(|row| row.due_at == terms.held);
    if !held || repository_id != terms.repository_id || terms.held <= tx.now() {
        return Ok(tx.keep_nothing(None));
    }
    let (mut acted, mut kept, mut selectors) = (Acted::default(), Kept::new(terms), Vec::new());
    for going in batch {
        if kept.spares(tx, going).await? {
            acted.spared.insert(going.chosen.digest.to_string());
        } else if !kept.holds(tx, going).await? {
            selectors.push(ImageSelector { digest: Some(going.digest.clone()), tag: None });
        }
    }
    match batch.first().map(|it| it.chosen.action) {
        Some(Action::Transition { .. }) => {
            let mut tags = BTreeMap::new();
            for digest in selectors.iter().filter_map(|selector| selector.digest.clone()) {
                let found = tag::of_digest(tx, repository_id, &digest).await?;
                tags.insert(digest, found.into_iter().map(|tag| tag.name).collect());
            }
            let moved = archive_by_rule(tx, place, selectors, terms.began).await?;
            Ok(moved.map(|(moved, spared)| {
                acted.spared.extend(spared);
                Some(acted.archived(moved, tags))
            }))
        }
        Some(Action::Expire) | None => {
            let images = SeenImages { selected: selectors, ..SeenImages::default() };
            let deleted = delete(tx, place, &images, terms.lease).await?;
            Ok(deleted.map(|deleted| Some(acted.deleted(deleted))))
        }
    }
}

impl Acted {
    fn deleted(mut self, deleted: DeletedImage) -> Self {
        for id in deleted.deleted {
            self.done.entry(id.digest).or_default().extend(id.tag);
        }
        for (selector, failure) in deleted.failures {
            let digest = selector.digest.unwrap_or_default();
            // Others were deleted by somebody else.
            if let DeleteFailure::ReferencedByIndex(indexes) = failure {
                let why = format!("{digest} is named by {}", indexes.join(", "));
                self.failed.insert(digest, ("ImageReferencedByManifestList", why));
            }
        }
        self
    }

    fn archived(mut self, moved: Reclassified, mut tags: BTreeMap<String, Vec<String>>) -> Self {
        for (digest, _) in moved.moved {
            let had = tags.remove(&digest).unwrap_or_default();
            self.done.insert(digest, had);
        }
        for (selector, failure) in moved.failures {
            let digest = selector.digest.unwrap_or_default();
            let why = match failure {
                ClassFailure::ChildOf(index) => format!("{digest} is named by {index}"),
                ClassFailure::ReferrerOf(subject) => format!("{digest} refers to {subject}"),
                // Somebody else moved or deleted it.
                ClassFailure::Missing | ClassFailure::Is(_) => continue,
            };
            self.failed.insert(digest, ("ImageStorageClassUpdateNotSupported", why));
        }
        self
    }
}
