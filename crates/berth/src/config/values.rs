//! Readers of one value each. Their errors say what the setting takes, as a phrase that follows "which takes".

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use identity::Secret;
use ipnet::IpNet;
use tracing::Level;

use super::PublicAddress;

pub(super) type Taken<T> = Result<T, String>;

/// A value with a parser of its own; `takes` is the phrase for its error.
pub(super) fn parsed<T: FromStr>(text: &str, takes: &str) -> Taken<T> {
    text.parse().map_err(|_| takes.to_owned())
}

/// An address to listen on.
pub(super) fn address(text: &str) -> Taken<SocketAddr> {
    let text =
        text.strip_prefix("localhost:").map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    parsed(&text, "ADDRESS:PORT, such as 127.0.0.1:5000 or [::]:443")
}

/// A whole number between two bounds, both included.
pub(super) fn number(text: &str, least: u64, most: u64) -> Taken<u64> {
    let takes = || format!("a whole number from {least} to {most}");
    text.parse().ok().filter(|n| (least..=most).contains(n)).ok_or_else(takes)
}

/// A number of seconds, up to a day; fractions are taken.
pub(super) fn seconds(text: &str) -> Taken<Duration> {
    let takes = || String::from("a number of seconds from 0.01 to 86400");
    let seconds: f64 = text.parse().map_err(|_| takes())?;
    if !(0.01..=86400.0).contains(&seconds) {
        return Err(takes());
    }
    Ok(Duration::from_secs_f64(seconds))
}

/// A whole number of seconds, up to ten years.
pub(super) fn days(text: &str) -> Taken<i64> {
    const MOST: u64 = 10 * 366 * 86400;
    number(text, 0, MOST).map(|seconds| seconds as i64)
}

/// `true` or `false`.
pub(super) fn boolean(text: &str) -> Taken<bool> {
    parsed(text, "true or false")
}

/// One of a few words, each standing for a value.
pub(super) fn word<T: Copy>(text: &str, words: &[(&str, T)]) -> Taken<T> {
    let takes = || format!("one of {}", words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", "));
    words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value).ok_or_else(takes)
}

/// A list: in the environment and on the command line its parts are separated by commas.
pub(super) fn list<T: FromStr>(text: &str, takes: &str) -> Taken<Vec<T>> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| parsed(part, takes)).collect()
}

/// A value that may be left out: the empty text is none.
pub(super) fn optional<T>(text: &str, read: impl FnOnce(&str) -> Taken<T>) -> Taken<Option<T>> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// A URL with scheme and host alone, `aws`, or nothing.
pub(super) fn public_address(text: &str) -> Taken<PublicAddress> {
    let takes = || String::from("aws, or a URL of scheme and host such as https://registry.example.com:5000");
    match text {
        "" => return Ok(PublicAddress::Listener),
        "aws" => return Ok(PublicAddress::Aws),
        _ => {}
    }
    let uri: http::Uri = text.parse().map_err(|_| takes())?;
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"));
    let (Some(scheme), Some(authority)) = (scheme, uri.authority()) else { return Err(takes()) };
    if uri.path().len() > 1 || uri.query().is_some() || authority.as_str().contains('@') {
        return Err(takes());
    }
    Ok(PublicAddress::Url(format!("{scheme}://{authority}")))
}

/// An access key id.
pub(super) fn access_key_id(text: &str) -> Taken<String> {
    if identity::is_access_key_id(text) {
        Ok(text.to_owned())
    } else {
        Err(String::from("16 to 128 letters, digits and '_'"))
    }
}

/// An access key id of an S3 server, which need not look like AWS's.
pub(super) fn access_key_of_s3(text: &str) -> Taken<String> {
    if (1..=128).contains(&text.len()) && text.chars().all(|c| c.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err(String::from("1 to 128 visible ASCII characters"))
    }
}

/// A secret access key.
pub(super) fn secret(text: &str) -> Taken<Secret> {
    if (1..=256).contains(&text.len()) && text.chars().all(|c| c.is_ascii_graphic()) {
        Ok(Secret::new(text.to_owned()))
    } else {
        Err(String::from("1 to 256 visible ASCII characters"))
    }
}

/// A root key.
pub(super) fn root_key(text: &str) -> Taken<Secret> {
    if text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        Ok(Secret::new(text.to_owned()))
    } else {
        Err(String::from("64 hexadecimal digits"))
    }
}

/// Addresses and networks; an address is a network of one.
pub(super) fn networks(text: &str) -> Taken<Vec<IpNet>> {
    let takes = "a list of addresses and networks, such as 10.0.0.0/8,192.0.2.7";
    let one = |part: &str| {
        part.parse().or_else(|_| part.parse::<IpAddr>().map(IpNet::from)).map_err(|_| takes.to_owned())
    };
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
}

/// A whole number that counts things.
pub(super) fn count(text: &str, least: u32, most: u32) -> Taken<u32> {
    number(text, least.into(), most.into()).map(|n| n as u32)
}

/// A level of logging.
pub(super) fn level(text: &str) -> Taken<Level> {
    word(
        text,
        &[
            ("error", Level::ERROR),
            ("warn", Level::WARN),
            ("info", Level::INFO),
            ("debug", Level::DEBUG),
            ("trace", Level::TRACE),
        ],
    )
}

/// A host name or address without a port, in lower case.
pub(super) fn host(text: &str) -> Taken<String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    if (1..=253).contains(&text.len()) && text.chars().all(fits) {
        Ok(text.to_ascii_lowercase())
    } else {
        Err(String::from("a host name without scheme and port"))
    }
}
