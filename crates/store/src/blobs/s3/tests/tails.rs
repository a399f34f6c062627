//! What of a paused upload fills no part.

use super::*;

/// The methods of all requests so far.
fn methods(proxy: &Proxy) -> Vec<String> {
    proxy.seen().into_iter().map(|seen| seen.method).collect()
}

async fn paused(blobs: &Blobs, generation: &Generation, bytes: Bytes) -> (Hasher, String) {
    let mut writer = blobs.create(generation, Hasher::new(false)).await.unwrap();
    writer.write(bytes).await.unwrap();
    let saved = writer.pause().await.unwrap();
    (Hasher::restore(&saved.hash).unwrap(), saved.resume)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_on_here_fetches_nothing() {
    let server = Server::start(Kind::Versitygw);
    let proxy = Proxy::before(server.address(), |_| Fault::None);
    let blobs = open(&server, proxy.endpoint(), 64 << 20, HASTY);
    let generation = Generation::fresh(&Chance::system());
    let (hasher, resume) = paused(&blobs, &generation, random(100_000)).await;
    let mut writer = blobs.resume(&generation, hasher, &resume).await.unwrap();
    writer.write(random(5)).await.unwrap();
    writer.seal().await.unwrap();
    blobs.delete(&generation).await.unwrap();
    empties(&server).await;
    let seen = methods(&proxy);
    assert!(!seen.contains(&"GET".to_owned()) && seen.len() == 4, "{seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_in_memory_makes_room_for_others() {
    let server = Server::start(Kind::Versitygw);
    let proxy = Proxy::before(server.address(), |_| Fault::None);
    // Nobody's hold ends while this runs.
    let patience = Patience { hold: Duration::from_secs(3600), ..HASTY };
    let blobs = open(&server, proxy.endpoint(), 16 << 20, patience);
    let (first, second) = (Generation::fresh(&Chance::system()), Generation::fresh(&Chance::system()));
    let (hasher, resume) = paused(&blobs, &first, random(100_000)).await;
    let mut other = blobs.create(&second, Hasher::new(false)).await.unwrap();
    other.write(random(200_000)).await.unwrap();
    other.seal().await.unwrap();
    let mut writer = blobs.resume(&first, hasher, &resume).await.unwrap();
    writer.write(random(5)).await.unwrap();
    writer.seal().await.unwrap();
    assert!(methods(&proxy).contains(&"GET".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tail_of_which_no_checkpoint_was_saved_goes_with_the_upload() {
    let server = Server::start(Kind::Versitygw);
    let blobs = open(&server, server.endpoint(), 64 << 20, HASTY);
    for moves in [false, true] {
        for ends in [false, true] {
            let first = Generation::fresh(&Chance::system());
            paused(&blobs, &first, random(100_000)).await;
            // The process died before it saved the checkpoint.
            let blobs = open(&server, server.endpoint(), 64 << 20, HASTY);
            let (mut generation, mut resume) = (first, String::new());
            if moves {
                resume = blobs.moved(&first, "").unwrap();
                generation = Generation::fresh(&Chance::system());
            }
            if ends {
                blobs.discard(&generation, &resume).await.unwrap();
            } else {
                let mut writer = blobs.resume(&generation, Hasher::new(false), &resume).await.unwrap();
                writer.write(random(7)).await.unwrap();
                writer.seal().await.unwrap();
                blobs.delete(&generation).await.unwrap();
            }
            empties(&server).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkpoint_holds_until_the_next_is_saved() {
    let server = Server::start(Kind::Versitygw);
    let blobs = open(&server, server.endpoint(), 64 << 20, HASTY);
    let (generation, content) = (Generation::fresh(&Chance::system()), random(300_000));
    let (hasher, resume) = paused(&blobs, &generation, content.slice(..100_000)).await;
    // Somebody goes on otherwise, pauses, and dies before that is saved.
    let mut writer = blobs.resume(&generation, hasher.clone(), &resume).await.unwrap();
    writer.write(random(9 << 20)).await.unwrap();
    writer.pause().await.unwrap();
    let blobs = open(&server, server.endpoint(), 64 << 20, HASTY);
    let mut writer = blobs.resume(&generation, hasher, &resume).await.unwrap();
    writer.write(content.slice(100_000..)).await.unwrap();
    let sealed = writer.seal().await.unwrap();
    let read = blobs.rehash(&generation, content.len() as u64, false).await.unwrap();
    assert_eq!(read.sha256(), sealed.sha256());
}
