//! What a newcomer pastes next.

use std::path::{Path, PathBuf};

use iam::{AccountId, Region};
use identity::RootCredentials;

use crate::config::{Config, PublicAddress};

/// How clients reach a server, and as whom.
#[derive(Debug)]
pub struct Welcome<'a> {
    /// The URL that the AWS CLI takes as its endpoint.
    pub url: &'a str,
    /// The host in image names.
    pub host: String,
    /// The region that clients ask.
    pub region: &'a Region,
    /// The root credentials.
    pub credentials: &'a RootCredentials,
    /// The authority that `berth tls init` made in the data folder, where clients come over TLS.
    pub authority: Option<PathBuf>,
    /// Whether a first push makes its repository.
    pub dev: bool,
}

impl<'a> Welcome<'a> {
    /// For the default account and region of `config`, with the server listening on `url`.
    pub fn new(config: &'a Config, url: &'a str, credentials: &'a RootCredentials) -> Self {
        let url = match &config.url {
            PublicAddress::Url(public) => public,
            PublicAddress::Listener | PublicAddress::Aws => url,
        };
        let host = match &config.url {
            PublicAddress::Aws => aws_host(config.account, &config.region),
            _ => url.split_once("://").map_or(url, |(_, host)| host).to_owned(),
        };
        let authority = url.starts_with("https://").then(|| authority(&config.data)).flatten();
        Self { url, host, region: &config.region, credentials, authority, dev: config.dev }
    }

    /// Lines for a shell that set up the AWS CLI and SDKs. They send to Berth what it answers; other services, such
    /// as S3, stay where they were.
    pub fn exports(&self) -> String {
        let Self { url, region, credentials, .. } = self;
        let (id, secret) = (quoted(&credentials.access_key_id), quoted(credentials.secret.expose()));
        let url = quoted(url);
        let mut lines = format!(
            "unset AWS_PROFILE AWS_SESSION_TOKEN\nexport AWS_ACCESS_KEY_ID={id}\nexport AWS_SECRET_ACCESS_KEY={secret}\n\
             export AWS_DEFAULT_REGION={region}\nexport AWS_ENDPOINT_URL_ECR={url}\nexport AWS_ENDPOINT_URL_STS={url}\n\
             export AWS_ENDPOINT_URL_IAM={url}\n"
        );
        if let Some(authority) = &self.authority {
            lines += &format!("export AWS_CA_BUNDLE={}\n", quoted(&authority.display().to_string()));
        }
        lines
    }

    /// From credentials to a pushed image. Each `aws` names the endpoint, because older ones know no variable for it.
    pub fn first_push(&self) -> String {
        let Self { url, host, .. } = self;
        let create = match self.dev {
            true => String::new(),
            false => format!("aws --endpoint-url {url} ecr create-repository --repository-name hello\n"),
        };
        format!(
            "{exports}{create}\
             aws --endpoint-url {url} ecr get-login-password | docker login --username AWS --password-stdin {host}\n\
             docker pull alpine && docker tag alpine {host}/hello:1.0\n\
             docker push {host}/hello:1.0\n",
            exports = self.exports()
        )
    }
}

/// Why clients that use hosts as AWS shapes them would not find a listener on `port`, and what to do. Nothing where
/// they would, or where answers name another host.
pub fn aws_port_advice(config: &Config, port: u16) -> Option<String> {
    let tls = config.tls.cert.is_some();
    if config.url != PublicAddress::Aws || (tls && port == 443) {
        return None;
    }
    let found = if tls { format!("port {port}") } else { format!("plain HTTP at port {port}") };
    let files = if tls { "" } else { ", and the files that `berth tls init --url aws` makes" };
    Some(format!(
        "clients reach AWS-shaped names over HTTPS at port 443, and this is {found}: unless a proxy is in front, \
         start with --listen 0.0.0.0:443{files}"
    ))
}

/// What a server whose `url` is HTTPS needs, if it speaks plain HTTP and knows no proxy.
pub fn proxy_advice(config: &Config) -> Option<String> {
    let PublicAddress::Url(url) = &config.url else { return None };
    let alone = config.tls.cert.is_none() && config.trusted_proxies.is_empty();
    (alone && url.starts_with("https://")).then(|| {
        format!(
            "url is {url}, and this listener speaks plain HTTP: a proxy has to end TLS before it and pass Host on as \
             it came; name it in trusted_proxies, or its address counts as that of every client. Without a proxy, set \
             tls_cert and tls_key"
        )
    })
}

fn authority(data: &Path) -> Option<PathBuf> {
    data.join("tls/ca.crt").canonicalize().ok()
}

