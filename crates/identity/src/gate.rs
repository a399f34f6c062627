use iam::{Demand, Denial, Facts, Grant};

use crate::caller::Caller;
use crate::identity::Identity;

impl Identity {
    /// The gate: both doors ask here, and nowhere else, whether `caller` may do what `demand` says.
    ///
    /// The facts that a decision takes are collected here. So far they are the principal alone, since only root
    /// users exist; policies of identities, resources and sessions join them, and with them a cache of allowing
    /// decisions.
    pub fn judge(&self, caller: &Caller, demand: Demand) -> Result<Grant, Denial> {
        iam::decide(&caller.principal, demand, &Facts::default())
    }
}
