//! The database's machine dies, and its standby takes over.

use crate::traffic::{REPOSITORY, Traffic};
use testbed::Postgres;
use testkit::{Cluster, Http, Nginx, Terminal};

#[test]
fn no_acknowledged_push_is_lost_when_a_synchronous_standby_takes_over() {
    let primary = Postgres::start();
    primary.database("berth");
    let standby = primary.synchronous_standby();
    let cluster = Cluster::over(&primary.url_of_either(&standby, "berth"), 2);
    let (one, other) = (cluster.start(0), cluster.start(1));
    let t = Terminal::on(&one);
    t.new_repository(REPOSITORY);
    let (nginx, password) = (Nginx::before(cluster.ports()), t.password());
    let traffic = Traffic::during(&nginx.url(), &password, |traffic| {
        traffic.wait_for(20, 20);
        primary.kill();
        standby.promote();
        traffic.wait_for(20, 20);
    });
    for replica in [&one, &other] {
        assert!(traffic.read_back(&Http::on(replica, &password)) >= 40);
    }
}
