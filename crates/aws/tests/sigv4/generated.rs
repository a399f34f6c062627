//! Requests and clients of all sorts.

use proptest::prelude::*;

use super::signer::{Client, Wire};

/// Clients that sign headers or URLs, with and without a session token, for ECR and for S3.
pub(crate) fn client() -> impl Strategy<Value = Client> {
    let token = prop::option::of("[A-Za-z0-9+/]{20,60}={0,2}");
    let presign = prop::option::of(1..=604_800_u64);
    (token, prop::bool::ANY, presign, prop::bool::ANY, prop::bool::ANY).prop_map(
        |(token, s3, presign, tells_hash, appends_token)| Client {
            token,
            service: if s3 { "s3" } else { "ecr" },
            presign,
            tells_hash,
            appends_token,
            ..Client::default()
        },
    )
}

/// A request that such a client may sign: escapes, dots and slashes in its path, a query with repeats
/// and empty values, headers with blanks and repeats.
pub(crate) fn request(client: &Client) -> impl Strategy<Value = Wire> + use<> {
    let path = if client.service == "s3" { escaped_path().boxed() } else { any_path().boxed() };
    let headers = prop::collection::vec(header(), 0..5);
    let body = prop::collection::vec(any::<u8>(), 0..40);
    (method(), path, query(), headers, body).prop_map(|(method, path, query, headers, body)| {
        let uri = format!("https://api.ecr.us-east-1.amazonaws.com{path}{query}");
        let request = http::Request::builder().method(method).uri(uri);
        headers.into_iter().fold(request, |r, (name, value)| r.header(name, value)).body(body).unwrap()
    })
}

fn method() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["GET", "POST", "PUT", "DELETE", "PATCH"])
}

fn any_path() -> impl Strategy<Value = String> {
    let segment = prop_oneof![
        4 => "[A-Za-z0-9._~!$&'()*+,;=:@-]{1,8}",
        2 => "[a-z]{0,3}(%20|%2F|%2f|%25|%C3%A9|%7E){1,2}[a-z]{0,3}",
        1 => Just(".".to_owned()),
        1 => Just("..".to_owned()),
        1 => Just(String::new()),
    ];
    prop::collection::vec(segment, 1..6).prop_map(|segments| format!("/{}", segments.join("/")))
}

/// As S3's clients send paths: all but unreserved characters escaped, once.
fn escaped_path() -> impl Strategy<Value = String> {
    let segment = prop_oneof![
        4 => "[A-Za-z0-9_~-]{1,8}",
        2 => "[a-z]{0,3}(%20|%2B|%2F|%25|%C3%A9|%21){1,2}[a-z]{0,3}",
        1 => Just(".".to_owned()),
        1 => Just("..".to_owned()),
        1 => Just(String::new()),
    ];
    prop::collection::vec(segment, 1..6).prop_map(|segments| format!("/{}", segments.join("/")))
}

fn query() -> impl Strategy<Value = String> {
    let text = "([A-Za-z0-9._~!$'()*,;:@/?-]|%20|%2B|%26|%3D|%25|%C3%A9|%c3%a9|%41){0,5}";
    let name = ("[ab]", text).prop_map(|(first, rest)| first + &rest);
    let part = prop_oneof![
        4 => (name.clone(), text).prop_map(|(name, value)| format!("{name}={value}")),
        1 => name,
    ];
    prop::collection::vec(part, 0..6).prop_map(|parts| match parts.len() {
        0 => String::new(),
        _ => format!("?{}", parts.join("&")),
    })
}

fn header() -> impl Strategy<Value = (String, String)> {
    let name = "(x-team|x-amz-meta-[a-c]|accept|content-type)";
    let value = "([!-~]{1,6}(( {1,3}|\t|, )[!-~]{1,6}){0,3})?";
    (name, value)
}
