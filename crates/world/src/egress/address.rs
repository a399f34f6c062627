//! Which addresses are somebody's own network rather than the Internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// IPv4 networks that are not the Internet's (IANA's special-purpose registry): network, prefix, what it is.
const V4: [(Ipv4Addr, u32, &str); 15] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8, "this network"),
    (Ipv4Addr::new(10, 0, 0, 0), 8, "private"),
    (Ipv4Addr::new(100, 64, 0, 0), 10, "shared by a carrier"),
    (Ipv4Addr::new(127, 0, 0, 0), 8, "loopback"),
    (Ipv4Addr::new(169, 254, 0, 0), 16, "link-local"),
    (Ipv4Addr::new(172, 16, 0, 0), 12, "private"),
    (Ipv4Addr::new(192, 0, 0, 0), 24, "reserved"),
    (Ipv4Addr::new(192, 0, 2, 0), 24, "for documentation"),
    (Ipv4Addr::new(192, 88, 99, 0), 24, "a relay to IPv6"),
    (Ipv4Addr::new(192, 168, 0, 0), 16, "private"),
    (Ipv4Addr::new(198, 18, 0, 0), 15, "for benchmarks"),
    (Ipv4Addr::new(198, 51, 100, 0), 24, "for documentation"),
    (Ipv4Addr::new(203, 0, 113, 0), 24, "for documentation"),
    (Ipv4Addr::new(224, 0, 0, 0), 4, "multicast"),
    (Ipv4Addr::new(240, 0, 0, 0), 4, "reserved"),
];

/// The same within IPv6's global unicast space, 2000::/3. All of IPv6 outside of that is refused: loopback, unique
/// local and link-local addresses, multicast, and NAT64, behind which IPv4 networks lie.
const V6: [(Ipv6Addr, u32, &str); 5] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23, "reserved, or a Teredo tunnel"),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32, "for documentation"),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16, "a 6to4 tunnel"),
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48, "reserved"),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20, "for documentation"),
];

/// What keeps an address from being reached; nothing for those of the Internet.
pub(super) fn refusal(address: IpAddr) -> Option<&'static str> {
    match address.to_canonical() {
        IpAddr::V4(ip) => {
            let within = |(network, prefix, _): &&(Ipv4Addr, u32, &str)| {
                (ip.to_bits() ^ network.to_bits()) >> (32 - prefix) == 0
            };
            V4.iter().find(within).map(|(_, _, what)| *what)
        }
        IpAddr::V6(ip) if ip.segments()[0] >> 13 != 1 => Some("outside of the Internet's part of IPv6"),
        IpAddr::V6(ip) => {
            let within = |(network, prefix, _): &&(Ipv6Addr, u32, &str)| {
                (ip.to_bits() ^ network.to_bits()) >> (128 - prefix) == 0
            };
            V6.iter().find(within).map(|(_, _, what)| *what)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Addresses by which servers were made to ask their own networks.
    const HOSTILE: &str = "
        0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.1.2.3 127.255.255.255
        169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1
        192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1
        239.255.255.255 240.0.0.1 255.255.255.255
        :: ::1 ::2 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
        64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 64:ff9b:1:ffff::a00:1 100::1 2001::1 2001:0:7f00:1::
        2001:10::1 2001:20::1 2001:db8::1 2001:1ff:ffff::1 2002:7f00:1:: 2002:a00:1::1 2002:a9fe:a9fe::
        2620:4f:8000::1 3fff::1 3fff:fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1 fe80::a9fe:a9fe
        febf::1 fec0::1 ff00::1 ff02::1 ff0e::1";

    const PUBLIC: &str = "
        1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255
        169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.1 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0
        223.255.255.255 ::ffff:8.8.8.8 2001:200::1 2001:4860:4860::8888 2003::1 2606:4700:4700::1111
        2a00:1450::1 3ffe:ffff::1";

    #[test]
    fn networks_of_ones_own_are_refused_and_their_neighbours_are_not() {
        let addresses = |list: &'static str| list.split_whitespace().map(|text| text.parse().unwrap());
        assert!(addresses(HOSTILE).count() >= 60);
        for address in addresses(HOSTILE) {
            assert!(refusal(address).is_some(), "{address}");
        }
        for address in addresses(PUBLIC) {
            assert_eq!(refusal(address), None, "{address}");
        }
    }
}
