/// A run of signs without `*`.
#[derive(Clone, Debug)]
pub(super) enum Run {
    /// No `?` in it.
    Plain(Box<str>),
    Gapped(Box<Gapped>),
}

/// A run with `?` in it, as the bit sets of Shift-And: bit i of a character's set says whether the character may
/// stand at place i.
#[derive(Clone, Debug)]
pub(super) struct Gapped {
    places: Vec<Option<char>>,
    /// Sorted by the character.
    sets: Vec<(char, Vec<u64>)>,
    /// Of every character that has no set of its own: the places of `?`.
    other: Vec<u64>,
}

impl Run {
    pub(super) fn new(places: Vec<Option<char>>) -> Self {
        match places.iter().copied().collect::<Option<String>>() {
            Some(text) => Self::Plain(text.into()),
            None => Self::Gapped(Box::new(Gapped::new(places))),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Plain(text) if text.is_empty())
    }

    /// What follows the run, if `text` starts with it.
    pub(super) fn after_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        match self {
            Self::Plain(run) => text.strip_prefix(&**run),
            Self::Gapped(run) => {
                let mut chars = text.chars();
                spend(run.places.len());
                let fits = run.places.iter().all(|place| fits(*place, chars.next()));
                fits.then_some(chars.as_str())
            }
        }
    }

    /// What goes before the run, if `text` ends in it.
    pub(super) fn before_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        match self {
            Self::Plain(run) => text.strip_suffix(&**run),
            Self::Gapped(run) => {
                let mut chars = text.chars();
                spend(run.places.len());
                let fits = run.places.iter().rev().all(|place| fits(*place, chars.next_back()));
                fits.then_some(chars.as_str())
            }
        }
    }

    /// What follows the run's first place in `text`, if it is there.
    pub(super) fn after_first<'t>(&self, text: &'t str) -> Option<&'t str> {
        match self {
            Self::Plain(run) => {
                let rest = find(text, run).and_then(|start| text.get(start + run.len()..));
                spend(text.len() - rest.map_or(0, str::len));
                rest
            }
            Self::Gapped(run) => run.after_first(text),
        }
    }
}

impl Gapped {
    fn new(places: Vec<Option<char>>) -> Self {
        let mut other = vec![0; places.len().div_ceil(64)];
        let gaps = places.iter().enumerate().filter(|(_, place)| place.is_none());
        gaps.for_each(|(index, _)| set(&mut other, index));
        let mut chars: Vec<char> = places.iter().flatten().copied().collect();
        chars.sort_unstable();
        chars.dedup();
        let mut sets: Vec<(char, Vec<u64>)> = chars.into_iter().map(|char| (char, other.clone())).collect();
        for (index, place) in places.iter().enumerate() {
            let found = place.and_then(|char| sets.binary_search_by_key(&char, |set| set.0).ok());
            if let Some((_, bits)) = found.and_then(|at| sets.get_mut(at)) {
                set(bits, index);
            }
        }
        Self { places, sets, other }
    }

    fn after_first<'t>(&self, text: &'t str) -> Option<&'t str> {
        if let [other] = &*self.other {
            return self.after_first_of_one_word(*other, text);
        }
        let last = self.places.len() - 1;
        let mut state = vec![0_u64; self.other.len()];
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            spend(state.len());
            let found = self.sets.binary_search_by_key(&char, |set| set.0).ok();
            let allowed = found.and_then(|at| self.sets.get(at)).map_or(&self.other, |set| &set.1);
            let mut carry = 1;
            for (word, allowed) in state.iter_mut().zip(allowed) {
                let next = *word >> 63;
                *word = ((*word << 1) | carry) & allowed;
                carry = next;
            }
            if state.get(last / 64).is_some_and(|word| word >> (last % 64) & 1 == 1) {
                return Some(chars.as_str());
            }
        }
        None
    }

    /// The same for a run whose places fit into one word.
    fn after_first_of_one_word<'t>(&self, other: u64, text: &'t str) -> Option<&'t str> {
        let last = 1_u64 << (self.places.len() - 1);
        let (mut state, mut chars) = (0_u64, text.chars());
        while let Some(char) = chars.next() {
            spend(1);
            let found = self.sets.binary_search_by_key(&char, |set| set.0).ok();
            let allowed = found.and_then(|at| self.sets.get(at)?.1.first()).unwrap_or(&other);
            state = ((state << 1) | 1) & allowed;
            if state & last != 0 {
                return Some(chars.as_str());
            }
        }
        None
    }
}

/// Where `run` stands first. In a short text it is quicker to look at each place than to make a searcher.
fn find(text: &str, run: &str) -> Option<usize> {
    let (text_bytes, run_bytes) = (text.as_bytes(), run.as_bytes());
    match run_bytes.first() {
        Some(first) if text.len() <= 64 => text_bytes
            .windows(run.len())
            .position(|window| window.first() == Some(first) && window == run_bytes),
        _ => text.find(run),
    }
}

fn fits(place: Option<char>, char: Option<char>) -> bool {
    char.is_some() && (place.is_none() || place == char)
}

fn set(bits: &mut [u64], index: usize) {
    if let Some(word) = bits.get_mut(index / 64) {
        *word |= 1 << (index % 64);
    }
}

#[cfg(not(test))]
fn spend(_: usize) {}

#[cfg(test)]
use counted::spend;
#[cfg(test)]
pub(super) use counted::steps;

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    pub(super) fn spend(steps: usize) {
        STEPS.with(|count| count.set(count.get() + steps));
    }

    /// How many steps the matching inside `body` takes.
    pub(in crate::glob) fn steps(body: impl FnOnce()) -> usize {
        STEPS.with(|count| count.set(0));
        body();
        STEPS.with(Cell::get)
    }
}
