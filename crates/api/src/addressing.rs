//! Which registry a host means, and by which names Berth calls itself.

use std::net::Ipv4Addr;

use iam::{AccountId, Region};

/// How hosts map to registries, and the public URL.
#[derive(Clone, Debug)]
pub struct Addressing {
    /// The account that hosts and callers without one mean.
    pub default_account: AccountId,
    /// The region that hosts and callers without one mean.
    pub default_region: Region,
    /// The names in `repositoryUri` and `proxyEndpoint`.
    pub public: PublicUrl,
    /// The regions served; `None` serves any that a signature or host names.
    pub regions: Option<Vec<Region>>,
    /// Hosts that name a registry by configuration.
    pub hosts: Vec<HostRule>,
    /// The port that this machine's own names have; 0, any.
    pub port: u16,
}

/// By which names Berth calls itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicUrl {
    /// As AWS shapes them: `https://ACCOUNT.dkr.ecr.REGION.amazonaws.com`.
    Aws,
    /// One URL for all registries, without a slash at its end: `http://127.0.0.1:5000`.
    Url(String),
}

/// A host that the configuration maps to a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostRule {
    /// The host, without a port.
    pub host: String,
    /// The account that it means.
    pub account: Option<AccountId>,
    /// The region that it means.
    pub region: Option<Region>,
}

/// What a host says of the registry asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// The account, if the host names one.
    pub(crate) account: Option<AccountId>,
    /// The region, if the host names one.
    pub(crate) region: Option<Region>,
}

impl Addressing {
    /// What `host`, as a request carries it, says of the registry asked.
    pub(crate) fn named_by(&self, host: &str) -> Named {
        let host = without_port(host);
        if let Some(rule) = self.hosts.iter().find(|rule| rule.host.eq_ignore_ascii_case(host)) {
            return Named { account: rule.account, region: rule.region.clone() };
        }
        aws_shaped(&host.to_ascii_lowercase()).unwrap_or_default()
    }

    /// Whether `region` is served.
    pub fn serves(&self, region: &Region) -> bool {
        self.regions.as_ref().is_none_or(|regions| regions.contains(region))
    }

    /// The registry that the host of an image's name means: one of the configuration's, one as AWS shapes them, the
    /// public URL's or this machine's; none for hosts of others.
    pub fn registry_at(&self, host: &str) -> Option<(AccountId, Region)> {
        let named = self.named_by(host);
        let public = match &self.public {
            PublicUrl::Aws => None,
            PublicUrl::Url(url) => url.split_once("://").map(|(_, host)| host),
        };
        let name = without_port(host);
        let loopback = name == "localhost"
            || name == "[::1]"
            || name.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback());
        // Another registry on this machine has another port.
        let other_port = self.port != 0 && name != host && !host.ends_with(&format!(":{}", self.port));
        let here = loopback && !other_port;
        let ours = here || named != Named::default() || public == Some(host);
        let default = || self.default_region.clone();
        ours.then(|| (named.account.unwrap_or(self.default_account), named.region.unwrap_or_else(default)))
    }

    /// Whether `host`, as a request carries it, is one by which Berth calls itself with `https`: whoever asked it came
    /// by HTTPS, though a proxy ended that.
    pub(crate) fn is_reached_by_https(&self, host: &str) -> bool {
        let Named { account, region } = self.named_by(host);
        let account = account.unwrap_or(self.default_account);
        let endpoint = self.proxy_endpoint(account, region.as_ref().unwrap_or(&self.default_region));
        let port_implied = |host: &'_ str| host.strip_suffix(":443").unwrap_or(host).to_ascii_lowercase();
        endpoint.strip_prefix("https://").is_some_and(|own| port_implied(own) == port_implied(host))
    }

    /// `proxyEndpoint` of a registry.
    pub(crate) fn proxy_endpoint(&self, account: AccountId, region: &Region) -> String {
        match &self.public {
            PublicUrl::Aws => format!("https://{}", aws_host(account, region)),
            PublicUrl::Url(url) => url.clone(),
        }
    }

    /// `repositoryUri` of a repository: the endpoint without its scheme, and the name.
    pub(crate) fn repository_uri(&self, account: AccountId, region: &Region, name: &str) -> String {
        let endpoint = self.proxy_endpoint(account, region);
        let host = endpoint.split_once("://").map_or(endpoint.as_str(), |(_, host)| host);
        format!("{host}/{name}")
    }
}

fn aws_host(account: AccountId, region: &Region) -> String {
    let suffix = if region.as_str().starts_with("cn-") { "amazonaws.com.cn" } else { "amazonaws.com" };
    format!("{account}.dkr.ecr.{region}.{suffix}")
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    }
}

