use store::StoreError;
use store::blobs::BlobError;

use crate::data_folder::DataFolderError;
use crate::storage::StorageError;
use crate::superblock::SuperblockError;

/// Why a migration stopped. Nothing is served from the target yet, and the source is as it was, but for
/// [`MigrateError::Unfinished`] and [`MigrateError::StillMarked`].
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each field is the place or the name that the message shows")]
pub enum MigrateError {
    #[error(transparent)]
    Data(#[from] DataFolderError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Superblock(#[from] SuperblockError),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{place}: {error}")]
    Database { place: String, error: StoreError },
    #[error(
        "the root key that is given (root_key, root_key_file) is not this deployment's: servers at the new place need the one of the old, \
         which is in the file root-key of its data folder or was BERTH_ROOT_KEY there"
    )]
    WrongRootKey,
    #[error(
        "name where to move to: both --database and --blobs, or --data for a folder that holds what neither names"
    )]
    NoTarget,
    #[error("{0} holds no deployment: name the data folder of a server with --from-data")]
    NothingThere(String),
    #[error(
        "the database and the blobs are where they should go already: name another --database or --blobs"
    )]
    SamePlace,
    #[error(
        "{0} was moved to {1} already: `berth migrate` from there to here brings it back, with all that changed since; if \
         that place is lost for good, `berth epoch raise` has this one served"
    )]
    Moved(String, String),
    #[error(
        "all of {0} is copied to {1}, and the move has begun to end: run the command that moves it there again"
    )]
    Ending(String, String),
    #[error("{0}; all is copied, and the move has begun to end: run the same command again")]
    Unfinished(Box<MigrateError>),
    #[error(
        "{error}; {place} is still marked as being moved, and nothing is written there ({why}): run the same command \
         again, or take it back with --undo"
    )]
    StillMarked { place: String, why: StoreError, error: Box<MigrateError> },
    #[error(
        "transactions that began before the move are still open in {0}: end them (pg_stat_activity shows whose they are), \
         and run the command again"
    )]
    Open(String),
    #[error("{0} belongs to another deployment: name an empty database and an empty place for blobs")]
    Foreign(String),
    #[error("object {generation}: {source}; run the command again to go on from here")]
    Blob { generation: String, source: BlobError },
    #[error(
        "{0} holds this deployment already, and may be served from: if it is the place to move from by another name, leave \
         it where it is; if it is in use, go on with it; otherwise name an empty place"
    )]
    Used(String),
    #[error(
        "{place} is at epoch {found}, {database} at {known}: the deployment was moved on from {database}; use the newer \
         database"
    )]
    Behind { place: String, found: i64, database: String, known: i64 },
    #[error(
        "{0} changed while it was copied: another `berth migrate` or its --undo came in between; run the command again"
    )]
    Changed(String),
    #[error(
        "{count} blobs are damaged where they are now: {digests}. Bring their bytes back from a backup, or push them again \
         there after `berth verify --digests`, and run the command again; or say --leave-damaged, after which clients at \
         the new place are told that those blobs are not there, and heal them by pushing them"
    )]
    Damaged { count: usize, digests: String },
    #[error("{0} is not being moved")]
    NotMoved(String),
}
