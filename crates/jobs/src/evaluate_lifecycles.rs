//! Evaluates lifecycle policies when they are due, and deletes or archives what they choose. Any number of processes may do so: each
//! policy is one's at a time.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use iam::{Demand, Grant};
use registry::{DueEvaluation, Error, LifecycleRun, LifecycleStep, Registry};
use store::meta::log::Position;
use store::meta::noting;
use tokio::sync::watch;

/// How often policies that are due are looked for, unless the configuration has them evaluated more often.
pub(crate) const EVERY: Duration = Duration::from_secs(60);

/// The action of whoever reads a policy; the job grants itself those of what it does beside.
const ACTION: &str = "ecr:GetLifecyclePolicy";

/// What a lifecycle policy, or the rule that referrers go with what they refer to, did in one transaction.
#[derive(Debug)]
pub struct PolicyExecution<'a> {
    /// The repository, as the grant names it.
    pub demand: &'a Demand,
    /// The images.
    pub step: &'a LifecycleStep,
    /// Where the change stands in the log.
    pub changes: &'a [Position],
    /// Of a preview, which did nothing: how many images it would delete, and how many it would archive; `step` has some.
    pub preview: Option<(u64, u64)>,
}

/// Who is told of what policies do.
#[derive(Clone)]
pub struct Recorder(Arc<dyn Fn(&PolicyExecution<'_>) + Send + Sync>);

impl Recorder {
    /// Tells `record`.
    pub fn new(record: impl Fn(&PolicyExecution<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(record))
    }

    pub(crate) fn tell(&self, execution: &PolicyExecution<'_>) {
        (self.0)(execution);
    }
}

impl Default for Recorder {
    /// Nobody.
    fn default() -> Self {
        Self::new(|_| {})
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recorder")
    }
}

/// Evaluates until nothing is due, or the process is to end: what is left is due again at once.
pub(crate) async fn run(registry: Registry, recorder: Recorder, stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let due = match registry.due_lifecycle_evaluations().await {
            Ok(due) if due.is_empty() => return,
            Ok(due) => due,
            Err(error) => return tracing::warn!(%error, "lifecycle policies have to wait"),
        };
        let mut failed = false;
        for due in due {
            if *stopped.borrow() {
                return;
            }
            if let Err(error) = evaluate(&registry, &recorder, &due, &stopped).await {
                let repository = due.repository();
                tracing::warn!(%error, repository, "a lifecycle policy was not evaluated to its end");
                failed = true;
            }
        }
        // What failed may be due still, and is tried again the next time.
        if failed {
            return;
        }
    }
}

async fn evaluate(
    registry: &Registry,
    recorder: &Recorder,
    due: &DueEvaluation,
    stopped: &watch::Receiver<bool>,
) -> Result<(), Error> {
    let grant = Grant::system(due.demand(ACTION));
    let Some(mut run) = registry.begin_lifecycle_run(&grant, due).await? else { return Ok(()) };
    loop {
        if *stopped.borrow() {
            return run.give_back().await;
        }
        match carry_out(&mut run, recorder, due).await {
            Ok(true) => {}
            Ok(false) => break,
            Err(error @ (Error::Unavailable(_) | Error::Moving | Error::Full(_))) => return Err(error),
            Err(error) => {
                run.fail(&error).await?;
                return Err(error);
            }
        }
    }
    let came_of_it = run.end().await?;
    tracing::info!(
        repository = due.repository(),
        images = came_of_it.images,
        expired = came_of_it.expired,
        archived = came_of_it.archived,
        spared = came_of_it.spared,
        failed = came_of_it.failed,
        "a lifecycle policy was evaluated"
    );
    Ok(())
}

/// One step; answers whether there was anything to do.
async fn carry_out(run: &mut LifecycleRun, recorder: &Recorder, due: &DueEvaluation) -> Result<bool, Error> {
    let granted = |action| Grant::system(due.demand(action));
    let (step, changes) = noting(run.step(granted)).await;
    let Some(step) = step? else { return Ok(false) };
    if !step.done.is_empty() || !step.failed.is_empty() {
        let demand = &due.demand(ACTION);
        recorder.tell(&PolicyExecution { demand, step: &step, changes: &changes, preview: None });
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use iam::{AccountId, Region};
    use registry::{ImageFilter, Mutability, NewImage, NewRepository, OnRepeat};
    use store::blobs::Blobs;
    use store::{Database, Durability};
    use world::World;

    use super::*;

    const KEEP_ONE: &str = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any",
        "countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}"#;

    fn grant() -> Grant {
        let account = AccountId::parse("123456789012").unwrap();
        Grant::system(Demand::repository("ecr:Any", account, &Region::parse("eu-west-1").unwrap(), "web"))
    }

    async fn push(registry: &Registry, note: &str) {
        let manifest = format!(
            r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],
            "annotations":{{"note":"{note}"}}}}"#
        );
        let (media_type, digest, tags) = (None, None, Vec::new());
        let image =
            NewImage { bytes: manifest.into(), media_type, digest, tags, on_repeat: OnRepeat::Accept };
        registry.push_image(&grant(), image).await.unwrap();
    }

    #[tokio::test]
    async fn what_is_due_is_evaluated_and_recorded() {
        let folder = tempfile::tempdir().unwrap();
        let world = World::simulated("2026-05-01T12:00:00Z".parse().unwrap(), 7);
        let path = folder.path().join("berth.db");
        let db = Database::open(&path, Durability::Off, world.clock.clone()).unwrap();
        let registry = Registry::new(db, Blobs::memory(), world.clone(), registry::Options::default());
        let new = NewRepository { mutability: Mutability::Mutable, scan_on_push: false, tags: Vec::new() };
        registry.create_repository(&grant(), new).await.unwrap();
        push(&registry, "one").await;
        push(&registry, "two").await;
        registry.set_lifecycle_policy(&grant(), KEEP_ONE).await.unwrap();
        let told: Arc<Mutex<Vec<(String, usize, usize)>>> = Arc::default();
        let recorder = Recorder::new({
            let told = told.clone();
            move |it| {
                let about = it.demand.resource_text().to_owned();
                told.lock().unwrap().push((about, it.step.done.len(), it.changes.len()));
            }
        });
        let (stop, stopped) = watch::channel(false);
        run(registry.clone(), recorder.clone(), stopped.clone()).await;
        assert_eq!(told.lock().unwrap().len(), 0, "not due yet");
        world.clock.advance(Duration::from_secs(3600).try_into().unwrap());
        stop.send_replace(true);
        run(registry.clone(), recorder.clone(), stopped.clone()).await;
        assert_eq!(told.lock().unwrap().len(), 0, "the process ends");
        stop.send_replace(false);
        run(registry.clone(), recorder, stopped).await;
        let arn = "arn:aws:ecr:eu-west-1:123456789012:repository/web".to_owned();
        assert_eq!(*told.lock().unwrap(), [(arn, 1, 1)]);
        let left = registry.describe_images(&grant(), ImageFilter::default(), "", 10).await.unwrap();
        assert_eq!(left.items.len(), 1);
    }
}
