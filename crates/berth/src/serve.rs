//! A server from its configuration to its end.

mod accounts;
mod file_handles;
pub(crate) mod holds;
pub(crate) mod parts;
mod signals;

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use api::App;
use http::{Method, Request, Response};
use http_body_util::BodyExt;
use store::meta::noting;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tracing::Level;
use world::{Egress, EgressError, World};

use crate::audit::{self, Audit};
use crate::config::{Config, Limits, Metrics as MetricsConfig};
use crate::control::{Desk, OrderError, socket as control_socket};
use crate::data_folder::DataFolderError;
use crate::journal::Format;
use crate::listen::{self, BindError, Peer, Ready, Stage, Surroundings, Tls, TlsError, Trail};
use crate::log::Logging;
use crate::metrics::{Metrics, Storage};
use crate::root_credentials::RootCredentialsError;
use crate::storage::StorageError;
use crate::welcome::{Welcome, aws_port_advice, proxy_advice};

use holds::Holds;
use parts::Parts;
use signals::Signals;

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each variant is the error of one step and speaks for itself")]
pub enum ServeError {
    #[error(transparent)]
    Data(#[from] DataFolderError),
    #[error(transparent)]
    Egress(#[from] EgressError),
    #[error(transparent)]
    Bind(#[from] BindError),
    #[error(transparent)]
    Tls(#[from] TlsError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(
        "another replica began this deployment with a root key of its own: give the same BERTH_ROOT_KEY or \
         BERTH_ROOT_KEY_FILE to all of them"
    )]
    OthersRootKey,
    #[error("oidc_keys: {}: {why}", .file.display())]
    OidcKeys { file: PathBuf, why: String },
    #[error(transparent)]
    Identity(#[from] identity::IdentityError),
    #[error(transparent)]
    RootCredentials(#[from] RootCredentialsError),
    #[error("the template for first pushes: {0}")]
    FirstPushes(#[from] OrderError),
    #[error("the audit's file {}: {source}", .file.display())]
    Audit { file: PathBuf, source: io::Error },
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Serves until a signal asks for the end, and returns once what was begun is done.
pub async fn serve(config: &Config, world: World, logging: &Logging) -> Result<(), ServeError> {
    let mut signals = Signals::listen()?;
    let world = world.with_egress(Egress::open(&config.egress)?);
    file_handles::raise(config.limits.connections);
    for (name, meant) in &config.suspicious {
        tracing::warn!("the environment variable {name} is no setting; did you mean {meant}?");
    }
    let holds = Holds::of_what_is_there(config)?;
    let tls = match (&config.tls.cert, &config.tls.key) {
        (Some(cert), Some(key)) => Some(Tls::load(cert, key)?),
        _ => None,
    };
    let socket = listen::bind(config.listen).await?;
    let metrics_socket = bind_metrics(&config.metrics).await?;
    // A new folder is made last, so that a start that fails before leaves nothing behind.
    let mut holds = holds.with_what_is_missing(config)?;
    let address = socket.local_addr()?;
    let url = url_of(address, tls.is_some());
    let parts = Parts::put_together(config, &world, &mut holds, &url).await?;
    if config.dev && !parts.behind {
        desk(config, &parts).make_on_first_push().await?;
    }

    let (stage, stages) = watch::channel(Stage::Open);
    let metrics = Arc::new(Metrics::default());
    if let Some(tls) = tls.clone() {
        tokio::spawn(tls.watch(config.tls.check));
    }
    let (audit, recording) = open_audit(config, &holds, logging)?.unzip();
    let (options, orders_audit) = (job_options(config, &world, audit.clone()), audit.clone());
    let serving =
        serve_app(config, &world, (logging, audit), &parts, &metrics, (socket, tls), stages.clone());
    let metrics_url = metrics_socket.as_ref().and_then(|socket| socket.local_addr().ok());
    let serving_metrics =
        metrics_socket.map(|socket| serve_metrics(config, &world, logging, &parts, &metrics, socket, stages));
    let jobs = jobs::start(&parts.registry, &parts.identity, &parts.db, options);
    let watching = tokio::spawn(parts.epoch.clone().watch());
    let orders = take_orders(config, &holds, &parts, (orders_audit, &world));

    holds.announce(&url)?;
    say_ready(config, logging, &parts, &url, metrics_url);
    for advice in [aws_port_advice(config, address.port()), proxy_advice(config)].into_iter().flatten() {
        tracing::warn!("{advice}");
    }
    signals.end(&stage, config.drain, serving).await;
    tokio::select! {
        () = jobs.stop() => {}
        signal = signals.next() => tracing::warn!("{signal}: leaving the jobs' last run undone"),
    }
    watching.abort();
    if let Some(orders) = orders {
        orders.abort();
    }
    stage.send_replace(Stage::Ended);
    if let Some(serving) = serving_metrics {
        let _ = serving.await;
    }
    // The last records are written before the process ends.
    drop(recording);
    tracing::info!("stopped");
    Ok(())
}

/// How often jobs run, and where they record what they do.
fn job_options(config: &Config, world: &World, audit: Option<Audit>) -> jobs::Options {
    let defaults = jobs::Options::default();
    let Config { collection, lifecycle, .. } = config;
    let record = audit.map(|audit| {
        let world = world.clone();
        jobs::Recorder::new(move |execution| {
            audit.record_execution(execution, &world.chance.uuid().to_string(), world.clock.micros());
        })
    });
    jobs::Options {
        collection_interval: collection.every,
        lifecycle_interval: defaults.lifecycle_interval.min(lifecycle.after_change).min(lifecycle.every),
        log_days: collection.log_days,
        recorder: record.unwrap_or_default(),
    }
}

fn serve_app(
    config: &Config,
    world: &World,
    (logging, audit): (&Logging, Option<Audit>),
    parts: &Parts,
    metrics: &Arc<Metrics>,
    (socket, tls): (TcpListener, Option<Tls>),
    stage: watch::Receiver<Stage>,
) -> JoinHandle<()> {
    let epoch = parts.epoch.clone();
    let surroundings = Surroundings {
        limits: config.limits.clone(),
        world: world.clone(),
        metrics: metrics.clone(),
        access: (config.log.access && config.log.level >= Level::INFO)
            .then(|| (logging.journal.clone(), logging.format)),
        audit,
        trusted: config.trusted_proxies.clone(),
        ready: Ready::when(move || epoch.ready()),
    };
    let app = parts.app.clone();
    tokio::spawn(listen::serve(socket, tls, Arc::new(surroundings), stage, move |request, peer, id| {
        let app = app.clone();
        async move { answer(&app, request, peer, id.as_str()).await }
    }))
}

/// Answers a request, and notes on its trail what it changed. What is only read changes nothing.
async fn answer(app: &Arc<App>, request: Request<listen::Body>, peer: Peer, id: &str) -> Response<api::Body> {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return app.answer(request, &peer, id).await;
    }
    let (mut response, changes) = noting(app.answer(request, &peer, id)).await;
    if let Some(trail) = response.extensions_mut().get_mut::<Trail>() {
        trail.changes = changes.iter().map(|at| format!("{}-{}", at.epoch, at.number)).collect();
    }
    response
}

/// The audit's file is this process's alone, so that without one that is named it needs a data folder that it holds.
fn open_audit(config: &Config, holds: &Holds, logging: &Logging) -> Result<audit::Opened, ServeError> {
    let in_data = || holds.data().map(|data| data.join("audit.jsonl"));
    let file = config.audit.file.clone().or_else(in_data);
    let opened = Audit::open(&config.audit, file.as_deref(), &logging.journal);
    opened.map_err(|source| ServeError::Audit { file: file.unwrap_or_default(), source })
}

fn desk(config: &Config, parts: &Parts) -> Desk {
    Desk {
        identity: parts.identity.clone(),
        registry: parts.registry.clone(),
        account: config.account,
        region: config.region.clone(),
        addressing: parts::addressing(config, &format!("http://{}", config.listen)),
        egress: config.egress.clone(),
        judged: Arc::default(),
    }
}

/// Commands beside a server that holds its data folder ask it; others open rows and blobs themselves.
fn take_orders(
    config: &Config,
    holds: &Holds,
    parts: &Parts,
    (audit, world): (Option<Audit>, &World),
) -> Option<JoinHandle<()>> {
    let data = holds.data()?.join("");
    match control_socket::bind(&data) {
        Ok(listener) => {
            Some(tokio::spawn(control_socket::serve(listener, desk(config, parts), audit, world.clone())))
        }
        Err(error) => {
            let place = control_socket::path(&data);
            tracing::warn!(%error, "commands cannot ask this server: no socket {}", place.display());
            None
        }
    }
}

/// The metrics' own listener: few connections, so that a flood of clients can't keep the watchers out.
fn serve_metrics(
    config: &Config,
    world: &World,
    logging: &Logging,
    parts: &Parts,
    metrics: &Arc<Metrics>,
    socket: TcpListener,
    stage: watch::Receiver<Stage>,
) -> JoinHandle<()> {
    let epoch = parts.epoch.clone();
    let surroundings = Surroundings {
        limits: Limits { connections: 64, connections_per_address: 64, ..config.limits.clone() },
        world: world.clone(),
        metrics: Arc::default(),
        access: None,
        audit: None,
        trusted: Vec::new(),
        ready: Ready::when(move || epoch.ready()),
    };
    let (metrics, journal) = (metrics.clone(), logging.journal.clone());
    let storage = Storage {
        db: parts.db.clone(),
        blobs: parts.blobs.clone(),
        registry: parts.registry.clone(),
        epoch: parts.epoch.clone(),
    };
    let answer = move |request: Request<listen::Body>, _, _| {
        let (metrics, storage, dropped) = (metrics.clone(), storage.clone(), journal.dropped());
        async move {
            let answer = metrics.answer(request.method(), request.uri().path(), dropped, &storage).await;
            answer.map(|body| body.map_err(|never: Infallible| match never {}))
        }
    };
    tokio::spawn(listen::serve(socket, None, Arc::new(surroundings), stage, answer))
}

/// An address that somebody asked for must be had; the default one is a convenience.
async fn bind_metrics(config: &MetricsConfig) -> Result<Option<TcpListener>, BindError> {
    let Some(address) = config.listen else { return Ok(None) };
    match listen::bind(address).await {
        Ok(socket) => Ok(Some(socket)),
        Err(error) if config.required => Err(error),
        Err(BindError { address, source }) => {
            tracing::info!("no metrics: {address}: {source}; --metrics-listen chooses another address");
            Ok(None)
        }
    }
}

/// The URL of a listener as this machine reaches it.
fn url_of(address: SocketAddr, tls: bool) -> String {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    format!("{}://{}", if tls { "https" } else { "http" }, SocketAddr::new(ip, address.port()))
}

fn say_ready(config: &Config, logging: &Logging, parts: &Parts, url: &str, metrics: Option<SocketAddr>) {
    match logging.format {
        Format::Text => logging.journal.add(format!("berth ready url={url}\n").as_bytes()),
        Format::Json => tracing::info!(
            url,
            metrics = metrics.map(|address| url_of(address, false)),
            account = config.account.as_str(),
            region = config.region.as_str(),
            pid = std::process::id(),
            "ready"
        ),
    }
    let Some(credentials) = &parts.made else { return };
    if logging.terminal {
        let welcome = Welcome::new(config, url, credentials).first_push();
        let lines = format!(
            "\nTo push a first image, paste:\n\n{welcome}\n`berth env` prints the exports again.\n\n"
        );
        logging.journal.add(lines.as_bytes());
    } else {
        let data = config.data.display();
        tracing::info!("root credentials were made; `berth env --data {data}` prints them");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_on_every_address_is_reached_by_loopback() {
        let url = |address: &str, tls| url_of(address.parse().unwrap(), tls);
        assert_eq!(url("0.0.0.0:5000", false), "http://127.0.0.1:5000");
        assert_eq!(url("[::]:443", true), "https://[::1]:443");
        assert_eq!(url("192.0.2.1:80", false), "http://192.0.2.1:80");
    }
}
