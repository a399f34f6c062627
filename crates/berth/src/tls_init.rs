//! `berth tls init`: a certificate authority of one's own and certificates of it, so that two machines can talk
//! over TLS on the first day.

mod instructions;
mod names;
mod serve_line;

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, SerialNumber,
};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use world::World;

use crate::config::{Config, PublicAddress};
use crate::data_folder::replace;
use crate::welcome::aws_host;

/// Days that the authority and a certificate live. Clients such as macOS refuse certificates that live longer.
const CA_DAYS: i32 = 3650;
const CERTIFICATE_DAYS: i32 = 825;

/// The files of an authority and the certificate it signed.
#[derive(Debug)]
pub struct Made {
    folder: PathBuf,
    hosts: Vec<String>,
    /// The hosts that only the certificate before had, which the new one has too.
    kept: Vec<String>,
    /// Whether the authority was there before.
    authority_kept: bool,
}

/// Certificates that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TlsInitError {
    /// The system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// Half of an authority is there.
    #[error(
        "{} is there and {} is not: bring the missing file back, or choose another folder with --out",
        .found.display(), .missing.display()
    )]
    HalfAuthority {
        /// The file that is there.
        found: PathBuf,
        /// The file that is not.
        missing: PathBuf,
    },
    /// The certificate of the authority was not made here from the key beside it.
    #[error("{} does not belong to the key beside it: choose another folder with --out", .0.display())]
    ForeignAuthority(PathBuf),
    /// A name or key that certificates can't hold.
    #[error("cannot make a certificate: {0}")]
    Certificate(#[from] rcgen::Error),
}

/// The hosts that a certificate is made for: this machine's, those of the configuration, and `more`.
pub fn hosts(config: &Config, more: &[String]) -> Vec<String> {
    let mut hosts: Vec<String> = ["localhost", "127.0.0.1", "::1"].map(str::to_owned).to_vec();
    if !config.listen.ip().is_unspecified() {
        hosts.push(config.listen.ip().to_string());
    }
    match &config.url {
        PublicAddress::Aws => hosts.extend(aws_hosts(config)),
        PublicAddress::Url(url) => {
            let host = url.parse::<http::Uri>().ok().and_then(|uri| uri.host().map(str::to_owned));
            hosts.extend(host.map(|host| host.trim_matches(['[', ']']).to_owned()));
        }
        PublicAddress::Listener => {}
    }
    hosts.extend(config.hosts.iter().map(|host| host.name.clone()));
    hosts.extend(more.iter().map(|host| plain(host)));
    let mut seen = std::collections::HashSet::new();
    hosts.retain(|host| seen.insert(host.clone()));
    hosts
}

/// A host as certificates hold it: in lower case, an IPv6 address without brackets.
fn plain(host: &str) -> String {
    host.trim_matches(['[', ']']).to_ascii_lowercase()
}

/// The names by which AWS's clients find the registries of the configured accounts and regions, and their APIs.
fn aws_hosts(config: &Config) -> Vec<String> {
    let mut accounts = vec![config.account];
    accounts.extend(config.accounts.iter().map(|account| account.id));
    let mut regions = vec![config.region.clone()];
    regions.extend(config.regions.iter().cloned());
    let mut hosts = vec![String::from("sts.amazonaws.com")];
    for region in &regions {
        hosts.extend(accounts.iter().map(|account| aws_host(*account, region)));
        let suffix = if region.as_str().starts_with("cn-") { "amazonaws.com.cn" } else { "amazonaws.com" };
        hosts.extend(["api.ecr", "ecr", "sts"].map(|service| format!("{service}.{region}.{suffix}")));
    }
    hosts
}

