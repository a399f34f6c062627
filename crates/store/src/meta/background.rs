//! Whether what is done here is asked for by nobody who waits: then it shares a few of the database's connections, so
//! that it keeps none from requests.

use std::future::Future;

tokio::task_local! {
    static BACKGROUND: bool;
}

/// Runs `work` as what nobody waits for.
pub fn in_background<F: Future>(work: F) -> impl Future<Output = F::Output> {
    // On the heap, since what a job does is large.
    BACKGROUND.scope(true, Box::pin(work))
}

/// Runs `work`, which goes to another task, as what is done here.
pub fn as_here<F: Future>(work: F) -> impl Future<Output = F::Output> {
    BACKGROUND.scope(is_background(), work)
}

pub(super) fn is_background() -> bool {
    BACKGROUND.try_with(|it| *it).unwrap_or(false)
}
