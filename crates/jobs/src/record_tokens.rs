//! Records which registry tokens were handed out and which access keys were used, which requests only note in memory.

use std::time::Duration;

use identity::Identity;

use crate::failures::Failures;

pub(crate) const EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn run(identity: Identity) {
    static FLUSH_ISSUED: Failures = Failures::to("issued tokens could not be recorded");
    FLUSH_ISSUED.note(identity.flush_issued().await);
    static FLUSH_KEY_USES: Failures = Failures::to("uses of access keys could not be recorded");
    FLUSH_KEY_USES.note(identity.flush_key_uses().await);
}
