use std::fmt::Write;

use super::{Made, is_address};
use crate::config::{Config, PublicAddress};

impl Made {
    /// How to start with the certificate, and how clients trust it.
    pub fn instructions(&self, config: &Config) -> String {
        let folder = self.folder.display();
        let port = config.listen.port();
        let suffix = if port == 443 { String::new() } else { format!(":{port}") };
        let host = self.example_host();
        let mut text = String::new();
        let kept = if self.authority_kept { "kept" } else { "made" };
        let _ = write!(
            text,
            "Authority {kept}: {folder}/ca.crt (its key, ca.key, stays on this machine)\n\
             Certificate made: {folder}/server.crt, for {hosts}\n\n\
             Start Berth with it:\n\n    \
             berth serve --listen {listen}{url} --tls-cert {folder}/server.crt --tls-key {folder}/server.key\n\n\
             Copy ca.crt to each machine that shall trust it, then there, as far as it uses them:\n\n",
            hosts = self.hosts.join(", "),
            listen = config.listen,
            url = match &config.url {
                PublicAddress::Listener => String::new(),
                PublicAddress::Aws => String::from(" --url aws"),
                PublicAddress::Url(url) => format!(" --url {url}"),
            },
        );
        let mut client = |name: &str, lines: &str| {
            let lines = lines.replace("HOST", &format!("{host}{suffix}"));
            let _ = write!(text, "  {name}\n{lines}\n");
        };
        client(
            "docker",
            "    mkdir -p /etc/docker/certs.d/HOST && cp ca.crt /etc/docker/certs.d/HOST/ca.crt\n",
        );
        client(
            "containerd (with config_path = \"/etc/containerd/certs.d\")",
            "    mkdir -p /etc/containerd/certs.d/HOST && cp ca.crt /etc/containerd/certs.d/HOST/ca.crt\n    \
             printf '%s\\n' 'server = \"https://HOST\"' '[host.\"https://HOST\"]' \
             '  ca = \"/etc/containerd/certs.d/HOST/ca.crt\"' > /etc/containerd/certs.d/HOST/hosts.toml\n",
        );
        client(
            "podman, buildah, skopeo",
            "    mkdir -p /etc/containers/certs.d/HOST && cp ca.crt /etc/containers/certs.d/HOST/ca.crt\n",
        );
        client("Node", "    export NODE_EXTRA_CA_CERTS=$PWD/ca.crt\n");
        client("the AWS CLI and boto3", "    export AWS_CA_BUNDLE=$PWD/ca.crt\n");
        client(
            "the whole system (Go, curl, docker-credential-ecr-login)",
            "    cp ca.crt /usr/local/share/ca-certificates/berth.crt && update-ca-certificates    # Debian, Ubuntu\n    \
             cp ca.crt /etc/pki/ca-trust/source/anchors/berth.crt && update-ca-trust           # Fedora, RHEL\n",
        );
        let named: Vec<&str> =
            self.hosts.iter().map(String::as_str).filter(|host| host.contains("amazonaws")).collect();
        if !named.is_empty() {
            let names = named.join(" ");
            let _ = write!(
                text,
                "The names of AWS have to lead here: in /etc/hosts of each machine\n\n    ADDRESS {names}\n"
            );
        }
        text
    }

    /// The host that another machine would most likely use.
    fn example_host(&self) -> &str {
        let registry = self.hosts.iter().find(|host| host.contains(".dkr.ecr."));
        let own = || self.hosts.iter().rev().find(|host| *host != "localhost" && !is_address(host));
        let address = || {
            self.hosts.iter().rev().find(|host| !matches!(host.as_str(), "127.0.0.1" | "::1" | "localhost"))
        };
        registry.or_else(own).or_else(address).map_or("localhost", String::as_str)
    }
}
