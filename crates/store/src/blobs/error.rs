use std::io;
use std::path::Path;
use std::sync::Arc;

/// Why an object could not be written or read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum BlobError {
    /// There is no such object.
    #[error("the object is not in the blob store")]
    Missing,
    /// The object is there but not whole. The text names it and says what is wrong.
    #[error("{0}")]
    Damaged(String),
    /// There is an object of this name already, and objects are written once. The text is the name.
    #[error("the object {0} exists already")]
    Exists(String),
    /// Another writer is at this object. The text is the name; try again when it is done.
    #[error("the object {0} is being written")]
    Busy(String),
    /// Writing the object failed before, and what the disk holds of it is unknown. The text is the name; write
    /// the bytes again under another one.
    #[error("writing the object {0} failed before; it was given up")]
    Abandoned(String),
    /// The disk or the quota is full. The text is the path; free space there.
    #[error("no space left to write {0}")]
    Full(String),
    /// The object store can't be reached, or refuses for the time being, and went on doing so while this was tried
    /// again. Whether the effect was had is unknown; try again later.
    #[error("the object store is not available: {what}")]
    Unreachable {
        /// What was tried, and what the store answered last.
        what: String,
    },
    /// The disk failed.
    #[error("cannot {doing} {path}: {source}")]
    Io {
        /// What was tried: a verb such as `sync`.
        doing: &'static str,
        /// The file or directory it was tried on.
        path: String,
        /// What the operating system answered.
        source: Arc<io::Error>,
    },
}

impl BlobError {
    pub(super) fn io(doing: &'static str, path: &Path, source: io::Error) -> BlobError {
        let path = path.display().to_string();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => BlobError::Full(path),
            _ => BlobError::Io { doing, path, source: Arc::new(source) },
        }
    }

    pub(super) fn shorter(name: &str, wanted: u64, found: u64) -> BlobError {
        BlobError::Damaged(format!("{name} has {found} bytes where at least {wanted} were written"))
    }
}
