//! Large reads: a layer of 30 MB over and over, and one of 1 GiB.

use std::fs;

use super::contestant::{Contestant, Server};
use super::crew::together;
use super::payload::{Blob, MIB, random};
use super::push::{Style, blob_target};
use super::{Bench, turn};

const REPOSITORY: &str = "bench/layers";

/// A layer, and how often it is read over how many connections.
struct Read {
    name: &'static str,
    bytes: usize,
    connections: usize,
    /// By each connection.
    times: usize,
}

const READS: [Read; 2] = [
    Read { name: "blob GET, 30 MB × 60, 4 connections", bytes: 30_000_000, connections: 4, times: 15 },
    Read { name: "blob GET, 1 GiB × 2", bytes: 1024 * MIB, connections: 1, times: 2 },
];

/// Puts the layers into every contestant, then reads them from each in turn.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let blobs = READS.iter().map(|read| random(read.bytes).map(Blob::new));
    let blobs = blobs.collect::<Result<Vec<_>, _>>()?;
    let mut servers = Vec::new();
    for contestant in Contestant::ALL {
        let mut server = bench.start(contestant)?;
        server.timed(|server| blobs.iter().try_for_each(|blob| put(server, blob)))?;
        servers.push(server);
    }
    rustix::fs::sync();
    for round in 0..bench.rounds {
        for (read, blob) in READS.iter().zip(&blobs) {
            for server in &mut servers {
                turn(read.name, round, server);
                let timed = server.timed(|server| read.run(server, blob))?;
                let gigabytes = timed.outcome as f64 / 1e9;
                bench.board.add(read.name, "MB/s", server.contestant, gigabytes * 1000.0 / timed.seconds);
                let cpu = timed.cpu_seconds / gigabytes;
                bench.board.add(read.name, "server CPU, s per GB", server.contestant, cpu);
            }
        }
    }
    servers.into_iter().try_for_each(Server::close)
}

fn put(server: &mut Server, blob: &Blob) -> Result<(), String> {
    if server.contestant == Contestant::Nginx {
        let file = server.served_file(&blob_target(REPOSITORY, &blob.digest));
        return fs::create_dir_all(file.parent().unwrap_or(&file))
            .and_then(|()| fs::write(&file, &blob.bytes))
            .map_err(|error| format!("{}: {error}", file.display()));
    }
    if server.authorizations.is_empty() {
        server.open(1, &[REPOSITORY.to_owned()])?;
    }
    let mut connection = server.connect(0)?;
    Style::Monolithic.push(&mut connection, REPOSITORY, &blob.bytes, &blob.digest).map(|_| ())
}

impl Read {
    /// Returns the number of bytes that were read.
    fn run(&self, server: &Server, blob: &Blob) -> Result<u64, String> {
        let target = blob_target(REPOSITORY, &blob.digest);
        let read = together(self.connections, |number| {
            let mut connection = server.connect(number)?;
            let mut buffer = vec![0; MIB];
            (0..self.times).map(|_| connection.download(&target, &mut buffer)).sum::<Result<u64, String>>()
        })?;
        let (read, expected) = (read.iter().sum(), (self.bytes * self.connections * self.times) as u64);
        if read == expected {
            Ok(read)
        } else {
            Err(format!("{target}: {read} bytes in place of {expected}"))
        }
    }
}
