//! One budget of memory for all uploads.

use super::super::budget::{Budget, PART_BYTES, Room};
use super::*;

/// Room for one part, and 64 small beginnings.
const LITTLE: u64 = 16 << 20;

#[test]
fn a_budget_is_shared_out() {
    assert_eq!(Budget::new(128 << 20, HASTY.hold).left(), (512, 12));
    assert_eq!(Budget::new(LITTLE, HASTY.hold).left(), (64, 1));
    assert_eq!(Budget::new(0, HASTY.hold).left(), (1, 1));
    assert_eq!((Room::for_bytes(64 << 10), Room::for_bytes((64 << 10) + 1)), (Room::Start, Room::Part));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_uploads_share_a_little_memory() {
    let server = Server::start(Kind::S3sFs);
    let blobs = open(&server, server.endpoint(), LITTLE, HASTY);
    let uploads = (0..100).map(|n| {
        let (blobs, content) =
            (blobs.clone(), random(40_000 * n + usize::from(n % 25 == 0) * PART_BYTES * 2));
        tokio::spawn(async move { push_and_pull(&blobs, &content).await })
    });
    for upload in uploads.collect::<Vec<_>>() {
        upload.await.unwrap().unwrap();
    }
    let Backend::S3(s3) = &blobs.backend else { unreachable!() };
    assert_eq!(s3.budget.left(), (64, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trickle_gives_way_to_those_who_wait() {
    let server = Server::start(Kind::S3sFs);
    let blobs = open(&server, server.endpoint(), LITTLE, HASTY);
    let (slow, content) = (Generation::fresh(&Chance::system()), random(PART_BYTES + 1_000_000));
    let mut trickle = blobs.create(&slow, Hasher::new(false)).await.unwrap();
    trickle.write(content.slice(..1_000_000)).await.unwrap();
    push_and_pull(&blobs, &random(3_000_000)).await.unwrap();
    trickle.write(content.slice(1_000_000..)).await.unwrap();
    let hasher = trickle.seal().await.unwrap();
    let read = blobs.rehash(&slow, content.len() as u64, false).await.unwrap();
    assert_eq!(read.sha256(), hasher.sha256());
}

/// Uploads of one tenant that trickle, of which each wants room for a part.
fn trickle(blobs: &Blobs, uploads: usize) -> Vec<tokio::task::JoinHandle<()>> {
    let one = |_| {
        let blobs = blobs.written_for("crowd");
        tokio::spawn(async move {
            let generation = Generation::fresh(&Chance::system());
            let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
            let mut pace = tokio::time::interval(Duration::from_millis(100));
            loop {
                pace.tick().await;
                writer.write(random(100_000)).await.unwrap();
            }
        })
    };
    (0..uploads).map(one).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_of_one_tenant_waits_for_itself() {
    let server = Server::start(Kind::S3sFs);
    // Nobody's hold ends while this runs.
    let patience = Patience { hold: Duration::from_secs(3600), ..HASTY };
    let blobs = open(&server, server.endpoint(), 32 << 20, patience);
    let Backend::S3(s3) = &blobs.backend else { unreachable!() };
    let crowd = trickle(&blobs, 200);
    while s3.budget.left().1 > 0 || s3.budget.waiting() < 100 {
        tokio::task::yield_now().await;
    }
    let (quiet, content) = (blobs.written_for("quiet"), random(50 << 20));
    let pushed = push_and_pull(&quiet, &content);
    tokio::time::timeout(Duration::from_secs(60), pushed)
        .await
        .expect("the crowd let nobody through")
        .unwrap();
    crowd.iter().for_each(tokio::task::JoinHandle::abort);
}
