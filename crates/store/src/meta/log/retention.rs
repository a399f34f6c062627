use super::Position;
use crate::StoreError;
use crate::meta::{Database, FromRow, Row, Rows, statements};

statements! {
    OLDEST = "SELECT epoch, number, at FROM change WHERE epoch > 0 ORDER BY epoch, number LIMIT $1";
    FORGET = "DELETE FROM change WHERE epoch = $1 AND number = $2";
}

/// Changes that one transaction deletes.
const STEP: usize = 500;
const DAY_MICROS: i64 = 86_400_000_000;

struct Aged {
    position: Position,
    at: i64,
}

impl FromRow for Aged {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { position: Position::from_row(row)?, at: row.int()? })
    }
}

/// Deletes the oldest changes that are older than `days`, some hundred at a time; answers whether more may be left. The
/// newest change stays, whatever its age: it tells where the log is.
pub async fn forget(db: &Database, days: u32) -> Result<bool, StoreError> {
    db.write_relaxed(async move |tx| {
        let before = tx.now().saturating_sub(DAY_MICROS.saturating_mul(days.into()));
        let newest = super::newest(tx).await?;
        let oldest: Vec<Aged> = tx.fetch(OLDEST, &[(STEP as i64).into()]).await?;
        let due: Vec<_> =
            oldest.into_iter().take_while(|it| it.at < before && it.position < newest).collect();
        for Aged { position, .. } in &due {
            tx.execute(FORGET, &[position.epoch.into(), position.number.into()]).await?;
        }
        tx.commit_upkeep(due.len() == STEP).await
    })
    .await
}
