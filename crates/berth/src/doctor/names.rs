use std::net::{IpAddr, ToSocketAddrs};

use super::Finding;
use super::port::is_ours;
use crate::config::{Config, PublicAddress};
use crate::welcome::aws_host;

/// Whether the names that clients are told lead to this machine.
pub(super) fn look(config: &Config) -> Vec<Finding> {
    let mut names: Vec<String> = config.hosts.iter().map(|host| host.name.clone()).collect();
    match &config.url {
        PublicAddress::Aws => names.push(aws_host(config.account, &config.region)),
        PublicAddress::Url(url) => {
            names.extend(url.parse::<http::Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)));
        }
        PublicAddress::Listener => {}
    }
    names.sort();
    names.dedup();
    names.iter().map(|name| judge(name, resolve(name))).collect()
}

fn resolve(name: &str) -> Vec<IpAddr> {
    let name = name.trim_matches(['[', ']']);
    (name, 0).to_socket_addrs().map(|found| found.map(|address| address.ip()).collect()).unwrap_or_default()
}

fn judge(name: &str, addresses: Vec<IpAddr>) -> Finding {
    let advice = format!("add a line to /etc/hosts of each client: ADDRESS-OF-BERTH {name}");
    match addresses.first() {
        None => Finding::failed("host name", format!("{name} leads nowhere: {advice}")),
        Some(_) if addresses.iter().any(|address| is_ours(*address)) => {
            Finding::fine("host name", format!("{name} leads to this machine"))
        }
        // A proxy in front of Berth is a good reason.
        Some(other) => Finding::note(
            "host name",
            format!("{name} leads to {other}, not to this machine; unless a proxy is there, {advice}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_here_elsewhere_or_nowhere() {
        let here = judge("a", vec!["127.0.0.1".parse().unwrap()]);
        let elsewhere = judge("b", vec!["192.0.2.1".parse().unwrap()]);
        assert!(here.text.ends_with("leads to this machine"));
        assert!(elsewhere.text.contains("leads to 192.0.2.1, not"));
        assert!(judge("c", vec![]).is_failure());
        assert_eq!(resolve("[::1]"), ["::1".parse::<IpAddr>().unwrap()]);
    }
}
