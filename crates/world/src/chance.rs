use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::{digest, rand};
use uuid::Uuid;

/// Randomness fit for keys, identifiers and nonces.
#[derive(Clone, Debug)]
pub struct Chance(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Simulated { seed: u64, drawn: Arc<AtomicU64> },
}

impl Chance {
    /// The system's random numbers.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// The same bytes in each run with the same `seed`. For tests only: they are predictable.
    pub fn simulated(seed: u64) -> Self {
        Self(Source::Simulated { seed, drawn: Arc::new(AtomicU64::new(0)) })
    }

    /// `N` random bytes. Aborts the process if the kernel gives none, since every answer would then be unsafe.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// Fills `bytes` with random bytes; see [`Chance::bytes`].
    pub fn fill(&self, bytes: &mut [u8]) {
        match &self.0 {
            Source::System => {
                if rand::fill(bytes).is_err() {
                    std::process::abort();
                }
            }
            Source::Simulated { seed, drawn } => {
                for chunk in bytes.chunks_mut(32) {
                    let count = drawn.fetch_add(1, Ordering::SeqCst);
                    let block = [seed.to_be_bytes(), count.to_be_bytes()].concat();
                    let hash = digest::digest(&digest::SHA256, &block);
                    chunk.copy_from_slice(&hash.as_ref()[..chunk.len()]);
                }
            }
        }
    }

    /// A random (version 4) UUID, in lower case with dashes when displayed.
    pub fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// A positive row id: milliseconds of `micros` in the upper 41 bits, so that ids grow with time and index
    /// inserts stay at the right edge, and 22 random bits below.
    pub fn row_id(&self, micros: i64) -> i64 {
        let millis = micros.div_euclid(1000) & ((1 << 41) - 1);
        let low = i64::from(u32::from_be_bytes(self.bytes()) & ((1 << 22) - 1));
        (millis << 22) | low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_bytes_again() {
        let draw = |seed| Chance::simulated(seed).bytes::<48>();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn row_ids_are_positive_and_follow_time() {
        let chance = Chance::simulated(3);
        let (early, late) = (chance.row_id(1_760_000_000_000_000), chance.row_id(1_760_000_000_002_000));
        assert!(0 < early && early < late);
    }
}
