use std::net::IpAddr;
use std::path::Path;

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;

use crate::der::element;

/// The hosts in the certificate in `file`; none if there is no certificate that can be read.
pub(super) fn of(file: &Path) -> Vec<String> {
    CertificateDer::from_pem_file(file).ok().and_then(|der| alternative(&der)).unwrap_or_default()
}

/// The names and addresses in the extension subjectAltName (RFC 5280, section 4.2.1.6).
fn alternative(certificate: &[u8]) -> Option<Vec<String>> {
    const OID: &[u8] = &[0x06, 0x03, 0x55, 0x1d, 0x11];
    const BOOLEAN: u8 = 0x01;
    const DNS_NAME: u8 = 0x82;
    const IP_ADDRESS: u8 = 0x87;
    let at = certificate.windows(OID.len()).position(|window| window == OID)?;
    let (tag, mut value, rest) = element(certificate.get(at + OID.len()..)?)?;
    if tag == BOOLEAN {
        value = element(rest)?.1;
    }
    let (_, mut rest, _) = element(value)?;
    let mut names = Vec::new();
    while let Some((tag, name, more)) = element(rest) {
        let address = || match name.len() {
            4 => Some(IpAddr::from(<[u8; 4]>::try_from(name).ok()?)),
            _ => Some(IpAddr::from(<[u8; 16]>::try_from(name).ok()?)),
        };
        match tag {
            DNS_NAME => names.extend(std::str::from_utf8(name).ok().map(str::to_owned)),
            IP_ADDRESS => names.extend(address().map(|address| address.to_string())),
            _ => {}
        }
        rest = more;
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hosts_of_a_certificate_are_read_back() {
        let hosts = ["registry.corp", "192.0.2.1", "::1"].map(str::to_owned).to_vec();
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(hosts.clone()).unwrap();
        assert_eq!(alternative(params.self_signed(&key).unwrap().der()), Some(hosts));
        assert_eq!(alternative(&[0x06, 0x03, 0x55, 0x1d, 0x11, 0x04, 0x84]), None);
        assert!(of(Path::new("/nowhere/server.crt")).is_empty());
    }
}
