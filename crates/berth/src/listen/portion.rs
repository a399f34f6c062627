//! How much of a body one turn moves.

use std::cell::Cell;
use std::task::{Context, Poll};

thread_local! {
    /// What the turn that runs on this thread may still move. Who has no turn is not limited.
    static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// While it lives, this thread moves so many bytes at most; after that, what was before holds again.
#[derive(Debug)]
pub(super) struct Portion {
    before: usize,
}

impl Portion {
    pub(super) fn of(bytes: usize) -> Self {
        Self { before: LEFT.replace(bytes) }
    }
}

impl Drop for Portion {
    fn drop(&mut self) {
        LEFT.set(self.before);
    }
}

/// What is left, at least one byte. If nothing is, `cx` is woken to go on in another turn.
pub(super) fn left(cx: &Context<'_>) -> Poll<usize> {
    match LEFT.get() {
        0 => {
            cx.waker().wake_by_ref();
            Poll::Pending
        }
        left => Poll::Ready(left),
    }
}

/// Counts bytes that were moved.
pub(super) fn moved(bytes: usize) {
    LEFT.set(LEFT.get().saturating_sub(bytes));
}
