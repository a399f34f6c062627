//! A client with AWS's signer in it, and the server that it talks to.

use std::time::{Duration, UNIX_EPOCH};

use aws::sigv4::{Expect, Key, Payload, Presented, Refusal, Request, SigningKeys, SigningSecret};
use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SessionTokenMode, SignableBody, SignableRequest,
    SignatureLocation, SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4::SigningParams;
use jiff::{SignedDuration, Timestamp};

pub(crate) const KEY_ID: &str = "AKIAQEXAMPLEBERTHKEY";
pub(crate) const SECRET: &str = "kJ3u/2mZt+Example+Secret+Of+Forty+Chars0";
/// 2026-05-01T12:00:00Z, in seconds.
pub(crate) const NOON: i64 = 1_777_636_800;

pub(crate) type Wire = http::Request<Vec<u8>>;

/// A client: what it signs with, and how.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
    pub(crate) service: &'static str,
    /// Seconds that a URL is good for, where it signs URLs rather than headers.
    pub(crate) presign: Option<u64>,
    /// It tells the body's hash in a header.
    pub(crate) tells_hash: bool,
    /// It adds the token after signing.
    pub(crate) appends_token: bool,
}

impl Default for Client {
    fn default() -> Self {
        Self {
            secret: SECRET.to_owned(),
            token: None,
            service: "ecr",
            presign: None,
            tells_hash: false,
            appends_token: false,
        }
    }
}

impl Client {
    pub(crate) fn signs_urls(seconds: u64) -> Self {
        Self { presign: Some(seconds), ..Self::default() }
    }

    fn settings(&self) -> SigningSettings {
        let mut settings = SigningSettings::default();
        if self.service == "s3" {
            settings.percent_encoding_mode = PercentEncodingMode::Single;
            settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        }
        if self.tells_hash {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        }
        if self.appends_token {
            settings.session_token_mode = SessionTokenMode::Exclude;
        }
        if let Some(seconds) = self.presign {
            settings.signature_location = SignatureLocation::QueryParams;
            settings.expires_in = Some(Duration::from_secs(seconds));
        }
        settings
    }

    /// The request as it leaves the client, signed at noon.
    pub(crate) fn sign(&self, request: Wire) -> Wire {
        let body = match (self.service, self.presign) {
            ("s3", Some(_)) => SignableBody::UnsignedPayload,
            _ => SignableBody::Bytes(request.body()),
        };
        self.sign_body(request.clone(), body)
    }

    pub(crate) fn sign_body(&self, mut request: Wire, body: SignableBody<'_>) -> Wire {
        let identity = Credentials::new(KEY_ID, &*self.secret, self.token.clone(), None, "test").into();
        let parameters = SigningParams::builder()
            .identity(&identity)
            .region("us-east-1")
            .name(self.service)
            .time(UNIX_EPOCH + Duration::from_secs(NOON.unsigned_abs()))
            .settings(self.settings())
            .build()
            .unwrap()
            .into();
        let headers = request.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
        let uri = request.uri().to_string();
        let signable = SignableRequest::new(request.method().as_str(), uri, headers, body).unwrap();
        let (instructions, _) = sign(signable, &parameters).unwrap().into_parts();
        instructions.apply_to_request_http1x(&mut request);
        let host = request.uri().host().unwrap().parse().unwrap();
        request.headers_mut().entry("host").or_insert(host);
        request
    }
}

/// A server: the key that it knows, what it expects, and its clock.
pub(crate) struct Server {
    pub(crate) secret: SigningSecret,
    pub(crate) active: bool,
    pub(crate) token: Option<String>,
    pub(crate) expires: Option<Timestamp>,
    pub(crate) service: &'static str,
    pub(crate) regions: Option<Vec<String>>,
    pub(crate) now: Timestamp,
    pub(crate) keys: SigningKeys,
}

impl Server {
    /// One that ought to accept what the client signs.
    pub(crate) fn of(client: &Client) -> Self {
        Self {
            secret: SigningSecret::new(&client.secret),
            active: true,
            token: client.token.clone(),
            expires: None,
            service: client.service,
            regions: Some(vec!["eu-west-1".to_owned(), "us-east-1".to_owned()]),
            now: at(0),
            keys: SigningKeys::new(8),
        }
    }

    pub(crate) fn verify(&self, wire: &Wire) -> Result<(), Refusal> {
        self.verify_with(wire, &self.keys)
    }

    pub(crate) fn verify_with(&self, wire: &Wire, keys: &SigningKeys) -> Result<(), Refusal> {
        let target = wire.uri().path_and_query().map_or("/", |target| target.as_str());
        let request = Request::new(wire.method().as_str(), target, wire.headers());
        let presented = Presented::read(&request)?;
        let key = Key {
            secret: &self.secret,
            active: self.active,
            session_token: self.token.as_deref(),
            expires: self.expires,
        };
        let key = Some(&key).filter(|_| presented.access_key_id() == KEY_ID);
        let expect = Expect {
            service: self.service,
            regions: self.regions.as_deref(),
            now: self.now,
            skew: SignedDuration::from_mins(5),
        };
        presented.verify(&request, key, Payload::of(wire.body()), &expect, keys)
    }
}

/// Seconds from noon.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(NOON + seconds).unwrap()
}

/// What the AWS CLI sends to describe repositories.
pub(crate) fn describe_repositories() -> Wire {
    http::Request::post("https://api.ecr.us-east-1.amazonaws.com/")
        .header("content-type", "application/x-amz-json-1.1")
        .header("x-amz-target", "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories")
        .body(b"{}".to_vec())
        .unwrap()
}
