use jiff::{SignedDuration, Timestamp};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use world::World;

use super::Finding;
use crate::config::Config;
use crate::der::element;
use crate::listen::Tls;

/// When a certificate's end is near enough for a note.
const SOON: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Whether the certificate can be used today. Nothing without TLS.
pub(super) fn look(config: &Config, world: &World) -> Option<Finding> {
    let (cert, key) = config.tls.cert.as_ref().zip(config.tls.key.as_ref())?;
    let subject = "certificate";
    if let Err(error) = Tls::load(cert, key) {
        return Some(Finding::failed(subject, error.to_string()));
    }
    let shown = cert.display();
    let der = CertificateDer::from_pem_file(cert).ok()?;
    let Some((from, until)) = validity(&der) else {
        return Some(Finding::note(subject, format!("{shown}: when it ends can't be read")));
    };
    let now = world.clock.now();
    Some(if now < from {
        Finding::failed(
            subject,
            format!("{shown} is valid from {from} only: check the clock, or make another"),
        )
    } else if now > until {
        Finding::failed(subject, format!("{shown} ended {until}: renew it (`berth tls init` makes one)"))
    } else if until.duration_since(now) < SOON {
        Finding::note(subject, format!("{shown} ends {until}: renew it soon"))
    } else {
        Finding::fine(subject, format!("{shown} is valid until {until}"))
    })
}

/// From when until when a certificate is valid (RFC 5280, section 4.1): the second of the two sequences that follow
/// the serial number and the signature's algorithm.
fn validity(certificate: &[u8]) -> Option<(Timestamp, Timestamp)> {
    const SEQUENCE: u8 = 0x30;
    const VERSION: u8 = 0xa0;
    let (_, certificate, _) = element(certificate)?;
    let (_, mut rest, _) = element(certificate)?;
    if rest.first() == Some(&VERSION) {
        rest = element(rest)?.2;
    }
    let (_, _, rest) = element(rest)?; // serial number
    let (_, _, rest) = element(rest)?; // algorithm
    let (_, _, rest) = element(rest)?; // issuer
    let (SEQUENCE, times, _) = element(rest)? else { return None };
    let (kind, from, times) = element(times)?;
    let (kind_until, until, _) = element(times)?;
    Some((time(kind, from)?, time(kind_until, until)?))
}

/// UTCTime (`YYMMDDHHMMSSZ`, 1950 to 2049) or GeneralizedTime (`YYYYMMDDHHMMSSZ`).
fn time(kind: u8, text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?;
    let full = match kind {
        0x17 if text.get(..2)? < "50" => format!("20{text}"),
        0x17 => format!("19{text}"),
        0x18 => text.to_owned(),
        _ => return None,
    };
    jiff::civil::DateTime::strptime("%Y%m%d%H%M%SZ", &full)
        .ok()?
        .to_zoned(jiff::tz::TimeZone::UTC)
        .ok()
        .map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    fn config_with(folder: &std::path::Path, from: i32, until: i32) -> Config {
        let mut params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        params.not_before = rcgen::date_time_ymd(from, 1, 1);
        params.not_after = rcgen::date_time_ymd(until, 1, 1);
        let key = rcgen::KeyPair::generate().unwrap();
        let mut config = Sources::default().load().unwrap();
        let (cert_path, key_path) = (folder.join("cert.pem"), folder.join("key.pem"));
        std::fs::write(&cert_path, params.self_signed(&key).unwrap().pem()).unwrap();
        std::fs::write(&key_path, key.serialize_pem()).unwrap();
        (config.tls.cert, config.tls.key) = (Some(cert_path), Some(key_path));
        config
    }

    #[test]
    fn a_certificate_is_judged_by_its_dates() {
        let folder = tempfile::tempdir().unwrap();
        let judge = |from, until, now: &str| {
            let world = World::simulated(now.parse().unwrap(), 1);
            look(&config_with(folder.path(), from, until), &world).unwrap().to_string()
        };
        let now = "2026-05-01T12:00:00Z";
        assert!(judge(2025, 2060, now).ends_with("is valid until 2060-01-01T00:00:00Z"));
        assert!(judge(2027, 2028, now).contains("FAILED"));
        assert!(judge(2024, 2026, now).contains("ended 2026-01-01T00:00:00Z"));
        assert!(judge(2024, 2026, "2025-12-20T00:00:00Z").contains("renew it soon"));
    }

    #[test]
    fn what_is_no_certificate_is_read_without_panic() {
        for length in 0..40 {
            assert_eq!(validity(&vec![0x30; length]), None);
            assert_eq!(validity(&vec![0x84; length]), None);
        }
    }
}
