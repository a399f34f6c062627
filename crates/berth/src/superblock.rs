//! The superblock: an object in the blob store that says whose blobs these are, so that a database is never opened
//! over the wrong blobs, and no empty store is taken for a full one.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use store::blobs::{BlobError, Blobs};

/// The format of the blob store that this program writes.
const FORMAT: u32 = 1;

/// What the superblock says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Superblock {
    format: u32,
    /// The root key's fingerprint, in hex.
    pub root_key_fingerprint: String,
    /// The deployment; none where a first start was cut short.
    pub deployment: Option<String>,
    /// Raised whenever another database or another blob store takes over. Whoever knows only an older one writes no
    /// more.
    #[serde(default = "first_epoch")]
    pub epoch: i64,
    /// Set while `berth migrate` copies into this store: through which generation it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied_through: Option<String>,
    /// Beside that: where the log of the source ended, epoch and number, when what is here was copied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied_from: Option<(i64, i64)>,
    /// Set once `berth migrate` has copied all of it to another place: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
}

fn first_epoch() -> i64 {
    1
}

/// The database as the blobs have to match it.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The deployment that it holds; none for a new one.
    pub deployment: Option<String>,
    /// Its epoch.
    pub epoch: i64,
    /// Whether its rows name any blob.
    pub holds_blobs: bool,
}

/// Blobs that do not belong to the database or the root key. The places are as the configuration names them.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each field is the place or the name that the message shows")]
pub enum SuperblockError {
    /// The database is in use and the superblock is not there.
    #[error(
        "{blobs} has no superblock, though the database names blobs there: is the volume or bucket with the blobs \
         the right one? If the blobs are lost, begin anew with another database"
    )]
    Missing { blobs: String },
    /// The superblock is there and the database is new.
    #[error(
        "{blobs} belongs to deployment {deployment}, but its database is missing, and {database} is new: bring the \
         database back, or choose another place with --blobs or --data"
    )]
    Orphaned { blobs: String, deployment: String, database: String },
    /// The blobs are another deployment's.
    #[error(
        "{blobs} belongs to deployment {found}, {database} to {expected}: bring together what belongs together"
    )]
    Foreign { blobs: String, found: String, database: String, expected: String },
    /// The blobs were made with another root key.
    #[error(
        "{blobs} was made with another root key: start with the key file or BERTH_ROOT_KEY that it was made with"
    )]
    WrongRootKey { blobs: String },
    /// The superblock is of a format that this program does not know.
    #[error("{blobs} has format {found}; this Berth knows format {FORMAT}: run the newer Berth")]
    TooNew { blobs: String, found: u32 },
    /// Another database took over.
    #[error(
        "{blobs} is at epoch {found}, {database} at {known}: a newer database took over these blobs, and this one \
         may not write to them; use the newer one, or, if that is lost for good, `berth epoch raise`"
    )]
    Behind { blobs: String, found: i64, database: String, known: i64 },
    /// The database went on with other blobs.
    #[error(
        "{blobs} is at epoch {found}, {database} at {known}: since these blobs were served last, the database was taken over \
         to others, or is of a later time than they are. Start with the blobs that it was served with; if these are the ones \
         to go on with, `berth epoch raise`, and `berth verify` afterwards"
    )]
    Left { blobs: String, found: i64, database: String, known: i64 },
    /// `berth migrate` did not come to its end.
    #[error("{blobs} is being filled by `berth migrate`, which did not come to its end: run it again")]
    HalfCopied { blobs: String },
    /// All of it is elsewhere now.
    #[error(
        "{blobs} was moved to {place} by `berth migrate`: start with that database and those blobs; what is here is \
         a copy from before. Another `berth migrate`, from there to here, brings the deployment back; if that place is \
         lost for good, `berth epoch raise` has this one served"
    )]
    Moved { blobs: String, place: String },
    /// It can't be read or written.
    #[error("the superblock of {blobs}: {reason}")]
    Unreadable { blobs: String, reason: String },
}

impl Superblock {
    /// That of a store which begins with `deployment`.
    pub fn new(fingerprint: &str, deployment: &str, epoch: i64) -> Self {
        Self {
            format: FORMAT,
            root_key_fingerprint: fingerprint.to_owned(),
            deployment: Some(deployment.to_owned()),
            epoch,
            copied_through: None,
            copied_from: None,
            moved_to: None,
        }
    }

    /// Whether the store is one to serve from, for all that this says.
    pub fn is_whole(&self) -> bool {
        self.copied_through.is_none() && self.moved_to.is_none()
    }

    /// Reads the superblock of the store that `place` names; none if there is none.
    pub async fn read(blobs: &Blobs, place: &str) -> Result<Option<Self>, SuperblockError> {
        let unreadable = |reason| SuperblockError::Unreadable { blobs: place.to_owned(), reason };
        let text = blobs.superblock().await.map_err(|error: BlobError| unreadable(error.to_string()))?;
        let Some(text) = text else { return Ok(None) };
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let Format { format } =
            serde_json::from_slice(&text).map_err(|error| unreadable(error.to_string()))?;
        if format > FORMAT {
            return Err(SuperblockError::TooNew { blobs: place.to_owned(), found: format });
        }
        serde_json::from_slice(&text).map(Some).map_err(|error| unreadable(error.to_string()))
    }

