use super::replay::{blob, commit};
use super::site::Site;
use crate::Change;
use crate::meta::backlog;
use crate::meta::blob::Link;
use crate::meta::log::{self, Position};

#[tokio::test]
async fn the_log_tells_which_objects_are_still_to_be_removed() {
    let (here, there) = (Site::sqlite(), Site::sqlite());
    let (live, again) = (here.open().await, there.open().await);
    let (blob, generations) = (blob(1), vec![blob(1).generation]);
    let link = Link {
        repository_id: 7,
        digest: blob.digest.clone(),
        generation: blob.generation.clone(),
        size: blob.size,
        linked_at: 1,
    };
    commit(&live, Change::BlobLinked { blob: Some(blob), link }).await;
    commit(&live, Change::BlobsSwept { generations }).await;
    for entry in log::after(&mut &live, Position { epoch: 0, number: 0 }, 10).await.unwrap() {
        commit(&again, entry.change).await;
    }
    for mut db in [&live, &again] {
        let waiting = backlog::doomed(&mut db, i64::MAX, 10).await.unwrap();
        assert_eq!((waiting.rows, waiting.bytes), (1, 5));
    }
}
