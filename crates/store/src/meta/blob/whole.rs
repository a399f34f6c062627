//! Links to blobs whose objects are not lost.

use super::Link;
use crate::StoreError;
use crate::meta::{Rows, Tx, statements};

statements! {
    /// Held against the collector until the end of the transaction.
    LINK = "SELECT repository_id, digest, generation, size, linked_at FROM repo_blob \
            WHERE repository_id = $1 AND digest = $2 AND NOT EXISTS (SELECT 1 FROM lost_object \
            WHERE lost_object.generation = repo_blob.generation) /* FOR SHARE */";
}

/// The repository's link to `digest`, which stays until the transaction ends; none if its object is lost.
pub async fn link_shared(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
) -> Result<Option<Link>, StoreError> {
    tx.fetch_optional(LINK, &[repository_id.into(), digest.into()]).await
}

/// Which of `digests` the repository has no such links to; those to the others stay until the transaction ends. They are
/// locked in the order of `digests`.
pub async fn links_missing(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digests: &[&str],
) -> Result<Vec<String>, StoreError> {
    let keys: Vec<_> = digests.iter().map(|digest| vec![repository_id.into(), (*digest).into()]).collect();
    let links = tx.query_each(LINK, &keys).await?;
    let missing = digests.iter().zip(links).filter(|(_, found)| found.is_empty());
    Ok(missing.map(|(digest, _)| (*digest).to_owned()).collect())
}