    /// Puts it in the place of the one that is there.
    pub async fn write(&self, blobs: &Blobs, place: &str) -> Result<(), SuperblockError> {
        let unreadable = |reason| SuperblockError::Unreadable { blobs: place.to_owned(), reason };
        let mut text = serde_json::to_vec(self).map_err(|error| unreadable(error.to_string()))?;
        text.push(b'\n');
        blobs.set_superblock(&text).await.map_err(|error| unreadable(error.to_string()))
    }

    /// Refuses blobs that do not belong to the database as it was found, before anything is written to either.
    pub fn check(
        found: Option<&Self>,
        expected: &Expected,
        fingerprint: &str,
        (place, database): (&str, &str),
    ) -> Result<(), SuperblockError> {
        let (blobs, database) = (place.to_owned(), database.to_owned());
        let Some(found) = found else {
            return if expected.holds_blobs { Err(SuperblockError::Missing { blobs }) } else { Ok(()) };
        };
        if let Some(place) = found.moved_to.clone() {
            return Err(SuperblockError::Moved { blobs, place });
        }
        if found.copied_through.is_some() {
            return Err(SuperblockError::HalfCopied { blobs });
        }
        match (found.deployment.clone(), expected.deployment.clone()) {
            (Some(deployment), None) => {
                return Err(SuperblockError::Orphaned { blobs, deployment, database });
            }
            (Some(found), Some(expected)) if found != expected => {
                return Err(SuperblockError::Foreign { blobs, found, database, expected });
            }
            _ => {}
        }
        if found.root_key_fingerprint != fingerprint {
            return Err(SuperblockError::WrongRootKey { blobs });
        }
        let known = expected.epoch;
        match found.epoch.cmp(&known) {
            Ordering::Greater => Err(SuperblockError::Behind { blobs, found: found.epoch, database, known }),
            Ordering::Less => Err(SuperblockError::Left { blobs, found: found.epoch, database, known }),
            Ordering::Equal => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: Expected = Expected { deployment: None, epoch: 1, holds_blobs: false };

    fn used(deployment: &str, epoch: i64) -> Expected {
        Expected { deployment: Some(deployment.to_owned()), epoch, holds_blobs: true }
    }

    fn check(found: Option<&Superblock>, expected: &Expected) -> Result<(), SuperblockError> {
        Superblock::check(found, expected, "print", ("folder:b", "sqlite:d"))
    }

    #[tokio::test]
    async fn what_was_written_is_read_again() {
        let blobs = Blobs::memory();
        assert_eq!(Superblock::read(&blobs, "memory").await.unwrap(), None);
        let written = Superblock::new("print", "one", 3);
        written.write(&blobs, "memory").await.unwrap();
        assert_eq!(Superblock::read(&blobs, "memory").await.unwrap(), Some(written));
    }

    #[test]
    fn a_first_start_may_be_cut_short_anywhere() {
        check(None, &NEW).unwrap();
        check(None, &Expected { holds_blobs: false, ..used("one", 1) }).unwrap();
        check(Some(&Superblock::new("print", "one", 1)), &used("one", 1)).unwrap();
    }

    #[test]
    fn what_does_not_belong_together_is_refused() {
        let one = Superblock::new("print", "one", 1);
        let refused = |found: Option<&Superblock>, expected: &Expected| check(found, expected).unwrap_err();
        assert!(matches!(refused(None, &used("one", 1)), SuperblockError::Missing { .. }));
        assert!(matches!(refused(Some(&one), &NEW), SuperblockError::Orphaned { .. }));
        assert!(matches!(refused(Some(&one), &used("other", 1)), SuperblockError::Foreign { .. }));
        let other_key = Superblock::new("other", "one", 1);
        assert!(matches!(refused(Some(&other_key), &used("one", 1)), SuperblockError::WrongRootKey { .. }));
        let newer = Superblock::new("print", "one", 2);
        assert!(matches!(refused(Some(&newer), &used("one", 1)), SuperblockError::Behind { .. }));
        assert!(matches!(refused(Some(&one), &used("one", 2)), SuperblockError::Left { .. }));
    }

    #[test]
    fn what_a_migration_left_is_refused_on_either_side() {
        let mut one = Superblock::new("print", "one", 1);
        one.copied_through = Some(String::new());
        let told = check(Some(&one), &NEW).unwrap_err().to_string();
        assert!(told.contains("run it again"), "{told}");
        (one.copied_through, one.moved_to) = (None, Some("postgres://db/berth".to_owned()));
        let told = check(Some(&one), &used("one", 1)).unwrap_err().to_string();
        assert!(told.contains("moved to postgres://db/berth"), "{told}");
    }

    #[tokio::test]
    async fn an_unknown_format_and_a_torn_text_are_refused() {
        let blobs = Blobs::memory();
        blobs.set_superblock(b"{\"format\":2,\"more\":1}").await.unwrap();
        let newer = Superblock::read(&blobs, "memory").await;
        assert!(matches!(newer, Err(SuperblockError::TooNew { found: 2, .. })));
        blobs.set_superblock(b"{").await.unwrap();
        let torn = Superblock::read(&blobs, "memory").await;
        assert!(matches!(torn, Err(SuperblockError::Unreadable { .. })));
    }
}