/// Makes `ca.crt`, `ca.key`, `server.crt` and `server.key` in `folder`. An authority that is there already signs the
/// new certificate and stays as it is, and the hosts of the certificate before are in the new one too.
pub fn make(folder: &Path, hosts: &[String], world: &World) -> Result<Made, TlsInitError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| TlsInitError::Io { path, source }
    };
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed(folder))?;
    let (ca_cert, ca_key) = (folder.join("ca.crt"), folder.join("ca.key"));
    let authority_kept = match (ca_cert.exists(), ca_key.exists()) {
        (true, true) => true,
        (false, false) => {
            let key = KeyPair::generate()?;
            let cert = authority(&key, world)?.self_signed(&key)?;
            replace(&ca_key, key.serialize_pem().as_bytes(), 0o600).map_err(failed(&ca_key))?;
            replace(&ca_cert, cert.pem().as_bytes(), 0o644).map_err(failed(&ca_cert))?;
            false
        }
        (true, false) => return Err(TlsInitError::HalfAuthority { found: ca_cert, missing: ca_key }),
        (false, true) => return Err(TlsInitError::HalfAuthority { found: ca_key, missing: ca_cert }),
    };
    let key = KeyPair::from_pem(&std::fs::read_to_string(&ca_key).map_err(failed(&ca_key))?)?;
    let text = std::fs::read_to_string(&ca_cert).map_err(failed(&ca_cert))?;
    if !is_of(&text, &key)? {
        return Err(TlsInitError::ForeignAuthority(ca_cert));
    }
    let issuer = Issuer::new(authority(&key, world)?, key);
    let server_key = KeyPair::generate()?;
    let kept = if authority_kept { names::of(&folder.join("server.crt")) } else { Vec::new() };
    let kept: Vec<String> = kept.into_iter().filter(|name| !hosts.contains(name)).collect();
    let hosts = [hosts, &kept].concat();
    let mut cert = server(&hosts, world)?.signed_by(&server_key, &issuer)?.pem();
    cert += &text;
    for (name, text, mode) in [("server.key", server_key.serialize_pem(), 0o600), ("server.crt", cert, 0o644)]
    {
        let path = folder.join(name);
        replace(&path, text.as_bytes(), mode).map_err(failed(&path))?;
    }
    let folder = folder.canonicalize().map_err(failed(folder))?;
    Ok(Made { folder, hosts, kept, authority_kept })
}

/// Whether a certificate has the name that an authority of `key` has.
fn is_of(cert: &str, key: &KeyPair) -> Result<bool, TlsInitError> {
    let name = authority_name(key)?;
    let der = CertificateDer::from_pem_slice(cert.as_bytes());
    Ok(der.is_ok_and(|der| der.windows(name.len()).any(|window| window == name.as_bytes())))
}

fn authority_name(key: &KeyPair) -> Result<String, TlsInitError> {
    let id = CertificateParams::new(Vec::new())?.key_identifier(key);
    Ok(format!("Berth local CA {}", id.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<String>()))
}

/// The authority's certificate. Its name ends in digits of its key, so that the same key gives the same name, and two
/// authorities on one machine are told apart.
fn authority(key: &KeyPair, world: &World) -> Result<CertificateParams, TlsInitError> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.distinguished_name = named(&authority_name(key)?);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    valid_for(&mut params, CA_DAYS, world);
    Ok(params)
}

fn server(hosts: &[String], world: &World) -> Result<CertificateParams, TlsInitError> {
    let mut params = CertificateParams::new(hosts.to_vec())?;
    params.distinguished_name = named("Berth");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    valid_for(&mut params, CERTIFICATE_DAYS, world);
    Ok(params)
}

fn named(name: &str) -> DistinguishedName {
    let mut names = DistinguishedName::new();
    names.push(DnType::CommonName, name);
    names
}

/// From yesterday, for machines whose clock is behind.
fn valid_for(params: &mut CertificateParams, days: i32, world: &World) {
    let today = world.clock.now().to_zoned(TimeZone::UTC).date();
    let day = |offset: i32| today.checked_add(jiff::Span::new().days(offset)).unwrap_or(today);
    let time = |date: Date| rcgen::date_time_ymd(date.year().into(), date.month() as u8, date.day() as u8);
    params.not_before = time(day(-1));
    params.not_after = time(day(days - 1));
    let mut serial: [u8; 16] = world.chance.bytes();
    serial[0] &= 0x7f;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
}
