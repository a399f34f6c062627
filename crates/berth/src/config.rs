//! Every setting of the server: its type, default, limits and documentation stand in one table, `SETTINGS`.
//!
//! A flag goes before an environment variable, that before the file, and the file before the default.

mod error;
mod file;
mod lifecycle;
mod oidc_keys;
mod settings;
mod storage;
mod values;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use api::Rates;
use iam::{AccountId, Region};
use identity::Secret;
use ipnet::IpNet;
use registry::Quotas;
use tracing::Level;
use world::EgressOptions;

use crate::audit::Events;

use file::File;

pub use error::{ConfigError, Place};
pub use lifecycle::Lifecycle;
pub use oidc_keys::OidcKeys;
pub use settings::{SETTINGS, Setting};
pub use storage::{BlobsAddress, Bucket, DatabaseAddress};

/// What answers call this server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicAddress {
    /// The address that is listened on.
    Listener,
    /// Host names as AWS shapes them, always `https`.
    Aws,
    /// Scheme and host, without a slash at the end.
    Url(String),
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Text on a terminal, else JSON.
    Auto,
    /// One JSON object a line.
    Json,
    /// For eyes.
    Text,
}

/// The settings under `tls`.
#[derive(Clone, Debug)]
pub struct Tls {
    /// PEM file of the certificate chain.
    pub cert: Option<PathBuf>,
    /// PEM file of the private key.
    pub key: Option<PathBuf>,
    /// Time between two looks at the files.
    pub check: Duration,
}

/// The settings under `metrics`.
#[derive(Clone, Debug)]
pub struct Metrics {
    /// The metrics' own address; none when off.
    pub listen: Option<SocketAddr>,
    /// Whether somebody asked for that address, so that failing to get it ends the start.
    pub required: bool,
}

/// The settings under `log`.
#[derive(Clone, Debug)]
pub struct Log {
    /// The least severe level that is written.
    pub level: Level,
    /// How lines look.
    pub format: LogFormat,
    /// Whether each request is logged.
    pub access: bool,
}

/// The settings under `audit`.
#[derive(Clone, Debug)]
pub struct Audit {
    /// What is recorded.
    pub events: Events,
    /// Where; none stands for `audit.jsonl` in the data folder, or for the log where there is none.
    pub file: Option<PathBuf>,
    /// Bytes after which a file is put aside and a new one begun.
    pub file_bytes: u64,
    /// How many files that were put aside are kept.
    pub files: u32,
}

/// The settings under `limits`; see [`SETTINGS`] for each.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each field is documented by the setting of the same name")]
pub struct Limits {
    pub connections: u32,
    pub connections_per_address: u32,
    pub first_byte: Duration,
    pub tls_handshake: Duration,
    pub header: Duration,
    pub idle: Duration,
    pub write_stall: Duration,
    pub header_bytes: u32,
    pub uri_bytes: u32,
    pub streams: u32,
    pub body_grace: Duration,
    pub body_window: Duration,
    pub body_bytes_per_second: u64,
}

/// The settings under `collection`, in seconds; see [`SETTINGS`] for each.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each field is documented by the setting of the same name")]
pub struct Collection {
    pub every: Duration,
    pub lease_seconds: i64,
    pub undelete_seconds: i64,
    pub grace_seconds: i64,
    pub reader_grace_seconds: i64,
    pub upload_idle_seconds: i64,
    pub log_days: u32,
}

/// One entry of `[[accounts]]`.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The root user's access key id; without it and the secret, a pair is made and kept in the data folder.
    pub root_access_key_id: Option<String>,
    /// The root user's secret access key.
    pub root_secret_access_key: Option<Secret>,
}

/// One entry of `[[hosts]]`: a host name that stands for an account, a region or both.
#[derive(Clone, Debug)]
pub struct Host {
    /// The name in lower case, without a port.
    pub name: String,
    /// The account it stands for.
    pub account: Option<AccountId>,
    /// The region it stands for.
    pub region: Option<Region>,
}

