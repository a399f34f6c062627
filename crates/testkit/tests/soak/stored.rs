//! What the store holds in the end, against what images name.

use crate::client::Client;
use crate::reader;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use testkit::{Server, Terminal, digest};

/// Collects until the objects are those that living images name, each once. Meanwhile all images are read.
///
/// # Panics
/// When one is missing or an image can't be read, or after `patience` there are still others.
pub(crate) fn settles(client: &mut Client<'_>, server: &Server, patience: Duration) {
    let (named, begun) = (client.ledger.named(), Instant::now());
    let (t, data) = (Terminal::on(server), server.data().display());
    loop {
        // The server's own collector rests between its rounds, the longer the busier the machine.
        t.run(&format!("berth gc run --data {data}"));
        for image in client.ledger.living() {
            reader::read(client, &image.read().unwrap());
        }
        // One that goes while it is looked at is left out.
        let objects: Vec<_> = server.objects().iter().filter_map(|path| std::fs::read(path).ok()).collect();
        let objects: Vec<_> = objects.iter().map(|bytes| digest(bytes)).collect();
        let found: BTreeSet<String> = objects.iter().cloned().collect();
        let missing: Vec<_> = named.difference(&found).collect();
        assert!(missing.is_empty(), "images name what is not stored: {missing:?}");
        if objects.len() == named.len() {
            println!("{} objects are left, {:?} after the last push", objects.len(), begun.elapsed());
            return;
        }
        let beyond: Vec<_> = found.difference(&named).take(5).collect();
        let (stored, wanted) = (objects.len(), named.len());
        assert!(
            begun.elapsed() < patience,
            "{stored} objects for {wanted} blobs, {patience:?} after the last push; beyond: {beyond:?}; {}",
            server.log().lines().rev().take(20).collect::<Vec<_>>().join("\n"),
        );
    }
}
