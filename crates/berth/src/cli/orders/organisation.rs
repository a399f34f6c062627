//! Commands about the organisation.

use clap::Subcommand;

use super::{How, read};
use crate::cli::CommandError;
use crate::control::{Order, OrganisationOrder};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Organisation {
    /// Make the organisation.
    Create {
        /// The account that no control policy binds [default: the default account]
        #[arg(long)]
        management: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// Its units, accounts and control policies.
    Show(How),
    /// Take the organisation down, of which only the management account may be left.
    Delete(How),
    /// Make a unit.
    Unit {
        /// Its name
        name: String,
        /// The unit that it is in [default: Root]
        #[arg(long)]
        within: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// Put an account into a unit.
    Place {
        /// The account
        #[arg(value_name = "ACCOUNT")]
        member: String,
        /// The unit, such as Root
        unit: String,
        #[command(flatten)]
        how: How,
    },
    /// Take an account or an empty unit out.
    Remove {
        /// The account or unit
        name: String,
        #[command(flatten)]
        how: How,
    },
    /// Make a control policy, or give it another document.
    PutPolicy {
        /// Its name
        name: String,
        /// The file with the document
        file: std::path::PathBuf,
        /// Over the resources of accounts (RCP), instead of over their principals (SCP)
        #[arg(long)]
        resource: bool,
        #[command(flatten)]
        how: How,
    },
    /// Delete a control policy that is attached to nothing.
    DeletePolicy {
        /// Its name
        name: String,
        #[command(flatten)]
        how: How,
    },
    /// Attach a control policy to a unit or account.
    Attach {
        /// The policy's name
        policy: String,
        /// The unit or account
        to: String,
        #[command(flatten)]
        how: How,
    },
    /// Detach a control policy.
    Detach {
        /// The policy's name
        policy: String,
        /// The unit or account
        from: String,
        #[command(flatten)]
        how: How,
    },
}

impl Organisation {
    /// The order; reads the document that it is about.
    pub(in crate::cli) fn order(self) -> Result<(Order, How), CommandError> {
        use OrganisationOrder as Of;
        let (order, how) = match self {
            Self::Create { management, how } => (Of::Create { management }, how),
            Self::Show(how) => (Of::Show, how),
            Self::Delete(how) => (Of::Delete, how),
            Self::Unit { name, within, how } => (Of::Unit { name, within }, how),
            Self::Place { member, unit, how } => (Of::Place { member, unit }, how),
            Self::Remove { name, how } => (Of::Remove { name }, how),
            Self::PutPolicy { name, file, resource, how } => {
                (Of::PutPolicy { name, resource, document: read(file)? }, how)
            }
            Self::DeletePolicy { name, how } => (Of::DeletePolicy { name }, how),
            Self::Attach { policy, to, how } => (Of::Attach { policy, to, attach: true }, how),
            Self::Detach { policy, from, how } => (Of::Attach { policy, to: from, attach: false }, how),
        };
        Ok((Order::Organisation(order), how))
    }
}
