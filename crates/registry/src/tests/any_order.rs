//! Uploads in any order, with requests that are dropped anywhere, restarts and power cuts: what is visible is what
//! its digest says, and every object has an owner.

use std::collections::BTreeSet;
use std::sync::mpsc;

use oci::Digest;
use proptest::prelude::*;
use store::Change;
use store::meta::upload;

use super::actor::{Actor, dropped_after, until};
use super::content::{digest, sha512};
use super::registry_in_a_box::RegistryInABox;
use crate::Error;

/// What clients send, piece by piece. Two begin alike, so that two clients can disagree about an upload.
const PIECES: [&[u8]; 3] = [b"aa", b"bb", &[b'c'; 70_000]];

/// One thing that happens. Requests are dropped after so many polls.
#[derive(Clone, Debug)]
enum Step {
    Begin,
    Append {
        upload: usize,
        piece: usize,
        polls: usize,
    },
    Finish {
        upload: usize,
        right: bool,
        sha512: bool,
        polls: usize,
    },
    Cancel {
        upload: usize,
        polls: usize,
    },
    Restart,
    OtherBoot {
        upload: usize,
    },
    Recreate,
    /// The database takes no transaction until the step after the next.
    Stall,
}

fn step() -> impl Strategy<Value = Step> {
    let (upload, polls) = (|| 0..3_usize, || prop_oneof![1..50_usize, Just(usize::MAX)]);
    prop_oneof![
        3 => Just(Step::Begin),
        8 => (upload(), 0..3_usize, polls())
            .prop_map(|(upload, piece, polls)| Step::Append { upload, piece, polls }),
        5 => (upload(), proptest::bool::weighted(0.8), any::<bool>(), polls())
            .prop_map(|(upload, right, sha512, polls)| Step::Finish { upload, right, sha512, polls }),
        1 => (upload(), polls()).prop_map(|(upload, polls)| Step::Cancel { upload, polls }),
        1 => Just(Step::Restart),
        1 => upload().prop_map(|upload| Step::OtherBoot { upload }),
        1 => Just(Step::Recreate),
        3 => Just(Step::Stall),
    ]
}

/// An upload, and all that it may hold, since a dropped request may have been done or not.
struct Upload {
    id: String,
    contents: BTreeSet<Vec<u8>>,
}

/// All that the clients did.
#[derive(Default)]
struct Story {
    uploads: Vec<Upload>,
    /// The digests that they named, and what has them.
    named: Vec<(Digest, Vec<u8>)>,
    /// For how many steps the database still stands, and what lets it go on.
    stalled: Option<(usize, mpsc::Sender<()>)>,
}

impl Story {
    /// Lets the database go on when it is time, or when the step could not end otherwise.
    fn before(&mut self, step: &Step) {
        let waits = !matches!(step, Step::Append { .. } | Step::Finish { .. } | Step::Cancel { .. });
        self.stalled = self.stalled.take().filter(|(left, _)| *left > 0 && !waits);
        if let Some((left, _)) = &mut self.stalled {
            *left -= 1;
        }
    }

    fn ids(&self) -> Vec<String> {
        self.uploads.iter().map(|upload| upload.id.clone()).collect()
    }

    /// One of the newest uploads.
    fn recent(&mut self, upload: usize) -> Option<&mut Upload> {
        self.uploads.iter_mut().rev().nth(upload)
    }

    async fn append(&mut self, owner: &Actor, upload: usize, piece: &[u8], polls: usize) {
        let Some(upload) = self.recent(upload) else { return };
        let Ok(start) = owner.offset(&upload.id).await else { return };
        let (id, before) = (upload.id.clone(), upload.contents.clone());
        let as_long = before.iter().filter(|content| content.len() as u64 == start);
        upload.contents.extend(as_long.map(|content| [content, piece].concat()));
        let polls = if self.stalled.is_some() { polls.min(50) } else { polls };
        drop(dropped_after(polls, owner.append(&id, start, piece)).await);
    }

