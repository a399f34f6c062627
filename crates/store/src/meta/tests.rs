//! Both databases prepare every statement; the log, replayed, gives the rows back.

mod both_databases;
mod replay;
mod writing;
