//! Records why requests were denied, which the gate's answers only note in memory, and forgets those of yesterday.

use std::time::Duration;

use identity::Identity;

use crate::failures::Failures;

pub(crate) const EVERY: Duration = Duration::from_secs(1);
pub(crate) const FORGET_EVERY: Duration = Duration::from_secs(60 * 60);

pub(crate) async fn run(identity: Identity) {
    static FLUSH_DENIALS: Failures = Failures::to("denials could not be recorded");
    FLUSH_DENIALS.note(identity.flush_denials().await);
}

pub(crate) async fn forget(identity: Identity) {
    static FORGET_DENIALS: Failures = Failures::to("records of old denials could not be deleted");
    FORGET_DENIALS.note(identity.forget_denials().await);
}
