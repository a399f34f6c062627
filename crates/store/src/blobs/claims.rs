use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{BlobError, Generation};

/// Which objects are being written, so that an object has one writer at a time, and which were given up, so that
/// nobody takes a later success for theirs.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims(Arc<Mutex<Marks>>);

#[derive(Debug, Default)]
struct Marks {
    writing: HashSet<Generation>,
    abandoned: HashSet<Generation>,
}

impl Claims {
    pub(super) fn take(&self, generation: &Generation) -> Result<Claim, BlobError> {
        let mut marks = self.marks();
        if marks.abandoned.contains(generation) {
            return Err(BlobError::Abandoned(generation.to_string()));
        }
        if !marks.writing.insert(*generation) {
            return Err(BlobError::Busy(generation.to_string()));
        }
        Ok(Claim { claims: self.clone(), generation: *generation })
    }

    /// A deleted object needs no mark, since generations are never used twice.
    pub(super) fn forget(&self, generation: &Generation) {
        self.marks().abandoned.remove(generation);
    }

    fn marks(&self) -> MutexGuard<'_, Marks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to write one object, given back when dropped.
#[derive(Debug)]
pub(super) struct Claim {
    claims: Claims,
    generation: Generation,
}

impl Claim {
    /// Nobody shall write this object any more.
    pub(super) fn abandon(&self) {
        self.claims.marks().abandoned.insert(self.generation);
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.claims.marks().writing.remove(&self.generation);
    }
}
