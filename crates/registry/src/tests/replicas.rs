//! Two processes over the same rows and objects.

use bytes::Bytes;
use oci::Hasher;
use store::blobs::{Blobs, Generation};

use super::actor::{Actor, Feed, body, dropped_after, until};
use super::content::{digest, sha512};
use super::registry_in_a_box::RegistryInABox;
use crate::{Error, Options};

/// A request that waits for its client at a process, having got `bytes`.
struct Waiting {
    feed: Feed,
    outcome: tokio::task::JoinHandle<Result<u64, Error>>,
}

impl Waiting {
    async fn appends(at: &Actor, id: &str, bytes: &[u8]) -> Self {
        let (feed, slow) = Feed::new();
        let (at, id) = (at.clone(), id.to_owned());
        let outcome = tokio::spawn(async move { at.append_body(&id, None, slow).await });
        feed.send(bytes).await;
        Self { feed, outcome }
    }

    async fn finishes(at: &Actor, id: &str, bytes: &[u8], digest: oci::Digest) -> Self {
        let (feed, slow) = Feed::new();
        let (at, id) = (at.clone(), id.to_owned());
        let outcome = tokio::spawn(async move {
            at.registry.finish_upload(&at.grant, &id, None, slow, digest).await.map(|()| 0)
        });
        feed.send(bytes).await;
        Self { feed, outcome }
    }

    async fn ends(self) -> Result<u64, Error> {
        drop(self.feed);
        self.outcome.await.unwrap()
    }
}

#[tokio::test]
async fn an_upload_goes_on_at_any_process() {
    let site = RegistryInABox::with_repository().await;
    let (here, there) = (site.owner(), site.at_a_replica());
    let id = here.begin().await;
    there.append(&id, 0, b"there, ").await.unwrap();
    assert_eq!(here.offset(&id).await.unwrap(), 7);
    here.append(&id, 7, b"here, ").await.unwrap();
    let whole = digest(b"there, here, there");
    there.finish(&id, b"there", whole).await.unwrap();
    assert_eq!(here.blob(whole).await.unwrap(), b"there, here, there");
    here.finish(&id, b"", whole).await.unwrap();
    assert!(matches!(here.finish(&id, b"", digest(b"?")).await, Err(Error::UploadMissing(_))));
}

#[tokio::test]
async fn what_was_finished_is_remembered_for_as_long_as_an_upload_may_be_idle() {
    let site = RegistryInABox::with_repository().await;
    let (id, whole) = (site.owner().begin().await, digest(b"whole"));
    site.owner().finish(&id, b"whole", whole).await.unwrap();
    let site = site.restarted().await;
    site.pass_seconds(23 * 3600);
    site.registry.expire_uploads().await.unwrap();
    site.owner().finish(&id, b"", whole).await.unwrap();
    site.pass_seconds(3601);
    assert_eq!(site.registry.expire_uploads().await.unwrap(), 0);
    assert!(matches!(site.owner().finish(&id, b"", whole).await, Err(Error::UploadMissing(_))));
    assert_eq!(site.owner().blob(whole).await.unwrap(), b"whole");
}

#[tokio::test]
async fn one_request_at_a_time_writes_whatever_process_it_asks() {
    let site = RegistryInABox::with_repository().await;
    let (here, there) = (site.owner(), site.at_a_replica());
    let id = here.begin().await;
    here.append(&id, 0, b"first ").await.unwrap();
    let waiting = Waiting::appends(&here, &id, b"second").await;
    assert!(matches!(there.append(&id, 6, b"other").await, Err(Error::UploadBusy { offset: 6 })));
    let finishing = there.finish(&id, b"", digest(b"first ")).await;
    assert!(matches!(finishing, Err(Error::UploadBusy { offset: 6 })));
    let cancelling = there.registry.cancel_upload(&there.grant, &id).await;
    assert!(matches!(cancelling, Err(Error::UploadBusy { offset: 6 })));
    assert_eq!(waiting.ends().await.unwrap(), 12);
    there.finish(&id, b"", digest(b"first second")).await.unwrap();
}

