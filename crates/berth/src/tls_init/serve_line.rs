use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::{Made, plain};
use crate::config::{Config, PublicAddress};
use crate::welcome::{aws_host, quoted};

/// The port at which clients look for hosts as AWS shapes them.
const HTTPS: u16 = 443;

/// How to start a server with a certificate so that the machines it was made for reach it.
#[derive(Debug)]
pub(super) struct ServeLine {
    listen: SocketAddr,
    /// What `--url` has to say; nothing where the address listened on will do.
    url: Option<String>,
    /// Host, and port if need be, in image names.
    pub(super) registry: String,
}

impl ServeLine {
    /// For the hosts of `made`, of which the user named `named`.
    pub(super) fn new(made: &Made, config: &Config, named: &[String]) -> Self {
        let port = if config.url == PublicAddress::Aws { HTTPS } else { config.listen.port() };
        let named = named.iter().map(|host| plain(host)).chain(made.kept.iter().cloned());
        let named = named.into_iter().find(|host| !is_local(host) && !host.contains(".amazonaws.com"));
        let listen = SocketAddr::new(listen(made, config, named.as_deref()), port);
        let (url, registry) = match (&config.url, named) {
            (PublicAddress::Aws, _) => (Some(String::from("aws")), aws_host(config.account, &config.region)),
            (PublicAddress::Url(url), _) => {
                let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
                (Some(url.clone()), host.to_owned())
            }
            (PublicAddress::Listener, Some(named)) => {
                let registry = authority(&named, port);
                (Some(format!("https://{registry}")), registry)
            }
            (PublicAddress::Listener, None) => {
                let other = made.hosts.iter().rev().find(|host| !is_local(host));
                (None, authority(other.map_or("localhost", String::as_str), port))
            }
        };
        Self { listen, url, registry }
    }

    /// The line for a shell.
    pub(super) fn text(&self, made: &Made, config: &Config) -> String {
        let data = std::path::absolute(&config.data).unwrap_or_else(|_| config.data.clone());
        let file = |name: &str| quoted(&made.folder.join(name).display().to_string());
        format!(
            "berth serve --data {data} --listen {listen}{url} --tls-cert {cert} --tls-key {key}",
            data = quoted(&data.display().to_string()),
            listen = self.listen,
            url = self.url.as_ref().map(|url| format!(" --url {url}")).unwrap_or_default(),
            cert = file("server.crt"),
            key = file("server.key"),
        )
    }
}

/// The configured address, or every address where other machines could not reach it.
fn listen(made: &Made, config: &Config, named: Option<&str>) -> IpAddr {
    let ip = config.listen.ip();
    if !ip.is_loopback() || made.hosts.iter().all(|host| is_local(host)) {
        return ip;
    }
    let ipv6 = ip.is_ipv6() || named.is_some_and(|host| host.parse::<Ipv6Addr>().is_ok());
    if ipv6 { Ipv6Addr::UNSPECIFIED.into() } else { Ipv4Addr::UNSPECIFIED.into() }
}

fn authority(host: &str, port: u16) -> String {
    let host = if host.parse::<Ipv6Addr>().is_ok() { format!("[{host}]") } else { host.to_owned() };
    if port == HTTPS { host } else { format!("{host}:{port}") }
}

/// Whether only this machine reaches itself by that host.
fn is_local(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}
