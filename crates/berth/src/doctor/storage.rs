use std::time::Duration;

use store::Database;
use store::blobs::Blobs;
use store::meta::deployment;
use store::meta::moving::{self, Move};
use tokio::time::timeout;
use world::World;

use super::Finding;
use crate::config::{BlobsAddress, Config, DatabaseAddress};
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

/// Whether the database and the bucket can be reached and belong together; nothing is written to either. SQLite and
/// folders are the data folder's.
pub(super) async fn look(config: &Config, world: &World) -> Vec<Finding> {
    let (mut findings, mut known) = (Vec::new(), None);
    if let DatabaseAddress::Postgres(url) = &config.database {
        let place = config.database.shown(&config.data);
        let found = timeout(PATIENCE, rows(url.expose(), world)).await;
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
    if matches!(config.blobs, BlobsAddress::S3(_)) {
        let place = config.blobs.shown(&config.data);
        match bucket(config, &place, known.as_ref()).await {
            Ok((text, blobs)) => {
                findings.push(Finding::fine("bucket", format!("{place} {text}")));
                findings.extend(age(known.as_ref(), &blobs).await);
            }
            Err(why) => findings.push(Finding::failed("bucket", why)),
        }
    }
    findings
}

/// Whether the database is older than the bucket.
async fn age(known: Option<&Known>, blobs: &Blobs) -> Option<Finding> {
    match newest_change::behind(&known?.db, blobs).await {
        Ok(behind) => behind.map(|behind| {
            Finding::failed("database", format!("{behind}. A server only reads until `berth epoch raise`"))
        }),
        Err(why) => Some(Finding::failed("database", why)),
    }
}

async fn rows(url: &str, world: &World) -> Result<Option<Known>, String> {
    let looked = async {
        let Some(db) = Database::inspect(url, world.clock.clone()).await? else { return Ok(None) };
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

async fn bucket(config: &Config, place: &str, known: Option<&Known>) -> Result<(String, Blobs), String> {
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
