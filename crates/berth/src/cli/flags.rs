use std::path::PathBuf;

use clap::Args;

use crate::config::{Config, ConfigError, Place, Sources};

/// Where the deployment is.
#[derive(Debug, Args)]
pub(super) struct Whereabouts {
    /// The folder that holds everything Berth keeps [default: ./berth-data]
    #[arg(long, value_name = "DIR")]
    data: Option<String>,
    /// Where the rows are kept: sqlite:PATH or postgres://… [default: berth.db in the data folder]
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Where the blobs are kept: folder:PATH or s3://BUCKET/PREFIX?endpoint=… [default: blobs in the data folder]
    #[arg(long, value_name = "URL")]
    blobs: Option<String>,
    /// The configuration file (TOML)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// The settings that are asked for so often that they have a flag. Their values are read where the file's and the
/// environment's are, so that all are told the same way.
#[derive(Debug, Args)]
pub(super) struct Flags {
    #[command(flatten)]
    place: Whereabouts,
    /// Address and port that clients connect to [default: 127.0.0.1:5000]
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The account that answers where a request names none [default: 123456789012]
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// The region that answers where a request names none [default: us-east-1]
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
    /// The URL that answers name, or `aws` for hosts as AWS shapes them [default: the address listened on]
    #[arg(long, value_name = "URL|aws")]
    url: Option<String>,
    /// PEM file of the certificate chain
    #[arg(long, value_name = "FILE")]
    tls_cert: Option<String>,
    /// PEM file of the certificate's private key
    #[arg(long, value_name = "FILE")]
    tls_key: Option<String>,
    /// Address and port of the metrics, or `off` [default: 127.0.0.1:5001, if it is free]
    #[arg(long, value_name = "ADDRESS:PORT|off")]
    metrics_listen: Option<String>,
    /// error, warn, info, debug or trace [default: info]
    #[arg(long, value_name = "LEVEL")]
    log_level: Option<String>,
    /// Make repositories on their first push, by a template that the default registry gets unless it has one
    #[arg(long)]
    dev: bool,
}

impl Flags {
    /// The configuration of flags, environment and file.
    pub(super) fn load(&self) -> Result<Config, ConfigError> {
        self.place.load(&[
            ("listen", &self.listen),
            ("account", &self.account),
            ("region", &self.region),
            ("url", &self.url),
            ("tls.cert", &self.tls_cert),
            ("tls.key", &self.tls_key),
            ("metrics.listen", &self.metrics_listen),
            ("log.level", &self.log_level),
            ("dev", &self.dev.then(|| "true".to_owned())),
        ])
    }
}

impl Whereabouts {
    /// The configuration of these and more flags, environment and file.
    pub(super) fn load(&self, more: &[(&'static str, &Option<String>)]) -> Result<Config, ConfigError> {
        let flags = [("data", &self.data), ("database", &self.database), ("blobs", &self.blobs)];
        let flags = flags.iter().chain(more);
        let flags = flags.filter_map(|(key, value)| Some((*key, (*value).clone()?))).collect();
        let ours = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
        let ours = ours.filter(|(name, _)| name.starts_with("BERTH_")).map(|(name, value)| {
            value.into_string().map(|value| (name.clone(), value)).map_err(|_| ConfigError::BadValue {
                place: Place::Environment(name.clone()),
                key: name,
                value: String::from("***"),
                takes: String::from("UTF-8"),
            })
        });
        let environment = ours.collect::<Result<_, _>>()?;
        Sources { flags, environment, file: self.config.clone() }.load()
    }
}