/// The account and region of a registry's host as AWS shapes it: `ACCOUNT.dkr.ecr.REGION.SUFFIX`, with a port or without.
pub fn registry_of_host(host: &str) -> Option<(AccountId, Region)> {
    let named = aws_shaped(without_port(host))?;
    named.account.zip(named.region)
}

/// `ACCOUNT.dkr.ecr.REGION.SUFFIX` and its variants (`dkr-ecr`, `-fips`), for whatever suffix.
fn aws_shaped(host: &str) -> Option<Named> {
    let (account, rest) = host.split_once('.')?;
    let account = AccountId::parse(account).ok()?;
    let rest = rest.strip_prefix("dkr.ecr").or_else(|| rest.strip_prefix("dkr-ecr"))?;
    let rest = rest.strip_prefix("-fips").unwrap_or(rest).strip_prefix('.')?;
    let region = rest.split('.').next().and_then(|region| Region::parse(region).ok());
    Some(Named { account: Some(account), region })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addressing(public: PublicUrl) -> Addressing {
        Addressing {
            default_account: AccountId::parse("123456789012").unwrap(),
            default_region: Region::parse("us-east-1").unwrap(),
            public,
            regions: None,
            hosts: vec![HostRule {
                host: "registry.corp.example".to_owned(),
                account: AccountId::parse("111111111111").ok(),
                region: None,
            }],
            port: 5000,
        }
    }

    #[test]
    fn this_machines_names_mean_this_server_by_its_own_port_alone() {
        let addressing = addressing(PublicUrl::Aws);
        let ours = ["localhost", "localhost:5000", "127.0.0.1:5000", "[::1]:5000"];
        assert!(ours.iter().all(|host| addressing.registry_at(host).is_some()));
        let others = ["localhost:5001", "127.0.0.1:15000", "[::1]:80"];
        assert!(others.iter().all(|host| addressing.registry_at(host).is_none()));
    }

    fn named(account: &str, region: &str) -> Named {
        Named { account: AccountId::parse(account).ok(), region: Region::parse(region).ok() }
    }

    #[test]
    fn hosts_as_aws_shapes_them_name_account_and_region() {
        let addressing = addressing(PublicUrl::Aws);
        for host in [
            "222222222222.dkr.ecr.eu-west-1.amazonaws.com",
            "222222222222.dkr.ecr.eu-west-1.amazonaws.com:5000",
            "222222222222.dkr.ecr-fips.eu-west-1.amazonaws.com",
            "222222222222.dkr-ecr.eu-west-1.on.aws",
            "222222222222.dkr.ecr.eu-west-1.localhost:5000",
            "222222222222.DKR.ECR.EU-WEST-1.AMAZONAWS.COM",
        ] {
            assert_eq!(addressing.named_by(host), named("222222222222", "eu-west-1"), "{host}");
        }
    }

    #[test]
    fn other_hosts_name_what_the_configuration_says() {
        let addressing = addressing(PublicUrl::Aws);
        assert_eq!(addressing.named_by("Registry.corp.example:443"), named("111111111111", ""));
        for host in ["127.0.0.1:5000", "[::1]:5000", "localhost", "api.ecr.us-east-1.amazonaws.com", ""] {
            assert_eq!(addressing.named_by(host), Named::default(), "{host}");
        }
    }

    #[test]
    fn its_own_host_is_reached_as_its_url_says() {
        let own = |url: &str| addressing(PublicUrl::Url(url.to_owned()));
        let corp = own("https://registry.corp.example");
        assert!(corp.is_reached_by_https("registry.corp.example"));
        assert!(corp.is_reached_by_https("Registry.corp.example:443"));
        for host in ["registry.corp.example:5000", "127.0.0.1:5000", "evil.example", ""] {
            assert!(!corp.is_reached_by_https(host), "{host}");
        }
        assert!(own("https://corp:8443").is_reached_by_https("corp:8443"));
        assert!(!own("http://corp:5000").is_reached_by_https("corp:5000"));
        let aws = addressing(PublicUrl::Aws);
        assert!(aws.is_reached_by_https("222222222222.dkr.ecr.eu-west-1.amazonaws.com"));
        assert!(!aws.is_reached_by_https("222222222222.dkr.ecr.eu-west-1.localhost:5000"));
    }

    #[test]
    fn berth_calls_itself_as_it_is_told() {
        let (account, region) =
            (AccountId::parse("123456789012").unwrap(), Region::parse("eu-west-1").unwrap());
        let uri = |public| addressing(public).repository_uri(account, &region, "team/web");
        assert_eq!(uri(PublicUrl::Aws), "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web");
        assert_eq!(uri(PublicUrl::Url("http://127.0.0.1:5000".to_owned())), "127.0.0.1:5000/team/web");
    }
}
