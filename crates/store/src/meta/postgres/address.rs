use std::path::PathBuf;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};

use crate::StoreError;

/// How long one host may take to answer, and how long sent bytes may stay unacknowledged, if the URL says nothing.
const CONNECT: Duration = Duration::from_secs(1);
const UNACKNOWLEDGED: Duration = Duration::from_secs(10);
/// For how long a connection may be silent before its other end is asked whether it is there, how often it is asked
/// again, and how many questions in vain end the connection, if the URL says nothing.
const SILENT: Duration = Duration::from_secs(10);
const ASKED_AGAIN: Duration = Duration::from_secs(5);
const ASKED_IN_VAIN: u32 = 3;

/// A database URL, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// How to reach each of the servers, in order.
    pub(super) hosts: Vec<Config>,
    pub(super) trust: Trust,
    pub(super) roots: Option<PathBuf>,
    /// Connections at most.
    pub(super) size: usize,
}

/// What is asked of the server's certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Nothing: the connection is encrypted, and whoever stands in between may read it.
    Anyone,
    /// That a trusted authority signed it.
    Authority,
    /// That, and that it names the host.
    Host,
}

impl Address {
    pub(super) fn parse(url: &str) -> Result<Self, StoreError> {
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            return Err(refused("it begins with postgres://"));
        }
        let (front, query) = url.split_once('?').unwrap_or((url, ""));
        let (mut mode, mut roots, mut size, mut others) = ("prefer", None, None, Vec::new());
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=').unwrap_or((pair, "")) {
                ("sslmode", value) => mode = value,
                ("sslrootcert", value) => roots = Some(decoded(value)?),
                ("pool_size", value) => {
                    size = Some(value.parse().map_err(|_| refused("pool_size is a number"))?)
                }
                _ => others.push(pair),
            }
        }
        let (ssl, trust) = mode_of(mode, roots.is_some())?;
        // The driver's error may repeat a part of the URL, but not of its password.
        let parsed: Result<Config, _> = format!("{front}?{}", others.join("&")).parse();
        let mut config = parsed.map_err(|error| refused(&super::errors::text(&error)))?;
        config.ssl_mode(ssl);
        if !others.iter().any(|pair| pair.starts_with("keepalives_idle=")) {
            config.keepalives_idle(SILENT);
        }
        let every = config.get_keepalives_interval().unwrap_or(ASKED_AGAIN);
        let times = config.get_keepalives_retries().unwrap_or(ASKED_IN_VAIN);
        config.keepalives_interval(every).keepalives_retries(times);
        if config.get_target_session_attrs() == TargetSessionAttrs::Any {
            config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        if config.get_tcp_user_timeout().is_none() {
            config.tcp_user_timeout(UNACKNOWLEDGED);
        }
        if config.get_application_name().is_none() {
            config.application_name("berth");
        }
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let size = size.unwrap_or(2 * cores + 4);
        if !(2..=1000).contains(&size) {
            return Err(refused("pool_size is from 2 to 1000"));
        }
        Ok(Self { hosts: one_by_one(&config)?, trust, roots: roots.map(PathBuf::from), size })
    }
}

/// The same for each host alone. The driver goes from one to the next only if the first refuses: one that accepts a
/// connection and then says nothing would keep it from all others.
fn one_by_one(all: &Config) -> Result<Vec<Config>, StoreError> {
    let (names, addresses, ports) = (all.get_hosts(), all.get_hostaddrs(), all.get_ports());
    let count = names.len().max(addresses.len());
    let fits = |given: usize| given == 0 || given == count;
    if count == 0 || !fits(names.len()) || !fits(addresses.len()) || !(fits(ports.len()) || ports.len() == 1)
    {
        return Err(refused("it names a host, and as many addresses and ports as hosts"));
    }
    let alone = |place: usize| {
        let mut one = without_hosts(all);
        match names.get(place) {
            Some(Host::Tcp(name)) => drop(one.host(name)),
            Some(Host::Unix(folder)) => drop(one.host_path(folder)),
            None => {}
        }
        addresses.get(place).map(|address| one.hostaddr(*address));
        ports.get(place).or(ports.first()).map(|port| one.port(*port));
        one
    };
    Ok((0..count).map(alone).collect())
}

