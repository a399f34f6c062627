use std::future::Future;

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
    tokio::spawn(work.in_current_span()).await.unwrap_or_else(|died| Err(Error::broken(died)))
}
