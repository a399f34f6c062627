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
    /// Images that are in the archive here.
    archived: HashSet<String>,
    /// Images of which something failed.
    lost: HashSet<String>,
    /// How many more there are whose digests nobody knows.
    unknown: u64,
    /// It could not be looked at to its end.
    cut_short: bool,
    /// No more images fit.
    pub(super) full: bool,
}

/// How many images there are of each kind; each is of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    brought: u64,
    /// In the archive or not.
    here_already: u64,
    archived: u64,
    failed: u64,
}

/// What came of all.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Whether nothing was to be brought.
    check: bool,
    repositories: u64,
    images: Counts,
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
            if image["archived"] == json!(true) {
                self.archived.insert(digest.clone());
            }
            *named.entry(digest).or_default() |= image["anew"] == json!(true);
            let along = image["along"].as_array().into_iter().flatten().filter_map(Value::as_str);
            self.along.extend(along.map(str::to_owned));
        }
        self.full |= page["full"] == json!(true);
        self.cut_short |= page["cutShort"] == json!(true);
        let mut told = Vec::new();
        for failed in page["differences"].as_array().into_iter().flatten() {
            let (image, digest) = (failed["image"].as_str().unwrap_or_default(), failed["digest"].as_str());
            if failed["apart"] == json!(true) {
                told.push(json!({ "image": image, "why": failed["why"] }));
                continue;
            }
            let again = digest.is_some_and(|digest| !self.lost.insert(digest.to_owned()));
            // By its digest it is told of only where no tag was.
            if !again || digest.is_some_and(|digest| !image.ends_with(digest)) {
                told.push(json!({ "image": image, "why": failed["why"] }));
            }
            self.unknown += u64::from(digest.is_none());
        }
        told
    }

    fn counted(&self) -> Counts {
        let alone = |digest: &&String| !self.tagged.contains_key(*digest) && !self.along.contains(*digest);
        let untagged = self.untagged.iter().filter(|(digest, _)| alone(digest));
        let mut counts = Counts { failed: self.lost.len() as u64 + self.unknown, ..Counts::default() };
        // One that has not all of its tags is not all here.
        for (digest, anew) in self.tagged.iter().chain(untagged).filter(|(it, _)| !self.lost.contains(*it)) {
            counts.brought += u64::from(*anew);
            counts.here_already += u64::from(!anew);
            counts.archived += u64::from(!anew && self.archived.contains(digest));
        }
        counts
    }

    /// How far it has come, in a line.
    pub(super) fn progress(&self, check: bool) -> String {
        let (images, words) = (self.counted(), words(check));
        let counts = [(images.brought, words[0]), (images.here_already, words[1]), (images.failed, words[2])];
        let told: Vec<_> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        match (told.is_empty(), self.cut_short) {
            (true, true) => "failed".to_owned(),
            (true, false) => "no images".to_owned(),
            (false, true) => format!("{}, then cut short", told.join(", ")),
            (false, false) => told.join(", "),
        }
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

    /// Adds what a page of repositories could not list.
    pub(super) fn apart(&mut self, page: &Value) {
        self.differences.extend(page["apart"].as_array().into_iter().flatten().cloned());
    }

    /// Adds a repository that has been looked at to its end.
    pub(super) fn repository(&mut self, repository: &Repository) {
        let images = repository.counted();
        self.repositories += 1;
        self.images.brought += images.brought;
        self.images.here_already += images.here_already;
        self.images.archived += images.archived;
        self.images.failed += images.failed;
    }

    /// Whether there is nothing to tell of.
    pub(super) fn is_empty(&self) -> bool {
        self.count() == 0 && self.is_whole()
    }

    fn count(&self) -> u64 {
        self.images.brought + self.images.here_already + self.images.failed
    }

    /// Whether all of it is here now.
    pub(super) fn is_whole(&self) -> bool {
        self.differences.is_empty()
    }

    /// All of it as JSON.
    pub(super) fn json(&self) -> Value {
        let Counts { brought, here_already, archived, failed } = self.images;
        match self.check {
            true => json!({
                "repositories": self.repositories, "images": self.count(), "same": here_already,
                "archived": archived, "different": failed, "differences": self.differences,
            }),
            false => json!({
                "repositories": self.repositories, "images": self.count(), "brought": brought,
                "hereAlready": here_already, "archived": archived, "failed": failed,
                "blobsCopied": self.blobs_copied, "blobsPresent": self.blobs_present,
                "copiedBytes": self.copied_bytes, "differences": self.differences,
            }),
        }
    }

    /// All of it for people.
    pub(super) fn text(&self) -> String {
        let of = match self.repositories {
            1 => "1 repository".to_owned(),
            many => format!("{many} repositories"),
        };
        let differences = readable(&Value::Array(self.differences.clone()));
        match (self.count(), self.is_whole()) {
            (0, true) => format!("the source has no images ({of})\n"),
            (0, false) => differences,
            (_, true) => self.counts(),
            (_, false) => format!("{}\n{differences}", self.counts()),
        }
    }

    /// The images of each kind, in a line each.
    fn counts(&self) -> String {
        let words = words(self.check);
        let images = |count| if count == 1 { "1 image".to_owned() } else { format!("{count} images") };
        let mut text = String::new();
        if !self.check {
            let bytes = size(self.copied_bytes);
            text +=
                &format!("{:12}  {}, of which {bytes} were copied\n", words[0], images(self.images.brought));
        }
        text += &format!("{:12}  {}", words[1], images(self.images.here_already));
        if self.images.archived > 0 {
            text += &format!(", of which {} in the archive", self.images.archived);
        }
        text + &format!("\n{:12}  {}\n", words[2], images(self.images.failed))
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
        assert_eq!(repository.counted(), Counts { brought: 2, here_already: 1, archived: 0, failed: 1 });
        assert_eq!(repository.progress(false), "2 brought, 1 here already, 1 failed");
        assert_eq!(Repository::default().progress(true), "no images");
    }

    #[test]
    fn an_image_of_whose_tags_some_fail_is_one_that_failed_and_a_repository_is_none() {
        let mut repository = Repository::default();
        let failed =
            |image: &str, digest: &str| json!({"image": image, "digest": digest, "why": "may not move"});
        let told = repository.add(&json!({
            "seen": [seen("half", true, true, &[]), seen("half", false, false, &[]), seen("good", true, true, &[])],
            "differences": [
                failed("web:2", "half"), failed("web:3", "half"), {"image": "web:9", "why": "unknown"},
                {"image": "web", "apart": true, "why": "cannot be listed"},
            ],
            "cutShort": true,
        }));
        assert_eq!(told.len(), 4, "{told:?}");
        assert_eq!(repository.counted(), Counts { brought: 1, failed: 2, ..Counts::default() });
        assert_eq!(repository.progress(false), "1 brought, 2 failed, then cut short");
        let (mut unlisted, mut tally) = (Repository::default(), Tally::default());
        let why = json!([{"image": "web", "apart": true, "why": "cannot be listed"}]);
        let page = json!({"differences": why, "cutShort": true});
        let failed = unlisted.add(&page);
        tally.page(&page, failed);
        tally.repository(&unlisted);
        assert_eq!(
            (unlisted.progress(false), tally.count(), tally.is_empty()),
            ("failed".to_owned(), 0, false)
        );
        assert_eq!(tally.text(), "IMAGE  WHY\nweb    cannot be listed\n");
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
