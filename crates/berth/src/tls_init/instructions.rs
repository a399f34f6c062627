use std::fmt::Write;

use super::Made;
use super::serve_line::ServeLine;
use crate::config::Config;

impl Made {
    /// How to start with the certificate, and how clients trust it. `named` are the hosts that the user gave.
    pub fn instructions(&self, config: &Config, named: &[String]) -> String {
        let folder = self.folder.display();
        let line = ServeLine::new(self, config, named);
        let mut text = String::new();
        let authority = if self.authority_kept { "kept" } else { "made" };
        let _ = writeln!(
            text,
            "Authority {authority}: {folder}/ca.crt (its key, ca.key, stays on this machine)\n\
             Certificate made: {folder}/server.crt, for {}",
            self.hosts.join(", "),
        );
        if !self.kept.is_empty() {
            let kept = self.kept.join(", ");
            let _ = writeln!(
                text,
                "Kept from the certificate before: {kept} (remove server.crt and run this again to drop them)"
            );
        }
        let _ = write!(
            text,
            "\nStart Berth with it:\n\n    {}\n\n\
             Copy ca.crt to each machine that shall trust it, then there, as far as it uses them:\n\n",
            line.text(self, config),
        );
        let mut client = |name: &str, lines: &str| {
            let lines = lines.replace("HOST", &line.registry);
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
                "The names of AWS have to lead here, and clients reach them at port 443 alone: in /etc/hosts of each \
                 machine\n\n    ADDRESS {names}\n"
            );
        }
        text
    }
}
