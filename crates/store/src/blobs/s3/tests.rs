//! A server that refuses, loses answers, cuts them off or falls silent.

mod budget;
mod tails;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use oci::Hasher;
use testbed::{Fault, Kind, Proxy, S3 as Server, Seen};
use world::Chance;

use super::super::{Backend, BlobError, Blobs, Generation};
use super::*;

const HASTY: Patience = Patience {
    answer: Duration::from_secs(10),
    complete: Duration::from_secs(20),
    chunk: Duration::from_secs(10),
    attempts: 5,
    total: Duration::from_secs(60),
    hold: Duration::from_millis(200),
    pause: Duration::from_millis(5),
};

fn open(server: &Server, endpoint: String, buffer_bytes: u64, patience: Patience) -> Blobs {
    let options = S3Options {
        bucket: server.bucket().to_owned(),
        prefix: "faults".to_owned(),
        endpoint: Some(endpoint),
        public_endpoint: None,
        region: "us-east-1".to_owned(),
        access_key_id: Some(server.access_key_id().to_owned()),
        secret_access_key: Some(server.secret_access_key().to_owned()),
        session_token: None,
        path_style: true,
        buffer_bytes,
        ca_file: None,
    };
    Blobs::over(Backend::S3(Arc::new(S3::open(&options, patience).unwrap())))
}

fn random(length: usize) -> Bytes {
    let mut content = vec![0; length];
    Chance::simulated(length as u64).fill(&mut content);
    content.into()
}

/// Writes, pauses, goes on, seals, and reads back what must be the same.
async fn push_and_pull(blobs: &Blobs, content: &Bytes) -> Result<Generation, BlobError> {
    let (generation, mut resume) = (Generation::fresh(&Chance::system()), String::new());
    let pushed = async {
        let mut writer = blobs.create(&generation, Hasher::new(false)).await?;
        writer.write(content.slice(..content.len() / 2)).await?;
        let saved = writer.pause().await?;
        resume = saved.resume;
        let hasher = Hasher::restore(&saved.hash).unwrap();
        let mut writer = blobs.resume(&generation, hasher, &resume).await?;
        writer.write(content.slice(content.len() / 2..)).await?;
        writer.seal().await
    };
    if let Err(error) = pushed.await {
        blobs.discard(&generation, &resume).await?;
        return Err(error);
    }
    let (end, mut read) = (content.len() as u64, Vec::new());
    let mut reader = blobs.read(&generation, 0..end).await?;
    while let Some(chunk) = reader.next_chunk().await? {
        read.extend_from_slice(&chunk);
    }
    assert!(read == *content, "something else was read");
    Ok(generation)
}

