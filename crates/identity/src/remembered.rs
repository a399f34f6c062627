//! What was read of the rows about who may do what, remembered for a moment.

use std::borrow::Borrow;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;

use crate::identity::Identity;

/// The oldest that something remembered may be when it is used, in microseconds.
const OLDEST_MICROS: i64 = 5_000_000;

/// One look at the rows. It begins before anything is read: what is read is at least as new as it says.
#[derive(Debug)]
pub(crate) struct Look {
    now: i64,
    turn: u64,
    anew: bool,
    recalled: bool,
}

impl Look {
    /// When it began, in microseconds.
    pub(crate) fn now(&self) -> i64 {
        self.now
    }

    /// Whether something was remembered instead of read.
    pub(crate) fn recalled(&self) -> bool {
        self.recalled
    }
}

impl Identity {
    /// A look that takes what is remembered.
    pub(crate) fn look(&self) -> Look {
        Look { now: self.now(), turn: self.shared.db.authority_turn(), anew: false, recalled: false }
    }

    /// A look that reads everything.
    pub(crate) fn look_anew(&self) -> Look {
        Look { anew: true, ..self.look() }
    }
}

/// Values by key, each at most five seconds old, and none from before who may do what last changed. That something is
/// not there is never remembered, unless `V` says so.
pub(crate) struct Remembered<K, V>(Cache<K, Entry<V>>);

struct Entry<V> {
    value: Arc<V>,
    read_at: i64,
    turn: u64,
    weight: u32,
}

impl<V> Clone for Entry<V> {
    fn clone(&self) -> Self {
        let Self { value, read_at, turn, weight } = self;
        Self { value: value.clone(), read_at: *read_at, turn: *turn, weight: *weight }
    }
}

impl<K, V> Remembered<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    /// Remembers values of `capacity` together, in the measure of [`Remembered::keep`].
    pub(crate) fn new(capacity: u64) -> Self {
        // Ages are judged by the world's clock; the cache's own limit bounds how long secrets stay in memory.
        let lifetime = Duration::from_micros(OLDEST_MICROS.unsigned_abs());
        let weigh = |_: &K, entry: &Entry<V>| entry.weight;
        Self(Cache::builder().max_capacity(capacity).weigher(weigh).time_to_live(lifetime).build())
    }

    pub(crate) fn recall<Q>(&self, key: &Q, look: &mut Look) -> Option<Arc<V>>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        if look.anew {
            return None;
        }
        let entry = self.0.get(key)?;
        let fresh = entry.turn == look.turn && (0..OLDEST_MICROS).contains(&(look.now - entry.read_at));
        look.recalled |= fresh;
        fresh.then_some(entry.value)
    }

    /// Remembers what `look` saw.
    pub(crate) fn keep(&self, key: K, value: V, weight: usize, look: &Look) -> Arc<V> {
        let value = Arc::new(value);
        let weight = u32::try_from(weight).unwrap_or(u32::MAX);
        self.0.insert(key, Entry { value: value.clone(), read_at: look.now, turn: look.turn, weight });
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(now: i64, turn: u64) -> Look {
        Look { now, turn, anew: false, recalled: false }
    }

    #[test]
    fn what_was_read_while_authority_changed_is_not_used() {
        let remembered = Remembered::new(10);
        // Read before the change, put in after it.
        remembered.keep("key", "old", 1, &look(0, 0));
        assert!(remembered.recall("key", &mut look(0, 1)).is_none());
        let mut before = look(0, 0);
        assert!(remembered.recall("key", &mut before).is_some(), "its turn is what keeps it out");
        assert!(before.recalled());
    }

    #[test]
    fn what_is_five_seconds_old_or_from_the_future_is_read_again() {
        let remembered = Remembered::new(10);
        remembered.keep("key", "value", 1, &look(1, 0));
        assert!(remembered.recall("key", &mut look(OLDEST_MICROS, 0)).is_some());
        assert!(remembered.recall("key", &mut look(OLDEST_MICROS + 1, 0)).is_none());
        assert!(remembered.recall("key", &mut look(0, 0)).is_none(), "the clock was set back");
    }

    #[test]
    fn a_look_anew_takes_nothing_remembered() {
        let remembered = Remembered::new(10);
        remembered.keep("key", "value", 1, &look(0, 0));
        let mut anew = Look { anew: true, ..look(0, 0) };
        assert!(remembered.recall("key", &mut anew).is_none() && !anew.recalled());
    }
}
