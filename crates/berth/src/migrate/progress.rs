use std::fmt;
use std::time::Duration;

use store::StoreError;
use store::meta::copy::{self, TABLES};

use super::place::{Place, blobs_place};
use super::{MigrateError, Moves};
use crate::config::Config;

/// Time between two lines, in microseconds.
const EVERY_MICROS: i64 = 1_000_000;

/// How far a migration is, told about once a second.
pub struct Progress {
    tell: Box<dyn FnMut(&str) + Send>,
    rows: u64,
    table: &'static str,
    begun: i64,
    told: i64,
    objects: (u64, u64),
    bytes: (u64, u64),
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress")
            .field("rows", &self.rows)
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}

impl Progress {
    /// Tells it to `tell`, a line at a time.
    pub fn new(tell: impl FnMut(&str) + Send + 'static) -> Self {
        let tell = Box::new(tell);
        Self { tell, rows: 0, table: "", begun: 0, told: 0, objects: (0, 0), bytes: (0, 0) }
    }

    /// What is going to be moved, from where and to where.
    pub(super) async fn plan(
        &mut self,
        from: &Place,
        (to, moves): (&Config, &Moves),
    ) -> Result<(), MigrateError> {
        let mut line = |what: &str, from: &str, to: String, moves: bool, much: String| match moves {
            true => (self.tell)(&format!("{what} from {from} to {to}: {much}")),
            false => (self.tell)(&format!("{what} stay at {from}")),
        };
        let (mut rows, mut log) = (0, 0);
        for table in TABLES.iter().filter(|_| moves.rows) {
            let count = table.count(&from.db).await?;
            rows += count;
            log += if table.name == "change" { count } else { 0 };
        }
        let much = format!("{rows} rows, {log} of them of the change log");
        line("rows", &from.database_place, to.database.shown(&to.data), moves.rows, much);
        let (objects, bytes) = match moves.blobs {
            true => copy::objects_left(&mut &from.db, "").await?,
            false => (0, 0),
        };
        let much = format!("{objects} objects, {}", size(bytes));
        line("blobs", &from.blobs_place, blobs_place(to), moves.blobs, much);
        Ok(())
    }

    /// Servers get so long to notice that they write no more.
    pub(super) fn waits(&mut self, time: Duration) {
        (self.tell)(&format!(
            "nothing is written any more; waiting {} s for servers to notice",
            time.as_secs()
        ));
    }

    /// So many sessions of the database have transactions that began before the mark.
    pub(super) fn waits_for(&mut self, transactions: usize) {
        (self.tell)(&format!(
            "waiting for {transactions} transactions of the database that began before, two minutes at most"
        ));
    }

    /// The source can't be told that it is served on.
    pub(super) fn asks_again(&mut self, place: &str, why: &StoreError) {
        (self.tell)(&format!(
            "{place} is still marked as being moved ({why}): asking for a minute to take the mark off"
        ));
    }

    /// More rows of a table were copied.
    pub(super) fn rows(&mut self, table: &'static str, more: u64) {
        self.rows += more;
        if self.table != table {
            self.table = table;
            (self.tell)(&format!("rows of {table} …"));
        }
    }

    /// This many objects and bytes are to be copied, from `now` on.
    pub(super) fn expect(&mut self, objects: u64, bytes: u64, now: i64) {
        (self.objects.1, self.bytes.1) = (objects, bytes);
        (self.begun, self.told) = (now, now);
        (self.tell)(&format!("{objects} blobs, {}", size(bytes)));
    }

    /// One more object of `bytes` was copied, at `now`.
    pub(super) fn object(&mut self, bytes: u64, now: i64) {
        self.objects.0 += 1;
        self.bytes.0 += bytes;
        if now - self.told >= EVERY_MICROS {
            self.told = now;
            let line = self.line((now - self.begun).max(1).unsigned_abs());
            (self.tell)(&line);
        }
    }

    fn line(&self, micros: u64) -> String {
        let rate = u128::from(self.bytes.0) * 1_000_000 / u128::from(micros);
        let left = u128::from(self.bytes.1.saturating_sub(self.bytes.0)) / rate.max(1);
        format!(
            "blobs {} of {}, {} of {}, {}/s, {} left",
            self.objects.0,
            self.objects.1,
            size(self.bytes.0),
            size(self.bytes.1),
            size(u64::try_from(rate).unwrap_or(u64::MAX)),
            duration(u64::try_from(left).unwrap_or(u64::MAX)),
        )
    }
}

/// Bytes as people read them.
pub fn size(bytes: u64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
    let mut unit = 0;
    while unit + 1 < units.len() && bytes >> (10 * (unit + 1)) > 0 {
        unit += 1;
    }
    match unit {
        0 => format!("{bytes} B"),
        _ => format!("{:.1} {}", bytes as f64 / (1_u64 << (10 * unit)) as f64, units[unit]),
    }
}

fn duration(seconds: u64) -> String {
    match seconds {
        0..=119 => format!("{seconds} s"),
        120..=7199 => format!("{} min", seconds / 60),
        _ => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_how_much_how_fast_and_how_long() {
        let mut progress = Progress::new(|_| {});
        progress.expect(4, 4 << 30, 1);
        progress.object(1 << 30, 1);
        assert_eq!(progress.line(10_000_000), "blobs 1 of 4, 1.0 GiB of 4.0 GiB, 102.4 MiB/s, 30 s left");
        assert_eq!((size(1023), duration(7500)), ("1023 B".to_owned(), "2 h 5 min".to_owned()));
    }
}
