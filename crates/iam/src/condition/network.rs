use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A range of addresses of one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Network {
    first: IpAddr,
    /// How many leading bits count.
    prefix: u32,
}

impl Network {
    /// Reads `address` or `address/bits`. Bits after the prefix are of no account.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let bits = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
            Some(_) => return None,
            None => bits,
        };
        if prefix > bits {
            return None;
        }
        Some(match (address, prefix) {
            (IpAddr::V6(six), 96..) if six.to_ipv4_mapped().is_some() => {
                Self { first: address.to_canonical(), prefix: prefix - 96 }
            }
            _ => Self { first: address, prefix },
        })
    }

    /// Whether the network holds `address`. An IPv4 address in IPv6 dress is the IPv4 address.
    pub(super) fn contains(&self, address: IpAddr) -> bool {
        match (self.first, address.to_canonical()) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                let differ = Ipv4Addr::to_bits(first) ^ Ipv4Addr::to_bits(address);
                differ.leading_zeros() >= self.prefix
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                let differ = Ipv6Addr::to_bits(first) ^ Ipv6Addr::to_bits(address);
                differ.leading_zeros() >= self.prefix
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(network: &str, address: &str) -> bool {
        Network::parse(network).unwrap().contains(address.parse().unwrap())
    }

    #[test]
    fn networks_hold_their_own_family() {
        assert!(holds("10.1.2.3/8", "10.255.0.1") && !holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("0.0.0.0/0", "255.1.1.1") && !holds("0.0.0.0/0", "2001:db8::1"));
        assert!(holds("::/0", "2001:db8::1") && !holds("::/0", "10.0.0.1"));
        assert!(holds("2001:DB8::/33", "2001:db8:7fff::1") && !holds("2001:db8::/33", "2001:db8:8000::1"));
        assert!(holds("10.0.0.1", "10.0.0.1") && !holds("10.0.0.1", "10.0.0.2"));
    }

    #[test]
    fn a_mapped_address_is_the_address_it_maps() {
        assert!(holds("10.0.0.0/8", "::ffff:10.0.0.1"));
        assert!(holds("::ffff:10.0.0.0/104", "10.0.0.1"));
        assert!(!holds("::/0", "::ffff:10.0.0.1"));
    }

    #[test]
    fn what_is_no_network_is_none() {
        for text in ["", "10.0.0", "10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0.0/+8", "010.0.0.1", "a/8"] {
            assert_eq!(Network::parse(text), None, "{text}");
        }
    }
}
