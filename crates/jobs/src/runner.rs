use std::future::Future;
use std::time::Duration;

use identity::Identity;
use registry::Registry;
use store::Database;
use store::meta::in_background;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::evaluate_lifecycles::{self, Recorder};
use crate::follow_log::{self, Following};
use crate::{
    collect, expire_referrers, expire_uploads, finish_restores, flush_pulls, forget_tokens, forget_use,
    preview_lifecycles, record_denials, record_tokens, renew_turns, shorten_log,
};

/// The jobs of this process, until they are stopped.
#[derive(Debug)]
pub struct Running {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// How often jobs run, where an operator may say so.
#[derive(Clone, Debug)]
pub struct Options {
    /// Time between two runs of collection; it goes on at once while there is more to do.
    pub collection_interval: Duration,
    /// Time between two looks for lifecycle policies that are due to be evaluated.
    pub lifecycle_interval: Duration,
    /// How many days changes stay in the log; 0 keeps all.
    pub log_days: u32,
    /// Who is told of what lifecycle policies do.
    pub recorder: Recorder,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            collection_interval: collect::EVERY,
            lifecycle_interval: evaluate_lifecycles::EVERY,
            log_days: 0,
            recorder: Recorder::default(),
        }
    }
}

/// Starts the jobs. With a database that other processes write to, its log is followed.
pub fn start(registry: &Registry, identity: &Identity, db: &Database, options: Options) -> Running {
    let (stop, stopped) = watch::channel(false);
    let mut tasks = JoinSet::new();
    let (of_pulls, of_uploads, of_turns) = (registry.clone(), registry.clone(), registry.clone());
    let of_garbage = registry.clone();
    let (of_tokens, of_expired) = (identity.clone(), identity.clone());
    tasks.spawn(every(flush_pulls::EVERY, stopped.clone(), move || flush_pulls::run(of_pulls.clone())));
    let expiry_interval = expire_uploads::EVERY.min(options.collection_interval);
    tasks.spawn(every(expiry_interval, stopped.clone(), move || expire_uploads::run(of_uploads.clone())));
    let of_restores = registry.clone();
    tasks.spawn(every(finish_restores::EVERY, stopped.clone(), move || {
        finish_restores::run(of_restores.clone())
    }));
    tasks.spawn(run(renew_turns::start(registry.clone())));
    tasks.spawn(promptly_every(registry.turn_renewal(), stopped.clone(), move || {
        renew_turns::run(of_turns.clone())
    }));
    let until = stopped.clone();
    tasks.spawn(every(options.collection_interval, stopped.clone(), move || {
        collect::run(of_garbage.clone(), until.clone())
    }));
    tasks.spawn(every(forget_tokens::EVERY, stopped.clone(), move || forget_tokens::run(of_expired.clone())));
    tasks.spawn(every(record_tokens::EVERY, stopped.clone(), move || record_tokens::run(of_tokens.clone())));
    let (of_subjects, of_dry_runs) = (options.recorder.clone(), options.recorder.clone());
    let (of_policies, recorder, until) = (registry.clone(), options.recorder, stopped.clone());
    tasks.spawn(every(options.lifecycle_interval, stopped.clone(), move || {
        evaluate_lifecycles::run(of_policies.clone(), recorder.clone(), until.clone())
    }));
    let (of_referrers, recorder, until) = (registry.clone(), of_subjects, stopped.clone());
    tasks.spawn(every(expire_referrers::EVERY, stopped.clone(), move || {
        expire_referrers::run(of_referrers.clone(), recorder.clone(), until.clone())
    }));
    let (of_previews, of_use) = (registry.clone(), registry.clone());
    tasks.spawn(every(forget_use::EVERY, stopped.clone(), move || forget_use::run(of_use.clone())));
    tasks.spawn(every(preview_lifecycles::EVERY, stopped.clone(), move || {
        preview_lifecycles::run(of_previews.clone(), of_dry_runs.clone())
    }));
    let (of_denials, of_old) = (identity.clone(), identity.clone());
    tasks.spawn(every(record_denials::EVERY, stopped.clone(), move || {
        record_denials::run(of_denials.clone())
    }));
    tasks.spawn(every(record_denials::FORGET_EVERY, stopped.clone(), move || {
        record_denials::forget(of_old.clone())
    }));
    if options.log_days > 0 {
        let (of_log, days, until) = (db.clone(), options.log_days, stopped.clone());
        tasks.spawn(every(shorten_log::EVERY, stopped.clone(), move || {
            shorten_log::run(of_log.clone(), days, until.clone())
        }));
    }
    if db.shared() {
        let (following, registry) = (Following::new(db.clone()), registry.clone());
        tasks.spawn(promptly_every(follow_log::EVERY, stopped, move || {
            follow_log::run(following.clone(), registry.clone())
        }));
    }
    Running { stop, tasks }
}

impl Running {
    /// Lets each job run a last time, so that nothing noted in memory is lost, and waits for it.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
    }
}

/// Runs a job that requests need not wait for.
async fn every<F, R>(period: Duration, stopped: watch::Receiver<bool>, job: F)
where
    F: Fn() -> R,
    R: Future<Output = ()> + Send + 'static,
{
    promptly_every(period, stopped, move || in_background(job())).await;
}

/// Runs a job that must not wait for others: what it does too late is felt.
async fn promptly_every<F, R>(period: Duration, mut stopped: watch::Receiver<bool>, job: F)
where
    F: Fn() -> R,
    R: Future<Output = ()> + Send + 'static,
{
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => run(job()).await,
            _ = stopped.changed() => return run(job()).await,
        }
    }
}

/// Runs a job in a task of its own: a panic ends this run and no other.
async fn run(job: impl Future<Output = ()> + Send + 'static) {
    if let Err(error) = tokio::spawn(job).await {
        tracing::error!(%error, "a job ended early; it runs again");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use store::Durability;
    use store::blobs::Blobs;
    use world::World;

    use super::*;

    #[tokio::test]
    async fn a_job_that_panics_runs_again() {
        let runs = Arc::new(AtomicU32::new(0));
        let (stop, stopped) = watch::channel(false);
        let job = every(Duration::from_millis(1), stopped, {
            let runs = runs.clone();
            move || {
                let (run, stop) = (runs.fetch_add(1, Ordering::SeqCst), stop.clone());
                async move {
                    assert_ne!(run, 0, "the first run fails");
                    stop.send_replace(true);
                }
            }
        });
        job.await;
        assert!(runs.load(Ordering::SeqCst) >= 2);
    }

    #[tokio::test]
    async fn records_of_expired_tokens_are_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let world = World::simulated("2026-05-01T12:00:00Z".parse().unwrap(), 7);
        let db =
            Database::open(&folder.path().join("berth.db"), Durability::Off, world.clock.clone()).unwrap();
        let key = identity::RootKey::from_bytes([1; 32]);
        let identity =
            Identity::open(db.clone(), world.clone(), key, identity::Options::default()).await.unwrap();
        let registry =
            Registry::new(db.clone(), Blobs::memory(), world.clone(), registry::Options::default());
        let account = "123456789012".parse().unwrap();
        let root = identity.ensure_account(account, None).await.unwrap().credentials;
        let caller = identity::Caller::root(account, &root.access_key_id);
        identity.issue_registry_token(&caller, account, &"eu-west-1".parse().unwrap()).await.unwrap();
        identity.flush_issued().await.unwrap();
        world.clock.advance(Duration::from_secs(13 * 60 * 60).try_into().unwrap());
        start(&registry, &identity, &db, Options::default()).stop().await;
        assert_eq!(identity.purge_issued().await.unwrap(), 0);
    }
}