#[tokio::test]
async fn a_silent_process_loses_its_turn_and_stops_when_it_comes_back() {
    let site = RegistryInABox::with_repository().await;
    let (here, there) = (site.owner(), site.at_a_replica());
    let id = here.begin().await;
    here.append(&id, 0, b"base").await.unwrap();
    let stalled = Waiting::appends(&here, &id, b"-old").await;
    site.pass_seconds(30);
    assert!(matches!(there.append(&id, 4, b"-new").await, Err(Error::UploadBusy { offset: 4 })));
    site.pass_seconds(1);
    assert_eq!(there.append(&id, 4, b"-new").await.unwrap(), 8);
    assert!(matches!(stalled.ends().await, Err(Error::UploadBusy { offset: 8 })));
    here.finish(&id, b"!", digest(b"base-new!")).await.unwrap();
    assert_eq!(there.blob(digest(b"base-new!")).await.unwrap(), b"base-new!");
}

#[tokio::test]
async fn a_process_that_finishes_too_late_makes_no_blob_and_harms_none() {
    for (named_late, cut) in [(false, 0), (true, 4), (false, 4)] {
        let site = RegistryInABox::with_repository().await;
        let (here, there) = (site.owner(), site.at_a_replica());
        let id = here.begin().await;
        here.append(&id, 0, &b"base"[..cut]).await.unwrap();
        let (old, new) = ([&b"base"[..cut], b"-old"].concat(), [&b"base"[..cut], b"-new"].concat());
        let claimed = if named_late { sha512(&old) } else { digest(&old) };
        let stalled = Waiting::finishes(&here, &id, b"-old", claimed).await;
        site.pass_seconds(31);
        there.finish(&id, b"-new", digest(&new)).await.unwrap();
        assert!(matches!(stalled.ends().await, Err(Error::UploadMissing(_))));
        assert_eq!(here.blob(digest(&new)).await.unwrap(), new);
        assert!(matches!(here.blob(claimed).await, Err(Error::BlobMissing(_))));
    }
}

#[tokio::test]
async fn a_process_that_gives_up_too_late_removes_nothing() {
    let site = RegistryInABox::with_repository().await;
    let here = site.at_a_replica_over(Blobs::failing(site.blobs.of_another_process(), 2));
    let (there, id) = (site.owner(), site.owner().begin().await);
    let (feed, slow) = Feed::new();
    let stalled = tokio::spawn({
        let (here, id) = (here.clone(), id.clone());
        async move { here.append_body(&id, None, slow).await }
    });
    until("it has its turn", async || !site.upload(&id).await.unwrap().turn.is_empty()).await;
    site.pass_seconds(31);
    there.finish(&id, b"whole", digest(b"whole")).await.unwrap();
    feed.send(b"its disk fails").await;
    assert!(matches!(stalled.await.unwrap(), Err(Error::Broken(_))));
    assert_eq!(there.blob(digest(b"whole")).await.unwrap(), b"whole");
    there.finish(&id, b"", digest(b"whole")).await.unwrap();
}

#[tokio::test]
async fn a_turn_lasts_while_its_process_renews_it() {
    let site = RegistryInABox::with_repository().await;
    let (here, there) = (site.owner(), site.at_a_replica());
    let id = here.begin().await;
    let waiting = Waiting::appends(&here, &id, b"slow").await;
    for _ in 0..5 {
        site.pass_seconds(20);
        here.registry.renew_turns().await.unwrap();
        there.registry.renew_turns().await.unwrap();
        assert!(matches!(there.append(&id, 0, b"x").await, Err(Error::UploadBusy { offset: 0 })));
    }
    site.pass_seconds(31);
    there.append(&id, 0, b"taken").await.unwrap();
    here.registry.renew_turns().await.unwrap();
    waiting.feed.send(b"on").await;
    assert!(matches!(waiting.outcome.await.unwrap(), Err(Error::UploadBusy { offset: 5 })));
}

