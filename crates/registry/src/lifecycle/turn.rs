//! The turn of whoever evaluates a policy, or makes a preview: had by the time that a row says, which is moved on meanwhile.
//! Whoever finds another time there has lost it.

use std::future::Future;

use super::preview;
use crate::{Error, Registry};

/// A turn that is had for a while.
pub(crate) trait Turn {
    /// Sees that it is had for long enough; answers false once somebody else has it.
    fn goes_on(&mut self) -> impl Future<Output = Result<bool, Error>> + Send;
}

/// The turn of an evaluation.
#[derive(Debug)]
pub(super) struct EvaluationTurn {
    pub(super) registry: Registry,
    pub(super) repository_id: i64,
    /// When it is due, in microseconds, as the row says while this is had.
    pub(super) held: i64,
}

impl EvaluationTurn {
    /// How long it is had, in microseconds, unless it goes on.
    pub(super) const LENGTH: i64 = 300_000_000;
}

impl Turn for EvaluationTurn {
    async fn goes_on(&mut self) -> Result<bool, Error> {
        let now = self.registry.trusted_time().await?;
        if self.held.saturating_sub(now) > Self::LENGTH / 2 {
            return Ok(true);
        }
        let longer = now.saturating_add(Self::LENGTH);
        let renewed = self.registry.move_evaluation(self.repository_id, self.held, longer).await?;
        self.held = longer;
        Ok(renewed)
    }
}

/// The turn of making a preview.
#[derive(Debug)]
pub(super) struct PreviewTurn {
    pub(super) registry: Registry,
    pub(super) repository_id: i64,
    /// When something is to be done about it, in microseconds, as the row says while this is had.
    pub(super) until: i64,
}

impl Turn for PreviewTurn {
    async fn goes_on(&mut self) -> Result<bool, Error> {
        let now = self.registry.database_time().await?;
        if self.until.saturating_sub(now) > preview::TURN / 2 {
            return Ok(true);
        }
        let longer = now.saturating_add(preview::TURN);
        let renewed = self.registry.hold_preview(self.repository_id, self.until, longer).await?;
        self.until = longer;
        Ok(renewed)
    }
}

/// What nobody else can take.
#[derive(Debug)]
pub(super) struct NoTurn;

impl Turn for NoTurn {
    async fn goes_on(&mut self) -> Result<bool, Error> {
        Ok(true)
    }
}
