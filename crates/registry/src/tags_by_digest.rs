//! The tags of images that come by digest, read some rows at a time: an image may have thousands.

use std::collections::VecDeque;

use store::Rows;
use store::meta::tag::{self, Tag};

use crate::Error;

/// Tags that are read at a time.
const AT_ONCE: usize = 1000;

/// Reads the tags of images, which are asked for by digest, the least first.
#[derive(Debug)]
pub(crate) struct TagsByDigest {
    repository_id: i64,
    /// The greatest digest that is asked for.
    last: String,
    read: VecDeque<Tag>,
    /// The last tag that was read; none before the first.
    through: Option<Tag>,
    /// Whether no more tags follow.
    over: bool,
}

impl TagsByDigest {
    /// Those of images up to the digest `last`.
    pub(crate) fn through(last: &str, repository_id: i64) -> Self {
        let (last, read) = (last.to_owned(), VecDeque::new());
        Self { repository_id, last, read, through: None, over: false }
    }

    /// The tags of an image, by name.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database can't be reached.
    pub(crate) async fn of(&mut self, rows: &mut impl Rows, digest: &str) -> Result<Vec<String>, Error> {
        let mut tags = Vec::new();
        loop {
            while let Some(tag) = self.read.pop_front_if(|tag| tag.digest.as_str() <= digest) {
                if tag.digest == digest {
                    tags.push(tag.name);
                }
            }
            if self.over || !self.read.is_empty() {
                return Ok(tags);
            }
            // All that was read is below the digest, or its own.
            let after = match &self.through {
                Some(tag) if tag.digest == digest => (digest, tag.name.as_str()),
                _ => (digest, ""),
            };
            let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
            let found = tag::of_digests(rows, self.repository_id, after, &self.last, limit).await?;
            self.over = found.len() < AT_ONCE;
            self.through = found.last().cloned();
            self.read = found.into();
        }
    }
}
