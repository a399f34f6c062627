//! The superblock: a file in the blob folder that says whose blobs lie there, so that a database is never opened
//! over the wrong blobs, and no empty folder is taken for a full one.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::data_folder::replace;

/// The format of the blob folder that this program writes.
const FORMAT: u32 = 1;

/// What the superblock says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Superblock {
    format: u32,
    root_key_fingerprint: String,
    /// The deployment; none until its row is written, which a crash may prevent.
    deployment: Option<String>,
}

/// Blobs that do not belong to the database or the root key.
#[derive(Debug, thiserror::Error)]
pub enum SuperblockError {
    /// The database is there and the superblock is not.
    #[error(
        "the blob folder {} has no superblock, though the database beside it is in use: is the volume with the \
         blobs mounted? If the blobs are lost, move the database away to begin anew", .0.display()
    )]
    Missing(PathBuf),
    /// The superblock is there and the database is not.
    #[error(
        "the blob folder {} belongs to deployment {deployment}, but its database {} is missing: bring it back, or \
         choose another folder with --data", .blobs.display(), .database.display()
    )]
    Orphaned {
        /// The blob folder.
        blobs: PathBuf,
        /// Whose it is.
        deployment: String,
        /// Where the database should be.
        database: PathBuf,
    },
    /// The blobs are another deployment's.
    #[error(
        "the blob folder {} belongs to deployment {found}, the database to {expected}: bring together what belongs \
         together", .blobs.display()
    )]
    Foreign {
        /// The blob folder.
        blobs: PathBuf,
        /// Whose it is.
        found: String,
        /// Whose the database is.
        expected: String,
    },
    /// The blobs were sealed with another root key.
    #[error(
        "the blob folder {} was made with another root key: start with the key file or BERTH_ROOT_KEY that it was \
         made with", .0.display()
    )]
    WrongRootKey(PathBuf),
    /// The superblock is of a format that this program does not know.
    #[error("{} has format {found}; this Berth knows format {FORMAT}: run the newer Berth", .path.display())]
    TooNew {
        /// The superblock.
        path: PathBuf,
        /// Its format.
        found: u32,
    },
    /// The superblock can't be read or written.
    #[error("{}: {reason}", .path.display())]
    Unreadable {
        /// The superblock.
        path: PathBuf,
        /// What went wrong.
        reason: String,
    },
}

impl Superblock {
    /// Reads the superblock of `blobs` before the database is opened; a new folder for a new database gets one.
    pub fn find(blobs: &Path, database: &Path, fingerprint: &str) -> Result<Self, SuperblockError> {
        let Some(found) = read(blobs)? else {
            if database.exists() {
                return Err(SuperblockError::Missing(blobs.to_owned()));
            }
            let new = Self { format: FORMAT, root_key_fingerprint: fingerprint.to_owned(), deployment: None };
            new.write(blobs)?;
            return Ok(new);
        };
        if let Some(deployment) = found.deployment.clone().filter(|_| !database.exists()) {
            let (blobs, database) = (blobs.to_owned(), database.to_owned());
            return Err(SuperblockError::Orphaned { blobs, deployment, database });
        }
        if found.root_key_fingerprint != fingerprint {
            return Err(SuperblockError::WrongRootKey(blobs.to_owned()));
        }
        Ok(found)
    }

    /// Binds the blobs to the deployment whose database was opened.
    pub fn bind(mut self, blobs: &Path, deployment: &str) -> Result<(), SuperblockError> {
        match self.deployment {
            Some(found) if found == deployment => Ok(()),
            Some(found) => Err(SuperblockError::Foreign {
                blobs: blobs.to_owned(),
                found,
                expected: deployment.to_owned(),
            }),
            None => {
                self.deployment = Some(deployment.to_owned());
                self.write(blobs)
            }
        }
    }

    fn write(&self, blobs: &Path) -> Result<(), SuperblockError> {
        let path = path(blobs);
        let written = serde_json::to_vec(self).map_err(io::Error::from).and_then(|mut text| {
            text.push(b'\n');
            std::fs::create_dir_all(blobs)?;
            replace(&path, &text, 0o600)
        });
        written.map_err(|error| SuperblockError::Unreadable { path, reason: error.to_string() })
    }
}

fn path(blobs: &Path) -> PathBuf {
    blobs.join("superblock")
}

fn read(blobs: &Path) -> Result<Option<Superblock>, SuperblockError> {
    let path = path(blobs);
    let unreadable = |reason: String| SuperblockError::Unreadable { path: path.clone(), reason };
    let text = match std::fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error.to_string())),
    };
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let Format { format } = serde_json::from_slice(&text).map_err(|error| unreadable(error.to_string()))?;
    if format > FORMAT {
        return Err(SuperblockError::TooNew { path, found: format });
    }
    serde_json::from_slice(&text).map(Some).map_err(|error| unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        folder: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap() }
        }

        fn blobs(&self) -> PathBuf {
            self.folder.path().join("blobs")
        }

        fn database(&self) -> PathBuf {
            self.folder.path().join("berth.db")
        }

        fn find(&self) -> Result<Superblock, SuperblockError> {
            Superblock::find(&self.blobs(), &self.database(), "print")
        }

        /// A first start that came to its end.
        fn begun() -> Self {
            let place = Self::new();
            place.find().unwrap().bind(&place.blobs(), "one").unwrap();
            std::fs::write(place.database(), "").unwrap();
            place
        }
    }

    #[test]
    fn a_first_start_may_be_cut_short_anywhere() {
        let place = Place::new();
        place.find().unwrap();
        place.find().unwrap();
        std::fs::write(place.database(), "").unwrap();
        place.find().unwrap().bind(&place.blobs(), "one").unwrap();
        place.find().unwrap().bind(&place.blobs(), "one").unwrap();
    }

    #[test]
    fn an_empty_folder_is_not_taken_for_a_full_one() {
        let place = Place::begun();
        std::fs::remove_dir_all(place.blobs()).unwrap();
        assert!(matches!(place.find(), Err(SuperblockError::Missing(_))));
        assert!(!place.blobs().exists());
    }

    #[test]
    fn a_new_database_is_not_laid_over_old_blobs() {
        let place = Place::begun();
        std::fs::remove_file(place.database()).unwrap();
        assert!(
            matches!(place.find(), Err(SuperblockError::Orphaned { deployment, .. }) if deployment == "one")
        );
    }

    #[test]
    fn foreign_blobs_keys_and_formats_are_refused() {
        let place = Place::begun();
        let bound = place.find().unwrap().bind(&place.blobs(), "other");
        assert!(matches!(bound, Err(SuperblockError::Foreign { .. })));
        let other_key = Superblock::find(&place.blobs(), &place.database(), "other");
        assert!(matches!(other_key, Err(SuperblockError::WrongRootKey(_))));
        std::fs::write(path(&place.blobs()), "{\"format\":2,\"more\":1}").unwrap();
        assert!(matches!(place.find(), Err(SuperblockError::TooNew { found: 2, .. })));
        std::fs::write(path(&place.blobs()), "{").unwrap();
        assert!(matches!(place.find(), Err(SuperblockError::Unreadable { .. })));
    }
}
