//! What came of an import, image by image, and how that is told.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::super::answers::readable;
use crate::migrate::size;

/// The images of one repository: each is one image, whatever the number of its tags.
#[derive(Debug, Default)]
pub(super) struct Repository {
    /// Images that a tag names, and whether anything of them was new.
    tagged: HashMap<String, bool>,
    /// Images that were named by their digests alone.
    untagged: HashMap<String, bool>,
    /// What came with others: children of indexes, and what refers to something.
    along: HashSet<String>,
    /// Images that failed, and those of them that were found.
    failed: u64,
    lost: HashSet<String>,
    /// No more images fit.
    pub(super) full: bool,
}

/// What came of all.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Whether nothing was to be brought.
    check: bool,
    repositories: u64,
    brought: u64,
    here_already: u64,
    failed: u64,
    blobs_copied: u64,
    blobs_present: u64,
    copied_bytes: u64,
    differences: Vec<Value>,
}

impl Repository {
    /// Adds what a page answered; gives what it says of images that failed, once for each name.
    pub(super) fn add(&mut self, page: &Value) -> Vec<Value> {
        for image in page["seen"].as_array().into_iter().flatten() {
            let digest = image["digest"].as_str().unwrap_or_default().to_owned();
            let named = if image["byTag"] == json!(true) { &mut self.tagged } else { &mut self.untagged };
            *named.entry(digest).or_default() |= image["anew"] == json!(true);
            let along = image["along"].as_array().into_iter().flatten().filter_map(Value::as_str);
            self.along.extend(along.map(str::to_owned));
        }
        self.full |= page["full"] == json!(true);
        let mut told = Vec::new();
        for failed in page["differences"].as_array().into_iter().flatten() {
            let (image, digest) = (failed["image"].as_str().unwrap_or_default(), failed["digest"].as_str());
            let again = digest.is_some_and(|digest| !self.lost.insert(digest.to_owned()));
            // By its digest it is told of only where no tag was.
            if !again || !image.contains('@') {
                told.push(json!({ "image": image, "why": failed["why"] }));
            }
            self.failed += u64::from(!again);
        }
        told
    }

    /// The images that were brought, and those that were here already.
    fn counted(&self) -> (u64, u64) {
        let alone = |digest: &&String| !self.tagged.contains_key(*digest) && !self.along.contains(*digest);
        let untagged = self.untagged.iter().filter(|(digest, _)| alone(digest));
        let (brought, here): (Vec<bool>, Vec<bool>) =
            self.tagged.iter().chain(untagged).map(|(_, anew)| *anew).partition(|anew| *anew);
        (brought.len() as u64, here.len() as u64)
    }

    /// How far it has come, in a line.
    pub(super) fn progress(&self, check: bool) -> String {
        let (brought, here) = self.counted();
        let words = words(check);
        let counts = [(brought, words[0]), (here, words[1]), (self.failed, words[2])];
        let told: Vec<_> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if told.is_empty() { "no images".to_owned() } else { told.join(", ") }
    }
}

/// What images are that were brought, that were not, and that failed.
fn words(check: bool) -> [&'static str; 3] {
    if check { ["", "the same", "different"] } else { ["brought", "here already", "failed"] }
}

impl Tally {
    pub(super) fn new(check: bool) -> Self {
        Self { check, ..Self::default() }
    }

    /// Adds the numbers and the differences of a page.
    pub(super) fn page(&mut self, page: &Value, failed: Vec<Value>) {
        let count = |key: &str| page[key].as_u64().unwrap_or(0);
        self.blobs_copied += count("blobsCopied");
        self.blobs_present += count("blobsPresent");
        self.copied_bytes += count("copiedBytes");
        self.differences.extend(failed);
    }

    /// Adds a repository that has been looked at to its end.
    pub(super) fn repository(&mut self, repository: &Repository) {
        let (brought, here) = repository.counted();
        self.repositories += 1;
        self.brought += brought;
        self.here_already += here;
        self.failed += repository.failed;
    }

    /// Whether there is anything to tell of.
    pub(super) fn has_seen_any(&self) -> bool {
        self.brought + self.here_already + self.failed > 0
    }

    /// Whether all of it is here now.
    pub(super) fn is_whole(&self) -> bool {
        self.differences.is_empty()
    }

    /// All of it as JSON.
    pub(super) fn json(&self) -> Value {
        let images = self.brought + self.here_already + self.failed;
        match self.check {
            true => json!({
                "repositories": self.repositories, "images": images, "same": self.here_already,
                "different": self.failed, "differences": self.differences,
            }),
            false => json!({
                "repositories": self.repositories, "images": images, "brought": self.brought,
                "hereAlready": self.here_already, "failed": self.failed, "blobsCopied": self.blobs_copied,
                "blobsPresent": self.blobs_present,
                "copiedBytes": self.copied_bytes, "differences": self.differences,
            }),
        }
    }

    /// All of it for people.
    pub(super) fn text(&self) -> String {
        let words = words(self.check);
        let images = |count| if count == 1 { "1 image".to_owned() } else { format!("{count} images") };
        let of = match self.repositories {
            1 => "1 repository".to_owned(),
            many => format!("{many} repositories"),
        };
        let mut text = String::new();
        if !self.check {
            let bytes = size(self.copied_bytes);
            text += &format!("{:12}  {}, of which {bytes} were copied\n", words[0], images(self.brought));
        }
        text += &format!("{:12}  {}\n", words[1], images(self.here_already));
        text += &format!("{:12}  {}\n", words[2], images(self.failed));
        if !self.has_seen_any() {
            text = format!("the source has no images ({of})\n");
        }
        if !self.is_whole() {
            text += &format!("\n{}", readable(&Value::Array(self.differences.clone())));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(digest: &str, by_tag: bool, anew: bool, along: &[&str]) -> Value {
        json!({ "digest": digest, "byTag": by_tag, "anew": anew, "along": along })
    }

    #[test]
    fn an_image_is_counted_once_whatever_names_it() {
        let mut repository = Repository::default();
        repository.add(&json!({"seen": [
            seen("index", true, true, &["amd", "arm"]), seen("index", true, true, &["amd", "arm"]),
            seen("old", true, false, &[]),
        ]}));
        repository.add(&json!({
            "seen": [seen("index", false, false, &[]), seen("amd", false, false, &[]), seen("bare", false, true, &[])],
            "differences": [
                {"image": "web:9", "digest": "lost", "why": "gone"}, {"image": "web@lost", "digest": "lost", "why": "gone"},
            ],
        }));
        assert_eq!(repository.counted(), (2, 1));
        assert_eq!(repository.progress(false), "2 brought, 1 here already, 1 failed");
        assert_eq!(Repository::default().progress(true), "no images");
    }

    #[test]
    fn people_read_what_came_what_was_here_and_what_failed() {
        let mut tally = Tally::default();
        assert_eq!(tally.text(), "the source has no images (0 repositories)\n");
        let page = json!({
            "seen": [seen("a", true, true, &[]), seen("b", true, false, &[])], "copiedBytes": 3 << 20,
            "differences": [{"image": "web:9", "why": "gone"}],
        });
        let mut repository = Repository::default();
        let failed = repository.add(&page);
        tally.page(&page, failed);
        tally.repository(&repository);
        let text = tally.text();
        assert!(
            text.starts_with("brought       1 image, of which 3.0 MiB were copied\nhere already  1 image\n"),
            "{text}"
        );
        assert!(text.ends_with("failed        1 image\n\nIMAGE  WHY\nweb:9  gone\n"), "{text}");
    }
}
