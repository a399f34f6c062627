use std::sync::{Mutex, MutexGuard, PoisonError};

use iam::{Denial, Principal};
use serde::{Deserialize, Serialize};
use store::meta::iam as rows;

use crate::error::IdentityError;
use crate::identity::Identity;

/// Denials that may come at once and are still kept; after those, [`PER_SECOND`].
const AT_ONCE: i64 = 1000;
/// How many denials are kept in a second that lasts. Who is denied more often than this asks for nothing new.
const PER_SECOND: i64 = 2;
const SECOND: i64 = 1_000_000;
/// Denials that are read at a time, and how often, where one caller's are looked for.
const PAGE: i64 = 500;
const PAGES: usize = 40;
/// How long a denial is kept, in microseconds: a day.
const KEPT: i64 = 24 * 60 * 60 * SECOND;

/// A denial as it is kept for whoever asks why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptDenial {
    /// When it was, in microseconds.
    pub at: i64,
    /// The ARN of who asked.
    pub caller: String,
    /// What was asked for; empty where the credentials were refused before anybody asked that.
    pub action: String,
    /// On what; likewise.
    pub resource: String,
    /// What stood in the way, in plain words.
    pub why: String,
    /// What to do about it.
    pub remedy: String,
    /// The policy that would allow it, as JSON.
    pub policy: Option<String>,
}

/// Denials that are not written yet. A crash loses them, and a flood is thinned out: they are a help, not the audit.
#[derive(Default)]
pub(crate) struct Denials(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    denials: Vec<(String, KeptDenial)>,
    /// What is left of [`AT_ONCE`], in denials, as of `at`.
    spent: i64,
    at: i64,
}

impl Denials {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn admits(&self, now: i64) -> bool {
        let mut waiting = self.waiting();
        let seconds = (now - waiting.at).max(0) / SECOND;
        if seconds > 0 {
            waiting.spent = (waiting.spent - seconds.saturating_mul(PER_SECOND)).max(0);
            waiting.at = now;
        }
        let admits = waiting.spent < AT_ONCE;
        waiting.spent += i64::from(admits);
        admits
    }
}

impl Identity {
    /// Keeps why a request was denied, for [`Identity::why`]. Written by the next [`Identity::flush_denials`].
    pub fn note_denial(&self, request_id: &str, denial: &Denial) {
        let at = self.now();
        if !self.shared.denials.admits(at) {
            return;
        }
        let advice = denial.advice();
        let kept = KeptDenial {
            at,
            caller: denial.principal.arn(),
            action: denial.demand.action.to_owned(),
            resource: denial.demand.resource_text().to_owned(),
            why: advice.why,
            remedy: advice.remedy,
            policy: advice.policy,
        };
        self.shared.denials.waiting().denials.push((request_id.to_owned(), kept));
    }

    /// Keeps why credentials were refused that are known, likewise: `why` says what became of them.
    pub fn note_refused(&self, request_id: &str, principal: &Principal, why: &str) {
        let at = self.now();
        if !self.shared.denials.admits(at) {
            return;
        }
        let (caller, remedy) = (principal.arn(), "Get new credentials, or log in again.".to_owned());
        let (action, resource) = (String::new(), String::new());
        let kept = KeptDenial { at, caller, action, resource, why: why.to_owned(), remedy, policy: None };
        self.shared.denials.waiting().denials.push((request_id.to_owned(), kept));
    }

    /// Up to `most` denials, the newest first, with the ids of their requests: of `caller` alone, if one is named by its
    /// ARN or a part of it.
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn latest_denials(
        &self,
        caller: Option<&str>,
        most: usize,
    ) -> Result<Vec<(String, KeptDenial)>, IdentityError> {
        self.flush_denials().await?;
        let named = |arn: &str| {
            caller.is_none_or(|name| arn == name || arn.split([':', '/']).any(|part| part == name))
        };
        let (mut before, mut latest) = ((i64::MAX, String::new()), Vec::new());
        for _ in 0..PAGES {
            let page = rows::denials(&mut &self.shared.db, (before.0, &before.1), PAGE).await?;
            let Some((id, at, _)) = page.last() else { break };
            before = (*at, id.clone());
            let read =
                page.into_iter().filter_map(|(id, _, body)| Some((id, serde_json::from_str(&body).ok()?)));
            latest.extend(read.filter(|(_, kept): &(_, KeptDenial)| named(&kept.caller)));
            if latest.len() >= most {
                break;
            }
        }
        latest.truncate(most);
        Ok(latest)
    }

    /// Why a request was denied; none if it was not, or too long ago, or among too many.
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn why(&self, request_id: &str) -> Result<Option<KeptDenial>, IdentityError> {
        self.flush_denials().await?;
        let body = rows::denial(&mut &self.shared.db, request_id).await?;
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }

    /// Writes the denials since the last call; answers how many. Called every second.
    ///
    /// # Errors
    /// They could not be written, and are lost.
    pub async fn flush_denials(&self) -> Result<usize, IdentityError> {
        let batch = std::mem::take(&mut self.shared.denials.waiting().denials);
        if batch.is_empty() {
            return Ok(0);
        }
        let write = async move |tx: &mut store::Tx<'_>| {
            for (request_id, kept) in &batch {
                let body = serde_json::to_string(kept).unwrap_or_default();
                rows::put_denial(tx, request_id, kept.at, &body).await?;
            }
            Ok(tx.commit_upkeep(batch.len()).await?)
        };
        self.shared.db.write_relaxed(write).await
    }

    /// Forgets denials of more than a day ago; answers how many.
    ///
    /// # Errors
    /// The rows could not be written.
    pub async fn forget_denials(&self) -> Result<usize, IdentityError> {
        let forget = async |tx: &mut store::Tx<'_>| {
            let forgotten = rows::forget_denials(tx, tx.now() - KEPT).await?;
            Ok(tx.commit_upkeep(forgotten).await?)
        };
        self.shared.db.write_relaxed(forget).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_denials_is_thinned_out_and_ends() {
        let denials = Denials::default();
        let kept = (0..5000).filter(|_| denials.admits(SECOND)).count();
        assert_eq!(kept, 1000);
        let later = (0..5000).filter(|_| denials.admits(11 * SECOND)).count();
        assert_eq!(later, 20);
    }
}
