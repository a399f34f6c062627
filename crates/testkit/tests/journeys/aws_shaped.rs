//! A server that has AWS's names, for clients that trust no others.

use testkit::{Network, Server, Terminal};

pub(crate) const REGISTRY: &str = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
const API: &str = "api.ecr.us-east-1.amazonaws.com";

/// A network in which a server is AWS, and somebody there whose clients trust its authority.
pub(crate) fn aws_of_our_own() -> (Network, Server, Terminal) {
    let network = Network::with_names(&[REGISTRY, API]);
    let t = Terminal::alone().inside(&network).export("REGISTRY", REGISTRY);
    let tls = t.home().join("tls").display().to_string();
    t.run(&format!("berth tls init --out tls --host {REGISTRY} --host {API}"));
    let server = Server::options()
        .with("--listen", "127.0.0.1:443")
        .with("--url", "aws")
        .with("--tls-cert", &format!("{tls}/server.crt"))
        .with("--tls-key", &format!("{tls}/server.key"))
        .inside(&network)
        .start();
    let t =
        t.export("SSL_CERT_FILE", &format!("{tls}/ca.crt")).export("AWS_CA_BUNDLE", &format!("{tls}/ca.crt"));
    (network, server, t)
}
