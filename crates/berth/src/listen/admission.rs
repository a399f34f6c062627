use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use api::counted_as;
use ipnet::IpNet;

use super::Surroundings;

/// Counts connections by address.
#[derive(Debug)]
pub(super) struct Admission {
    most: u32,
    trusted: Vec<IpNet>,
    open: Mutex<HashMap<IpAddr, u32>>,
}

/// One counted connection.
#[derive(Debug)]
pub(super) struct Entry {
    admission: Arc<Admission>,
    address: IpAddr,
}

impl Admission {
    pub(super) fn new(surroundings: &Surroundings) -> Self {
        Self {
            most: surroundings.limits.connections_per_address,
            trusted: surroundings.trusted.clone(),
            open: Mutex::default(),
        }
    }

    /// Counts a connection from `address` until the entry is dropped; none if it has its share.
    pub(super) fn admit(self: &Arc<Self>, address: IpAddr) -> Option<Entry> {
        let address = address.to_canonical();
        let trusted = self.trusted.iter().any(|network| network.contains(&address));
        let address = counted_as(address);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(address).or_default();
        if *count >= self.most && !trusted {
            return None;
        }
        *count += 1;
        Some(Entry { admission: self.clone(), address })
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut open = self.admission.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_its_share_and_a_trusted_proxy_more() {
        let admission = Arc::new(Admission {
            most: 2,
            trusted: vec!["10.0.0.0/8".parse().unwrap()],
            open: Mutex::default(),
        });
        let one: IpAddr = "192.0.2.1".parse().unwrap();
        let first = admission.admit(one);
        let mapped = admission.admit("::ffff:192.0.2.1".parse().unwrap());
        assert!(first.is_some() && mapped.is_some());
        assert!(admission.admit(one).is_none());
        drop(first);
        assert!(admission.admit(one).is_some());
        let proxied: Vec<_> = (0..5).map(|_| admission.admit("10.1.1.1".parse().unwrap())).collect();
        assert!(proxied.iter().all(Option::is_some));
        drop((proxied, mapped));
        assert!(admission.open.lock().unwrap().is_empty());
    }

    #[test]
    fn the_addresses_of_one_ipv6_network_share() {
        let admission = Arc::new(Admission { most: 1, trusted: Vec::new(), open: Mutex::default() });
        let first = admission.admit("2001:db8:0:1::1".parse().unwrap());
        assert!(first.is_some());
        assert!(admission.admit("2001:db8:0:1::2".parse().unwrap()).is_none());
        assert!(admission.admit("2001:db8:0:2::1".parse().unwrap()).is_some());
    }
}
