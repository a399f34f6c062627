//! Replicas: servers that share one PostgreSQL and one bucket.

use crate::nginx::free_port;
use crate::server::{Options, Server};
use testbed::{Kind, Postgres, S3};

/// The root key of all replicas.
const ROOT_KEY: &str = "2a6f1c0d9e8b7a695847362514f3e2d1c0bfae9d8c7b6a594837261504f3e2d1";

/// What replicas share, and the ports that are theirs.
pub struct Cluster {
    database: String,
    s3: S3,
    ports: Vec<u16>,
}

impl Cluster {
    /// Room for `replicas` of them over the database at `database` and a bucket of its own. None runs yet.
    pub fn over(database: &str, replicas: usize) -> Self {
        let ports = (0..replicas).map(|_| free_port()).collect();
        Self { database: database.to_owned(), s3: S3::start(Kind::Versitygw), ports }
    }

    /// Over a fresh database of the test binary's PostgreSQL server.
    pub fn new(name: &str, replicas: usize) -> Self {
        Self::over(&Postgres::shared().database(name), replicas)
    }

    /// The ports, in order.
    pub fn ports(&self) -> &[u16] {
        &self.ports
    }

    /// Starts the replica whose place is `number`, counted from 0.
    pub fn start(&self, number: usize) -> Server {
        self.options(number).start()
    }

    /// The same, for saying more about it.
    pub fn options(&self, number: usize) -> Options {
        let (bucket, endpoint) = (self.s3.bucket(), self.s3.endpoint());
        Server::options()
            .local()
            .with("--listen", &format!("127.0.0.1:{}", self.ports[number]))
            .with("--database", &self.database)
            .with("--blobs", &format!("s3://{bucket}/cluster?endpoint={endpoint}&region=us-east-1"))
            .in_environment("BERTH_BLOBS_ACCESS_KEY_ID", self.s3.access_key_id())
            .in_environment("BERTH_BLOBS_SECRET_ACCESS_KEY", self.s3.secret_access_key())
            .in_environment("BERTH_ROOT_KEY", ROOT_KEY)
    }
}