fn without_hosts(all: &Config) -> Config {
    let mut one = Config::new();
    one.ssl_mode(all.get_ssl_mode())
        .ssl_negotiation(all.get_ssl_negotiation())
        .channel_binding(all.get_channel_binding())
        .target_session_attrs(all.get_target_session_attrs())
        .keepalives(all.get_keepalives())
        .keepalives_idle(all.get_keepalives_idle());
    all.get_user().map(|user| one.user(user));
    all.get_password().map(|password| one.password(password));
    all.get_dbname().map(|name| one.dbname(name));
    all.get_options().map(|options| one.options(options));
    all.get_application_name().map(|name| one.application_name(name));
    all.get_connect_timeout().map(|limit| one.connect_timeout(*limit));
    all.get_tcp_user_timeout().map(|limit| one.tcp_user_timeout(*limit));
    all.get_keepalives_interval().map(|interval| one.keepalives_interval(interval));
    all.get_keepalives_retries().map(|times| one.keepalives_retries(times));
    one
}

/// libpq's modes; like there, `require` with a root certificate is `verify-ca`.
fn mode_of(mode: &str, has_roots: bool) -> Result<(SslMode, Trust), StoreError> {
    Ok(match mode {
        "disable" => (SslMode::Disable, Trust::Anyone),
        "prefer" => (SslMode::Prefer, Trust::Anyone),
        "require" if !has_roots => (SslMode::Require, Trust::Anyone),
        "require" | "verify-ca" => (SslMode::Require, Trust::Authority),
        "verify-full" => (SslMode::Require, Trust::Host),
        _ => return Err(refused("sslmode is disable, prefer, require, verify-ca or verify-full")),
    })
}

fn decoded(value: &str) -> Result<String, StoreError> {
    let decoded = percent_decode_str(value).decode_utf8();
    Ok(decoded.map_err(|_| refused("sslrootcert is not UTF-8"))?.into_owned())
}

fn refused(why: &str) -> StoreError {
    StoreError::Unsuitable(format!("the database URL is not as it must be: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_ours_are_taken_off_and_the_rest_is_the_drivers() {
        let url = "postgres://u:p@a,b:5433/d?sslmode=verify-full&sslrootcert=%2Fca.pem&pool_size=7&connect_timeout=9";
        let address = Address::parse(url).unwrap();
        assert_eq!((address.trust, address.size), (Trust::Host, 7));
        assert_eq!(address.roots, Some("/ca.pem".into()));
        for (place, host) in address.hosts.iter().enumerate() {
            let name = Host::Tcp(["a", "b"][place].to_owned());
            assert_eq!((host.get_hosts(), host.get_ports()), (&[name][..], &[[5432, 5433][place]][..]));
            assert_eq!((host.get_user(), host.get_password()), (Some("u"), Some(&b"p"[..])));
            assert_eq!((host.get_dbname(), host.get_ssl_mode()), (Some("d"), SslMode::Require));
            assert_eq!(host.get_connect_timeout(), Some(&Duration::from_secs(9)));
            assert_eq!(host.get_target_session_attrs(), TargetSessionAttrs::ReadWrite);
        }
        assert_eq!(address.hosts.len(), 2);
    }

    #[test]
    fn a_server_that_vanishes_is_noticed_unless_the_url_says_otherwise() {
        let kept = |query: &str| {
            let address = Address::parse(&format!("postgres://a:1,b:2/d?{query}")).unwrap();
            let host = address.hosts[1].clone();
            assert_eq!(host.get_ports(), [2]);
            let (idle, interval) = (host.get_keepalives_idle(), host.get_keepalives_interval());
            (idle.as_secs(), interval.unwrap().as_secs(), host.get_keepalives_retries().unwrap())
        };
        assert_eq!(kept(""), (10, 5, 3));
        assert_eq!(kept("keepalives_idle=60&keepalives_interval=7&keepalives_retries=2"), (60, 7, 2));
    }

    #[test]
    fn require_with_an_authority_verifies_it() {
        let trust = |query: &str| Address::parse(&format!("postgres://h/d?{query}")).unwrap().trust;
        assert_eq!(trust("sslmode=require"), Trust::Anyone);
        assert_eq!(trust("sslmode=require&sslrootcert=ca.pem"), Trust::Authority);
        assert_eq!(trust("sslmode=verify-ca"), Trust::Authority);
    }

    #[test]
    fn what_is_wrong_is_named_and_the_password_is_not() {
        for (url, word) in [
            ("mysql://u:secret@h/d", "postgres://"),
            ("postgres://u:secret@h/d?sslmode=maybe", "verify-full"),
            ("postgres://u:secret@h/d?pool_size=one", "pool_size"),
            ("postgres://u:secret@h/d?pool_size=1", "pool_size"),
            ("postgres://u:secret@h/d?colour=blue", "colour"),
            ("postgres://u:secret@a:1,b:2,c:3/d?hostaddr=127.0.0.1", "as many addresses"),
        ] {
            let error = Address::parse(url).unwrap_err().to_string();
            assert!(error.contains(word) && !error.contains("secret"), "{error}");
        }
    }
}
