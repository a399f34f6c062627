use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{FileSink, Generation};

/// How many paused uploads keep their file open; others open it again, which costs little.
const MOST: usize = 256;

/// The open files of uploads that wait for their client's next request. A kept descriptor still reports a
/// write-back error that happened while nobody wrote; one opened later may not.
#[derive(Debug, Default)]
pub(super) struct Parked(Mutex<HashMap<Generation, FileSink>>);

impl Parked {
    pub(super) fn put(&self, sink: FileSink) {
        let mut parked = self.sinks();
        if parked.len() < MOST {
            parked.insert(*sink.generation(), sink);
        }
    }

    pub(super) fn take(&self, generation: &Generation) -> Option<FileSink> {
        self.sinks().remove(generation)
    }

    fn sinks(&self) -> MutexGuard<'_, HashMap<Generation, FileSink>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
