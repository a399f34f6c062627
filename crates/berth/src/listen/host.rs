use http::{Request, Version, header};

/// Whether a request names the host that it asks in one way only (RFC 9112 §3.2, RFC 9113 §8.3.1). The host decides
/// which registry is asked, so that two readers that each believe another one would see two different requests.
pub(super) fn is_one<B>(request: &Request<B>) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let authority = request.uri().authority();
    match (hosts.next(), hosts.next(), authority) {
        (_, Some(_), _) => false,
        (None, None, None) => request.version() < Version::HTTP_11,
        (None, None, Some(authority)) => {
            request.version() != Version::HTTP_11 && is_host(authority.as_str().as_bytes())
        }
        (Some(host), None, authority) => {
            let same = |authority: &http::uri::Authority| {
                authority.as_str().as_bytes().eq_ignore_ascii_case(host.as_bytes())
            };
            is_host(host.as_bytes()) && authority.is_none_or(same)
        }
    }
}

/// A name or an address, with or without a port: what can stand in the URLs of an answer.
fn is_host(text: &[u8]) -> bool {
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(byte);
    !text.is_empty() && text.iter().all(fits)
}
