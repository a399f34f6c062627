//! `berth lifecycle`, `berth pin`, `berth in-use`: what policies did and would do, and what they may not touch.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::CommandError;
use super::orders::{How, read};
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
    /// Which images another policy would delete now that the one in place would not, and the space that frees. Deletes
    /// nothing.
    Diff {
        /// The repository
        repository: String,
        /// The file with the other policy
        file: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// The pins of a repository.
    Pins {
        /// The repository
        repository: String,
        #[command(flatten)]
        how: How,
    },
}

/// An image to pin or unpin.
#[derive(Debug, Args)]
pub(super) struct Pinned {
    /// REPOSITORY:TAG, or REPOSITORY@DIGEST
    image: String,
    #[command(flatten)]
    how: How,
}

#[derive(Debug, Subcommand)]
pub(super) enum InUse {
    /// Keep lifecycle rules from touching these images for a while.
    Report {
        /// REPOSITORY:TAG, or REPOSITORY@DIGEST
        #[arg(required = true, value_name = "IMAGE")]
        images: Vec<String>,
        /// For how long; a week at most
        #[arg(long, default_value_t = 3600, value_name = "SECONDS")]
        ttl_seconds: u64,
        #[command(flatten)]
        how: How,
    },
    /// The images of a repository that are in use.
    List {
        /// The repository
        repository: String,
        #[command(flatten)]
        how: How,
    },
}

impl Lifecycle {
    /// The order; reads the policy that it is about.
    pub(super) fn order(self) -> Result<(Order, How), CommandError> {
        let (order, how) = match self {
            Self::Status { repository, how } => (LifecycleOrder::Status { repository }, how),
            Self::Diff { repository, file, how } => {
                (LifecycleOrder::Diff { repository, policy: read(file)? }, how)
            }
            Self::Pins { repository, how } => (LifecycleOrder::Pins { repository }, how),
        };
        Ok((Order::Lifecycle(order), how))
    }
}

impl Pinned {
    pub(super) fn pin(self) -> (Order, How) {
        (Order::Lifecycle(LifecycleOrder::Pin { image: self.image }), self.how)
    }

    pub(super) fn unpin(self) -> (Order, How) {
        (Order::Lifecycle(LifecycleOrder::Unpin { image: self.image }), self.how)
    }
}

impl InUse {
    pub(super) fn order(self) -> (Order, How) {
        let (order, how) = match self {
            Self::Report { images, ttl_seconds, how } => {
                (LifecycleOrder::ReportInUse { images, seconds: ttl_seconds }, how)
            }
            Self::List { repository, how } => (LifecycleOrder::InUse { repository }, how),
        };
        (Order::Lifecycle(order), how)
    }
}
