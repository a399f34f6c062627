//! Each refusal, with its code and in AWS's words.

use aws::sigv4::Refusal;
use http::{HeaderName, HeaderValue};

use super::signer::{Client, KEY_ID, Server, Wire, at, describe_repositories};

/// What a request is refused for that was signed well and then `changed`.
fn refusal(client: &Client, changed: impl FnOnce(&mut Wire, &mut Server)) -> Refusal {
    let mut wire = client.sign(describe_repositories());
    let mut server = Server::of(client);
    assert_eq!(server.verify(&wire), Ok(()));
    changed(&mut wire, &mut server);
    server.verify(&wire).unwrap_err()
}

/// The message when the text `from` of the Authorization header is replaced.
fn message_with(from: &str, to: &str) -> String {
    refusal(&Client::default(), |wire, _| edit_header(wire, "authorization", from, to)).message()
}

/// The message when the text `from` of a presigned URL is replaced.
fn message_of_url_with(from: &str, to: &str) -> String {
    refusal(&Client::signs_urls(60), |wire, _| edit_url(wire, from, to)).message()
}

fn edit_header(wire: &mut Wire, name: &'static str, from: &str, to: &str) {
    let value = wire.headers()[name].to_str().unwrap();
    assert!(value.contains(from), "{value}");
    let edited = HeaderValue::from_str(&value.replace(from, to)).unwrap();
    wire.headers_mut().insert(name, edited);
}

fn edit_url(wire: &mut Wire, from: &str, to: &str) {
    let url = wire.uri().to_string();
    assert!(url.contains(from), "{url}");
    *wire.uri_mut() = url.replace(from, to).parse().unwrap();
}

fn set(wire: &mut Wire, name: &'static str, value: &'static str) {
    wire.headers_mut().append(HeaderName::from_static(name), HeaderValue::from_static(value));
}

fn authorization(wire: &Wire) -> String {
    wire.headers()["authorization"].to_str().unwrap().to_owned()
}

const MISMATCH: &str = "The request signature we calculated does not match the signature you provided. \
                        Check your AWS Secret Access Key and signing method. \
                        Consult the service documentation for details.";

#[test]
fn missing() {
    let bare = refusal(&Client::default(), |wire, _| {
        wire.headers_mut().remove("authorization");
    });
    assert_eq!(bare.kind(), "missing");
    assert_eq!(bare.message(), "Missing Authentication Token");
    assert_eq!(bare.query_message(), "Request is missing Authentication Token");
    assert_eq!(bare.json_code(), ("MissingAuthenticationTokenException", 400));
    assert_eq!(bare.query_code(), ("MissingAuthenticationToken", 403));
}

#[test]
fn incomplete_names_all_that_the_header_lacks() {
    let mut expected = String::new();
    let lacking = refusal(&Client::default(), |wire, _| {
        edit_header(wire, "authorization", "Credential=", "Credentials=");
        edit_header(wire, "authorization", "Signature=", "signature=");
        wire.headers_mut().remove("x-amz-date");
        expected = format!(
            "Authorization header requires 'Credential' parameter. \
             Authorization header requires 'Signature' parameter. \
             Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. \
             Authorization={}",
            authorization(wire)
        );
    });
    assert_eq!((lacking.kind(), lacking.message()), ("incomplete", expected));
    assert_eq!(lacking.json_code(), ("IncompleteSignatureException", 400));
    assert_eq!(lacking.query_code(), ("IncompleteSignature", 400));
    assert!(message_with("SignedHeaders=", "Headers=").contains("requires 'SignedHeaders' parameter. Auth"));
}

#[test]
fn incomplete_header_parts() {
    let not_a_pair = message_with("Signature=", "Signature ");
    assert!(not_a_pair.starts_with("'Signature "), "{not_a_pair}");
    assert!(
        not_a_pair
            .contains("' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4")
    );
    assert_eq!(message_with("AWS4-HMAC-SHA256", "Basic"), "Unsupported AWS 'algorithm': 'Basic'.");
    let four = message_with("/aws4_request", "");
    assert!(four.contains("5 slash-delimited elements") && four.ends_with("us-east-1/ecr'"), "{four}");
    assert!(message_with("/aws4_request", "/aws4_request/more").contains("5 slash-delimited"));
    assert!(message_with("host;", "x-a;host;").contains("must be sorted"));
    assert!(message_with("host;", "host;host;").contains("must not repeat a name: 'content-type;host;host;"));
    assert_eq!(
        message_with(", Signature=", ", Signature=0, Signature="),
        "'Signature' must not be repeated."
    );
}

