//! Berth on PostgreSQL and S3 against SQLite and a folder, and three replicas against one.

use std::time::{Duration, Instant};

use testbed::{Kind, Postgres, S3};

use super::contestant::{Contestant, Server};
use super::crew::together;
use super::http::Connection;
use super::payload::{Blob, Image, MIB, random};
use super::push::{Style, blob_target, manifest_target};
use super::{Bench, aws, turn};

const CONNECTIONS: usize = 16;
const REPOSITORY: &str = "bench/storage";
const LAYER: usize = 256 * MIB;
/// The replicas that are held against one.
const REPLICAS: usize = 3;

/// Where rows and blobs are, and how many servers there are.
#[derive(Clone, Copy)]
enum Place {
    Local,
    Shared(usize),
}

impl Place {
    const ALL: [Self; 3] = [Self::Local, Self::Shared(1), Self::Shared(REPLICAS)];

    fn name(self) -> &'static str {
        match self {
            Self::Local => "SQLite, folder",
            Self::Shared(1) => "PostgreSQL, S3",
            Self::Shared(_) => "PostgreSQL, S3, 3 replicas",
        }
    }
}

/// Pushes and pulls in each place in turn, on empty storage each time.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let layer = Blob::new(random(LAYER)?);
    let postgres = Postgres::options().durable().start();
    let s3 = S3::start(Kind::Versitygw);
    for round in 0..bench.rounds {
        for place in Place::ALL {
            let servers = start(bench, place, (&postgres, &s3))?;
            turn(place.name(), round, &servers[0]);
            measure(bench, place.name(), &servers, &layer)?;
            servers.into_iter().try_for_each(Server::close)?;
        }
    }
    Ok(())
}

fn start(bench: &mut Bench, place: Place, (postgres, s3): (&Postgres, &S3)) -> Result<Vec<Server>, String> {
    let Place::Shared(replicas) = place else {
        let server = bench.start(Contestant::Berth)?;
        return opened(vec![server]);
    };
    let name = format!("bench_{}", bench.started);
    let (database, endpoint) = (postgres.database(&name), s3.endpoint());
    let blobs = format!("s3://{}/{name}?endpoint={endpoint}&region=us-east-1", s3.bucket());
    let settings = [
        ("BERTH_DATABASE", database.as_str()),
        ("BERTH_BLOBS", blobs.as_str()),
        ("BERTH_BLOBS_ACCESS_KEY_ID", s3.access_key_id()),
        ("BERTH_BLOBS_SECRET_ACCESS_KEY", s3.secret_access_key()),
        ("BERTH_ROOT_KEY", "2a6f1c0d9e8b7a695847362514f3e2d1c0bfae9d8c7b6a594837261504f3e2d1"),
    ];
    let mut servers = Vec::new();
    for _ in 0..replicas {
        bench.started += 1;
        let folder = bench.scratch.path().join(bench.started.to_string());
        servers.push(Contestant::Berth.start_with(&bench.tools, &folder, &settings)?);
    }
    opened(servers)
}

fn opened(mut servers: Vec<Server>) -> Result<Vec<Server>, String> {
    aws::create_repository(servers[0].address, aws::ACCESS_KEY_ID, REPOSITORY)?;
    let token = aws::log_in(servers[0].address, aws::ACCESS_KEY_ID)?;
    servers.iter_mut().for_each(|server| server.authorizations = vec![token.clone()]);
    Ok(servers)
}

fn measure(bench: &mut Bench, with: &str, servers: &[Server], layer: &Blob) -> Result<(), String> {
    let seconds = Duration::from_secs(bench.seconds);
    let pushed = for_a_while(servers, seconds, |connection, number| {
        let layer = Blob::new(random(1024)?);
        let config = Blob::config(&format!("storage {number}"), &layer);
        let place = (REPOSITORY.to_owned(), format!("v{}", number % 100));
        Image::new(place, layer, config, 0).push(connection)
    })?;
    bench.sizes.add("small images pushed, 16 connections", "images/s", with, pushed);
    let target = manifest_target(REPOSITORY, "v0");
    let read = for_a_while(servers, seconds, |connection, _| {
        connection.ask("GET", &target)?.expect(200, &target).map(|_| ())
    })?;
    bench.sizes.add("manifest GET by tag, 16 connections", "requests/s", with, read);
    rustix::fs::sync();
    let (mut connection, begun) = (servers[0].connect(0)?, Instant::now());
    Style::Streamed.push(&mut connection, REPOSITORY, &layer.bytes, &layer.digest)?;
    let rate = |begun: Instant| (LAYER / MIB) as f64 / begun.elapsed().as_secs_f64();
    bench.sizes.add("push of 256 MiB", "MiB/s", with, rate(begun));
    let (mut connection, begun) = (servers[servers.len() - 1].connect(0)?, Instant::now());
    connection.download(&blob_target(REPOSITORY, &layer.digest), &mut vec![0; MIB])?;
    bench.sizes.add("pull of 256 MiB", "MiB/s", with, rate(begun));
    Ok(())
}

/// How often a second `work` is done over connections that are spread over the servers.
fn for_a_while(
    servers: &[Server],
    seconds: Duration,
    work: impl Fn(&mut Connection, usize) -> Result<(), String> + Sync,
) -> Result<f64, String> {
    let begun = Instant::now();
    let done = together(CONNECTIONS, |number| {
        let mut connection = servers[number % servers.len()].connect(0)?;
        let mut done = 0;
        while begun.elapsed() < seconds {
            work(&mut connection, number + done * CONNECTIONS)?;
            done += 1;
        }
        Ok(done)
    })?;
    Ok(done.iter().sum::<usize>() as f64 / begun.elapsed().as_secs_f64())
}
