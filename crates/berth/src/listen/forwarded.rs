use http::{HeaderMap, HeaderName};
use ipnet::IpNet;

use super::Peer;

const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The peer of a request that came with `headers`: what a trusted proxy says of its own client's connection counts as
/// if it were this one, so that answers name URLs that the client can reach.
pub(super) fn peer(connected: Peer, headers: &HeaderMap, trusted: &[IpNet]) -> Peer {
    if trusted.is_empty() {
        return connected;
    }
    let address = connected.address.ip().to_canonical();
    let mut said = headers.get_all(FORWARDED_PROTO).iter();
    match (said.next(), said.next()) {
        (Some(proto), None) if trusted.iter().any(|network| network.contains(&address)) => {
            Peer { tls: connected.tls || proto.as_bytes().eq_ignore_ascii_case(b"https"), ..connected }
        }
        _ => connected,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn over_tls(address: &str, proto: &'static str) -> bool {
        let connected = Peer { address: address.parse().unwrap(), tls: false };
        let headers = HeaderMap::from_iter([(FORWARDED_PROTO, HeaderValue::from_static(proto))]);
        peer(connected, &headers, &["10.0.0.0/8".parse().unwrap()]).tls
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
    }
}