#[test]
fn incomplete_header_lines() {
    let twice = |name: &'static str, value: &'static str| {
        refusal(&Client::default(), |wire, _| set(wire, name, value)).message()
    };
    assert_eq!(twice("authorization", "Basic QVdTOnRva2Vu"), "'authorization' must not be repeated.");
    assert_eq!(twice("x-amz-date", "20260501T120000Z"), "'x-amz-date' must not be repeated.");
    let both = refusal(&Client::default(), |wire, _| edit_url(wire, "com/", "com/?X-Amz-Signature=0"));
    assert_eq!((both.kind(), both.message().contains("not in both")), ("incomplete", true));
    for date in ["2026-05-01T12:00:00Z", "20260501T126000Z", "20260231T120000Z", "20260501T120000", ""] {
        let bad = refusal(&Client::default(), |wire, _| {
            wire.headers_mut().insert("x-amz-date", HeaderValue::from_str(date).unwrap());
        });
        assert_eq!(bad.kind(), "incomplete");
        assert!(bad.message().contains(&format!("Got '{date}'")), "{}", bad.message());
    }
}

#[test]
fn incomplete_urls() {
    for name in ["Algorithm", "Credential", "Date", "Expires", "SignedHeaders", "Signature"] {
        let lacking = format!(
            "AWS query-string parameters must include 'X-Amz-{name}'. Re-examine the query-string parameters."
        );
        assert_eq!(message_of_url_with(&format!("X-Amz-{name}="), "n="), lacking);
        let twice = message_of_url_with(&format!("X-Amz-{name}="), &format!("X-Amz-{name}=0&X-Amz-{name}="));
        assert_eq!(twice, format!("'X-Amz-{name}' must not be repeated."));
    }
    for life in ["604801", "0", "-1", "NaN", "%2B60", "6e1", "99999999999999999999"] {
        let bad = message_of_url_with("X-Amz-Expires=60", &format!("X-Amz-Expires={life}"));
        assert!(
            bad.starts_with("X-Amz-Expires must be a number of seconds from 1 to 604800, not '"),
            "{bad}"
        );
    }
    assert!(message_of_url_with("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256").starts_with("Unsupported"));
    assert!(message_of_url_with("X-Amz-Date=2026", "X-Amz-Date=26").contains("Got '260501T120000Z'"));
}

#[test]
fn unknown_key() {
    let client = Client { token: Some("token".to_owned()), ..Client::default() };
    let refusals = [
        refusal(&client, |wire, _| edit_header(wire, "authorization", KEY_ID, "AKIAOTHER")),
        refusal(&client, |_, server| server.active = false),
        refusal(&client, |_, server| server.token = Some("token2".to_owned())),
        refusal(&client, |_, server| server.token = None),
        refusal(&client, |wire, _| {
            wire.headers_mut().remove("x-amz-security-token");
        }),
        refusal(&client, |wire, _| set(wire, "x-amz-security-token", "token")),
        refusal(&Client::default(), |wire, _| set(wire, "x-amz-security-token", "token")),
    ];
    for unknown in refusals {
        assert_eq!(unknown, Refusal::UnknownKey);
        assert_eq!(unknown.message(), "The security token included in the request is invalid.");
        assert_eq!(unknown.query_message(), "The security token included in the request is invalid");
        assert_eq!(unknown.json_code(), ("UnrecognizedClientException", 400));
        assert_eq!(unknown.query_code(), ("InvalidClientTokenId", 403));
    }
}

#[test]
fn expired_token() {
    let client = Client { token: Some("token".to_owned()), ..Client::default() };
    let expired = refusal(&client, |_, server| server.expires = Some(at(0)));
    assert_eq!(expired.kind(), "expired-token");
    assert_eq!(expired.message(), "The security token included in the request is expired");
    assert_eq!(expired.json_code(), ("ExpiredTokenException", 400));
    assert_eq!(expired.query_code(), ("ExpiredToken", 403));
    let server = Server { expires: Some(at(1)), ..Server::of(&client) };
    assert_eq!(server.verify(&client.sign(describe_repositories())), Ok(()));
}

