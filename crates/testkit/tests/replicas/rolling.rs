//! Replicas that are killed, added and upgraded while clients push and pull.

use crate::traffic::{REPOSITORY, Traffic};
use testbed::Postgres;
use testkit::{Cluster, Http, Nginx, Terminal};

/// What a newer Berth adds, and says that older ones need not know.
const NEWER_SCHEMA: &str = "ALTER TABLE repository ADD COLUMN mood TEXT; \
                            INSERT INTO schema_step (number, oldest_reader) VALUES (9999, 1)";

#[test]
fn nobody_loses_work_while_replicas_come_and_go() {
    let cluster = Cluster::new("rolling", 4);
    let (mut first, second, mut third) = (cluster.start(0), cluster.start(1), cluster.start(2));
    let t = Terminal::on(&second);
    t.new_repository(REPOSITORY);
    let (nginx, password) = (Nginx::before(cluster.ports()), t.password());
    let mut fourth = None;
    let traffic = Traffic::during(&nginx.url(), &password, |traffic| {
        traffic.wait_for(10, 10);
        first.kill9();
        traffic.wait_for(10, 10);
        fourth = Some(cluster.start(3));
        traffic.wait_for(10, 10);
        Postgres::shared().sql("rolling", NEWER_SCHEMA);
        assert!(third.terminate());
        third.restart();
        traffic.wait_for(10, 10);
    });
    for replica in [&second, &third, fourth.as_ref().unwrap()] {
        assert!(traffic.read_back(&Http::on(replica, &password)) >= 40);
    }
}
