//! The generated models, one module per service.

pub mod ecr;
pub mod iam;
pub mod sts;
