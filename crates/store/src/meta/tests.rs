//! Both databases prepare every statement, and none reads more than it gives; the log, replayed, gives the rows back.

mod both_databases;
mod copying;
mod full;
mod migration;
mod plans;
mod postgresql;
mod replay;
mod site;
mod sizes;
mod writing;
