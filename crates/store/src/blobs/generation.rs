use std::fmt;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use world::Chance;

/// How many generations in a row share a shard. Objects begun together then lie in one directory, whose new
/// names one sync makes durable; over time all 256 directories fill alike, since each run draws its shard anew.
const RUN: u64 = 256;

static SHARDS: Shards = Shards { drawn: AtomicU64::new(0), shard: AtomicU8::new(0) };

/// The shard of the present run.
struct Shards {
    drawn: AtomicU64,
    shard: AtomicU8,
}

impl Shards {
    /// The shard for the next generation, which is `random` if a run begins with it.
    fn next(&self, random: u8) -> u8 {
        if self.drawn.fetch_add(1, Ordering::Relaxed).is_multiple_of(RUN) {
            self.shard.store(random, Ordering::Relaxed);
        }
        self.shard.load(Ordering::Relaxed)
    }
}

/// The name of one stored object: 16 bytes, written as 32 lower-case hex digits. The first byte is the shard it
/// lies in, the others are random, so no two are ever alike. It says nothing about the content.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Generation([u8; 16]);

impl Generation {
    /// A generation that no object had before.
    pub fn fresh(chance: &Chance) -> Generation {
        let mut bytes = chance.bytes::<16>();
        bytes[0] = SHARDS.next(bytes[0]);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_generations_shares_a_shard() {
        let shards = Shards { drawn: AtomicU64::new(0), shard: AtomicU8::new(0) };
        let drawn: Vec<u8> = (0..RUN * 2).map(|n| shards.next((n / RUN * 7 + n % 3 + 1) as u8)).collect();
        let (first, second) = drawn.split_at(RUN as usize);
        assert!(first.iter().all(|shard| *shard == first[0]));
        assert!(second.iter().all(|shard| *shard == second[0]));
        assert_ne!(first[0], second[0]);
    }

    #[test]
    fn a_name_reads_back() {
        let generation = Generation::fresh(&Chance::simulated(1));
        assert_eq!(Generation::parse(&generation.to_string()), Some(generation));
        assert_eq!(generation.to_string().len(), 32);
        assert!(generation.to_string().starts_with(&format!("{:02x}", generation.shard())));
    }

    #[test]
    fn only_one_spelling_is_a_name() {
        let name = "00112233445566778899aabbccddeeff";
        assert!(Generation::parse(name).is_some());
        for other in [
            &name.to_uppercase(),
            &name[1..],
            &format!("{name}0"),
            "../etc/passwd",
            "",
            &name.replace('0', "g"),
        ] {
            assert_eq!(Generation::parse(other), None, "{other}");
        }
    }
}