#[test]
fn scope() {
    let elsewhere = refusal(&Client::default(), |_, server| server.regions = Some(vec!["eu-west-1".into()]));
    assert_eq!(elsewhere.kind(), "scope");
    assert_eq!(elsewhere.message(), "Credential should be scoped to a valid region, not 'us-east-1'. ");
    assert_eq!(elsewhere.json_code(), ("InvalidSignatureException", 400));
    assert_eq!(elsewhere.query_code(), ("SignatureDoesNotMatch", 403));
    assert_eq!(
        refusal(&Client::default(), |_, server| server.service = "sts").message(),
        "Credential should be scoped to correct service: 'sts'. "
    );
    assert_eq!(
        message_with("aws4_request", "aws5_request"),
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. "
    );
    assert_eq!(
        message_with("/20260501/us-east-1/ecr", "/20260502/US/ecr-public"),
        "Credential should be scoped to a valid region, not 'US'. \
         Credential should be scoped to correct service: 'ecr'. \
         Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: \
         '20260502' != '20260501', from '20260501T120000Z'. "
    );
}

#[test]
fn any_region_must_look_like_one() {
    let client = Client::default();
    let server = Server { regions: None, ..Server::of(&client) };
    let mut wire = client.sign(describe_repositories());
    assert_eq!(server.verify(&wire), Ok(()));
    edit_header(&mut wire, "authorization", "us-east-1", "US_EAST");
    assert_eq!(server.verify(&wire).unwrap_err().kind(), "scope");
    edit_header(&mut wire, "authorization", "US_EAST", "a-region-with-27-characters");
    assert_eq!(server.verify(&wire).unwrap_err().kind(), "scope");
}

#[test]
fn skew() {
    let at_age = |seconds| refusal(&Client::default(), |_, server| server.now = at(seconds));
    assert_eq!(
        at_age(301).message(),
        "Signature expired: 20260501T120000Z is now earlier than 20260501T120001Z (20260501T120501Z - 5 min.)"
    );
    assert_eq!(
        at_age(-301).message(),
        "Signature not yet current: 20260501T120000Z is still later than 20260501T115959Z \
         (20260501T115459Z + 5 min.)"
    );
    assert_eq!(at_age(301).kind(), "skew");
    assert_eq!(at_age(301).json_code(), ("InvalidSignatureException", 400));
    assert_eq!(at_age(301).query_code(), ("SignatureDoesNotMatch", 403));
    let client = Client::default();
    for seconds in [-300, 300] {
        let server = Server { now: at(seconds), ..Server::of(&client) };
        assert_eq!(server.verify(&client.sign(describe_repositories())), Ok(()));
    }
}

#[test]
fn skew_of_urls() {
    let client = Client::signs_urls(90);
    let past_its_end = refusal(&client, |_, server| server.now = at(91));
    assert_eq!(
        past_its_end.message(),
        "Signature expired: 20260501T120000Z is now earlier than 20260501T120001Z (20260501T120131Z - 90 sec.)"
    );
    assert_eq!(refusal(&client, |_, server| server.now = at(-301)).kind(), "skew");
    for (life, seconds) in [(90, -300), (90, 90), (604_800, 604_800)] {
        let client = Client::signs_urls(life);
        let server = Server { now: at(seconds), ..Server::of(&client) };
        assert_eq!(server.verify(&client.sign(describe_repositories())), Ok(()));
    }
}

#[test]
fn mismatch() {
    let other_body = refusal(&Client::default(), |wire, _| wire.body_mut().push(b' '));
    assert_eq!((other_body.kind(), &*other_body.message()), ("mismatch", MISMATCH));
    assert_eq!(other_body.json_code(), ("InvalidSignatureException", 400));
    assert_eq!(other_body.query_code(), ("SignatureDoesNotMatch", 403));
    assert_eq!(
        message_with("host;", ""),
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
    );
    assert_eq!(
        message_with(";x-amz-target", ""),
        "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization."
    );
    assert_eq!(message_with(";host", ";expect;host"), "The signed header 'expect' is not in the request.");
}

#[test]
fn mismatch_of_the_told_hash() {
    let client = Client { tells_hash: true, ..Client::default() };
    let other_body = refusal(&client, |wire, _| wire.body_mut().push(b' '));
    assert_eq!(
        other_body.message(),
        "The value of 'x-amz-content-sha256' does not match the SHA-256 of the payload."
    );
    assert_eq!(other_body.kind(), "mismatch");
}