    async fn finish(&mut self, owner: &Actor, upload: usize, (right, long): (bool, bool), polls: usize) {
        let Some(upload) = self.recent(upload) else { return };
        let length = if right { owner.offset(&upload.id).await.unwrap_or_default() } else { 2 };
        let Some(content) = upload.contents.iter().find(|content| content.len() as u64 == length) else {
            return;
        };
        let digest = if long { sha512(content) } else { digest(content) };
        let (id, content) = (upload.id.clone(), content.clone());
        self.named.push((digest, content));
        let polls = if self.stalled.is_some() { polls.min(50) } else { polls };
        drop(dropped_after(polls, owner.finish(&id, b"", digest)).await);
    }
}

async fn take(site: RegistryInABox, step: Step, story: &mut Story) -> RegistryInABox {
    let owner = site.owner();
    match step {
        Step::Stall => story.stalled = Some((2, site.stall())),
        Step::Begin => {
            let (id, contents) = (owner.begin().await, BTreeSet::from([Vec::new()]));
            story.uploads.push(Upload { id, contents });
        }
        Step::Append { upload, piece, polls } => story.append(&owner, upload, PIECES[piece], polls).await,
        Step::Finish { upload, right, sha512, polls } => {
            story.finish(&owner, upload, (right, sha512), polls).await;
        }
        Step::Cancel { upload, polls } => {
            let Some(upload) = story.recent(upload) else { return site };
            let polls = polls.min(50);
            drop(dropped_after(polls, owner.registry.cancel_upload(&owner.grant, &upload.id)).await);
        }
        Step::Restart => {
            settle(&owner, &story.ids()).await;
            drop(owner);
            return site.restarted().await;
        }
        Step::OtherBoot { upload } => {
            settle(&owner, &story.ids()).await;
            let Some(upload) = story.recent(upload) else { return site };
            if site.upload(&upload.id).await.is_some() {
                site.alter_upload(&upload.id, |row| row.boot_id = "another".to_owned()).await;
            }
        }
        Step::Recreate => {
            owner.registry.delete_repository(&owner.grant, true).await.unwrap();
            owner.create().await;
        }
    }
    site
}

/// Waits until no request is at any upload. One that was just dropped may be about to take its turn.
async fn settle(owner: &Actor, ids: &[String]) {
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    for id in ids {
        until("the upload is free", async || {
            let Some(turn) = owner.registry.enter(id) else { return false };
            turn.ended();
            let row = upload::find(&mut &owner.registry.inner.db, id).await.unwrap();
            row.is_none_or(|row| row.turn.is_empty() || row.turn_until == 0)
        })
        .await;
    }
}

async fn nothing_goes_wrong(steps: Vec<Step>, on_disk: bool) {
    let open = if on_disk { RegistryInABox::on_disk } else { RegistryInABox::open };
    let (mut site, mut story) = (open(), Story::default());
    site.owner().create().await;
    for step in steps {
        story.before(&step);
        site = take(site, step, &mut story).await;
    }
    story.stalled = None;
    let owner = site.owner();
    settle(&owner, &story.ids()).await;
    for (digest, content) in story.named {
        match owner.blob(digest).await {
            Ok(found) => assert!(found == content, "{digest} has {} other bytes", found.len()),
            Err(Error::BlobMissing(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
    let made = |change: &Change| matches!(change, Change::BlobLinked { blob: Some(_), .. });
    let made = site.changes().await.into_iter().filter(made).count();
    until("each object has an owner", async || {
        site.pass_seconds(25 * 3600);
        site.registry.expire_uploads().await.unwrap();
        !on_disk || site.objects() == made
    })
    .await;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_blob_is_what_its_digest_says_whatever_happens(
        steps in proptest::collection::vec(step(), 1..40),
        on_disk in proptest::bool::weighted(0.1),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(nothing_goes_wrong(steps, on_disk));
    }
}
