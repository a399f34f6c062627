//! Somebody who pushes, moves tags and deletes.

use crate::chance::Chance;
use crate::images::{Blob, Image};
use crate::ledger::{Ledger, count};
use crate::{LEASE, REPOSITORIES};
use std::time::{Duration, Instant};
use testkit::image::Format;
use testkit::{Answer, Http};

/// Pushes with the same base before the next one is used; the first is then forgotten, and in time comes back.
const PUSHES_OF_A_BASE: usize = 20;
const BASES: usize = 12;
const OCTETS: (&str, &str) = ("Content-Type", "application/octet-stream");

pub(crate) fn run(http: &Http, ledger: &Ledger, number: u64, until: Instant) {
    let mut chance = Chance::new(number);
    for push in 0.. {
        if Instant::now() > until {
            return;
        }
        let repository = REPOSITORIES[chance.under(REPOSITORIES.len())];
        let base = (push / PUSHES_OF_A_BASE + chance.under(2)) % BASES;
        let image = Image::new(repository, base, &format!("push {push} of {number}"));
        push_image(http, ledger, &mut chance, image);
        if chance.percent(10) {
            move_tag(http, ledger, &mut chance);
        }
        // As many as the long run needs to keep the number of images bounded: what is pushed is deleted in time.
        if chance.percent(10) {
            (0..9).for_each(|_| delete(http, ledger, &mut chance));
        }
    }
}

fn push_image(http: &Http, ledger: &Ledger, chance: &mut Chance, image: Image) {
    let mut promised = Vec::new();
    for blob in &image.blobs {
        let asked = Instant::now();
        promised.push((asked, provide(http, ledger, chance, image.repository, blob)));
    }
    let tag = if chance.percent(25) { "latest".to_owned() } else { format!("t-{}", &image.digest[7..19]) };
    let answer = put(http, &image, &tag);
    let late = promised.iter().any(|(asked, _)| asked.elapsed() > Duration::from_secs(LEASE / 2));
    let text = String::from_utf8_lossy(&answer.body);
    match answer.status {
        201 => ledger.acknowledge(image),
        _ if late => count(&ledger.late),
        status => ledger.breach(format!("{} {tag}: {status} {text} after {promised:?}", image.repository)),
    }
}

/// Makes sure of a blob, and tells how the server said that it is there.
fn provide(http: &Http, ledger: &Ledger, chance: &mut Chance, repository: &str, blob: &Blob) -> &'static str {
    let way = chance.under(100);
    if way < 30 {
        let found = http.send("HEAD", &format!("/v2/{repository}/blobs/{}", blob.digest), &[], "");
        if found.status == 200 {
            count(&ledger.reused);
            return "HEAD";
        }
    }
    let mut query = String::new();
    if (30..50).contains(&way) {
        let from = REPOSITORIES[chance.under(REPOSITORIES.len())];
        query = format!("?mount={}&from={from}", blob.digest);
    }
    let begun = http.post(&format!("/v2/{repository}/blobs/uploads/{query}"));
    if begun.status == 201 {
        count(&ledger.mounted);
        return "mount";
    }
    let location = begun.expect(202).header("location").to_owned();
    let joint = if location.contains('?') { '&' } else { '?' };
    http.send("PUT", &format!("{location}{joint}digest={}", blob.digest), &[OCTETS], blob.bytes.clone())
        .expect(201);
    "upload"
}

fn put(http: &Http, image: &Image, reference: &str) -> Answer {
    let kind = [("Content-Type", Format::Oci.manifest())];
    http.send(
        "PUT",
        &format!("/v2/{}/manifests/{reference}", image.repository),
        &kind,
        image.manifest.clone(),
    )
}

fn move_tag(http: &Http, ledger: &Ledger, chance: &mut Chance) {
    let Some(known) = ledger.any(chance) else { return };
    let image = known.read().unwrap();
    if image.living {
        let answer = put(http, &image, "moved");
        if answer.status != 201 {
            ledger.breach(format!("moving a tag to {}: {}", image.digest, answer.status));
        }
    }
}

fn delete(http: &Http, ledger: &Ledger, chance: &mut Chance) {
    let Some(known) = ledger.any(chance) else { return };
    let mut image = known.write().unwrap();
    if !image.living {
        return;
    }
    image.living = false;
    let path = format!("/v2/{}/manifests/{}", image.repository, image.digest);
    http.send("DELETE", &path, &[], "").expect(202);
    if http.get(&path).status != 404 {
        ledger.breach(format!("{path} is there after it was deleted"));
    }
    count(&ledger.deletions);
    drop(image);
    ledger.living();
}
