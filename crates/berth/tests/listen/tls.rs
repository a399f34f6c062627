use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use berth::listen::{Tls, TlsError};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};

use crate::fixture::{Server, Setup, echo, install_crypto};

/// Writes a new certificate for localhost and its key.
fn write_pair(folder: &Path) -> CertificateDer<'static> {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(folder.join("cert.pem"), cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), signing_key.serialize_pem()).unwrap();
    cert.der().clone()
}

fn load(folder: &Path) -> Result<Tls, TlsError> {
    Tls::load(&folder.join("cert.pem"), &folder.join("key.pem"))
}

/// Whether the server shows exactly `cert`.
async fn shows(server: &Server, cert: &CertificateDer<'static>) -> bool {
    let mut roots = RootCertStore::empty();
    roots.add(cert.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
    connector.connect("localhost".try_into().unwrap(), server.connect().await).await.is_ok()
}

#[tokio::test]
async fn replaced_files_are_picked_up_and_broken_ones_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let first = write_pair(folder.path());
    let tls = load(folder.path()).unwrap();
    let server = Setup { tls: Some(tls.clone()), ..Setup::default() }.serve(echo).await;
    assert!(shows(&server, &first).await);
    assert!(!tls.check().unwrap());

    let second = write_pair(folder.path());
    assert!(tls.check().unwrap());
    assert!(shows(&server, &second).await && !shows(&server, &first).await);

    std::fs::write(folder.path().join("cert.pem"), "nothing").unwrap();
    assert!(matches!(tls.check(), Err(TlsError::Pem { what: "certificate", .. })));
    assert!(!tls.check().unwrap(), "the same broken file is not reported twice");
    assert!(shows(&server, &second).await);
}

#[tokio::test]
async fn a_certificate_of_another_key_is_refused() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_pair(one.path());
    write_pair(other.path());
    std::fs::copy(other.path().join("key.pem"), one.path().join("key.pem")).unwrap();
    assert!(matches!(load(one.path()), Err(TlsError::Pair { .. })));
}

#[tokio::test]
async fn tls_speaks_http2_and_http1_as_the_client_likes() {
    let folder = tempfile::tempdir().unwrap();
    let cert = write_pair(folder.path());
    let server = Setup { tls: load(folder.path()).ok(), ..Setup::default() }.serve(echo).await;
    install_crypto();
    let cert = reqwest::Certificate::from_der(&cert).unwrap();
    for (builder, version) in [
        (reqwest::Client::builder(), http::Version::HTTP_2),
        (reqwest::Client::builder().http1_only(), http::Version::HTTP_11),
    ] {
        let client = builder.tls_certs_only([cert.clone()]).no_proxy().build().unwrap();
        let url = format!("https://localhost:{}/", server.address.port());
        let answer = client.post(url).body("hello").send().await.unwrap();
        assert_eq!(answer.version(), version);
        assert_eq!(answer.text().await.unwrap(), "hello");
    }
}

#[tokio::test]
async fn tls_on_a_plain_port_is_told_so_in_plain_http() {
    let server = Setup::default().serve(echo).await;
    let answer = server.say(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03").await;
    assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{answer}");
}

#[tokio::test]
async fn plain_http_on_a_tls_port_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    write_pair(folder.path());
    let server = Setup { tls: load(folder.path()).ok(), ..Setup::default() }.serve(echo).await;
    let answer = server.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n") && answer.contains("https://"), "{answer}");
}

#[tokio::test]
async fn a_handshake_that_never_ends_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    write_pair(folder.path());
    let mut setup = Setup::limits(|limits| limits.tls_handshake = Duration::from_millis(50));
    setup.tls = load(folder.path()).ok();
    let server = setup.serve(echo).await;
    assert_eq!(server.say(b"\x16\x03\x01\x02\x00\x01").await, "");
}
