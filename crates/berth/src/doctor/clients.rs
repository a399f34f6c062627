use std::net::IpAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::process::Command;

use super::{Finding, port};
use crate::config::{Config, PublicAddress};
use crate::welcome::aws_host;

/// How long a client may take to tell about itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a client said.
enum Said {
    Absent,
    Refused(String),
    Text(String),
}

/// Whether docker is there, runs, and would talk to Berth.
pub(super) async fn docker(config: &Config) -> Finding {
    let subject = "docker";
    match ask("docker", &["info", "--format", "{{json .RegistryConfig}}"]).await {
        Said::Absent => Finding::note(
            subject,
            "not installed: install it (Debian: apt install docker.io), or use podman, skopeo or crane",
        ),
        Said::Refused(reason) => Finding::note(
            subject,
            format!(
                "its daemon does not answer ({reason}): start it (`systemctl start docker`), or join the group docker"
            ),
        ),
        Said::Text(text) => judge_docker(config, &serde_json::from_str(&text).unwrap_or_default()),
    }
}

fn judge_docker(config: &Config, registries: &Value) -> Finding {
    let subject = "docker";
    let host = image_host(config);
    if tls(config) {
        let folder = format!("/etc/docker/certs.d/{host}");
        return if Path::new(&folder).exists() {
            Finding::fine(subject, format!("runs, and has certificates for {host}"))
        } else {
            let advice =
                format!("unless a public authority signed the certificate, put its ca.crt into {folder}");
            Finding::note(subject, format!("runs, and knows no authority for {host}: {advice}"))
        };
    }
    if speaks_http(&host, registries) {
        return Finding::fine(subject, format!("runs, and speaks plain HTTP to {host}"));
    }
    let advice = format!(
        "add {{\"insecure-registries\": [\"{host}\"]}} to /etc/docker/daemon.json and restart docker, or give Berth a \
         certificate (`berth tls init`)"
    );
    Finding::failed(subject, format!("refuses plain HTTP to {host}: {advice}"))
}

/// Docker speaks HTTP to hosts in its list and to addresses in its ranges, of which loopback is always one.
fn speaks_http(host: &str, registries: &Value) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let listed = &registries["IndexConfigs"][host]["Secure"];
    let address: Option<IpAddr> = name.trim_matches(['[', ']']).parse().ok();
    let ranges = registries["InsecureRegistryCIDRs"].as_array().into_iter().flatten();
    let within = |address: IpAddr| {
        address.is_loopback()
            || ranges
                .filter_map(|range| range.as_str()?.parse::<ipnet::IpNet>().ok())
                .any(|net| net.contains(&address))
    };
    name == "localhost" || *listed == Value::Bool(false) || address.is_some_and(within)
}

/// What podman and skopeo need over plain HTTP, of which they except no address. Nothing over TLS.
pub(super) fn podman(config: &Config) -> Option<Finding> {
    let host = image_host(config);
    let advice = format!(
        "speak plain HTTP to {host} with --tls-verify=false alone, or with [[registry]] location = \"{host}\", insecure \
         = true in /etc/containers/registries.conf"
    );
    (!tls(config)).then(|| Finding::note("podman, skopeo", advice))
}

/// The host in image names.
pub(super) fn image_host(config: &Config) -> String {
    let after_scheme = |url: &str| url.split_once("://").map_or(url, |(_, host)| host).to_owned();
    match &config.url {
        PublicAddress::Aws => aws_host(config.account, &config.region),
        PublicAddress::Url(url) => after_scheme(url),
        PublicAddress::Listener => match port::running(config) {
            Some(url) => after_scheme(&url),
            None if config.listen.ip().is_unspecified() => format!("127.0.0.1:{}", config.listen.port()),
            None => config.listen.to_string(),
        },
    }
}

pub(super) fn tls(config: &Config) -> bool {
    match &config.url {
        PublicAddress::Aws => true,
        PublicAddress::Url(url) => url.starts_with("https://"),
        PublicAddress::Listener => config.tls.cert.is_some(),
    }
}

