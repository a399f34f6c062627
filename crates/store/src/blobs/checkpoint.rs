use oci::{Hasher, SavedHash};

/// How far an unfinished object is safe from the end of this process. Saved in a row, it lets
/// [`Blobs::resume`](super::Blobs::resume) go on, here or in another process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The hash state, and how many bytes it covers.
    pub hash: SavedHash,
    /// What the backend needs to go on: its own text, empty for folder and memory.
    pub resume: String,
}

impl Checkpoint {
    /// All that `hasher` saw.
    pub(super) fn of(hasher: &Hasher) -> Checkpoint {
        Checkpoint { hash: hasher.save(), resume: String::new() }
    }
}
