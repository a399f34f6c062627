//! Signature Version 4, as a server: who signed this request, and is it what was signed?
//!
//! Verification has two steps, because the caller has to look up a key between them:
//! [`Presented::read`] finds the credentials in a request, and [`Presented::verify`] checks them
//! against the key. The checks run in one fixed order, so that a request with several faults is
//! always refused for the same one: see [`Refusal`].
//!
//! Nothing here parses HTTP, reads a clock or signs requests.

mod authorization;
mod canonical;
mod credential;
mod escape;
mod moment;
mod presented;
mod query;
mod refusal;
mod request;
mod signing_keys;
mod verify;

pub use presented::Presented;
pub use refusal::{Incomplete, Mismatch, Refusal, Scope, Skew};
pub use request::{Headers, Payload, Request};
pub use signing_keys::{SigningKeys, SigningSecret};
pub use verify::{Expect, Key};
