//! Time, chance and, later, the network outside: everything that makes a run differ from the next, behind
//! values that a test can hold still.

mod chance;
mod clock;

pub use chance::Chance;
pub use clock::Clock;

/// The outside as one process sees it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct World {
    /// The time of day.
    pub clock: Clock,
    /// Randomness fit for keys and identifiers.
    pub chance: Chance,
}

impl World {
    /// The real world: the system's clock and its random numbers.
    pub fn real() -> Self {
        Self { clock: Clock::system(), chance: Chance::system() }
    }

    /// A simulated world that stands at `now` until its clock is advanced, with chance drawn from `seed`.
    pub fn simulated(now: jiff::Timestamp, seed: u64) -> Self {
        Self { clock: Clock::simulated(now), chance: Chance::simulated(seed) }
    }
}
