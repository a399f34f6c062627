use std::collections::VecDeque;

use iam::Demand;
use oci::{Digest, Manifest, Reference};
use registry::{Collected, GcStatus, Purpose, Stage};
use serde_json::{Value, json};
use store::meta::moving::{self, Move};

use super::answers::{backlog, explanation, time};
use super::{Desk, OrderError, PAGE};

impl Desk {
    pub(super) async fn gc_status(&self) -> Result<Value, OrderError> {
        let status = self.registry.gc_status().await.map_err(OrderError::of)?;
        let stored = self.registry.stored_size().await.map_err(OrderError::of)?;
        let lost = self.registry.lost_objects().await?;
        Ok(json!({
            "stages": status.stages.iter().map(backlog).collect::<Value>(),
            "lastRunAt": time(status.last_run_at),
            "lastErrorAt": time(status.last_error.as_ref().map(|(at, _)| *at)),
            "lastError": status.last_error.map(|(_, error)| error),
            "clockHaltSeconds": status.clock_halt_seconds,
            "move": status.moving.as_ref().map(moving_told),
            "objects": stored.objects,
            "bytes": stored.bytes,
            "lostObjects": lost,
        }))
    }

    pub(super) async fn gc_run(&self) -> Result<Value, OrderError> {
        let mut total = Collected::default();
        loop {
            let done = self.registry.collect().await.map_err(OrderError::of)?;
            total.add(&done);
            // What one round leaves behind may be due for the next one at once.
            if done.purged + done.cleared + done.unlinked + done.swept + done.removed == 0 {
                break;
            }
        }
        let status = self.registry.gc_status().await.map_err(OrderError::of)?;
        Ok(json!({
            "rowsPurged": total.purged, "rowsCleared": total.cleared, "blobsUnlinked": total.unlinked,
            "objectsSwept": total.swept, "objectsRemoved": total.removed, "failed": total.failed,
            "waits": waits(&status),
        }))
    }

    pub(super) async fn gc_explain(&self, digest: &str) -> Result<Value, OrderError> {
        let asked = Digest::parse(digest).map_err(|why| OrderError(format!("'{digest}': {why}")))?;
        let mut explained = self.explain_blob(&asked).await?;
        if explained.is_empty() {
            for blob in self.blobs_of_image(&asked).await? {
                explained.extend(self.explain_blob(&blob).await?);
            }
        }
        if explained.is_empty() {
            let place = format!("{} in {}", self.account, self.region);
            return Err(OrderError(format!(
                "no repository and no trash holds a blob {asked}, and no repository of {place} an image: either it \
                 was never pushed, or its space came back"
            )));
        }
        Ok(Value::Array(explained))
    }

    async fn explain_blob(&self, digest: &Digest) -> Result<Vec<Value>, OrderError> {
        let found = self.registry.explain(digest).await.map_err(OrderError::of)?;
        Ok(found.iter().map(|found| explanation(digest, found)).collect())
    }

    /// What the image `digest` names, through its children, in the first repository that holds it.
    async fn blobs_of_image(&self, digest: &Digest) -> Result<Vec<Digest>, OrderError> {
        let registry = Demand::registry("ecr:DescribeRepositories", self.account, &self.region);
        let (grant, mut after) = (self.judge(registry).await?, String::new());
        loop {
            let page = self.registry.repositories(&grant, &after, PAGE).await.map_err(OrderError::of)?;
            for repository in &page.items {
                let blobs = self.blobs_in(&repository.name, digest).await?;
                if !blobs.is_empty() {
                    return Ok(blobs);
                }
            }
            match page.items.last() {
                Some(last) if page.more => after.clone_from(&last.name),
                _ => return Ok(Vec::new()),
            }
        }
    }

    async fn blobs_in(&self, repository: &str, digest: &Digest) -> Result<Vec<Digest>, OrderError> {
        let grant = self.on("ecr:BatchGetImage", repository).await?;
        let (mut images, mut blobs) = (VecDeque::from([*digest]), Vec::new());
        while let Some(image) = images.pop_front() {
            let read = self.registry.read_image(&grant, &Reference::Digest(image), Purpose::Look).await;
            let Ok(found) = read else { continue };
            let manifest = Manifest::parse(&found.bytes, Some(&found.media_type)).map_err(OrderError::of)?;
            images.extend(manifest.children().iter().map(|child| child.digest));
            blobs.extend(manifest.blobs().map(|blob| blob.digest));
        }
        blobs.sort_unstable_by_key(ToString::to_string);
        blobs.dedup();
        Ok(blobs)
    }
}

/// A move, while which nothing is written and so nothing collected.
fn moving_told(mark: &Move) -> Value {
    let advice = match mark.stage {
        moving::Stage::Copying => {
            "if `berth migrate` runs no more, run it again, or take it back with --undo"
        }
        moving::Stage::Ending => "if `berth migrate` runs no more, run it again",
        moving::Stage::Done => "start servers there",
    };
    json!({ "to": mark.to, "since": time(Some(mark.since)), "advice": advice })
}

/// Why what is due was not taken.
fn waits(status: &GcStatus) -> Vec<String> {
    let due = |stage| status.stages.iter().find(|it| it.stage == stage).map_or(0, |it| it.due);
    let from = |micros| time(Some(micros)).as_str().unwrap_or_default().to_owned();
    let (links, condemned) = (due(Stage::Links), due(Stage::Condemned));
    let mut waits = Vec::new();
    if status.clock_halt_seconds > 0 && status.stages.iter().any(|stage| stage.due > 0) {
        waits.push(format!("the database's clock was set: all waits {} s yet", status.clock_halt_seconds));
    }
    if let (1.., Some(at)) = (links, status.links_from) {
        let after = "a quarter of the lease after this process began";
        waits.push(format!("links: {links} are due and are looked at from {} on, {after}", from(at)));
    }
    if let (1.., Some(at)) = (condemned, status.sweeps_from) {
        let after = "a reader grace after this process began";
        waits.push(format!("condemned: {condemned} are due and are swept from {} on, {after}", from(at)));
    }
    waits
}

#[cfg(test)]
mod tests {
    use registry::Backlog;

    use super::*;

    #[test]
    fn what_is_due_and_has_to_wait_says_for_what() {
        let stage = |stage, due| Backlog {
            stage,
            due,
            waiting: due,
            bytes: None,
            oldest_due_at: Some(0).filter(|_| due > 0),
        };
        let mut status = GcStatus {
            stages: vec![stage(Stage::Links, 0), stage(Stage::Condemned, 7)],
            last_run_at: None,
            last_error: None,
            done: Collected::default(),
            links_from: Some(0),
            sweeps_from: Some(3_600_000_000),
            moving: None,
            clock_halt_seconds: 0,
        };
        let said = waits(&status);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].starts_with("condemned: 7 are due and are swept from 1970-01-01T01:00:00Z on"),
            "{said:?}"
        );
        status.sweeps_from = None;
        assert!(waits(&status).is_empty());
        status.clock_halt_seconds = 60;
        assert!(waits(&status)[0].contains("clock was set"));
    }
}