/// Whether the AWS CLI is there, and new enough for `berth env` alone.
pub(super) async fn aws() -> Finding {
    match ask("aws", &["--version"]).await {
        Said::Absent => {
            Finding::note("AWS CLI", "not installed: `pip install awscli`, or apt install awscli")
        }
        Said::Refused(reason) => Finding::note("AWS CLI", format!("does not tell its version: {reason}")),
        Said::Text(text) => judge_aws(&text),
    }
}

/// `AWS_ENDPOINT_URL_ECR` is known from 2.13.0 and 1.29.0 on.
fn judge_aws(text: &str) -> Finding {
    let version = text.split_whitespace().find_map(|word| word.strip_prefix("aws-cli/")).unwrap_or_default();
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    let (major, minor): (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if (major, minor) >= (2, 13) || (major == 1 && minor >= 29) {
        Finding::fine("AWS CLI", format!("{version} knows AWS_ENDPOINT_URL_ECR"))
    } else {
        let advice = "add --endpoint-url to each call, or update it";
        Finding::note("AWS CLI", format!("{version} does not know AWS_ENDPOINT_URL_ECR: {advice}"))
    }
}

async fn ask(program: &str, arguments: &[&str]) -> Said {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).kill_on_drop(true);
    let output = match tokio::time::timeout(PATIENCE, command.output()).await {
        Ok(Ok(output)) => output,
        Ok(Err(error)) if error.kind() == std::io::ErrorKind::NotFound => return Said::Absent,
        Ok(Err(error)) => return Said::Refused(error.to_string()),
        Err(_) => return Said::Refused(format!("no answer within {} s", PATIENCE.as_secs())),
    };
    if output.status.success() {
        return Said::Text(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    Said::Refused(reason.lines().rev().find(|line| !line.is_empty()).unwrap_or("no reason given").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    #[test]
    fn docker_is_asked_whether_it_speaks_plain_http_to_the_host() {
        let registries: Value = serde_json::from_str(
            r#"{"InsecureRegistryCIDRs":["::1/128","127.0.0.0/8","10.0.0.0/8"],
                "IndexConfigs":{"docker.io":{"Secure":true},"registry.corp:5000":{"Secure":false}}}"#,
        )
        .unwrap();
        for host in ["127.0.0.1:5000", "localhost:5000", "[::1]:5000", "10.1.2.3:5000", "registry.corp:5000"]
        {
            assert!(speaks_http(host, &registries), "{host}");
        }
        for host in ["192.0.2.1:5000", "registry.corp:5001", "docker.io"] {
            assert!(!speaks_http(host, &registries), "{host}");
        }
    }

    #[test]
    fn a_docker_that_refuses_is_told_what_to_do() {
        let mut config = Sources::default().load().unwrap();
        config.url = PublicAddress::Url("http://registry.corp:5000".to_owned());
        let finding = judge_docker(&config, &Value::Null);
        assert!(finding.is_failure());
        assert!(finding.text.contains(r#"{"insecure-registries": ["registry.corp:5000"]}"#), "{finding}");
        config.url = PublicAddress::Aws;
        assert!(judge_docker(&config, &Value::Null).text.contains("certs.d/123456789012.dkr.ecr"));
    }

    #[test]
    fn podman_is_told_about_plain_http_alone() {
        let mut config = Sources::default().load().unwrap();
        assert!(podman(&config).unwrap().text.contains("127.0.0.1:5000 with --tls-verify=false"));
        config.url = PublicAddress::Url("https://registry.corp".to_owned());
        assert_eq!(podman(&config), None);
    }

    #[test]
    fn aws_clis_are_told_apart_by_version() {
        let judged = |text: &str| judge_aws(text).to_string();
        assert!(judged("aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64").contains("note"));
        assert!(judged("aws-cli/2.13.0 Python/3.11.2").starts_with("ok"));
        assert!(judged("aws-cli/1.44.2 Python/3.11.2").starts_with("ok"));
        assert!(judged("aws-cli/1.22.34").contains("--endpoint-url"));
    }
}
