//! Somebody who pushes, moves tags, deletes, and leaves uploads behind.

use crate::client::Client;
use crate::images::{Blob, Image};
use crate::ledger::count;
use crate::{LEASE, REPOSITORIES};
use std::time::{Duration, Instant};
use testkit::Answer;
use testkit::image::Format;

/// Pushes with the same base before the next one is used; the first is then forgotten, and in time comes back.
const PUSHES_OF_A_BASE: usize = 20;
const BASES: usize = 12;
/// How long a replica may go on with what it knows after another has deleted it. A read that begins later must not.
const HEARSAY: Duration = Duration::from_secs(5);
/// More than a part on S3, so that a multipart upload is left behind, too.
const LARGE: usize = 9 << 20;

pub(crate) fn run(mut client: Client<'_>, number: u64, until: Instant) {
    for push in 0.. {
        if Instant::now() > until {
            return;
        }
        let repository = REPOSITORIES[client.chance.under(REPOSITORIES.len())];
        let base = (push / PUSHES_OF_A_BASE + client.chance.under(2)) % BASES;
        let image = Image::new(repository, base, &format!("push {push} of {number}"));
        push_image(&mut client, image);
        if client.chance.percent(10) {
            move_tag(&mut client);
        }
        if client.chance.percent(4) {
            let bytes = if client.chance.percent(10) { LARGE } else { 100_000 };
            client.abandon(repository, &vec![b'?'; bytes]);
        }
        // As many as the long run needs to keep the number of images bounded: what is pushed is deleted in time.
        if client.chance.percent(10) {
            (0..9).for_each(|_| delete(&mut client));
        }
    }
}

fn push_image(client: &mut Client<'_>, image: Image) {
    let mut promised = Vec::new();
    for blob in &image.blobs {
        let asked = Instant::now();
        promised.push((asked, provide(client, image.repository, blob)));
    }
    let tag =
        if client.chance.percent(25) { "latest".to_owned() } else { format!("t-{}", &image.digest[7..19]) };
    let answer = put(client, &image, &tag);
    let late = promised.iter().any(|(asked, _)| asked.elapsed() > Duration::from_secs(LEASE / 2));
    let text = String::from_utf8_lossy(&answer.body);
    match answer.status {
        201 => client.ledger.acknowledge(image),
        400 | 404 if late => count(&client.ledger.late),
        status => {
            client.ledger.breach(format!("{} {tag}: {status} {text} after {promised:?}", image.repository))
        }
    }
}

/// Makes sure of a blob, and tells how the server said that it is there.
fn provide(client: &mut Client<'_>, repository: &str, blob: &Blob) -> &'static str {
    let way = client.chance.under(100);
    if way < 30 {
        let found = client.send("HEAD", &format!("/v2/{repository}/blobs/{}", blob.digest), &[], &[]);
        if found.status == 200 {
            count(&client.ledger.reused);
            return "HEAD";
        }
    }
    let mut query = String::new();
    if (30..50).contains(&way) {
        let from = REPOSITORIES[client.chance.under(REPOSITORIES.len())];
        query = format!("?mount={}&from={from}", blob.digest);
    }
    if client.upload(repository, &query, (&blob.digest, &blob.bytes)) {
        count(&client.ledger.mounted);
        return "mount";
    }
    "upload"
}

fn put(client: &mut Client<'_>, image: &Image, reference: &str) -> Answer {
    let kind = [("Content-Type", Format::Oci.manifest())];
    client.send("PUT", &format!("/v2/{}/manifests/{reference}", image.repository), &kind, &image.manifest)
}

fn move_tag(client: &mut Client<'_>) {
    let Some(known) = client.ledger.any(&mut client.chance) else { return };
    let image = known.read().unwrap();
    if image.living {
        let answer = put(client, &image, "moved");
        if answer.status != 201 {
            client.ledger.breach(format!("moving a tag to {}: {}", image.digest, answer.status));
        }
    }
}

fn delete(client: &mut Client<'_>) {
    let Some(known) = client.ledger.any(&mut client.chance) else { return };
    let mut image = known.write().unwrap();
    if !image.living {
        return;
    }
    image.living = false;
    let path = format!("/v2/{}/manifests/{}", image.repository, image.digest);
    // Whoever was killed over the answer may have deleted it.
    let (answer, answered) = (client.send("DELETE", &path, &[], &[]), Instant::now());
    let read = loop {
        let (begun, read) = (answered.elapsed(), client.get(&path).status);
        if read != 200 || begun > HEARSAY {
            break read;
        }
    };
    if !matches!(answer.status, 202 | 404) || read != 404 {
        client.ledger.breach(format!("DELETE {path}: {}, and GET {read}", answer.status));
    }
    count(&client.ledger.deletions);
    drop(image);
    client.ledger.living();
}
