use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// Who is at the other end: the client, or whoever a trusted proxy says that it speaks for.
#[derive(Clone, Copy, Debug)]
pub struct Peer {
    /// Its address; the port is 0 where a proxy told the address.
    pub address: SocketAddr,
    /// Whether it came over TLS, here or at a trusted proxy.
    pub tls: bool,
}

impl Peer {
    /// The address as limits count it; see [`counted_as`].
    pub fn counted_as(&self) -> IpAddr {
        counted_as(self.address.ip())
    }
}

/// Whoever has one IPv6 address has all of its network's 2⁶⁴, so that they count as one.
pub fn counted_as(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}
