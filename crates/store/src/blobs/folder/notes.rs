use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::super::BlobError;
use super::directories;
use super::sink::remove;

/// What the file `name` in the folder's root says, `None` if there is none.
pub(super) fn read(root: &Path, name: &str) -> Result<Option<Vec<u8>>, BlobError> {
    let path = root.join(name);
    match fs::read(&path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(BlobError::io("read", &path, error)),
    }
}

/// Puts `content` in its place, so that a crash leaves the old one or the new one.
pub(super) fn replace(root: &Path, name: &str, content: &[u8]) -> Result<(), BlobError> {
    let (path, new) = (root.join(name), root.join(format!("{name}.new")));
    remove(&new)?;
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&new)
        .and_then(|mut file: File| file.write_all(content).and_then(|()| file.sync_all()))
        .map_err(|error| BlobError::io("write", &new, error))?;
    fs::rename(&new, &path).map_err(|error| BlobError::io("replace", &path, error))?;
    directories::sync(root)
}
