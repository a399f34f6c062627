//! `berth tls init`: certificates that clients trust once they trust the authority.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test says where")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use berth::config::{Config, PublicAddress, Sources};
use berth::tls_init::{self, TlsInitError, hosts};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::{RootCertStore, crypto};
use world::World;

fn config(change: impl FnOnce(&mut Config)) -> Config {
    let mut config = Sources::default().load().unwrap();
    change(&mut config);
    config
}

fn make(folder: &Path, hosts: &[String]) -> Result<tls_init::Made, TlsInitError> {
    tls_init::make(folder, hosts, &World::real())
}

/// Whether somebody who trusts `ca.crt` takes `server.crt` for `host`.
fn trusted(folder: &Path, host: &str) -> bool {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(folder.join("ca.crt")).unwrap()).unwrap();
    let provider = Arc::new(crypto::aws_lc_rs::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build().unwrap();
    let server = CertificateDer::from_pem_file(folder.join("server.crt")).unwrap();
    verifier.verify_server_cert(&server, &[], &host.try_into().unwrap(), &[], UnixTime::now()).is_ok()
}

#[test]
fn whoever_trusts_the_authority_trusts_the_certificate() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), &hosts(&config(|_| {}), &["Registry.Corp".to_owned()])).unwrap();
    for host in ["localhost", "127.0.0.1", "::1", "registry.corp"] {
        assert!(trusted(folder.path(), host), "{host}");
    }
    assert!(!trusted(folder.path(), "elsewhere.corp"));
    for (name, mode) in [("ca.key", 0o600), ("server.key", 0o600), ("ca.crt", 0o644), ("server.crt", 0o644)] {
        let found = fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(found, mode, "{name}");
    }
}

#[test]
fn an_authority_that_is_there_signs_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), &["one.corp".to_owned()]).unwrap();
    let authority = || ["ca.crt", "ca.key"].map(|name| fs::read(folder.path().join(name)).unwrap());
    let before = authority();
    make(folder.path(), &["two.corp".to_owned()]).unwrap();
    assert_eq!(before, authority());
    assert!(trusted(folder.path(), "two.corp"));
}

#[test]
fn hosts_of_the_certificate_before_are_kept_until_it_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), &["one.corp".to_owned()]).unwrap();
    let told = make(folder.path(), &["two.corp".to_owned()]).unwrap().instructions(&config(|_| {}), &[]);
    assert!(trusted(folder.path(), "two.corp") && trusted(folder.path(), "one.corp"));
    assert!(told.contains("Kept from the certificate before: one.corp (remove"), "{told}");
    assert!(told.contains("--url https://one.corp:5000 "), "{told}");
    fs::remove_file(folder.path().join("server.crt")).unwrap();
    make(folder.path(), &["two.corp".to_owned()]).unwrap();
    assert!(!trusted(folder.path(), "one.corp"));
}

/// The line of `berth serve` that is printed for hosts that the user names.
fn serve_line(config: &Config, named: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let named: Vec<String> = named.iter().map(|host| (*host).to_owned()).collect();
    let told = make(folder.path(), &hosts(config, &named)).unwrap().instructions(config, &named);
    told.lines().find_map(|line| line.strip_prefix("    berth serve ")).unwrap().to_owned()
}

#[test]
fn the_server_is_started_where_the_named_machines_reach_it() {
    let data = |config: &mut Config| config.data = "/srv/berth".into();
    let config = config(data);
    for (named, expected) in [
        (&[][..], "--listen 127.0.0.1:5000 --tls-cert "),
        (&["localhost"], "--listen 127.0.0.1:5000 --tls-cert "),
        (
            &["Registry.Corp", "192.0.2.1"],
            "--listen 0.0.0.0:5000 --url https://registry.corp:5000 --tls-cert ",
        ),
        (&["2001:db8::1"], "--listen [::]:5000 --url https://[2001:db8::1]:5000 --tls-cert "),
    ] {
        let line = serve_line(&config, named);
        assert!(line.starts_with(&format!("--data /srv/berth {expected}")), "{line}");
    }
}

#[test]
fn half_an_authority_or_somebody_elses_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), &["one.corp".to_owned()]).unwrap();
    let other = tempfile::tempdir().unwrap();
    make(other.path(), &["one.corp".to_owned()]).unwrap();
    fs::copy(other.path().join("ca.crt"), folder.path().join("ca.crt")).unwrap();
    assert!(matches!(make(folder.path(), &[]), Err(TlsInitError::ForeignAuthority(_))));
    fs::remove_file(folder.path().join("ca.crt")).unwrap();
    assert!(matches!(make(folder.path(), &[]), Err(TlsInitError::HalfAuthority { .. })));
    assert!(!folder.path().join("ca.crt").exists());
}

#[test]
fn hosts_as_aws_shapes_them_are_certified_and_told() {
    let config = config(|config| {
        config.url = PublicAddress::Aws;
    });
    let hosts = hosts(&config, &[]);
    for host in [
        "123456789012.dkr.ecr.us-east-1.amazonaws.com",
        "api.ecr.us-east-1.amazonaws.com",
        "sts.us-east-1.amazonaws.com",
        "sts.amazonaws.com",
    ] {
        assert!(hosts.iter().any(|found| found == host), "{host}");
    }
    let folder = tempfile::tempdir().unwrap();
    let told = make(folder.path(), &hosts).unwrap().instructions(&config, &[]);
    for line in [
        "--listen 0.0.0.0:443 --url aws ",
        "/etc/docker/certs.d/123456789012.dkr.ecr.us-east-1.amazonaws.com/ca.crt",
        "/etc/containerd/certs.d/123456789012.dkr.ecr.us-east-1.amazonaws.com/hosts.toml",
        "/etc/containers/certs.d/123456789012.dkr.ecr.us-east-1.amazonaws.com/ca.crt",
        "NODE_EXTRA_CA_CERTS",
        "AWS_CA_BUNDLE",
        "update-ca-certificates",
    ] {
        assert!(told.contains(line), "{line} is missing from\n{told}");
    }
}
