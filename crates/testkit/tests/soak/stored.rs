//! What the store holds in the end, against what images name.

use crate::ledger::Ledger;
use crate::reader;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};
use testkit::{Http, digest};

/// Waits until the objects are those that living images name, each once. Meanwhile all images are read.
///
/// # Panics
/// When one is missing or an image can't be read, or after `patience` there are still others.
pub(crate) fn settles(http: &Http, data: &Path, ledger: &Ledger, patience: Duration) {
    let (named, end) = (ledger.named(), Instant::now() + patience);
    loop {
        ledger.living().iter().for_each(|image| reader::read(http, &image.read().unwrap()));
        let mut objects = Vec::new();
        collect(&data.join("blobs"), &mut objects);
        let found: BTreeSet<String> = objects.iter().cloned().collect();
        let missing: Vec<_> = named.difference(&found).collect();
        assert!(missing.is_empty(), "images name what is not stored: {missing:?}");
        if objects.len() == named.len() {
            return;
        }
        let beyond: Vec<_> = found.difference(&named).take(5).collect();
        let (stored, wanted) = (objects.len(), named.len());
        assert!(
            Instant::now() < end,
            "{stored} objects for {wanted} blobs, {patience:?} after the last push; beyond: {beyond:?}"
        );
    }
}

/// The digests of all objects under `folder`. One that goes while it is looked at is left out.
fn collect(folder: &Path, objects: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.map_while(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, objects);
        } else if path.file_name().is_some_and(|name| name != "superblock")
            && let Ok(bytes) = std::fs::read(&path)
        {
            objects.push(digest(&bytes));
        }
    }
}
