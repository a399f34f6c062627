//! The rules on a temporary SQLite and again on PostgreSQL, over blobs in memory or in a folder, in a simulated world.

mod actor;
mod any_order;
mod blobs;
mod collection;
mod collection_faults;
mod content;
mod crossing;
mod delete;
mod dropped;
mod faults;
mod kept;
mod lists;
mod parts;
mod promises;
mod pulls;
mod push;
mod races;
mod read;
mod referrers;
mod registry_in_a_box;
mod replicas;
mod repositories;
mod restarts;
mod spread;
mod trash;
mod uploads;
