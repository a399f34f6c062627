//! Deletes what referred to images that were deleted half a day ago, as ECR's lifecycle does. Any number of processes may
//! do so at a time.

use std::time::Duration;

use iam::Grant;
use registry::{Error, LeftBehind, Registry};
use store::meta::noting;
use tokio::sync::watch;

use crate::evaluate_lifecycles::{PolicyExecution, Recorder};

pub(crate) const EVERY: Duration = Duration::from_secs(600);

/// The action of whoever deletes images.
const ACTION: &str = "ecr:BatchDeleteImage";

pub(crate) async fn run(registry: Registry, recorder: Recorder, stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let due = match registry.due_left_behind().await {
            Ok(due) if due.is_empty() => return,
            Ok(due) => due,
            Err(error) => return tracing::warn!(%error, "referrers of deleted images have to wait"),
        };
        for left in due {
            if *stopped.borrow() {
                return;
            }
            if let Err(error) = expire(&registry, &recorder, left).await {
                return tracing::warn!(%error, "referrers of a deleted image could not be deleted");
            }
        }
    }
}

async fn expire(registry: &Registry, recorder: &Recorder, mut left: LeftBehind) -> Result<(), Error> {
    let demand = left.demand(ACTION);
    let grant = Grant::system(demand.clone());
    loop {
        let (step, changes) = noting(registry.expire_left_behind(&grant, &mut left)).await;
        let Some(step) = step? else { return Ok(()) };
        if !step.done.is_empty() {
            recorder.tell(&PolicyExecution {
                demand: &demand,
                step: &step,
                changes: &changes,
                preview: None,
            });
        }
    }
}