/// The host of an account's registry as AWS shapes it.
pub fn aws_host(account: AccountId, region: &Region) -> String {
    let suffix = if region.as_str().starts_with("cn-") { "amazonaws.com.cn" } else { "amazonaws.com" };
    format!("{account}.dkr.ecr.{region}.{suffix}")
}

/// A word for a shell, quoted if it must be.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-+=/.,:@%[]".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;
    use identity::Secret;

    fn credentials(secret: &str) -> RootCredentials {
        RootCredentials {
            access_key_id: "AKIAEXAMPLE000000000".to_owned(),
            secret: Secret::new(secret.to_owned()),
        }
    }

    #[test]
    fn a_newcomer_pastes_from_credentials_to_push() {
        let (config, credentials) = (Sources::default().load().unwrap(), credentials("abc/+"));
        let text = Welcome::new(&config, "http://127.0.0.1:5000", &credentials).first_push();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "unset AWS_PROFILE AWS_SESSION_TOKEN");
        assert_eq!(lines[2], "export AWS_SECRET_ACCESS_KEY=abc/+");
        assert_eq!(
            lines[7],
            "aws --endpoint-url http://127.0.0.1:5000 ecr create-repository --repository-name hello"
        );
        assert!(lines[8].ends_with("docker login --username AWS --password-stdin 127.0.0.1:5000"));
        assert_eq!(lines[10], "docker push 127.0.0.1:5000/hello:1.0");
    }

    #[test]
    fn where_a_push_makes_its_repository_nobody_is_told_to() {
        let (mut config, credentials) = (Sources::default().load().unwrap(), credentials("abc"));
        let first_push =
            |config: &Config| Welcome::new(config, "http://127.0.0.1:5000", &credentials).first_push();
        assert!(first_push(&config).contains("create-repository"));
        config.dev = true;
        assert!(!first_push(&config).contains("create-repository"));
    }

    #[test]
    fn aws_shaped_names_go_into_image_names_and_not_into_the_endpoint() {
        let mut config = Sources::default().load().unwrap();
        config.url = PublicAddress::Aws;
        let credentials = credentials("abc");
        let welcome = Welcome::new(&config, "https://127.0.0.1:443", &credentials);
        assert_eq!(welcome.host, "123456789012.dkr.ecr.us-east-1.amazonaws.com");
        assert_eq!(welcome.url, "https://127.0.0.1:443");
    }

    #[test]
    fn aws_shaped_names_take_https_at_port_443() {
        let mut config = Sources::default().load().unwrap();
        assert_eq!(aws_port_advice(&config, 5000), None);
        config.url = PublicAddress::Aws;
        assert!(aws_port_advice(&config, 443).unwrap().contains("plain HTTP at port 443"));
        config.tls.cert = Some("server.crt".into());
        assert!(aws_port_advice(&config, 5000).unwrap().ends_with("start with --listen 0.0.0.0:443"));
        assert_eq!(aws_port_advice(&config, 443), None);
    }

    #[test]
    fn an_https_url_without_tls_takes_a_proxy() {
        let mut config = Sources::default().load().unwrap();
        assert_eq!(proxy_advice(&config), None);
        config.url = PublicAddress::Url("http://registry.corp".to_owned());
        assert_eq!(proxy_advice(&config), None);
        config.url = PublicAddress::Url("https://registry.corp".to_owned());
        assert!(proxy_advice(&config).unwrap().contains("name it in trusted_proxies"));
        config.trusted_proxies = vec!["10.0.0.0/8".parse().unwrap()];
        assert_eq!(proxy_advice(&config), None);
    }

    #[test]
    fn over_tls_the_authority_of_the_data_folder_is_among_the_exports() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("tls")).unwrap();
        std::fs::write(folder.path().join("tls/ca.crt"), "").unwrap();
        let (mut config, credentials) = (Sources::default().load().unwrap(), credentials("abc"));
        config.data = folder.path().to_owned();
        let first_push = |url: &str| Welcome::new(&config, url, &credentials).first_push();
        assert!(first_push("https://127.0.0.1:5000").contains("/tls/ca.crt\naws --endpoint-url"));
        assert!(!first_push("http://127.0.0.1:5000").contains("AWS_CA_BUNDLE"));
    }

    #[test]
    fn a_secret_of_one_s_own_survives_the_shell() {
        let (config, credentials) = (Sources::default().load().unwrap(), credentials("it's $HOME"));
        let exports = Welcome::new(&config, "http://127.0.0.1:5000", &credentials).exports();
        assert!(exports.contains(r"export AWS_SECRET_ACCESS_KEY='it'\''s $HOME'"), "{exports}");
    }
}
