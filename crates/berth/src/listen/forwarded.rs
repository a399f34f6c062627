use std::net::{IpAddr, SocketAddr};

use http::{HeaderMap, HeaderName};
use ipnet::IpNet;

use super::Peer;

const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The peer of a request that came with `headers`: what a trusted proxy says of its own client's connection counts as
/// if it were this one, so that answers name URLs that the client can reach, and logs and policies its address.
pub(super) fn peer(connected: Peer, headers: &HeaderMap, trusted: &[IpNet]) -> Peer {
    if trusted.is_empty() || !is_trusted(connected.address.ip(), trusted) {
        return connected;
    }
    let mut said = headers.get_all(FORWARDED_PROTO).iter();
    let tls = match (said.next(), said.next()) {
        (Some(proto), None) => connected.tls || proto.as_bytes().eq_ignore_ascii_case(b"https"),
        _ => connected.tls,
    };
    let address = client(headers, trusted).map_or(connected.address, |client| SocketAddr::new(client, 0));
    Peer { address, tls }
}

/// The nearest address that is not itself a trusted proxy's. Each proxy adds at the right whom it heard; what stands
/// left of an address that is not trusted, or that is none, anybody may have written.
fn client(headers: &HeaderMap, trusted: &[IpNet]) -> Option<IpAddr> {
    let mut nearest = None;
    for line in headers.get_all(FORWARDED_FOR).iter().rev() {
        for hop in line.to_str().ok()?.rsplit(',') {
            let Some(address) = address(hop.trim()) else { return nearest };
            nearest = Some(address);
            if !is_trusted(address, trusted) {
                return nearest;
            }
        }
    }
    nearest
}

/// Some proxies add the port.
fn address(hop: &str) -> Option<IpAddr> {
    let with_port = || hop.parse().map(|address: SocketAddr| address.ip());
    hop.parse().or_else(|_| with_port()).ok()
}

/// Whether a trusted proxy has this address.
pub(super) fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    let address = address.to_canonical();
    trusted.iter().any(|network| network.contains(&address))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn seen(address: &str, headers: &[(HeaderName, &'static str)]) -> Peer {
        let connected = Peer { address: address.parse().unwrap(), tls: false };
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name, HeaderValue::from_static(value));
        }
        peer(connected, &map, &["10.0.0.0/8".parse().unwrap()])
    }

    fn over_tls(address: &str, proto: &'static str) -> bool {
        seen(address, &[(FORWARDED_PROTO, proto)]).tls
    }

    /// Whom a proxy at 10.0.0.1 is taken to speak for.
    fn client_of(lines: &[&'static str]) -> String {
        let headers: Vec<_> = lines.iter().map(|line| (FORWARDED_FOR, *line)).collect();
        seen("10.0.0.1:9", &headers).address.ip().to_string()
    }

    #[test]
    fn a_trusted_proxy_tells_whether_its_client_came_over_tls() {
        assert!(over_tls("10.0.0.1:9", "https"));
        assert!(over_tls("[::ffff:10.0.0.1]:9", "HTTPS"));
        assert!(!over_tls("10.0.0.1:9", "http"));
    }

    #[test]
    fn others_are_not_believed() {
        assert!(!over_tls("192.0.2.1:9", "https"));
        let liar = seen("192.0.2.1:9", &[(FORWARDED_FOR, "198.51.100.7")]);
        assert_eq!(liar.address, "192.0.2.1:9".parse().unwrap());
    }

    #[test]
    fn the_client_is_whom_the_first_trusted_proxy_heard() {
        assert_eq!(client_of(&[]), "10.0.0.1");
        assert_eq!(client_of(&["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client_of(&["198.51.100.7:4711"]), "198.51.100.7");
        assert_eq!(client_of(&["[2001:db8::1]:4711"]), "2001:db8::1");
        assert_eq!(client_of(&["198.51.100.7, 10.0.0.2"]), "198.51.100.7");
        assert_eq!(client_of(&["203.0.113.9", "198.51.100.7,10.0.0.2"]), "198.51.100.7");
    }

    #[test]
    fn what_the_client_wrote_itself_does_not_count() {
        assert_eq!(client_of(&["127.0.0.1, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client_of(&["198.51.100.7, nonsense, 10.0.0.2"]), "10.0.0.2");
        assert_eq!(client_of(&["nonsense"]), "10.0.0.1");
    }
}
