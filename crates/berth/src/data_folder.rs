//! The folder that holds everything Berth keeps, and who holds the folder.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// A data folder that this process alone holds until it is dropped. The system lets go of it if the process dies.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    lock: File,
}

/// What a server writes into its lock file, for commands that run beside it or after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The server's process id.
    pub pid: Option<u32>,
    /// The URL it listens on, once it is ready.
    pub url: Option<String>,
}

/// A data folder that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum DataFolderError {
    /// Another process holds it.
    #[error(
        "the data folder {} is held by {}: one process at a time may use it; stop that one, or choose another \
         folder with --data", .path.display(), holder(.pid)
    )]
    Held {
        /// The folder.
        path: PathBuf,
        /// The process that holds it, if it said so.
        pid: Option<u32>,
    },
    /// The system refused.
    #[error(
        "cannot use the data folder: {}: {source}; give this user the right to write there, or choose another folder \
         with --data", .path.display()
    )]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

fn holder(pid: &Option<u32>) -> String {
    pid.map_or_else(|| String::from("another process"), |pid| format!("process {pid}"))
}

impl DataFolder {
    /// Makes the folder if need be, for its owner alone, and takes hold of it.
    pub fn hold(path: &Path) -> Result<Self, DataFolderError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| DataFolderError::Io { path, source }
        };
        if !path.is_dir() {
            DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(failed(path))?;
        }
        let path = path.canonicalize().map_err(failed(path))?;
        let lock_path = path.join("lock");
        Self::lock(path, &lock_path)
    }

    /// Takes hold of a file outside the data folder, by a lock file beside it.
    pub fn hold_file(path: &Path) -> Result<Self, DataFolderError> {
        let mut lock_path = path.as_os_str().to_owned();
        lock_path.push(".lock");
        Self::lock(path.to_owned(), Path::new(&lock_path))
    }

    fn lock(path: PathBuf, lock_path: &Path) -> Result<Self, DataFolderError> {
        let failed = |source| DataFolderError::Io { path: lock_path.to_owned(), source };
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let lock = options.open(lock_path).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let pid = read_holder(lock).ok().and_then(|holder| holder.pid);
                return Err(DataFolderError::Held { path, pid });
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        let mut folder = Self { path, lock };
        folder.announce(None).map_err(failed)?;
        Ok(folder)
    }

    /// Writes into the lock file who holds it and, once known, under which URL.
    pub fn announce(&mut self, url: Option<&str>) -> io::Result<()> {
        let mut text = format!("pid={}\n", std::process::id());
        if let Some(url) = url {
            text += &format!("url={url}\n");
        }
        self.lock.set_len(0)?;
        self.lock.rewind()?;
        self.lock.write_all(text.as_bytes())
    }

    /// A file or folder in it.
    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

/// What the server that holds the folder, or held it last, wrote into its lock file; nothing if there was none.
pub fn last_holder(data: &Path) -> Holder {
    File::open(data.join("lock")).and_then(read_holder).unwrap_or_default()
}

/// Whether a process holds the folder now.
pub fn is_held(data: &Path) -> bool {
    File::open(data.join("lock"))
        .is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

fn read_holder(lock: File) -> io::Result<Holder> {
    let mut text = String::new();
    lock.take(4096).read_to_string(&mut text)?;
    let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    Ok(Holder { pid: value("pid").and_then(|pid| pid.parse().ok()), url: value("url").map(str::to_owned) })
}

/// Puts `content` under `path` so that after a crash there is either all of it or what was there before. `mode` are
/// the permission bits.
pub fn replace(path: &Path, content: &[u8], mode: u32) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = path.with_file_name(name);
    match fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&new)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&new, path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_second_holder_is_refused_and_told_who_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("deep/data");
        let mut held = DataFolder::hold(&data).unwrap();
        held.announce(Some("http://127.0.0.1:5000")).unwrap();
        let refused = DataFolder::hold(&data).unwrap_err().to_string();
        let pid = std::process::id();
        assert!(refused.contains(&format!("deep/data is held by process {pid}")), "{refused}");
        assert!(is_held(&data));
        assert_eq!(last_holder(&data).url.as_deref(), Some("http://127.0.0.1:5000"));
        drop(held);
        assert!(!is_held(&data));
        DataFolder::hold(&data).unwrap();
    }

    #[test]
    fn the_folder_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let held = DataFolder::hold(&data).unwrap();
        replace(&held.join("secret"), b"one", 0o600).unwrap();
        replace(&held.join("secret"), b"two", 0o600).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&data), mode(&held.join("secret"))), (0o700, 0o600));
        assert_eq!(fs::read(held.join("secret")).unwrap(), b"two");
    }

    #[test]
    fn a_place_that_cannot_be_a_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let error = DataFolder::hold(&file).unwrap_err().to_string();
        assert!(error.contains("file: ") && error.contains("with --data"), "{error}");
    }
}
