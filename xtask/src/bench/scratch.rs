//! The folder of a run, which is gone when the run is over.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder under the cache, since what is often mounted on `/tmp` is no disk. Dropping it removes it.
pub(super) struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// A folder of this process in `parent`. Those of runs that were killed are removed.
    pub(super) fn new(parent: &Path) -> Result<Self, String> {
        let make = || {
            fs::create_dir_all(parent)?;
            for entry in fs::read_dir(parent)? {
                let name = entry?.file_name();
                if !Path::new("/proc").join(&name).exists() {
                    fs::remove_dir_all(parent.join(name))?;
                }
            }
            let path = parent.join(std::process::id().to_string());
            fs::create_dir(&path)?;
            Ok(Self { path })
        };
        make().map_err(|error: io::Error| format!("{}: {error}", parent.display()))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left is removed by the next run.
        let _ = fs::remove_dir_all(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_gone_afterwards_and_takes_a_killed_run_s_folder_with_it() {
        let parent = std::env::temp_dir().join(format!("berth-scratch-{}", std::process::id()));
        let killed = parent.join("0-not-a-process");
        fs::create_dir_all(&killed).unwrap();
        let scratch = Scratch::new(&parent).unwrap();
        assert!(!killed.exists() && scratch.path().exists());
        drop(scratch);
        assert_eq!(fs::read_dir(&parent).unwrap().count(), 0);
        fs::remove_dir(&parent).unwrap();
    }
}
