//! Lets the turns that requests of this process have at uploads go on; at the start, ends those of a process before.

use registry::Registry;

use crate::failures::Failures;

pub(crate) async fn run(registry: Registry) {
    static RENEW_TURNS: Failures = Failures::to("turns at uploads could not be renewed");
    RENEW_TURNS.note(registry.renew_turns().await);
}

pub(crate) async fn start(registry: Registry) {
    static FORGET_TURNS: Failures =
        Failures::to("turns at uploads that an earlier process left last until their end");
    FORGET_TURNS.note(registry.forget_turns().await);
}
