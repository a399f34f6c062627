//! How a run ends: the target becomes a place to serve from, or the source is given back.

use std::time::Duration;

use store::meta::moving::{self, Stage};
use store::meta::{copy, deployment};

use super::{MigrateError, Progress, Report, Run};
use crate::superblock::Superblock;

/// How often the source is asked to be given back, and the time between.
const ATTEMPTS: usize = 20;
const AGAIN: Duration = Duration::from_secs(3);

impl Run {
    /// The end of a run that has copied all. From the source's mark on neither `--undo` nor another run can have it.
    pub(super) async fn finish(
        self,
        report: Report,
        progress: &mut Progress,
    ) -> Result<Report, MigrateError> {
        match moving::begin_end(&self.from.db, &self.name).await {
            Ok(true) => self.end(report).await,
            Ok(false) => Err(MigrateError::Changed(self.from.database_place)),
            // It may have been done all the same.
            Err(error) => Err(self.give_back(error.into(), progress).await),
        }
    }

    /// Makes the target a place to serve from; each step may be taken again.
    pub(super) async fn end(self, report: Report) -> Result<Report, MigrateError> {
        self.serve_target(report).await.map_err(|error| MigrateError::Unfinished(Box::new(error)))
    }

    /// The order matters: the source is closed by its mark, then by its superblock, and whatever opens the target comes
    /// after that.
    async fn serve_target(self, mut report: Report) -> Result<Report, MigrateError> {
        let Self { from, to, mut left, moves, name, filling } = self;
        let mut epoch = left.epoch.max(deployment::epoch(&mut &from.db).await?) + 1;
        if moves.rows {
            epoch = copy::finish(&from.db, (&to.db, &filling), epoch).await?;
        }
        if moves.blobs {
            left.moved_to = Some(to.shown());
            left.write(&from.blobs, &from.blobs_place).await?;
        }
        let found = Superblock::read(&to.blobs, &to.blobs_place).await?;
        let served = |it: &Superblock| it.is_whole() && it.epoch >= epoch;
        if !found.as_ref().is_some_and(served) {
            let deployment = left.deployment.as_deref().unwrap_or_default();
            let done = Superblock::new(&left.root_key_fingerprint, deployment, epoch);
            done.write(&to.blobs, &to.blobs_place).await?;
        }
        match moves.rows {
            true => drop(moving::end(&from.db, &name).await?),
            false => moving::clear(&from.db, Some(epoch)).await?,
        }
        report.epoch = epoch;
        Ok(report)
    }

    /// Takes the run's mark off the source, which is served on; answers what to say of `error`.
    pub(super) async fn give_back(&self, error: MigrateError, progress: &mut Progress) -> MigrateError {
        let mut attempt = 1;
        let why = loop {
            match moving::give_up(&self.from.db, &self.name).await {
                Ok(true) => return error,
                Ok(false) => break None,
                Err(why) if attempt == ATTEMPTS => break Some(why),
                Err(why) => {
                    if attempt == 1 {
                        progress.asks_again(&self.from.database_place, &why);
                    }
                    tokio::time::sleep(AGAIN).await;
                }
            }
            attempt += 1;
        };
        let place = self.from.database_place.clone();
        if let Some(why) = why {
            return MigrateError::StillMarked { place, why, error: Box::new(error) };
        }
        match moving::find(&mut &self.from.db).await {
            Ok(Some(mark)) if mark.run == self.name && mark.stage != Stage::Copying => {
                MigrateError::Unfinished(Box::new(error))
            }
            Ok(_) => error,
            Err(why) => MigrateError::StillMarked { place, why, error: Box::new(error) },
        }
    }
}
