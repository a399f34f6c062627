use std::io;

use crate::config::Config;
use crate::data_folder::{DataFolder, DataFolderError};

/// What this process alone may use. SQLite and folders of blobs have one user; of PostgreSQL and buckets any number of
/// processes are, with or without a data folder.
#[derive(Debug)]
pub(crate) struct Holds {
    data: Option<DataFolder>,
    elsewhere: Vec<DataFolder>,
}

impl Holds {
    /// Takes hold of the data folder if there is one.
    pub(crate) fn of_what_is_there(config: &Config) -> Result<Self, DataFolderError> {
        let held = config.data.is_dir().then(|| DataFolder::hold(&config.data));
        let data = match held {
            // A replica may share the folder with another one, or find it read-only.
            Some(Err(_)) if !is_local(config) => None,
            held => held.transpose()?,
        };
        Ok(Self { data, elsewhere: Vec::new() })
    }

    /// Makes the data folder if it is missing and something has to be kept there.
    pub(crate) fn with_what_is_missing(mut self, config: &Config) -> Result<Self, DataFolderError> {
        let keeps_key = config.root_key.is_none() && config.root_key_file.is_none();
        if self.data.is_none() && (is_local(config) || (keeps_key && !config.data.is_dir())) {
            self.data = Some(DataFolder::hold(&config.data)?);
        }
        self.with_files_elsewhere(config)
    }

    /// Takes hold of the database's file if it is not within the data folder.
    pub(crate) fn with_files_elsewhere(mut self, config: &Config) -> Result<Self, DataFolderError> {
        if let Some(file) = config.database.file(&config.data).filter(|file| !file.starts_with(&config.data))
        {
            self.elsewhere.push(DataFolder::hold_file(&file)?);
        }
        Ok(self)
    }

    /// Takes hold of the blobs' folder if it is not within the data folder. It is made by who opens it.
    pub(crate) fn blobs(&mut self, config: &Config) -> Result<(), DataFolderError> {
        let folder = config.blobs.folder(&config.data).filter(|folder| !folder.starts_with(&config.data));
        if let Some(folder) = folder {
            self.elsewhere.push(DataFolder::hold(&folder)?);
        }
        Ok(())
    }

    /// The data folder, if this process holds one.
    pub(crate) fn data(&self) -> Option<&DataFolder> {
        self.data.as_ref()
    }

    /// Writes under which URL the server listens, for commands beside it.
    pub(crate) fn announce(&mut self, url: &str) -> io::Result<()> {
        self.data.as_mut().map_or(Ok(()), |data| data.announce(Some(url)))
    }
}

fn is_local(config: &Config) -> bool {
    config.database.file(&config.data).is_some() || config.blobs.folder(&config.data).is_some()
}
