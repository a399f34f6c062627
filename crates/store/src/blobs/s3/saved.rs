use serde::{Deserialize, Serialize};

use super::super::{BlobError, Generation};

/// What the store holds of an unfinished object, as it stands in a checkpoint's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Saved {
    /// The multipart upload, once one was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) upload: Option<String>,
    /// What names each part that the store has, from the first on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<String>,
    /// The bytes that follow the last part, where some do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) tail: Option<Tail>,
    /// The generation that tails are named by, where that is not the object's own any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) home: Option<String>,
}

/// The beginning of a part, kept as an object of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tail {
    /// The part's number, from 0.
    pub(super) part: usize,
    /// How many bytes count.
    pub(super) bytes: u64,
    /// Which of the upload's two names it has.
    pub(super) place: usize,
    /// Their SHA-256 in hex: a writer that lost its turn may have laid others in their place.
    pub(super) sha256: String,
}

impl Saved {
    /// Reads what [`Saved::text`] wrote; an empty text is an object of which nothing is there yet.
    pub(super) fn parse(text: &str) -> Result<Saved, BlobError> {
        if text.is_empty() {
            return Ok(Saved::default());
        }
        serde_json::from_str(text).map_err(|error| {
            BlobError::Damaged(format!("the saved state of an upload can't be read: {error}"))
        })
    }

    /// The same to go on with under another generation than `from`; none once an upload bears that name.
    pub(super) fn moved(mut self, from: &Generation) -> Option<Saved> {
        if self.upload.is_some() {
            return None;
        }
        self.home.get_or_insert_with(|| from.to_string());
        Some(self)
    }

    /// The generation that the tails of the object `generation` are named by.
    pub(super) fn home(&self, generation: &Generation) -> Generation {
        self.home.as_deref().and_then(Generation::parse).unwrap_or(*generation)
    }

    pub(super) fn text(&self) -> String {
        if *self == Saved::default() {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_reads_back() {
        let tail = Tail { part: 2, bytes: 5, place: 1, sha256: "aa".to_owned() };
        let saved = Saved {
            upload: Some("id".to_owned()),
            parts: vec!["<x>\"1\"</x>".to_owned(), "2".to_owned()],
            tail: Some(tail),
            home: None,
        };
        assert_eq!(Saved::parse(&saved.text()).unwrap(), saved);
        assert_eq!(Saved::default().text(), "");
        assert_eq!(Saved::parse("").unwrap(), Saved::default());
        assert!(matches!(Saved::parse("{"), Err(BlobError::Damaged(_))));
    }

    #[test]
    fn what_bears_no_name_yet_moves_and_leaves_its_tails_where_they_lie() {
        let [first, second, third] = ["1", "2", "3"].map(|n| Generation::parse(&n.repeat(32)).unwrap());
        assert_eq!(
            Saved::default().moved(&first).unwrap().home(&second),
            first,
            "tails may lie there all the same"
        );
        let tail = Some(Tail { part: 0, bytes: 5, place: 0, sha256: "aa".to_owned() });
        let moved = Saved { tail, ..Saved::default() }.moved(&first).unwrap();
        assert_eq!(moved.home(&second), first);
        assert_eq!(moved.moved(&second).unwrap().home(&third), first);
        assert_eq!(Saved { upload: Some("id".to_owned()), ..Saved::default() }.moved(&first), None);
    }
}