#[tokio::test]
async fn a_turn_that_is_not_in_its_row_yet_is_not_taken_for_lost() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    let turn = owner.registry.enter(&id).unwrap();
    owner.registry.renew_turns().await.unwrap();
    assert!(!turn.over());
}

#[tokio::test]
async fn a_save_in_the_middle_renews_the_turn_and_finds_it_gone() {
    let site = RegistryInABox::with(Options { upload_turn_seconds: 100, ..Options::default() });
    site.owner().create().await;
    let (here, there) = (site.owner(), site.at_a_replica());
    let id = here.begin().await;
    let waiting = Waiting::appends(&here, &id, b"drop").await;
    for minute in 1..=3 {
        site.pass_seconds(61);
        waiting.feed.send(b"drop").await;
        let saved = 4 + 4 * minute;
        until("it is saved", async || there.offset(&id).await.unwrap() == saved).await;
    }
    assert!(matches!(there.append(&id, 16, b"x").await, Err(Error::UploadBusy { offset: 16 })));
    site.pass_seconds(101);
    there.append(&id, 16, b"other").await.unwrap();
    waiting.feed.send(b"drop").await;
    assert!(matches!(waiting.outcome.await.unwrap(), Err(Error::UploadBusy { offset: 21 })));
}

#[tokio::test]
async fn a_killed_process_blocks_an_upload_until_its_turn_ends_or_the_only_process_starts_again() {
    for restart in [false, true] {
        let mut site = RegistryInABox::with_repository().await;
        let id = site.owner().begin().await;
        site.owner().append(&id, 0, b"left ").await.unwrap();
        let until = site.world.clock.micros() + 30_000_000;
        site.alter_upload(&id, |row| (row.turn, row.turn_until) = ("a dead one's".to_owned(), until)).await;
        assert!(matches!(site.owner().append(&id, 5, b"x").await, Err(Error::UploadBusy { offset: 5 })));
        if restart {
            site = site.restarted().await;
        } else {
            site.pass_seconds(31);
        }
        site.owner().finish(&id, b"behind", digest(b"left behind")).await.unwrap();
    }
}

#[tokio::test]
async fn what_a_dead_process_wrote_whole_goes_though_its_upload_went_on() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    let generation = site.upload(&id).await.unwrap().generation;
    let object = Generation::parse(&generation).unwrap();
    let dead = site.blobs.of_another_process();
    let mut writer = dead.create(&object, Hasher::new(false)).await.unwrap();
    writer.write(Bytes::from_static(b"whole")).await.unwrap();
    writer.seal().await.unwrap();
    site.alter_upload(&id, |row| row.turn = "a dead one's".to_owned()).await;
    owner.finish(&id, b"whole", digest(b"whole")).await.unwrap();
    assert_eq!(site.object(&generation).await, Some(5));
    site.pass_hours(24);
    site.collect().await;
    assert_eq!(site.object(&generation).await, None);
}

#[tokio::test]
async fn a_request_that_is_cut_off_gives_its_turn_back_at_once() {
    let site = RegistryInABox::with_repository().await;
    let (here, there) = (site.owner(), site.at_a_replica());
    let id = here.begin().await;
    let waiting = Waiting::appends(&here, &id, b"cut off").await;
    waiting.outcome.abort();
    until("the turn is free", async || there.append(&id, 0, b"whole").await.is_ok()).await;
    there.finish(&id, b"", digest(b"whole")).await.unwrap();
}

#[tokio::test]
async fn each_idle_upload_is_ended_once() {
    let site = RegistryInABox::with_repository().await;
    let there = site.at_a_replica();
    let mut ids = Vec::new();
    for _ in 0..20 {
        let id = site.owner().begin().await;
        there.append(&id, 0, b"and then nothing").await.unwrap();
        ids.push(id);
    }
    site.pass_seconds(25 * 3600);
    let (one, two) = tokio::join!(site.registry.expire_uploads(), there.registry.expire_uploads());
    assert_eq!(one.unwrap() + two.unwrap(), 20);
    for id in ids {
        assert!(matches!(there.offset(&id).await, Err(Error::UploadMissing(_))));
    }
}

