//! The results of a preview as pages. Tags are read for results alone, when their page is made.

use std::vec;

use lifecycle::{StorageClass, Verdict};
use oci::Digest;
use store::Rows;

use super::preview::PreviewedImage;
use crate::Error;
use crate::tags_by_digest::TagsByDigest;

/// Results on one page.
const PAGE: usize = 100;
/// About how many bytes a page has at most, unless one result has more.
const PAGE_BYTES: usize = 64 << 10;

/// What is kept of an image that a preview may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PreviewedOne {
    pub(super) digest: Digest,
    pub(super) pushed_at: i64,
    pub(super) storage_class: StorageClass,
    pub(super) spared: bool,
}

/// Results by digest, of which pages are made.
#[derive(Debug)]
pub(super) struct PreviewPages {
    verdicts: vec::IntoIter<Verdict<PreviewedOne>>,
    tags: TagsByDigest,
}

impl PreviewPages {
    /// Those of verdicts, which come by digest.
    pub(super) fn of(repository_id: i64, verdicts: Vec<Verdict<PreviewedOne>>) -> Self {
        let last = verdicts.last().map(|verdict| verdict.image.digest.to_string()).unwrap_or_default();
        let tags = TagsByDigest::through(&last, repository_id);
        Self { verdicts: verdicts.into_iter(), tags }
    }

    /// The next page; none after the last.
    pub(super) async fn next(&mut self, db: &mut impl Rows) -> Result<Option<Vec<PreviewedImage>>, Error> {
        let (mut page, mut bytes) = (Vec::new(), 0);
        while page.len() < PAGE && bytes < PAGE_BYTES {
            let Some(Verdict { image, action, priority }) = self.verdicts.next() else { break };
            let digest = image.digest.to_string();
            let tags = self.tags.of(db, &digest).await?;
            bytes += tags.iter().map(String::len).sum::<usize>() + PAGE;
            let (pushed_at, storage_class) = (image.pushed_at, image.storage_class);
            page.push(PreviewedImage { digest, tags, pushed_at, action, priority, storage_class });
        }
        Ok((!page.is_empty()).then_some(page))
    }
}
