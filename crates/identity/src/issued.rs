use std::sync::{Mutex, MutexGuard, PoisonError};

use store::meta::iam as rows;
use store::meta::issued_token::{self, IssuedToken};

use crate::error::IdentityError;
use crate::identity::Identity;

/// Records that wait for a flush; what comes on top is written at once.
const WAITING: usize = 1024;

/// Issued tokens that are not recorded yet. A crash loses them, which costs their place in lists and nothing else.
#[derive(Default)]
pub(crate) struct IssuedTokens(Mutex<Vec<IssuedToken>>);

impl IssuedTokens {
    fn waiting(&self) -> MutexGuard<'_, Vec<IssuedToken>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes `token` in, or gives it back if no room is left.
    fn offer(&self, token: IssuedToken) -> Option<IssuedToken> {
        let mut waiting = self.waiting();
        if waiting.len() >= WAITING {
            return Some(token);
        }
        waiting.push(token);
        None
    }
}

impl Identity {
    /// Records the tokens that were issued since the last call; answers how many. Called every second and before
    /// the process ends; what could not be written waits for the next call.
    pub async fn flush_issued(&self) -> Result<usize, IdentityError> {
        let batch = std::mem::take(&mut *self.shared.issued.waiting());
        if batch.is_empty() {
            return Ok(0);
        }
        let written = self.write_issued(batch.clone()).await;
        if written.is_err() {
            self.shared.issued.waiting().extend(batch);
        }
        written
    }

    /// Forgets the records of tokens that have expired, and what ended sessions brought along; answers how many tokens.
    pub async fn purge_issued(&self) -> Result<usize, IdentityError> {
        let purge = async |tx: &mut store::Tx<'_>| {
            let purged = issued_token::purge(tx, tx.now()).await?;
            rows::forget_sessions(tx, tx.now()).await?;
            Ok(tx.commit_upkeep(purged).await?)
        };
        self.shared.db.write_relaxed(purge).await
    }

    pub(crate) async fn record_issued(&self, token: IssuedToken) -> Result<(), IdentityError> {
        match self.shared.issued.offer(token) {
            Some(token) => self.write_issued(vec![token]).await.map(|_| ()),
            None => Ok(()),
        }
    }

    async fn write_issued(&self, batch: Vec<IssuedToken>) -> Result<usize, IdentityError> {
        let insert = async move |tx: &mut store::Tx<'_>| {
            for token in &batch {
                issued_token::insert(tx, token).await?;
            }
            Ok(tx.commit_upkeep(batch.len()).await?)
        };
        self.shared.db.write_relaxed(insert).await
    }
}
