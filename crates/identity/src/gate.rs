use iam::{Context, Demand, Facts, Grant};

use crate::caller::Caller;
use crate::identity::Identity;
use crate::refusal::Refusal;

impl Identity {
    /// The gate: both doors ask here, and nowhere else, whether `caller` may do what `demand` says.
    ///
    /// `request` is what the request says of itself, such as `aws:SourceIp`. The facts that a decision takes are
    /// collected here. So far they are the principal alone, since only root users exist; policies of identities,
    /// resources and sessions join them, and with them a cache of allowing decisions.
    pub async fn judge(&self, caller: &Caller, request: &Context, demand: Demand) -> Result<Grant, Refusal> {
        let facts = Facts { context: request.clone(), ..Facts::default() };
        Ok(iam::decide(&caller.principal, demand, &facts)?)
    }
}
