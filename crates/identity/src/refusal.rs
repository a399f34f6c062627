use iam::Denial;

use crate::error::IdentityError;

/// Why the gate gave no grant.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The caller may not.
    #[error(transparent)]
    Denied(#[from] Box<Denial>),
    /// What the decision takes could not be read.
    #[error("the request could not be judged: {0}")]
    Unavailable(#[from] IdentityError),
}
