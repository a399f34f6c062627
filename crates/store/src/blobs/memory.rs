use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Bytes, BytesMut};

use super::{BlobError, Generation};

/// Objects in memory, as an object store has them: one can be read once it is sealed, and is written in one go
/// then. What a checkpoint covers is kept beside them. As durable as a test needs.
#[derive(Debug, Default)]
pub(super) struct Memory {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    /// None for an object that was begun.
    objects: HashMap<Generation, Option<Bytes>>,
    /// What checkpoints cover, by the text that leads to it.
    checkpoints: HashMap<String, (Generation, Bytes)>,
    /// How many checkpoints there ever were.
    counted: u64,
    notes: HashMap<&'static str, Vec<u8>>,
}

impl Memory {
    pub(super) fn create(self: &Arc<Self>, generation: &Generation) -> Result<MemorySink, BlobError> {
        match self.kept().objects.entry(*generation) {
            Entry::Occupied(_) => Err(BlobError::Exists(generation.to_string())),
            Entry::Vacant(place) => {
                place.insert(None);
                Ok(self.sink(generation, BytesMut::new()))
            }
        }
    }

    pub(super) fn resume(
        self: &Arc<Self>,
        generation: &Generation,
        offset: u64,
        resume: &str,
    ) -> Result<MemorySink, BlobError> {
        let mut kept = self.kept();
        let content = match kept.checkpoints.get(resume) {
            Some((_, content)) => content.clone(),
            None if resume.is_empty() => {
                kept.objects.get(generation).cloned().ok_or(BlobError::Missing)?.unwrap_or_default()
            }
            None => return Err(BlobError::Missing),
        };
        match usize::try_from(offset).ok().and_then(|offset| content.get(..offset)) {
            Some(content) => {
                kept.objects.entry(*generation).or_default();
                Ok(self.sink(generation, content.into()))
            }
            None => Err(BlobError::shorter(&generation.to_string(), offset, content.len() as u64)),
        }
    }

    fn sink(self: &Arc<Self>, generation: &Generation, content: BytesMut) -> MemorySink {
        MemorySink { memory: self.clone(), generation: *generation, content }
    }

    pub(super) fn read(&self, generation: &Generation, range: Range<u64>) -> Result<Bytes, BlobError> {
        let content = self.kept().objects.get(generation).cloned().flatten().ok_or(BlobError::Missing)?;
        let (start, end) = (range.start as usize, range.end as usize);
        if end > content.len() || start > end {
            return Err(BlobError::shorter(&generation.to_string(), range.end, content.len() as u64));
        }
        Ok(content.slice(start..end))
    }

    pub(super) fn length(&self, generation: &Generation) -> Option<u64> {
        self.kept().objects.get(generation)?.as_ref().map(|content| content.len() as u64)
    }

    pub(super) fn delete(&self, generation: &Generation) {
        let mut kept = self.kept();
        kept.objects.remove(generation);
        kept.checkpoints.retain(|_, (of, _)| of != generation);
    }

    pub(super) fn forget(&self, resume: &str) {
        self.kept().checkpoints.remove(resume);
    }

    pub(super) fn note(&self, name: &str) -> Option<Vec<u8>> {
        self.kept().notes.get(name).cloned()
    }

    pub(super) fn set_note(&self, name: &'static str, content: &[u8]) {
        self.kept().notes.insert(name, content.to_owned());
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One object while it is written: nobody else sees any of it.
#[derive(Debug)]
pub(super) struct MemorySink {
    memory: Arc<Memory>,
    generation: Generation,
    content: BytesMut,
}

impl MemorySink {
    pub(super) fn append(&mut self, bytes: &[u8]) {
        self.content.extend_from_slice(bytes);
    }

    /// Keeps all so far; answers the text that leads to it.
    pub(super) fn checkpoint(&self) -> String {
        let mut kept = self.memory.kept();
        kept.counted += 1;
        let text = format!("checkpoint {}", kept.counted);
        kept.checkpoints.insert(text.clone(), (self.generation, Bytes::copy_from_slice(&self.content)));
        text
    }

    /// Makes the object one that can be read, unless it was deleted while it was written.
    pub(super) fn seal(&mut self) -> Result<(), BlobError> {
        let content = std::mem::take(&mut self.content).freeze();
        match self.memory.kept().objects.get_mut(&self.generation) {
            Some(object) => *object = Some(content),
            None => return Err(BlobError::Missing),
        }
        Ok(())
    }
}
