use std::net::IpAddr;

use ipnet::IpNet;

use super::address::refusal;
use super::error::EgressError;

/// What an operator listed.
#[derive(Debug, Default)]
pub(super) struct Allowed {
    hosts: Vec<String>,
    networks: Vec<IpNet>,
}

impl Allowed {
    pub(super) fn parse(entries: &[String]) -> Result<Self, EgressError> {
        let mut allowed = Self::default();
        for entry in entries {
            if let Ok(network) = entry.parse::<IpNet>() {
                allowed.networks.push(network);
            } else if let Ok(address) = entry.parse::<IpAddr>() {
                allowed.networks.push(address.into());
                allowed.hosts.push(address.to_string());
            } else if is_host(entry) {
                allowed.hosts.push(entry.trim_end_matches('.').to_ascii_lowercase());
            } else {
                return Err(EgressError::Entry(entry.clone()));
            }
        }
        Ok(allowed)
    }

    /// Whether the host itself is listed.
    pub(super) fn names(&self, host: &str) -> bool {
        self.hosts.iter().any(|listed| listed.eq_ignore_ascii_case(host))
    }

    /// Refuses `host` because of one of its addresses, unless host or address are listed.
    pub(super) fn check(&self, host: &str, address: IpAddr) -> Result<(), EgressError> {
        let Some(why) = refusal(address) else { return Ok(()) };
        let listed =
            |network: &IpNet| network.contains(&address) || network.contains(&address.to_canonical());
        if self.names(host) || self.networks.iter().any(listed) {
            return Ok(());
        }
        Err(EgressError::Address { host: host.to_owned(), address, why })
    }
}

fn is_host(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    (1..=253).contains(&text.len()) && text.bytes().all(fits)
}
