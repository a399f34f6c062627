//! The database's machine dies, and its standby takes over.

use crate::traffic::{REPOSITORY, Traffic};
use testbed::Postgres;
use testkit::{Cluster, Http, Nginx, Terminal};

/// Pushes and pulls before and after `harm`, with which a synchronous standby takes over.
fn no_acknowledged_push_is_lost_by<T>(harm: impl FnOnce(&Postgres) -> T) {
    let primary = Postgres::start();
    primary.database("berth");
    let standby = primary.synchronous_standby();
    let cluster = Cluster::over(&primary.url_of_either(&standby, "berth"), 2);
    let (one, other) = (cluster.start(0), cluster.start(1));
    let t = Terminal::on(&one);
    t.new_repository(REPOSITORY);
    let (nginx, password) = (Nginx::before(cluster.ports()), t.password());
    let mut harmed = None;
    let traffic = Traffic::during(&nginx.url(), &password, |traffic| {
        traffic.wait_for(20, 20);
        harmed = Some(harm(&primary));
        standby.promote();
        traffic.wait_for(20, 20);
    });
    for replica in [&one, &other] {
        assert!(traffic.read_back(&Http::on(replica, &password)) >= 40);
    }
    drop(harmed);
}

#[test]
fn no_acknowledged_push_is_lost_when_a_synchronous_standby_takes_over() {
    no_acknowledged_push_is_lost_by(Postgres::kill);
}

#[test]
fn nor_when_it_takes_over_from_a_primary_that_froze() {
    no_acknowledged_push_is_lost_by(Postgres::freeze);
}