/// A push of several parts and one of a single piece, with `fault` for what it chooses.
async fn survives(fault: impl Fn(&Seen) -> Fault + Send + Sync + 'static) -> Proxy {
    let server = Server::start(Kind::S3sFs);
    let proxy = Proxy::before(server.address(), fault);
    let blobs = open(&server, proxy.endpoint(), 64 << 20, HASTY);
    push_and_pull(&blobs, &random(20 << 20)).await.unwrap();
    push_and_pull(&blobs, &random(100_000)).await.unwrap();
    proxy
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_are_waited_out() {
    let proxy = survives(|seen| match seen.nth % 3 {
        0 => Fault::Status(503, "SlowDown"),
        1 => Fault::Status(500, "InternalError"),
        _ => Fault::None,
    });
    let seen = proxy.await.seen();
    assert!(seen.iter().filter(|seen| seen.target.contains("partNumber=")).count() >= 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_listed() {
    let seen = survives(|_| Fault::None).await.seen();
    let of_bucket = |seen: &&Seen| seen.target.split('?').next().unwrap().trim_matches('/') == "blobs";
    let listed: Vec<&Seen> = seen.iter().filter(of_bucket).filter(|seen| seen.method != "POST").collect();
    assert!(seen.len() > 8 && listed.is_empty(), "{listed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_lost_are_asked_for_again() {
    let lost = AtomicUsize::new(0);
    let proxy = survives(move |seen| {
        let matters = seen.method == "PUT" || seen.target.contains("uploadId=");
        if matters && lost.fetch_add(1, Ordering::SeqCst).is_multiple_of(2) {
            Fault::AnswerLost
        } else {
            Fault::None
        }
    });
    assert!(proxy.await.seen().len() > 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_whose_beginning_has_no_answer_is_not_begun_twice() {
    let (server, lost) = (Server::start(Kind::S3sFs), AtomicUsize::new(0));
    let begins = |seen: &Seen| seen.method == "POST" && seen.target.contains("?uploads");
    let proxy = Proxy::before(server.address(), move |seen| {
        match begins(seen).then(|| lost.fetch_add(1, Ordering::SeqCst)) {
            Some(0) => Fault::AnswerLost,
            Some(1) => Fault::Status(503, "SlowDown"),
            _ => Fault::None,
        }
    });
    let blobs = open(&server, proxy.endpoint(), 64 << 20, HASTY);
    let refused = push_and_pull(&blobs, &random(20 << 20)).await;
    assert!(matches!(refused, Err(BlobError::Unreachable { .. })), "{refused:?}");
    assert_eq!(proxy.seen().iter().filter(|seen| begins(seen)).count(), 1);
    push_and_pull(&blobs, &random(20 << 20)).await.unwrap();
    assert_eq!(proxy.seen().iter().filter(|seen| begins(seen)).count(), 3, "what was refused began nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_under_a_good_status_is_none_of_success() {
    let refused = AtomicUsize::new(0);
    let proxy = survives(move |seen| {
        let completes = seen.method == "POST" && seen.target.contains("uploadId=");
        match completes.then(|| refused.fetch_add(1, Ordering::SeqCst)) {
            Some(0) => Fault::Status(200, "InternalError"),
            Some(1) => Fault::Status(200, "SomethingElse"),
            _ => Fault::None,
        }
    });
    let seen = proxy.await.seen();
    assert_eq!(
        seen.iter().filter(|seen| seen.method == "POST" && seen.target.contains("uploadId=")).count(),
        3
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_that_breaks_goes_on_where_it_broke() {
    let reads = AtomicUsize::new(0);
    survives(move |seen| {
        if seen.method != "GET" {
            return Fault::None;
        }
        match reads.fetch_add(1, Ordering::SeqCst) % 4 {
            0 => Fault::CutAfter(5_000_000),
            1 => Fault::CutAfter(700),
            2 => Fault::AnswerLost,
            _ => Fault::None,
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_is_not_waited_for_without_end() {
    let silent = AtomicUsize::new(0);
    let server = Server::start(Kind::S3sFs);
    let proxy = Proxy::before(server.address(), move |seen| {
        let first = silent.fetch_add(1, Ordering::SeqCst) == 0;
        if first && seen.method == "PUT" { Fault::Stall } else { Fault::None }
    });
    let patience = Patience { answer: Duration::from_millis(500), ..HASTY };
    let blobs = open(&server, proxy.endpoint(), 64 << 20, patience);
    push_and_pull(&blobs, &random(1000)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stays_down_is_unreachable() {
    let server = Server::start(Kind::S3sFs);
    let proxy = Proxy::before(server.address(), |_| Fault::Status(503, "SlowDown"));
    let blobs = open(&server, proxy.endpoint(), 64 << 20, HASTY);
    let generation = Generation::fresh(&Chance::system());
    let refused = blobs.read(&generation, 0..5).await.unwrap_err();
    assert!(matches!(&refused, BlobError::Unreachable { what } if what.contains("503")), "{refused}");
    assert!(matches!(blobs.length(&generation).await, Err(BlobError::Unreachable { .. })));
    let deleted = blobs.delete_many(&[generation, generation]).await;
    assert!(
        deleted.len() == 2
            && deleted.iter().all(|result| matches!(result, Err(BlobError::Unreachable { .. })))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_is_told_of_an_outage_sooner_than_who_writes() {
    let server = Server::start(Kind::S3sFs);
    let proxy = Proxy::before(server.address(), |_| Fault::Status(503, "SlowDown"));
    let blobs = open(&server, proxy.endpoint(), 64 << 20, Patience { attempts: 8, ..HASTY });
    let generation = Generation::fresh(&Chance::system());
    blobs.read(&generation, 0..5).await.unwrap_err();
    assert_eq!(proxy.seen().len(), 5, "the object's length is not asked for besides");
    blobs.set_superblock(b"written").await.unwrap_err();
    assert_eq!(proxy.seen().len(), 5 + 8);
}

/// Waits until the server holds nothing, which what ends in the background may take a moment for.
async fn empties(server: &Server) {
    while !server.files().is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_up_leaves_nothing() {
    let server = Server::start(Kind::Versitygw);
    // What ends in the background needs its proxy for a while.
    let mut proxies = Vec::new();
    for spoiled in 0..12 {
        let parts = AtomicUsize::new(0);
        let proxy = Proxy::before(server.address(), move |seen| {
            let counts = seen.method == "PUT" || seen.target.contains("uploadId=");
            let ends = seen.method == "DELETE";
            let nth = if counts && !ends { parts.fetch_add(1, Ordering::SeqCst) } else { 0 };
            if counts && !ends && nth >= spoiled { Fault::Status(403, "AccessDenied") } else { Fault::None }
        });
        let blobs = open(&server, proxy.endpoint(), 64 << 20, HASTY);
        if let Ok(generation) = push_and_pull(&blobs, &random(20 << 20)).await {
            blobs.delete(&generation).await.unwrap();
            assert!(spoiled > 3, "only {spoiled} requests write");
        }
        proxies.push(proxy);
    }
    empties(&server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_that_goes_takes_its_upload_along() {
    let server = Server::start(Kind::Versitygw);
    let blobs = open(&server, server.endpoint(), 64 << 20, HASTY);
    for pieces in [1, 3] {
        let mut writer =
            blobs.create(&Generation::fresh(&Chance::system()), Hasher::new(false)).await.unwrap();
        for _ in 0..pieces {
            writer.write(random(9 << 20)).await.unwrap();
        }
        assert!(writer.unsaved());
    }
    empties(&server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_upload_can_be_given_up_by_anybody() {
    let server = Server::start(Kind::Versitygw);
    let blobs = open(&server, server.endpoint(), 64 << 20, HASTY);
    let generation = Generation::fresh(&Chance::system());
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write(random(9 << 20)).await.unwrap();
    let saved = writer.pause().await.unwrap();
    assert!(server.files().len() >= 2, "{:?}", server.files());
    let other = open(&server, server.endpoint(), 64 << 20, HASTY);
    other.discard(&generation, &saved.resume).await.unwrap();
    assert_eq!(server.files(), Vec::<std::path::PathBuf>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_effect_can_fail_in_a_bucket() {
    let server = Server::start(Kind::S3sFs);
    let blobs = open(&server, server.endpoint(), 64 << 20, HASTY);
    super::super::faults::tests::sweep(|| blobs.clone()).await;
}
