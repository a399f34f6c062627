use std::fmt;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use world::Chance;

/// How many generations in a row share a shard. Objects begun together then lie in one directory, whose new
/// names one sync makes durable; over time all 256 directories fill alike, since each run draws its shard anew.
const RUN: u64 = 256;

static DRAWN: AtomicU64 = AtomicU64::new(0);
static SHARD: AtomicU8 = AtomicU8::new(0);

/// The name of one stored object: 16 bytes, written as 32 lower-case hex digits. The first byte is the shard it
/// lies in, the others are random, so no two are ever alike. It says nothing about the content.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Generation([u8; 16]);

impl Generation {
    /// A generation that no object had before.
    pub fn fresh(chance: &Chance) -> Generation {
        let mut bytes = chance.bytes::<16>();
        if DRAWN.fetch_add(1, Ordering::Relaxed).is_multiple_of(RUN) {
            SHARD.store(bytes[0], Ordering::Relaxed);
        }
        bytes[0] = SHARD.load(Ordering::Relaxed);
        Generation(bytes)
    }

    /// Reads what [`Display`](fmt::Display) wrote; `None` if `text` is anything else.
    pub fn parse(text: &str) -> Option<Generation> {
        let mut bytes = [0; 16];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        let generation = Generation(bytes);
        (generation.to_string() == text).then_some(generation)
    }

    pub(super) fn shard(&self) -> u8 {
        self.0[0]
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
