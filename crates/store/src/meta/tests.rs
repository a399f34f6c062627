//! Both databases prepare every statement, and none reads more than it gives; the log, replayed, gives the rows back.

mod both_databases;
mod copying;
mod dead;
mod doomed;
mod fail_over;
mod full;
mod logged_tables;
mod migration;
mod plans;
mod plans_on_postgresql;
mod pool;
mod postgresql;
mod replay;
mod retention;
mod site;
mod sizes;
mod writing;

pub(super) use postgresql::client;
pub(super) use writing::create;

/// The URL of a PostgreSQL database with Berth's schema.
pub(super) fn new_url() -> String {
    site::Site::url()
}
