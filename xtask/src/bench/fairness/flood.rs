//! What one account does to keep the server from everybody else.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::{REPOSITORY, TAG};
use crate::bench::crew::together;
use crate::bench::http::Connection;
use crate::bench::load;
use crate::bench::payload::Blob;
use crate::bench::push::{Style, blob_target, manifest_target};
use crate::bench::tools::Tools;

/// The account that floods, and what it reads and pushes.
pub(super) struct Loud<'a> {
    pub(super) tools: &'a Tools,
    /// Where what `wrk` asks for is written.
    pub(super) targets: PathBuf,
    pub(super) authorization: String,
    pub(super) layer: Blob,
}

/// Floods a server for some time.
pub(super) type Work = fn(&Loud<'_>, SocketAddr, Duration) -> Result<(), String>;

/// The kinds of floods.
pub(super) const FLOODS: [(&str, Work); 3] = [
    ("128 reads of manifests", |loud, server, lasting| {
        loud.read(server, &manifest_target(REPOSITORY, TAG), lasting)
    }),
    ("128 reads of layers", |loud, server, lasting| {
        loud.read(server, &blob_target(REPOSITORY, &loud.layer.digest), lasting)
    }),
    ("32 pushes of 64 MiB", |loud, server, lasting| loud.push(server, lasting)),
];

impl Loud<'_> {
    fn read(&self, server: SocketAddr, target: &str, lasting: Duration) -> Result<(), String> {
        let line = format!("{target} {}\n", self.authorization);
        fs::write(&self.targets, line).map_err(|error| format!("{}: {error}", self.targets.display()))?;
        load::get(self.tools, server, &self.targets, 128, lasting.as_secs()).map(|_| ())
    }

    /// A push that has begun is ended, because the server would still be busy with it afterwards.
    fn push(&self, server: SocketAddr, lasting: Duration) -> Result<(), String> {
        let end = Instant::now() + lasting;
        together(32, |_| {
            let mut connection = Connection::open(server, Some(&self.authorization))?;
            while Instant::now() < end {
                Style::Streamed.push(&mut connection, REPOSITORY, &self.layer.bytes, &self.layer.digest)?;
            }
            Ok(())
        })
        .map(|_| ())
    }
}
