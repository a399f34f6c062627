//! Turns at uploads: one request at a time.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use iam::Grant;

use crate::{Error, Registry};

/// Uploads that a request of this process has its turn at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Busy(Arc<Mutex<HashSet<String>>>);

/// The right to change an upload. Until it is dropped, nobody else gets it.
#[derive(Debug)]
pub(crate) struct Turn {
    busy: Busy,
    id: String,
}

impl Busy {
    pub(crate) fn take(&self, id: &str) -> Option<Arc<Turn>> {
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
        free.then(|| Arc::new(Turn { busy: self.clone(), id: id.to_owned() }))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.busy.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

impl Registry {
    /// Begins a turn at the upload, which must be one of the repository that the grant names.
    pub(super) async fn take_turn(&self, grant: &Grant, id: &str) -> Result<Arc<Turn>, Error> {
        match self.inner.busy.take(id) {
            Some(turn) => Ok(turn),
            None => Err(Error::UploadBusy { offset: self.upload_status(grant, id).await?.offset }),
        }
    }
}
