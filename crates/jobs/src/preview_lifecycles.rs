//! Makes the previews of lifecycle policies that callers wait for, and lets old ones go.

use std::time::Duration;

use iam::Demand;
use registry::{LifecycleStep, Registry, TendedPreview};

use crate::evaluate_lifecycles::{PolicyExecution, Recorder};
use crate::failures::Failures;

pub(crate) const EVERY: Duration = Duration::from_secs(1);

/// The action by which previews are asked for.
const ACTION: &str = "ecr:StartLifecyclePolicyPreview";

pub(crate) async fn run(registry: Registry, recorder: Recorder) {
    static TENDING: Failures = Failures::to("previews of lifecycle policies have to wait");
    loop {
        match TENDING.note(registry.tend_lifecycle_previews().await) {
            None | Some(TendedPreview::None) => return,
            Some(TendedPreview::LetGo) => {}
            Some(TendedPreview::Made(made)) => {
                let demand = &Demand::repository(ACTION, made.account, &made.region, &made.repository);
                let step = &LifecycleStep { done: made.some, failed: Vec::new() };
                let preview = Some((made.expiring, made.archiving));
                recorder.tell(&PolicyExecution { demand, step, changes: &[], preview });
            }
        }
    }
}
