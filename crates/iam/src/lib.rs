//! Who may do what: ARNs, principals, policy documents, demands, and the one function that turns a demand into a
//! [`Grant`]. Pure: no I/O and no clock.

mod advice;
mod arn;
mod condition;
mod context;
mod decide;
mod demand;
mod document;
mod evaluate;
mod explain;
mod glob;
mod json;
pub mod limits;
mod matchers;
mod policy;
mod principal;
mod reason;
mod resource;
mod template;
mod validate;

pub use advice::Advice;
pub use arn::{AccountId, Arn, ArnError, Region};
pub use context::Context;
pub use decide::{Facts, Grant, decide};
pub use demand::Demand;
pub use document::{
    Document, Position, Span, SyntaxError, rewrite_principals, rewrite_resource, statement_spans,
};
pub use evaluate::{Decision, MustGrant, Policies, Request, Simulated, are_of_type, evaluate, simulate};
pub use explain::{Explanation, Gone, NearMiss, Tested};
pub use policy::Policy;
pub use principal::{Federated, Principal, Session, User};
pub use reason::{Denial, Layer, Place, Reason};
pub use validate::{InvalidPolicy, PolicyKind, validate};
