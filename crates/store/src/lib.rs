//! Everything Berth keeps: bytes in [`blobs`], rows in [`meta`], and the change log that ties the rows to what
//! happened.

pub mod blobs;
mod boot;
mod change;
mod error;
pub mod meta;

pub use boot::boot_id;
pub use change::{Change, NewReference, ReferenceKind};
pub use error::StoreError;
pub use meta::{Committed, Database, Durability, Rows, Tx};
