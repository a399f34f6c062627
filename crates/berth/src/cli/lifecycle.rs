//! `berth lifecycle`: what policies did, and what they would do.

use clap::Subcommand;

use super::CommandError;
use super::orders::How;
use crate::control::{LifecycleOrder, Order};

#[derive(Debug, Subcommand)]
pub(super) enum Lifecycle {
    /// When a repository's policy was evaluated, what came of it, and when it is evaluated next.
    Status {
        /// The repository
        repository: String,
        #[command(flatten)]
        how: How,
    },
}

impl Lifecycle {
    pub(super) fn order(self) -> Result<(Order, How), CommandError> {
        let (order, how) = match self {
            Self::Status { repository, how } => (LifecycleOrder::Status { repository }, how),
        };
        Ok((Order::Lifecycle(order), how))
    }
}
