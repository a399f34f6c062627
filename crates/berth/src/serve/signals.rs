use std::io;
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::listen::Stage;

/// The signals that ask for the end.
#[derive(Debug)]
pub(super) struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// From now on the signals are noted instead of ending the process.
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for the next signal and names it.
    pub(super) async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }

    /// Waits for a signal, then lets `serving` finish what is in flight: for `drain`, or until a second signal.
    pub(super) async fn end(
        &mut self,
        stage: &watch::Sender<Stage>,
        drain: Duration,
        mut serving: JoinHandle<()>,
    ) {
        let signal = self.next().await;
        let seconds = drain.as_secs_f64();
        tracing::info!(
            "{signal}: finishing what is in flight for up to {seconds} s; a second signal ends at once"
        );
        stage.send_replace(Stage::Draining);
        tokio::select! {
            _ = &mut serving => return,
            () = tokio::time::sleep(drain) => tracing::warn!("dropping what is still in flight"),
            signal = self.next() => tracing::warn!("{signal} again: dropping what is in flight"),
        }
        stage.send_replace(Stage::Ended);
        let _ = serving.await;
    }
}
