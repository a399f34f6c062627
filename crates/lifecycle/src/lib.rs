//! Lifecycle policies: which images of a repository does a policy expire or archive? Pure: no I/O and no clock.
//!
//! [`Policy::parse`] reads a policy and says in ECR's words what is wrong with it; [`evaluate`] applies it to the images
//! of a repository, and [`Evaluation`] to images that come one by one.

mod evaluate;
mod image;
mod pattern;
mod policy;
mod rule;
mod schema;
mod tag_regex;
mod tag_tests;

pub use evaluate::{Evaluation, Verdict, evaluate};
pub use image::Image;
pub use pattern::Pattern;
pub use policy::{InvalidPolicy, Language, Policy};
pub use rule::{Action, Rule, StorageClass};
