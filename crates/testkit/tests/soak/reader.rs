//! Somebody who pulls.

use crate::client::Client;
use crate::images::Image;
use crate::ledger::count;
use std::time::Instant;
use testkit::digest;

pub(crate) fn run(mut client: Client<'_>, until: Instant) {
    while Instant::now() < until {
        let Some(known) = client.ledger.any(&mut client.chance) else {
            std::thread::yield_now();
            continue;
        };
        let image = known.read().unwrap();
        if image.living {
            if let Err(what) = pull(&mut client, &image) {
                client.ledger.breach(what);
            }
            count(&client.ledger.reads);
        }
    }
}

/// Reads an image that must be there.
///
/// # Panics
/// When it, or a blob of it, is not, or has other bytes.
pub(crate) fn read(client: &mut Client<'_>, image: &Image) {
    pull(client, image).unwrap_or_else(|what| panic!("{what}"));
}

fn pull(client: &mut Client<'_>, image: &Image) -> Result<(), String> {
    let manifest = (&image.digest, "manifests");
    let blobs = image.blobs.iter().map(|blob| (&blob.digest, "blobs"));
    for (wanted, kind) in std::iter::once(manifest).chain(blobs) {
        let path = format!("/v2/{}/{kind}/{wanted}", image.repository);
        let answer = client.get(&path);
        if answer.status != 200 || digest(&answer.body) != *wanted {
            return Err(format!("GET {path}: {} {}", answer.status, String::from_utf8_lossy(&answer.body)));
        }
    }
    Ok(())
}
