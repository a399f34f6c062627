//! Somebody who pulls.

use crate::chance::Chance;
use crate::images::Image;
use crate::ledger::{Ledger, count};
use std::time::Instant;
use testkit::{Http, digest};

pub(crate) fn run(http: &Http, ledger: &Ledger, number: u64, until: Instant) {
    let mut chance = Chance::new(number);
    while Instant::now() < until {
        let Some(known) = ledger.any(&mut chance) else {
            std::thread::yield_now();
            continue;
        };
        let image = known.read().unwrap();
        if image.living {
            if let Err(what) = pull(http, &image) {
                ledger.breach(what);
            }
            count(&ledger.reads);
        }
    }
}

/// Reads an image that must be there.
///
/// # Panics
/// When it, or a blob of it, is not, or has other bytes.
pub(crate) fn read(http: &Http, image: &Image) {
    pull(http, image).unwrap_or_else(|what| panic!("{what}"));
}

fn pull(http: &Http, image: &Image) -> Result<(), String> {
    let manifest = (&image.digest, "manifests");
    let blobs = image.blobs.iter().map(|blob| (&blob.digest, "blobs"));
    for (wanted, kind) in std::iter::once(manifest).chain(blobs) {
        let path = format!("/v2/{}/{kind}/{wanted}", image.repository);
        let answer = http.get(&path);
        if answer.status != 200 || digest(&answer.body) != *wanted {
            return Err(format!("GET {path}: {} {}", answer.status, String::from_utf8_lossy(&answer.body)));
        }
    }
    Ok(())
}
