//! The fuzz target: any request at all.

use aws::sigv4::{Expect, Key, Payload, Presented, Request, SigningKeys, SigningSecret};
use jiff::{SignedDuration, Timestamp};

/// Reads `data` as `METHOD target`, header lines, an empty line and a body, and verifies it: no request
/// may bring the verifier down, and none may pass with another secret. Returns
/// whether the request is accepted, by a server at 2026-05-01T12:00:00Z that knows one key.
pub(crate) fn sigv4(data: &[u8]) -> bool {
    let head_end = data.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = head_end.map_or((data, &[][..]), |end| (&data[..end], &data[end + 2..]));
    let head = String::from_utf8_lossy(head);
    let mut lines = head.split('\n');
    let (method, target) = lines.next().and_then(|line| line.split_once(' ')).unwrap_or_default();
    let headers: Vec<(&str, &[u8])> =
        lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name, value.as_bytes())).collect();
    verify(&Request::new(method, target, &headers[..]), Payload::of(body))
}

fn verify(request: &Request<'_>, payload: Payload) -> bool {
    let Ok(presented) = Presented::read(request) else { return false };
    let expect = Expect {
        service: if presented.service() == "s3" { "s3" } else { "ecr" },
        regions: None,
        now: Timestamp::constant(1_777_636_800, 0),
        skew: SignedDuration::from_mins(5),
    };
    let keys = SigningKeys::new(2);
    let accepts = |secret: &str| {
        let secret = SigningSecret::new(secret);
        let session_token = presented.session_token();
        let key = Key { secret: &secret, active: true, session_token, expires: None };
        presented.verify(request, Some(&key), payload, &expect, &keys).is_ok()
    };
    assert!(!accepts("another secret"));
    accepts("kJ3u/2mZt+Example+Secret+Of+Forty+Chars0")
}
