//! Rows put straight into a server's database while the server is down.

use rusqlite::Connection;
use std::path::Path;
use testbed::Postgres;

use crate::bench::payload::Image;

/// How many images are put into `growth/images`, how many repositories of one image beside it, and how many blobs that
/// nothing names and whose leases are over.
pub(super) type Counts = (u32, u32, u32);

/// What both databases run, once `asked` and `named` say what.
const SEED: &str = include_str!("seed.sql");
const TABLES: &str =
    "CREATE TEMP TABLE asked (images INTEGER, repositories INTEGER, dead INTEGER, manifest BYTEA);
                      CREATE TEMP TABLE named (digest TEXT, media_type TEXT);";
/// What the seed takes from SQLite and PostgreSQL lacks.
const FUNCTIONS: &str = "
    CREATE FUNCTION randomblob(bytes INTEGER) RETURNS BYTEA LANGUAGE sql VOLATILE
    AS $$ SELECT substring(sha256((random()::text || random()::text)::bytea) FOR bytes) $$;
    CREATE FUNCTION hex(bytes BYTEA) RETURNS TEXT LANGUAGE sql AS $$ SELECT encode(bytes, 'hex') $$;";

/// Puts images that all have the blobs of `image` into SQLite. Tags are `v0`, `v1`, …
pub(super) fn sqlite(database: &Path, image: &Image, counts: Counts) -> Result<(), String> {
    let seeded = || -> rusqlite::Result<()> {
        let rows = Connection::open(database)?;
        // A seed that is cut off is thrown away.
        rows.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;",
        )?;
        rows.execute_batch(&format!("BEGIN; {TABLES} {}", asked(image, counts, "X'")))?;
        rows.execute_batch(SEED)?;
        rows.execute_batch("COMMIT; PRAGMA journal_mode = WAL;")
    };
    seeded().map_err(|error| format!("seeding {}: {error}", database.display()))
}

/// The same in PostgreSQL; then what autovacuum would do within minutes.
pub(super) fn postgres(postgres: &Postgres, database: &str, image: &Image, counts: Counts) {
    let asked = asked(image, counts, "'\\x");
    postgres.sql(database, &format!("BEGIN; {FUNCTIONS} {TABLES} {asked} {SEED} COMMIT;"));
    postgres.sql(database, "VACUUM ANALYZE");
}

/// The rows that say what to seed; `hex` begins a literal of bytes.
fn asked(image: &Image, (images, repositories, dead): Counts, hex: &str) -> String {
    let manifest = hex::encode(&image.manifest.bytes);
    let mut text = format!("INSERT INTO asked VALUES ({images}, {repositories}, {dead}, {hex}{manifest}');");
    for (blob, kind) in [(&image.layer, "layer.v1.tar+gzip"), (&image.config, "config.v1+json")] {
        let media_type = format!("application/vnd.oci.image.{kind}");
        text.push_str(&format!("INSERT INTO named VALUES ('{}', '{media_type}');", blob.digest));
    }
    text
}

/// Writes a file for each object that SQLite knows, of whatever bytes.
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
