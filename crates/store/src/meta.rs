//! Rows. Each statement is written once, in SQL that SQLite and PostgreSQL both run, in the file of its noun.
//!
//! Logged rows are written only by [`Change`](crate::Change), through [`Tx::commit`]; the functions that the
//! nouns export write upkeep alone.

pub mod access_key;
pub mod account;
mod authority;
mod background;
pub mod backlog;
pub mod blob;
pub mod condemned;
pub mod copy;
pub mod creation_template;
mod database;
pub mod dead;
pub mod deployment;
pub mod gone_subject;
pub mod iam;
pub mod issued_token;
pub mod job_run;
pub mod lease;
pub mod lifecycle_image;
pub mod lifecycle_policy;
pub mod lifecycle_preview;
pub mod log;
pub mod lost_object;
pub mod manifest;
mod migrate;
pub mod moving;
mod noted;
pub mod pin;
mod postgres;
pub mod pull;
pub mod pull_time_exclusion;
mod readers;
pub mod registry;
pub mod repository;
pub mod resource_policy;
pub mod resource_tag;
mod row;
pub mod size;
mod sqlite;
mod statement;
pub mod tag;
#[cfg(test)]
mod tests;
pub mod trash;
mod tx;
pub mod upload;

pub use background::{as_here, in_background};
pub use database::{Database, PoolLoad, Writes};
pub use noted::{note, noting};
pub use row::{FromRow, Row, Value};
pub use sqlite::Durability;
pub use statement::Statement;
pub use tx::{Committed, Rows, Tx};

pub(crate) use statement::statements;

/// Every statement by name, for the test that prepares them on both databases.
#[cfg(test)]
pub(crate) fn all_statements() -> Vec<(&'static str, &'static str)> {
    [
        access_key::STATEMENTS,
        account::STATEMENTS,
        backlog::STATEMENTS,
        blob::STATEMENTS,
        blob::whole::STATEMENTS,
        database::STATEMENTS,
        copy::STATEMENTS,
        creation_template::STATEMENTS,
        condemned::STATEMENTS,
        dead::STATEMENTS,
        deployment::STATEMENTS,
        gone_subject::STATEMENTS,
        iam::STATEMENTS,
        iam::document::STATEMENTS,
        iam::entity::STATEMENTS,
        iam::members::STATEMENTS,
        iam::relation::STATEMENTS,
        iam::usage::STATEMENTS,
        issued_token::STATEMENTS,
        job_run::STATEMENTS,
        lease::STATEMENTS,
        lifecycle_image::STATEMENTS,
        lifecycle_policy::STATEMENTS,
        lifecycle_preview::STATEMENTS,
        log::STATEMENTS,
        log::FOLLOWER_STATEMENTS,
        log::RETENTION_STATEMENTS,
        lost_object::STATEMENTS,
        manifest::STATEMENTS,
        manifest::pages::STATEMENTS,
        manifest::status::STATEMENTS,
        moving::STATEMENTS,
        pin::STATEMENTS,
        pull::STATEMENTS,
        pull_time_exclusion::STATEMENTS,
        registry::STATEMENTS,
        repository::STATEMENTS,
        resource_policy::STATEMENTS,
        resource_tag::STATEMENTS,
        size::STATEMENTS,
        tag::STATEMENTS,
        tx::STATEMENTS,
        trash::STATEMENTS,
        upload::STATEMENTS,
    ]
    .concat()
}
