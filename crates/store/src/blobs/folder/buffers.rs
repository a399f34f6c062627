use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

/// The size of each buffer, in bytes.
pub(super) const BUFFER_BYTES: usize = 256 << 10;

/// How many idle buffers are kept: 4 MiB in all.
const IDLE: usize = 16;

/// Buffers that readers share. The one given back last is lent first: its pages are mapped and its lines still in
/// the processor's cache, which a fresh allocation for each chunk would cost anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Buffers(Arc<Mutex<Vec<Vec<u8>>>>);

impl Buffers {
    /// A buffer of at least `length` bytes (at most [`BUFFER_BYTES`]) to fill.
    pub(super) fn lend(&self, length: usize) -> Buffer {
        let bytes = if length < BUFFER_BYTES / 4 { vec![0; length] } else { self.pooled() };
        Buffer { bytes, length, home: self.clone() }
    }

    fn pooled(&self) -> Vec<u8> {
        let idle = self.idle().pop();
        idle.unwrap_or_else(|| vec![0; BUFFER_BYTES])
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A lent buffer, which goes back when it or the bytes made of it are dropped.
#[derive(Debug)]
pub(super) struct Buffer {
    bytes: Vec<u8>,
    length: usize,
    home: Buffers,
}

impl Buffer {
    /// The bytes to fill.
    pub(super) fn space(&mut self) -> &mut [u8] {
        &mut self.bytes[..self.length]
    }

    /// The first `length` bytes, now filled.
    pub(super) fn filled(mut self, length: usize) -> Bytes {
        self.length = length.min(self.length);
        Bytes::from_owner(self)
    }
}

impl AsRef<[u8]> for Buffer {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let mut idle = self.home.idle();
        if self.bytes.len() == BUFFER_BYTES && idle.len() < IDLE {
            idle.push(std::mem::take(&mut self.bytes));
        }
    }
}
