//! Rows put straight into a server's database while the server is down.

use rusqlite::Connection;
use std::path::Path;

use crate::bench::payload::Image;

/// Puts `images` images into `growth/images`, all with the blobs of `image`, `repositories` repositories of one image
/// beside it, and `dead` blobs that nothing names and whose leases are over. Tags are `v0`, `v1`, …
pub(super) fn seed(
    database: &Path,
    image: &Image,
    (images, repositories, dead): (u32, u32, u32),
) -> Result<(), String> {
    let seeded = || -> rusqlite::Result<()> {
        let rows = Connection::open(database)?;
        // A seed that is cut off is thrown away.
        rows.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;",
        )?;
        rows.execute_batch(
            "BEGIN;
             CREATE TEMP TABLE asked (images INTEGER, repositories INTEGER, dead INTEGER, manifest TEXT);
             CREATE TEMP TABLE named (digest TEXT, media_type TEXT);",
        )?;
        let manifest = String::from_utf8_lossy(&image.manifest.bytes);
        rows.execute("INSERT INTO asked VALUES (?1, ?2, ?3, ?4)", (images, repositories, dead, manifest))?;
        for (blob, kind) in [(&image.layer, "layer.v1.tar+gzip"), (&image.config, "config.v1+json")] {
            let media_type = format!("application/vnd.oci.image.{kind}");
            rows.execute("INSERT INTO named VALUES (?1, ?2)", (&blob.digest, media_type))?;
        }
        rows.execute_batch(include_str!("seed.sql"))?;
        rows.execute_batch("COMMIT; PRAGMA journal_mode = WAL;")
    };
    seeded().map_err(|error| format!("seeding {}: {error}", database.display()))
}

/// Writes a file for each object, of whatever bytes.
pub(super) fn write_objects(data: &Path) -> Result<(), String> {
    let written = || -> Result<(), Box<dyn std::error::Error>> {
        let rows = Connection::open(data.join("berth.db"))?;
        let mut generations = rows.prepare("SELECT generation FROM blob")?;
        let mut found = generations.query(())?;
        while let Some(row) = found.next()? {
            let name: String = row.get(0)?;
            let folder = data.join("blobs").join(&name[..2]);
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join(name), [0; 1024])?;
        }
        Ok(())
    };
    written().map_err(|error| format!("writing objects into {}: {error}", data.display()))
}
