//! Who may do what: ARNs, principals, demands, and the one function that turns a demand into a [`Grant`].
//! Pure: no I/O and no clock.

mod arn;
mod decide;
mod principal;

pub use arn::{AccountId, Arn, ArnError, Region};
pub use decide::{Demand, Denial, Grant, Reason, decide};
pub use principal::Principal;
