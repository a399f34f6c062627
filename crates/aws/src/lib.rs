//! AWS's wire: request signatures, the JSON 1.1 and Query codecs, and what AWS's own models say about each operation's
//! input, output and errors.
//!
//! Nothing here knows what an operation does. [`models`] is generated from the models (`cargo xtask models`) in the words
//! of [`model`]; [`json`] and [`query`] read requests into its types, after [`validate`] has held them against its
//! constraints, and write answers and errors.

mod blob;
pub mod json;
pub mod model;
mod modelled;
pub mod models;
pub mod query;
pub mod sigv4;
mod timestamp;
pub mod validate;

pub use model::{OperationTable, Service, Shape, ShapeTable};
pub use modelled::{Invalid, ModelledError};
pub use timestamp::Timestamp;
