//! Signature Version 4, verified against requests that AWS's own signer signed.

#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

#[path = "sigv4/bounds.rs"]
mod bounds;
#[path = "sigv4/differential.rs"]
mod differential;
#[path = "sigv4/generated.rs"]
mod generated;
#[path = "sigv4/refusals.rs"]
mod refusals;
#[path = "sigv4/signer.rs"]
mod signer;
