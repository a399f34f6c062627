//! The AWS door, as far as these tests need it: one signed JSON call.

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::blocking::Client;
use serde_json::{Value, json};
use std::time::SystemTime;
use testkit::Terminal;

/// Somebody with root's access key.
pub(crate) struct Aws {
    key_id: String,
    secret: String,
}

impl Aws {
    /// With the key that every test server is given.
    pub(crate) fn root() -> Self {
        let printed = Terminal::alone().run("printenv AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY");
        let (key_id, secret) = printed.split_once('\n').unwrap();
        Self { key_id: key_id.to_owned(), secret: secret.to_owned() }
    }

    /// Calls an operation of ECR in `region`; it must succeed.
    pub(crate) fn call(
        &self,
        client: &Client,
        url: &str,
        region: &str,
        operation: &str,
        input: &Value,
    ) -> Value {
        let request = http::Request::post(format!("{url}/"))
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", format!("AmazonEC2ContainerRegistry_V20150921.{operation}"))
            .body(input.to_string().into_bytes())
            .unwrap();
        let response = client.execute(self.signed(request, region).try_into().unwrap()).unwrap();
        let (status, text) = (response.status(), response.text().unwrap());
        assert!(status.is_success(), "{operation}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The value of an `Authorization` header that opens `/v2` in `region`.
    pub(crate) fn login(&self, client: &Client, url: &str, region: &str) -> String {
        let output = self.call(client, url, region, "GetAuthorizationToken", &json!({}));
        let token = output["authorizationData"][0]["authorizationToken"].as_str().unwrap();
        assert!(STANDARD.decode(token).unwrap().starts_with(b"AWS:"), "{token}");
        format!("Basic {token}")
    }

    #[expect(clippy::disallowed_methods, reason = "the server under test goes by the real clock")]
    fn signed(&self, mut request: http::Request<Vec<u8>>, region: &str) -> http::Request<Vec<u8>> {
        let identity = Credentials::new(&self.key_id, &self.secret, None, None, "testkit").into();
        let parameters = SigningParams::builder()
            .identity(&identity)
            .region(region)
            .name("ecr")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()
            .unwrap()
            .into();
        let headers = request.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
        let (uri, body) = (request.uri().to_string(), SignableBody::Bytes(request.body()));
        let signable = SignableRequest::new("POST", uri, headers, body).unwrap();
        let (instructions, _) = sign(signable, &parameters).unwrap().into_parts();
        instructions.apply_to_request_http1x(&mut request);
        request
    }
}
