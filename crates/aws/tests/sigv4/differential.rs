//! What AWS's signer signs is accepted, and nothing that differs from it in one place.

use http::{HeaderName, HeaderValue};
use proptest::prelude::*;

use super::generated::{client, request};
use super::signer::{Client, Server, Wire};

/// A client and a request that it may sign.
fn signing() -> impl Strategy<Value = (Client, Wire)> {
    client().prop_flat_map(|client| {
        let request = request(&client);
        (Just(client), request)
    })
}

/// Changes one place. Returns false where this request has no such place.
type Change = fn(&mut Wire, usize) -> bool;

const CHANGES: [(&str, Change); 8] = [
    ("the method", change_method),
    ("a letter of the path", |wire, nth| change_target(wire, nth, true)),
    ("a letter of the query", |wire, nth| change_target(wire, nth, false)),
    ("a parameter more", add_parameter),
    ("a header's value", change_header),
    ("a header less", drop_header),
    ("an x-amz header more", add_header),
    ("the body", change_body),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn accepts_what_aws_signs((client, request) in signing()) {
        let wire = client.sign(request);
        prop_assert_eq!(Server::of(&client).verify(&wire), Ok(()), "{:?}", wire);
    }

    #[test]
    fn accepts_it_again_with_kept_keys((client, request) in signing()) {
        let server = Server::of(&client);
        let wire = client.sign(request);
        prop_assert_eq!(server.verify(&wire), server.verify(&wire));
        let other = Client { secret: "another".to_owned(), ..client.clone() };
        prop_assert!(server.verify(&other.sign(wire)).is_err());
    }

    #[test]
    fn refuses_what_differs_in_one_place((client, request) in signing(), nth in 0..1000_usize) {
        let server = Server::of(&client);
        let wire = client.sign(request);
        for (what, change) in CHANGES {
            let mut changed = wire.clone();
            if change(&mut changed, nth) && !may_differ(&client, what) {
                prop_assert!(server.verify(&changed).is_err(), "{} changed: {:?}", what, changed);
            }
        }
    }

    #[test]
    fn refuses_what_another_secret_signed((client, request) in signing()) {
        let server = Server::of(&client);
        let thief = Client { secret: "guessed".to_owned(), ..client };
        prop_assert_eq!(server.verify(&thief.sign(request)).unwrap_err().kind(), "mismatch");
    }

    #[test]
    fn refuses_what_another_token_came_with((client, request) in signing()) {
        let token = match client.token { Some(_) => None, None => Some("other".to_owned()) };
        let server = Server { token, ..Server::of(&client) };
        prop_assert_eq!(server.verify(&client.sign(request)).unwrap_err().kind(), "unknown-key");
    }
}

/// S3's presigned URLs do not cover the body.
fn may_differ(client: &Client, what: &str) -> bool {
    what == "the body" && client.service == "s3" && client.presign.is_some()
}

fn change_method(wire: &mut Wire, _: usize) -> bool {
    let other = if wire.method() == "GET" { "HEAD" } else { "GET" };
    *wire.method_mut() = other.parse().unwrap();
    true
}

/// Replaces one letter or digit. What a later `..` removes, and the case of an escape, may change.
fn change_target(wire: &mut Wire, nth: usize, in_path: bool) -> bool {
    let uri = wire.uri().to_string();
    let path = uri.len() - wire.uri().path_and_query().unwrap().as_str().len();
    let query = uri.find('?').unwrap_or(uri.len());
    let range = if in_path { path..query } else { query..uri.len() };
    let mut bytes = uri.clone().into_bytes();
    let places: Vec<usize> = range.filter(|&place| bytes[place].is_ascii_alphanumeric()).collect();
    let Some(&place) = places.get(nth % places.len().max(1)) else { return false };
    bytes[place] = if bytes[place] == b'a' { b'b' } else { b'a' };
    let changed = String::from_utf8(bytes).unwrap();
    *wire.uri_mut() = changed.parse().unwrap();
    let removed = in_path && uri.contains("/..");
    !removed && !changed.eq_ignore_ascii_case(&uri)
}

fn add_parameter(wire: &mut Wire, _: usize) -> bool {
    let uri = wire.uri().to_string();
    let join = if uri.contains('?') { '&' } else { '?' };
    *wire.uri_mut() = format!("{uri}{join}n=1").parse().unwrap();
    true
}

fn change_header(wire: &mut Wire, nth: usize) -> bool {
    let Some(name) = signed_name(wire, nth) else { return false };
    let value = wire.headers()[&name].to_str().unwrap();
    let changed = HeaderValue::from_str(&format!("{value}x")).unwrap();
    wire.headers_mut().insert(name, changed);
    true
}

fn drop_header(wire: &mut Wire, nth: usize) -> bool {
    let Some(name) = signed_name(wire, nth) else { return false };
    wire.headers_mut().remove(name);
    true
}

/// The nth of the headers, of which the signer signed all.
fn signed_name(wire: &Wire, nth: usize) -> Option<HeaderName> {
    let names: Vec<&HeaderName> = wire.headers().keys().collect();
    names.get(nth % names.len().max(1)).copied().cloned()
}

fn add_header(wire: &mut Wire, _: usize) -> bool {
    wire.headers_mut().append("x-amz-meta-z", HeaderValue::from_static("1"));
    true
}

fn change_body(wire: &mut Wire, _: usize) -> bool {
    wire.body_mut().push(0);
    true
}
