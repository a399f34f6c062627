use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Bytes, BytesMut};

use super::{BlobError, Generation};

/// Objects in memory. They survive their writers, as files survive a process, and are as durable as a test needs.
#[derive(Debug, Default)]
pub(super) struct Memory {
    objects: Mutex<HashMap<Generation, Object>>,
    superblock: Mutex<Option<Vec<u8>>>,
}

type Object = Arc<Mutex<BytesMut>>;

impl Memory {
    pub(super) fn create(&self, generation: &Generation) -> Result<MemorySink, BlobError> {
        match self.objects().entry(*generation) {
            Entry::Occupied(_) => Err(BlobError::Exists(generation.to_string())),
            Entry::Vacant(place) => Ok(MemorySink { object: place.insert(Object::default()).clone() }),
        }
    }

    pub(super) fn resume(&self, generation: &Generation, offset: u64) -> Result<MemorySink, BlobError> {
        let object = self.find(generation)?;
        let mut content = lock(&object);
        match usize::try_from(offset) {
            Ok(offset) if offset <= content.len() => content.truncate(offset),
            _ => return Err(BlobError::shorter(&generation.to_string(), offset, content.len() as u64)),
        }
        drop(content);
        Ok(MemorySink { object })
    }

    pub(super) fn read(&self, generation: &Generation, range: Range<u64>) -> Result<Bytes, BlobError> {
        let object = self.find(generation)?;
        let content = lock(&object);
        let (start, end) = (range.start as usize, range.end as usize);
        match content.get(start..end) {
            Some(bytes) => Ok(Bytes::copy_from_slice(bytes)),
            None => Err(BlobError::shorter(&generation.to_string(), range.end, content.len() as u64)),
        }
    }

    pub(super) fn length(&self, generation: &Generation) -> Option<u64> {
        self.objects().get(generation).map(|object| lock(object).len() as u64)
    }

    pub(super) fn delete(&self, generation: &Generation) {
        self.objects().remove(generation);
    }

    pub(super) fn superblock(&self) -> Option<Vec<u8>> {
        self.superblock.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set_superblock(&self, content: &[u8]) {
        *self.superblock.lock().unwrap_or_else(PoisonError::into_inner) = Some(content.to_owned());
    }

    fn find(&self, generation: &Generation) -> Result<Object, BlobError> {
        self.objects().get(generation).cloned().ok_or(BlobError::Missing)
    }

    fn objects(&self) -> MutexGuard<'_, HashMap<Generation, Object>> {
        self.objects.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The end of one object, where bytes are added.
#[derive(Debug)]
pub(super) struct MemorySink {
    object: Object,
}

impl MemorySink {
    pub(super) fn append(&self, bytes: &[u8]) {
        lock(&self.object).extend_from_slice(bytes);
    }

    /// Checks that the object was not deleted while it was written.
    pub(super) fn seal(&self) -> Result<(), BlobError> {
        if Arc::strong_count(&self.object) > 1 { Ok(()) } else { Err(BlobError::Missing) }
    }
}

fn lock(object: &Object) -> MutexGuard<'_, BytesMut> {
    object.lock().unwrap_or_else(PoisonError::into_inner)
}