/// The whole configuration, checked; see [`SETTINGS`] for each field.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each field is documented by the setting of the same name")]
pub struct Config {
    pub listen: SocketAddr,
    pub data: PathBuf,
    pub database: DatabaseAddress,
    pub blobs: BlobsAddress,
    pub blobs_access_key_id: Option<String>,
    pub blobs_secret_access_key: Option<Secret>,
    pub blobs_ca_file: Option<PathBuf>,
    pub blobs_redirect: bool,
    pub blobs_buffer_bytes: u64,
    pub account: AccountId,
    pub region: Region,
    pub regions: Vec<Region>,
    pub url: PublicAddress,
    pub root_access_key_id: Option<String>,
    pub root_secret_access_key: Option<Secret>,
    pub root_key: Option<Secret>,
    pub root_key_file: Option<PathBuf>,
    pub trusted_proxies: Vec<IpNet>,
    pub egress: EgressOptions,
    pub oidc_keys: Vec<OidcKeys>,
    /// How long a registry token lives.
    pub token_seconds: u32,
    pub dev: bool,
    pub drain: Duration,
    pub tls: Tls,
    pub metrics: Metrics,
    pub log: Log,
    pub audit: Audit,
    pub limits: Limits,
    pub quotas: Quotas,
    pub throttles: Rates,
    pub collection: Collection,
    pub lifecycle: Lifecycle,
    pub archive_restore: i64,
    pub accounts: Vec<Account>,
    pub hosts: Vec<Host>,
    /// Whether somebody said where both rows and blobs are: the data folder, or each of the two.
    pub places_said: bool,
    /// Environment variables that look like a misspelt setting, each with the setting it looks like. They are
    /// not errors: orchestrators invent variables of their own.
    pub suspicious: Vec<(String, String)>,
}

/// Where values come from, besides the defaults.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Flags that were given: setting and value.
    pub flags: Vec<(&'static str, String)>,
    /// The environment; what does not begin with `BERTH_` is passed over, and an empty value counts as unset.
    pub environment: Vec<(String, String)>,
    /// The configuration file of `--config`; without it, that of `BERTH_CONFIG`.
    pub file: Option<PathBuf>,
}

impl Sources {
    /// Lays the sources over each other.
    pub fn load(&self) -> Result<Config, ConfigError> {
        let unset = unset()
            .map_err(|error| ConfigError::Conflict { place: Place::Default, reason: error.to_string() })?;
        let mut layers = Layers { config: unset, places: HashMap::new() };
        for setting in SETTINGS {
            layers.apply(setting, setting.default, Place::Default)?;
        }
        let variables =
            self.environment.iter().filter(|(name, value)| name.starts_with("BERTH_") && !value.is_empty());
        let named =
            variables.clone().find(|(name, _)| name == "BERTH_CONFIG").map(|(_, path)| Path::new(path));
        if let Some(path) = self.file.as_deref().or(named) {
            layers.apply_file(path)?;
        }
        for (name, value) in variables {
            match SETTINGS.iter().find(|setting| setting.variable() == *name) {
                Some(setting) => layers.apply(setting, value, Place::Environment(name.clone()))?,
                None => layers.suspect(name),
            }
        }
        for (key, value) in &self.flags {
            let place = Place::Flag(format!("--{}", key.replace(['.', '_'], "-")));
            let setting = SETTINGS.iter().find(|setting| setting.key == *key);
            let setting = setting.ok_or_else(|| file::unknown(place.clone(), key, keys()))?;
            layers.apply(setting, value, place)?;
        }
        layers.finish()
    }
}

struct Layers {
    config: Config,
    places: HashMap<&'static str, Place>,
}

