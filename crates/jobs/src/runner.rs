use std::future::Future;
use std::time::Duration;

use identity::Identity;
use registry::Registry;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::{expire_uploads, flush_pulls, record_tokens};

/// The jobs of this process, until they are stopped.
#[derive(Debug)]
pub struct Running {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// Starts the jobs.
pub fn start(registry: &Registry, identity: &Identity) -> Running {
    let (stop, stopped) = watch::channel(false);
    let mut tasks = JoinSet::new();
    let (of_pulls, of_uploads, of_tokens) = (registry.clone(), registry.clone(), identity.clone());
    tasks.spawn(every(flush_pulls::EVERY, stopped.clone(), move || flush_pulls::run(of_pulls.clone())));
    tasks.spawn(every(expire_uploads::EVERY, stopped.clone(), move || {
        expire_uploads::run(of_uploads.clone())
    }));
    tasks.spawn(every(record_tokens::EVERY, stopped, move || record_tokens::run(of_tokens.clone())));
    Running { stop, tasks }
}

impl Running {
    /// Lets each job run a last time, so that nothing noted in memory is lost, and waits for it.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
    }
}

async fn every<F, R>(period: Duration, mut stopped: watch::Receiver<bool>, job: F)
where
    F: Fn() -> R,
    R: Future<Output = ()>,
{
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => job().await,
            _ = stopped.changed() => return job().await,
        }
    }
}
