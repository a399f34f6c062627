//! The generated models, one module per service.

pub mod ecr;
pub mod sts;