/// The configuration before the defaults are laid over it.
fn unset() -> Result<Config, iam::ArnError> {
    let none = Duration::ZERO;
    Ok(Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        data: PathBuf::new(),
        database: DatabaseAddress::InData,
        blobs: BlobsAddress::InData,
        blobs_access_key_id: None,
        blobs_secret_access_key: None,
        blobs_ca_file: None,
        blobs_redirect: false,
        blobs_buffer_bytes: 0,
        account: AccountId::parse("000000000000")?,
        region: Region::parse("us-east-1")?,
        regions: Vec::new(),
        url: PublicAddress::Listener,
        root_access_key_id: None,
        root_secret_access_key: None,
        root_key: None,
        root_key_file: None,
        trusted_proxies: Vec::new(),
        egress: EgressOptions::default(),
        oidc_keys: Vec::new(),
        token_seconds: 0,
        dev: false,
        drain: none,
        tls: Tls { cert: None, key: None, check: none },
        metrics: Metrics { listen: None, required: false },
        log: Log { level: Level::INFO, format: LogFormat::Auto, access: true },
        audit: Audit { events: Events::Off, file: None, file_bytes: 0, files: 0 },
        limits: Limits {
            connections: 0,
            connections_per_address: 0,
            first_byte: none,
            tls_handshake: none,
            header: none,
            idle: none,
            write_stall: none,
            header_bytes: 0,
            uri_bytes: 0,
            streams: 0,
            body_grace: none,
            body_window: none,
            body_bytes_per_second: 0,
        },
        quotas: Quotas::default(),
        throttles: Rates::default(),
        collection: Collection::default(),
        lifecycle: Lifecycle::default(),
        archive_restore: 0,
        accounts: Vec::new(),
        hosts: Vec::new(),
        places_said: false,
        suspicious: Vec::new(),
    })
}

fn keys() -> impl Iterator<Item = &'static str> {
    SETTINGS.iter().map(|setting| setting.key)
}

impl Layers {
    fn apply(&mut self, setting: &Setting, value: &str, place: Place) -> Result<(), ConfigError> {
        (setting.apply)(&mut self.config, value).map_err(|takes| ConfigError::BadValue {
            place: place.clone(),
            key: setting.key.to_owned(),
            value: String::from(if setting.secret { "***" } else { value }),
            takes,
        })?;
        self.places.insert(setting.key, place);
        Ok(())
    }

    fn apply_file(&mut self, path: &Path) -> Result<(), ConfigError> {
        for leaf in File::read(path)?.lay_over(&mut self.config)? {
            match SETTINGS.iter().find(|setting| setting.key == leaf.key) {
                Some(setting) => self.apply(setting, &leaf.value, leaf.value_place)?,
                None => return Err(file::unknown(leaf.key_place, &leaf.key, keys())),
            }
        }
        Ok(())
    }

    fn suspect(&mut self, name: &str) {
        let variables: Vec<String> = SETTINGS.iter().map(Setting::variable).collect();
        let near = |known: &&String| strsim::damerau_levenshtein(known, name) <= 2;
        if let Some(meant) = variables.iter().find(near) {
            self.config.suspicious.push((name.to_owned(), meant.clone()));
        }
    }

    fn place(&self, key: &str) -> Place {
        self.places.get(key).cloned().unwrap_or(Place::Default)
    }

    fn finish(mut self) -> Result<Config, ConfigError> {
        let said = |key| self.place(key) != Place::Default;
        let places_said = said("data") || (said("database") && said("blobs"));
        self.config.metrics.required = said("metrics.listen");
        self.config.places_said = places_said;
        let config = &self.config;
        self.together(("tls.cert", config.tls.cert.is_some()), ("tls.key", config.tls.key.is_some()))?;
        self.together(
            ("root_access_key_id", config.root_access_key_id.is_some()),
            ("root_secret_access_key", config.root_secret_access_key.is_some()),
        )?;
        self.together(
            ("blobs_access_key_id", config.blobs_access_key_id.is_some()),
            ("blobs_secret_access_key", config.blobs_secret_access_key.is_some()),
        )?;
        self.redirects_end()?;
        self.served("region", &config.region)?;
        for host in &config.hosts {
            let told = format!("host {}: region", host.name);
            host.region.as_ref().map_or(Ok(()), |region| self.served(&told, region))?;
        }
        Ok(self.config)
    }

    fn served(&self, told: &str, region: &Region) -> Result<(), ConfigError> {
        let regions = &self.config.regions;
        if regions.is_empty() || regions.contains(region) {
            return Ok(());
        }
        let reason = format!("{told} {region} is not among the served regions: add it to 'regions'");
        Err(ConfigError::Conflict { place: self.place("regions"), reason })
    }

    fn together(&self, one: (&str, bool), other: (&str, bool)) -> Result<(), ConfigError> {
        let (given, missing) = match (one.1, other.1) {
            (true, false) => (one.0, other.0),
            (false, true) => (other.0, one.0),
            _ => return Ok(()),
        };
        let reason = format!("{given} needs {missing} beside it: set both or neither");
        Err(ConfigError::Conflict { place: self.place(given), reason })
    }
}
