//! When images were last pulled (upkeep).

use super::{Tx, statements};
use crate::StoreError;

statements! {
    RECORD = "INSERT INTO pull (repository_id, digest, pulled_at) VALUES ($1, $2, $3) \
              ON CONFLICT (repository_id, digest) DO UPDATE SET pulled_at = excluded.pulled_at \
              WHERE pull.pulled_at < excluded.pulled_at";
}

/// Records that an image was pulled at `pulled_at` (microseconds); an older time never replaces a newer one.
pub async fn record(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    pulled_at: i64,
) -> Result<(), StoreError> {
    tx.execute(RECORD, &[repository_id.into(), digest.into(), pulled_at.into()]).await?;
    Ok(())
}
