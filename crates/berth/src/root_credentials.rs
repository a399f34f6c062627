//! The file that keeps the root credentials Berth made: AWS's own form of a credentials file, a section for each
//! account, so that `AWS_SHARED_CREDENTIALS_FILE` reads it too.

use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

use iam::AccountId;
use identity::{RootCredentials, Secret};

use crate::data_folder::replace;

/// Its name in the data folder.
pub const FILE: &str = "root-credentials";

/// The credentials in the file, by account in the order of the file.
#[derive(Debug, Default)]
pub struct RootCredentialsFile(Vec<(AccountId, RootCredentials)>);

/// A credentials file that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum RootCredentialsError {
    /// The system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A line is not what a credentials file holds.
    #[error("{}:{line}: not a line of a credentials file; remove the file and start once more to have it made anew", .path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
}

impl RootCredentialsFile {
    /// Reads the file in `data`; a missing one is empty.
    pub fn read(data: &Path) -> Result<Self, RootCredentialsError> {
        let path = data.join(FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(RootCredentialsError::Io { path, source }),
        };
        parse(&text).map_err(|line| RootCredentialsError::Form { path, line })
    }

    /// An account's credentials.
    pub fn of(&self, account: AccountId) -> Option<&RootCredentials> {
        self.0.iter().find(|(id, _)| *id == account).map(|(_, credentials)| credentials)
    }

    /// Puts an account's credentials in; says whether that changed anything.
    pub fn put(&mut self, account: AccountId, credentials: RootCredentials) -> bool {
        match self.0.iter_mut().find(|(id, _)| *id == account) {
            Some((_, known)) if *known == credentials => return false,
            Some((_, known)) => *known = credentials,
            None => self.0.push((account, credentials)),
        }
        true
    }

    /// Takes an account's credentials out.
    pub fn remove(&mut self, account: AccountId) {
        self.0.retain(|(id, _)| *id != account);
    }

    /// Writes the file in `data`, for its owner alone.
    pub fn write(&self, data: &Path) -> Result<(), RootCredentialsError> {
        let mut text = String::new();
        for (account, RootCredentials { access_key_id, secret }) in &self.0 {
            let secret = secret.expose();
            let _ = write!(
                text,
                "[{account}]\naws_access_key_id = {access_key_id}\naws_secret_access_key = {secret}\n"
            );
        }
        let path = data.join(FILE);
        replace(&path, text.as_bytes(), 0o600).map_err(|source| RootCredentialsError::Io { path, source })
    }
}

/// The credentials, or the line that is none.
fn parse(text: &str) -> Result<RootCredentialsFile, usize> {
    let mut file = RootCredentialsFile::default();
    let (mut account, mut id) = (None, None);
    for (index, line) in text.lines().map(str::trim).enumerate() {
        let wrong = || index + 1;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            account = Some(AccountId::parse(name).map_err(|_| wrong())?);
            id = None;
            continue;
        }
        match line.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
            Some(("aws_access_key_id", value)) => id = Some(value.to_owned()),
            Some(("aws_secret_access_key", value)) => {
                let access_key_id = id.take().ok_or_else(wrong)?;
                let secret = Secret::new(value.to_owned());
                file.put(account.ok_or_else(wrong)?, RootCredentials { access_key_id, secret });
            }
            _ => return Err(wrong()),
        }
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credentials(id: &str) -> RootCredentials {
        RootCredentials { access_key_id: id.to_owned(), secret: Secret::new("s/3=cr+t".to_owned()) }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) =
            (AccountId::parse("111111111111").unwrap(), AccountId::parse("222222222222").unwrap());
        let mut file = RootCredentialsFile::read(folder.path()).unwrap();
        assert!(file.of(one).is_none());
        assert!(file.put(one, credentials("A")) && file.put(other, credentials("B")));
        assert!(!file.put(one, credentials("A")) && file.put(one, credentials("C")));
        file.write(folder.path()).unwrap();
        let read = RootCredentialsFile::read(folder.path()).unwrap();
        assert_eq!((read.of(one), read.of(other)), (Some(&credentials("C")), Some(&credentials("B"))));
    }

    #[test]
    fn a_line_that_does_not_belong_is_named() {
        let at = |text: &str| parse(text).unwrap_err();
        assert_eq!(at("[111111111111]\nhello"), 2);
        assert_eq!(at("# mine\n\naws_access_key_id = A\naws_secret_access_key = B"), 4);
        assert_eq!(at("[default]"), 1);
    }
}
