use std::future::Future;

use store::meta::{as_here, note, noting};
use tracing::Instrument;

use crate::Error;

/// Runs `work` to its end even if whoever waits for it goes away, as a request does when its client disconnects:
/// what has begun to change an object, a row or a cache would otherwise run on behind the next one's back, or
/// stop half way.
pub(crate) async fn to_its_end<T, F>(work: F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>> + Send + 'static,
    T: Send + 'static,
{
    let ended = tokio::spawn(as_here(noting(work)).in_current_span()).await;
    let (output, changes) = ended.map_err(Error::broken)?;
    note(changes);
    output
}
