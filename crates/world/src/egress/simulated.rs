use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Fetched;
use super::error::EgressError;

/// What a simulated outside answers, and how often it was asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    answers: BTreeMap<String, Fetched>,
    asked: BTreeMap<String, usize>,
}

impl Answers {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn put(&self, url: &str, answer: Fetched) {
        self.known().answers.insert(url.to_owned(), answer);
    }

    pub(super) fn asked(&self, url: &str) -> usize {
        self.known().asked.get(url).copied().unwrap_or(0)
    }

    pub(super) fn get(&self, url: &str) -> Result<Fetched, EgressError> {
        let mut known = self.known();
        *known.asked.entry(url.to_owned()).or_default() += 1;
        let missing = || EgressError::Unanswered { host: url.to_owned(), why: "nothing is there".to_owned() };
        known.answers.get(url).cloned().ok_or_else(missing)
    }
}
