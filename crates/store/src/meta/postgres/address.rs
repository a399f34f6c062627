use std::path::PathBuf;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio_postgres::Config;
use tokio_postgres::config::{SslMode, TargetSessionAttrs};

use crate::StoreError;

/// How long one host may take to answer, and how long sent bytes may stay unacknowledged, if the URL says nothing.
const CONNECT: Duration = Duration::from_secs(1);
const UNACKNOWLEDGED: Duration = Duration::from_secs(10);

/// A database URL, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Address {
    pub(super) config: Config,
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
        Ok(Self { config, trust, roots: roots.map(PathBuf::from), size })
    }
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
        assert_eq!(address.config.get_ssl_mode(), SslMode::Require);
        assert_eq!(address.config.get_hosts().len(), 2);
        assert_eq!(address.config.get_connect_timeout(), Some(&Duration::from_secs(9)));
        assert_eq!(address.config.get_target_session_attrs(), TargetSessionAttrs::ReadWrite);
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
        ] {
            let error = Address::parse(url).unwrap_err().to_string();
            assert!(error.contains(word) && !error.contains("secret"), "{error}");
        }
    }
}