#[tokio::test]
async fn an_upload_that_another_process_writes_to_does_not_expire() {
    let site = RegistryInABox::with_repository().await;
    let (here, there) = (site.owner(), site.at_a_replica());
    let id = here.begin().await;
    let waiting = Waiting::appends(&here, &id, b"slow").await;
    site.pass_seconds(25 * 3600);
    here.registry.renew_turns().await.unwrap();
    assert_eq!(there.registry.expire_uploads().await.unwrap(), 0);
    assert_eq!(waiting.ends().await.unwrap(), 4);
}

#[tokio::test]
async fn of_two_that_push_the_same_one_makes_the_object() {
    let site = RegistryInABox::with_repository().await;
    let (here, there) = (site.owner(), site.at_a_replica());
    let ids = [here.begin().await, there.begin().await];
    let mut generations = Vec::new();
    for id in &ids {
        generations.push(site.upload(id).await.unwrap().generation);
    }
    let whole = digest(b"whole");
    let (one, two) =
        tokio::join!(here.finish(&ids[0], b"whole", whole), there.finish(&ids[1], b"whole", whole));
    assert!(one.is_ok() && two.is_ok());
    let kept = [site.object(&generations[0]).await, site.object(&generations[1]).await];
    assert!(kept.contains(&Some(5)) && kept.contains(&None), "{kept:?}");
}

const CONTENT: &[u8] = b"what the client wants to push";

/// Goes on with an upload from wherever it stands; answers false if it is over.
async fn push_the_rest(at: &Actor, id: &str) -> bool {
    for _ in 0..100_000 {
        let offset = match at.offset(id).await {
            Err(Error::UploadMissing(_)) => break,
            offset => offset.unwrap(),
        };
        let rest = body(&CONTENT[usize::try_from(offset).unwrap()..]);
        match at.registry.finish_upload(&at.grant, id, Some(offset), rest, digest(CONTENT)).await {
            Err(Error::UploadBusy { .. } | Error::OutOfOrder { .. }) => tokio::task::yield_now().await,
            Err(Error::UploadMissing(_)) => break,
            finished => return finished.is_ok(),
        }
    }
    at.blob(digest(CONTENT)).await.is_ok()
}

async fn push(at: &Actor, id: &str) -> Result<(), Error> {
    at.append(id, 0, &CONTENT[..4]).await?;
    at.append(id, 4, &CONTENT[4..9]).await?;
    at.finish(id, &CONTENT[9..], digest(CONTENT)).await
}

#[tokio::test]
async fn a_push_that_is_cut_off_anywhere_goes_on_at_another_process() {
    for polls in 1.. {
        let site = RegistryInABox::with_repository().await;
        let (here, there) = (site.owner(), site.at_a_replica());
        let id = here.begin().await;
        let done = dropped_after(polls, push(&here, &id)).await;
        assert!(push_the_rest(&there, &id).await, "after {polls} polls");
        assert_eq!(there.blob(digest(CONTENT)).await.unwrap(), CONTENT, "after {polls} polls");
        if done.is_some() {
            assert!(polls > 3);
            break;
        }
    }
}

#[tokio::test]
async fn a_push_that_fails_anywhere_goes_on_at_another_process_or_is_over() {
    for nth in 1.. {
        let site = RegistryInABox::with_repository().await;
        let failing = Blobs::failing(site.blobs.of_another_process(), nth);
        let (here, there) = (site.at_a_replica_over(failing.clone()), site.owner());
        let id = here.begin().await;
        let pushed = push(&here, &id).await;
        assert_eq!(pushed.is_err(), failing.fault_struck(), "effect {nth}: {pushed:?}");
        if !push_the_rest(&there, &id).await {
            assert!(matches!(there.offset(&id).await, Err(Error::UploadMissing(_))), "effect {nth}");
            there.push_blob(CONTENT).await;
        }
        assert_eq!(there.blob(digest(CONTENT)).await.unwrap(), CONTENT);
        if !failing.fault_struck() {
            assert!(nth > 5, "only {nth} effects were reached");
            break;
        }
    }
}
