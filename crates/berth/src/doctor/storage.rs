use std::time::Duration;

use store::Database;
use store::blobs::Blobs;
use store::meta::deployment;
use store::meta::moving::{self, Move};
use tokio::time::timeout;
use world::World;

use super::Finding;
use crate::config::{Config, DatabaseAddress};
use crate::newest_change;
use crate::storage::{StorageError, open_blobs};
use crate::superblock::{Expected, Superblock, SuperblockError};

/// How long a database may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// What a database says of the deployment that it holds.
struct Known {
    expected: Expected,
    fingerprint: String,
    mark: Option<Move>,
    db: Database,
}

/// Whether the database and the blobs can be reached and belong together; nothing is written to either. Of files and
/// folders that are not there yet, nothing is said.
pub(super) async fn look(config: &Config, world: &World) -> Vec<Finding> {
    let (mut findings, mut known) = (Vec::new(), None);
    let file = config.database.file(&config.data);
    if file.as_ref().is_none_or(|file| file.exists()) {
        let place = config.database.shown(&config.data);
        let found = timeout(PATIENCE, rows(config, world)).await;
        let found = found.unwrap_or_else(|_| Err(format!("no answer within {} s", PATIENCE.as_secs())));
        findings.push(match &found {
            Ok(Some(Known { expected: Expected { deployment: Some(id), epoch, .. }, .. })) => {
                Finding::fine("database", format!("{place} holds deployment {id}, at epoch {epoch}"))
            }
            Ok(_) => Finding::fine("database", format!("{place} answers; a first start makes the tables")),
            Err(why) => Finding::failed("database", format!("{place}: {why}")),
        });
        known = found.ok().flatten();
        let mark = known.as_ref().and_then(|known| known.mark.clone());
        findings
            .extend(mark.map(|mark| Finding::failed("move", StorageError::of_move(place, mark).to_string())));
    }
    let folder = config.blobs.folder(&config.data);
    // Of a folder that no rows know, nothing says that it is of blobs.
    if folder.as_ref().is_none_or(|folder| known.is_some() && folder.exists()) {
        let (place, what) =
            (config.blobs.shown(&config.data), if folder.is_some() { "blobs" } else { "bucket" });
        match blobs(config, &place, known.as_ref()).await {
            Ok((text, blobs)) => {
                findings.push(Finding::fine(what, format!("{place} {text}")));
                findings.extend(age(known.as_ref(), &blobs).await);
            }
            Err(why) => findings.push(Finding::failed(what, why)),
        }
    }
    findings
}

/// Whether the database is older than the blobs.
async fn age(known: Option<&Known>, blobs: &Blobs) -> Option<Finding> {
    match newest_change::behind(&known?.db, blobs).await {
        Ok(behind) => behind.map(|behind| {
            Finding::failed("database", format!("{behind}. A server only reads until `berth epoch raise`"))
        }),
        Err(why) => Some(Finding::failed("database", why)),
    }
}

async fn rows(config: &Config, world: &World) -> Result<Option<Known>, String> {
    let looked = async {
        let clock = world.clock.clone();
        let there = match &config.database {
            DatabaseAddress::Postgres(url) => Database::inspect(url.expose(), clock).await?,
            DatabaseAddress::InData | DatabaseAddress::Sqlite(_) => {
                match config.database.file(&config.data) {
                    Some(file) => Database::inspect_file(&file, clock)?,
                    None => None,
                }
            }
        };
        let Some(db) = there else { return Ok(None) };
        let Some(deployment) = deployment::load(&mut &db).await? else { return Ok(None) };
        let expected = Expected {
            deployment: Some(deployment.id),
            epoch: deployment::epoch(&mut &db).await?,
            holds_blobs: deployment::holds_blobs(&mut &db).await?,
        };
        let mark = moving::find(&mut &db).await?;
        Ok(Some(Known { expected, fingerprint: deployment.root_key_fingerprint, mark, db }))
    };
    looked.await.map_err(|error: store::StoreError| error.to_string())
}

async fn blobs(config: &Config, place: &str, known: Option<&Known>) -> Result<(String, Blobs), String> {
    let blobs = open_blobs(config, &config.blobs, &config.data).map_err(|error| error.to_string())?;
    let told = |error: SuperblockError| error.to_string();
    let found = Superblock::read(&blobs, place).await.map_err(told)?;
    if let Some(known) = known {
        let places = (place, &*config.database.shown(&config.data));
        Superblock::check(found.as_ref(), &known.expected, &known.fingerprint, places).map_err(told)?;
    }
    let told = match found.and_then(|found| found.deployment) {
        Some(id) => format!("can be read and holds the blobs of deployment {id}"),
        None => String::from("answers and is new; a start tries whether it can be written to"),
    };
    Ok((told, blobs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;
    use crate::storage::{Found, IfNew};

    #[tokio::test]
    async fn a_mark_in_a_file_is_told_and_the_file_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let flags = vec![("data", folder.path().display().to_string())];
        let (config, world) = (Sources { flags, ..Sources::default() }.load().unwrap(), World::real());
        assert!(look(&config, &world).await.is_empty(), "nothing is there yet");
        let found = Found::look(&config, &world, IfNew::Begin).await.unwrap();
        let (storage, key) = found.open(&config, &world).await.unwrap();
        let options = identity::Options::default();
        identity::Identity::open(storage.db.clone(), world.clone(), key, options).await.unwrap();
        storage.bind().await.unwrap();
        let fine = look(&config, &world).await;
        assert!(fine.len() == 2 && !fine.iter().any(Finding::is_failure), "{fine:?}");
        moving::mark(&storage.db, "elsewhere", "a run that is killed").await.unwrap();
        let findings = look(&config, &world).await;
        let failed: Vec<_> = findings.iter().filter(|finding| finding.is_failure()).collect();
        assert!(failed.len() == 1 && failed[0].text.contains("--undo"), "{findings:?}");
    }

    #[tokio::test]
    async fn what_does_not_answer_is_in_the_way() {
        let database = ("database", "postgres://berth@127.0.0.1:9/berth".to_owned());
        let key = |name| (name, "key".to_owned());
        let bucket = ("blobs", "s3://berth?endpoint=http://127.0.0.1:9&region=us-east-1".to_owned());
        let flags = vec![database, bucket, key("blobs_access_key_id"), key("blobs_secret_access_key")];
        let config = Sources { flags, ..Sources::default() }.load().unwrap();
        let findings = look(&config, &World::real()).await;
        assert!(findings.len() == 2 && findings.iter().all(Finding::is_failure), "{findings:?}");
        assert!(findings[1].text.contains("nothing listens at the endpoint"), "{}", findings[1]);
        let local = Sources::default().load().unwrap();
        assert!(look(&local, &World::real()).await.is_empty());
    }
}
