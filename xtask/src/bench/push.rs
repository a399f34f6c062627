//! Pushing by `/v2`, step by step.

use std::time::{Duration, Instant};

use super::http::{Connection, Content};
use super::payload::{Blob, Image, MANIFEST, MIB};

/// How a layer is sent.
#[derive(Clone, Copy)]
pub(super) enum Style {
    /// One PUT with the whole layer.
    Monolithic,
    /// One PATCH of unknown length, and a PUT; so docker pushes.
    Streamed,
    /// PATCHes of 16 MiB with their ranges, and a PUT.
    Chunked,
}

impl Style {
    pub(super) const ALL: [Self; 3] = [Self::Monolithic, Self::Streamed, Self::Chunked];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Monolithic => "one PUT",
            Self::Streamed => "streamed PATCH, PUT",
            Self::Chunked => "16 MiB PATCHes, PUT",
        }
    }

    /// Pushes a blob to `repository`. Returns how long the final PUT took.
    pub(super) fn push(
        self,
        connection: &mut Connection,
        repository: &str,
        bytes: &[u8],
        digest: &str,
    ) -> Result<Duration, String> {
        let mut location = begin(connection, repository)?;
        let mut rest: &[u8] = &[];
        match self {
            Self::Monolithic => rest = bytes,
            Self::Streamed => location = patch(connection, &location, &[], Content::Streamed(bytes))?,
            Self::Chunked => {
                for (number, chunk) in bytes.chunks(16 * MIB).enumerate() {
                    let first = number * 16 * MIB;
                    let range = format!("{first}-{}", first + chunk.len() - 1);
                    let headers = [("Content-Range", range.as_str())];
                    location = patch(connection, &location, &headers, Content::Whole(chunk))?;
                }
            }
        }
        let begun = Instant::now();
        finish(connection, &location, digest, rest)?;
        Ok(begun.elapsed())
    }
}

impl Image {
    /// Pushes all of the image, asking for each blob before it is sent.
    pub(super) fn push(&self, connection: &mut Connection) -> Result<(), String> {
        self.push_blobs(connection)?;
        put_manifest(connection, &self.repository, &self.tag, &self.manifest)
    }

    /// Pushes the blobs that are not there.
    pub(super) fn push_blobs(&self, connection: &mut Connection) -> Result<(), String> {
        [&self.layer, &self.config].into_iter().try_for_each(|blob| {
            let target = blob_target(&self.repository, &blob.digest);
            if connection.ask("HEAD", &target)?.status == 200 {
                return Ok(());
            }
            Style::Monolithic.push(connection, &self.repository, &blob.bytes, &blob.digest).map(|_| ())
        })
    }
}

/// Puts `manifest` under `tag`.
pub(super) fn put_manifest(
    connection: &mut Connection,
    repository: &str,
    tag: &str,
    manifest: &Blob,
) -> Result<(), String> {
    let target = manifest_target(repository, tag);
    let headers = [("Content-Type", MANIFEST)];
    let answer = connection.send("PUT", &target, &headers, Content::Whole(&manifest.bytes))?;
    answer.expect(201, &format!("PUT {target}")).map(|_| ())
}

pub(super) fn blob_target(repository: &str, digest: &str) -> String {
    format!("/v2/{repository}/blobs/{digest}")
}

/// `reference` is a tag or a digest.
pub(super) fn manifest_target(repository: &str, reference: &str) -> String {
    format!("/v2/{repository}/manifests/{reference}")
}

fn begin(connection: &mut Connection, repository: &str) -> Result<String, String> {
    connection
        .ask("POST", &format!("/v2/{repository}/blobs/uploads/"))?
        .expect(202, "POST of an upload")?
        .location()
}

const OCTETS: (&str, &str) = ("Content-Type", "application/octet-stream");

fn patch(
    connection: &mut Connection,
    location: &str,
    headers: &[(&str, &str)],
    content: Content<'_>,
) -> Result<String, String> {
    let headers = [headers, &[OCTETS]].concat();
    connection.send("PATCH", location, &headers, content)?.expect(202, "PATCH of an upload")?.location()
}

fn finish(connection: &mut Connection, location: &str, digest: &str, rest: &[u8]) -> Result<(), String> {
    let joint = if location.contains('?') { '&' } else { '?' };
    let target = format!("{location}{joint}digest={digest}");
    let answer = connection.send("PUT", &target, &[OCTETS], Content::Whole(rest))?;
    answer.expect(201, "PUT of an upload").map(|_| ())
}
