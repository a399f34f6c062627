//! What a request changed: the log positions that its writes committed at, for whoever has to cite them.

use std::cell::RefCell;
use std::future::Future;

use super::log::Position;

tokio::task_local! {
    static NOTED: RefCell<Vec<Position>>;
}

/// Runs `work`, and answers besides with the positions that it committed changes at, in order.
pub fn noting<F: Future>(work: F) -> impl Future<Output = (F::Output, Vec<Position>)> {
    // On the heap, since what a request does is large, and each future around it would hold and move it.
    let work = Box::pin(work);
    NOTED.scope(RefCell::default(), async {
        let output = work.await;
        (output, NOTED.with(RefCell::take))
    })
}

/// Notes positions for the [`noting`] around this, if there is one: for work that another task did.
pub fn note(positions: impl IntoIterator<Item = Position>) {
    let _ = NOTED.try_with(|noted| noted.borrow_mut().extend(positions));
}
