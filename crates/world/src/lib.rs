//! Time, chance and the network outside: everything that makes a run differ from the next, behind values that a test
//! can hold still.

mod chance;
mod clock;
mod egress;

pub use chance::Chance;
pub use clock::Clock;
pub use egress::{Egress, EgressError, EgressOptions, Fetched, Streamed};

/// The outside as one process sees it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct World {
    /// The time of day.
    pub clock: Clock,
    /// Randomness fit for keys and identifiers.
    pub chance: Chance,
    /// The way to servers outside.
    pub egress: Egress,
}

impl World {
    /// The real world: the system's clock, its random numbers, and no way out: see [`World::with_egress`].
    pub fn real() -> Self {
        Self { clock: Clock::system(), chance: Chance::system(), egress: Egress::simulated() }
    }

    /// The same world with another way out.
    #[must_use]
    pub fn with_egress(self, egress: Egress) -> Self {
        Self { egress, ..self }
    }

    /// A simulated world that stands at `now` until its clock is advanced, with chance drawn from `seed`.
    pub fn simulated(now: jiff::Timestamp, seed: u64) -> Self {
        Self { clock: Clock::simulated(now), chance: Chance::simulated(seed), egress: Egress::simulated() }
    }
}
