//! The images of a repository, read page by page and put before a policy. Of what no rule sees nothing is kept.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem;

use lifecycle::{Evaluation, Image, Policy, StorageClass, Verdict};
use store::Database;
use store::meta::lifecycle_image::{self, LifecycleImage};
use store::meta::manifest::{self, Status};

use super::turn::Turn;
use crate::Error;
use crate::tags_by_digest::TagsByDigest;

/// Images that are read at a time.
const AT_ONCE: i64 = 500;
/// What is held against a policy at a time, by [`Policy::cost`]: some tenths of a second.
const PORTION: u64 = 20_000_000;
/// Tags that are held in memory at a time, but for those of one image.
const MOST_TAGS: usize = 10_000;

/// What came of looking at all images of a repository.
#[derive(Debug)]
pub(crate) struct Judged<T> {
    /// By priority, and within a rule the oldest image first.
    pub(crate) verdicts: Vec<Verdict<T>>,
    /// How many images there are.
    pub(crate) images: u64,
}

/// Puts all images of a repository before a policy at `now` (microseconds). `keep` says what a verdict gives back of
/// an image; images pushed at the same time are ranked by it, which is by digest if that stands first. Policies are a
/// tenant's, and may take long: they are held against images on a thread apart, some at a time. In between,
/// the turn is renewed; none comes of it once somebody else has it.
pub(crate) async fn judged<T: Ord + Send + 'static>(
    db: &Database,
    repository_id: i64,
    (policy, now): (&Policy, i64),
    keep: impl Fn(&Image<String>) -> Result<T, Error>,
    turn: &mut impl Turn,
) -> Result<Option<Judged<T>>, Error> {
    let (mut db, mut evaluation) = (db, Evaluation::of(policy.clone(), now));
    let (mut after, mut images) = (String::new(), 0);
    loop {
        let page = lifecycle_image::page(&mut db, repository_id, &after, AT_ONCE).await?;
        let (Some(first), Some(last)) = (page.first(), page.last()) else { break };
        let (first, last) = (first.digest.clone(), last.digest.clone());
        images += page.len() as u64;
        let mut tags = TagsByDigest::through(&last, repository_id);
        let children = lifecycle_image::children(&mut db, repository_id, &first, &last).await?;
        let mut portion = Portion::default();
        for row in page {
            // What is on its way out of the archive is in neither class.
            if row.subject.is_some()
                || row.status == Status::Activating
                || children.binary_search(&row.digest).is_ok()
            {
                continue;
            }
            let tags = tags.of(&mut db, &row.digest).await?;
            let image = image(row, tags);
            portion.add(policy, keep(&image)?, image);
            if portion.is_full() {
                evaluation = mem::take(&mut portion).looked_at(evaluation).await?;
                if !turn.goes_on().await? {
                    return Ok(None);
                }
            }
        }
        evaluation = portion.looked_at(evaluation).await?;
        if !turn.goes_on().await? {
            return Ok(None);
        }
        after = last;
    }
    let verdicts = apart(move || evaluation.verdicts()).await?;
    Ok(Some(Judged { verdicts, images }))
}

/// Images that are held against a policy together.
struct Portion<T> {
    images: Vec<(Image<String>, T)>,
    tags: usize,
    cost: u64,
}

impl<T> Default for Portion<T> {
    fn default() -> Self {
        Self { images: Vec::new(), tags: 0, cost: 0 }
    }
}

impl<T: Ord + Send + 'static> Portion<T> {
    fn add(&mut self, policy: &Policy, kept: T, image: Image<String>) {
        self.tags += image.tags.len();
        self.cost += policy.cost(&image);
        self.images.push((image, kept));
    }

    fn is_full(&self) -> bool {
        self.tags >= MOST_TAGS || self.cost >= PORTION
    }

    async fn looked_at(self, mut evaluation: Evaluation<T>) -> Result<Evaluation<T>, Error> {
        apart(move || {
            for (image, kept) in self.images {
                evaluation.look_at(&image, kept);
            }
            evaluation
        })
        .await
    }
}

/// Does what takes long where no request waits for it.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(Error::broken)
}

fn image(row: LifecycleImage, tags: Vec<String>) -> Image<String> {
    let (storage_class, transitioned_at) = class(row.status, (row.archived_at, row.activated_at));
    Image {
        digest: row.digest,
        tags,
        pushed_at: row.pushed_at,
        pulled_at: row.pulled_at,
        transitioned_at,
        storage_class,
        children: Vec::new(),
        subject: None,
    }
}

/// The class of an image that is, or was to be, in the archive, and since when it is there.
pub(super) fn class(
    status: Status,
    (archived_at, activated_at): (Option<i64>, Option<i64>),
) -> (StorageClass, Option<i64>) {
    match status {
        Status::Archived => (StorageClass::Archive, archived_at),
        Status::Active | Status::Activating => (StorageClass::Standard, activated_at),
    }
}

/// What rules judge an image by, when it was pulled aside, as one number: its times and class, and its tags. Another number
/// says that something of it changed, whenever the transaction began that changed it.
pub(super) fn seen(times_and_class: (i64, StorageClass, Option<i64>), mut tags: Vec<String>) -> u64 {
    let (pushed_at, class, transitioned_at) = times_and_class;
    tags.sort_unstable();
    let mut hasher = DefaultHasher::new();
    (pushed_at, class.word(), transitioned_at, tags).hash(&mut hasher);
    hasher.finish()
}

/// The image, what refers to it, what refers to that, and so on.
pub(super) async fn with_referrers(
    db: &Database,
    repository_id: i64,
    digest: &str,
) -> Result<Vec<String>, Error> {
    let (mut db, mut found, mut place) = (db, vec![digest.to_owned()], 0);
    let mut known: HashSet<String> = found.iter().cloned().collect();
    while let Some(subject) = found.get(place).cloned() {
        place += 1;
        let mut after = String::new();
        loop {
            let page = manifest::referrer_sizes(&mut db, repository_id, &subject, &after, AT_ONCE).await?;
            let Some((last, _)) = page.last() else { break };
            after.clone_from(last);
            found.extend(page.into_iter().map(|(digest, _)| digest).filter(|it| known.insert(it.clone())));
        }
    }
    Ok(found)
}
