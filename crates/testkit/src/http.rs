//! `/v2`, one request at a time.

use crate::image::Image;
use crate::{Server, digest};
use reqwest::Method;
use reqwest::blocking::{Body, Client, Response};
use reqwest::header::HeaderMap;
use std::time::Duration;

/// A client that answers every challenge with the same user and password.
#[derive(Clone)]
pub struct Http {
    client: Client,
    url: String,
    password: String,
}

/// What came back, read to its end.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Http {
    /// A client of `server` as user `AWS` with `password`.
    pub fn on(server: &Server, password: &str) -> Self {
        Self::at(server.url(), password)
    }

    /// A client of what answers at `url`.
    pub fn at(url: &str, password: &str) -> Self {
        // Another test of the process may have installed it already.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let client = Client::builder().timeout(Duration::from_secs(300)).no_proxy().build().unwrap();
        Self { client, url: url.to_owned(), password: password.to_owned() }
    }

    /// Sends a request; fails when there is no answer. `path` may also be a whole URL, as in `Location`.
    pub fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> reqwest::Result<Answer> {
        let url = if path.starts_with('/') { format!("{}{path}", self.url) } else { path.to_owned() };
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.client.request(method, url).basic_auth("AWS", Some(&self.password)).body(body);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Answer::read(request.send()?)
    }

    /// Sends a request that must be answered.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        self.try_send(method, path, headers, body)
            .unwrap_or_else(|error| panic!("{method} {path}: {error:?}"))
    }

    /// GET.
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    /// POST without a body.
    pub fn post(&self, path: &str) -> Answer {
        self.send("POST", path, &[], "")
    }

    /// PATCH of an upload's next bytes, which begin at `offset`.
    pub fn patch(&self, location: &str, offset: usize, bytes: &[u8]) -> Answer {
        let range = format!("{offset}-{}", offset + bytes.len() - 1);
        let headers = [("Content-Type", "application/octet-stream"), ("Content-Range", range.as_str())];
        self.send("PATCH", location, &headers, bytes.to_vec())
    }

    /// The PUT that ends an upload whose bytes are all sent.
    pub fn finish(&self, location: &str, digest: &str) -> Answer {
        self.send("PUT", &with_digest(location, digest), &[], "")
    }

    /// Pushes a small image: each blob by POST and PUT, then the manifest under `tag`. Gives the manifest's digest once
    /// the server has acknowledged it, or an error when it went away before.
    ///
    /// # Panics
    /// When the server refuses a step.
    pub fn push(&self, repository: &str, tag: &str, image: &Image) -> reqwest::Result<String> {
        for blob in [&image.config, &image.layer] {
            let upload =
                self.try_send("POST", &format!("/v2/{repository}/blobs/uploads/"), &[], "")?.expect(202);
            let location = with_digest(upload.header("location"), &digest(blob));
            let octets = [("Content-Type", "application/octet-stream")];
            self.try_send("PUT", &location, &octets, blob.clone())?.expect(201);
        }
        let kind = [("Content-Type", image.format.manifest())];
        let path = format!("/v2/{repository}/manifests/{tag}");
        let done = self.try_send("PUT", &path, &kind, image.manifest.clone())?.expect(201);
        Ok(done.header("docker-content-digest").to_owned())
    }
}

impl Answer {
    fn read(response: Response) -> reqwest::Result<Self> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Self { status, headers, body: response.bytes()?.to_vec() })
    }

    /// Itself, when it has this status.
    ///
    /// # Panics
    /// When it has another; the message shows the body.
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    /// A header that must be there.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).unwrap_or_else(|| panic!("no {name} in {:?}", self.headers));
        value.to_str().unwrap()
    }
}

fn with_digest(location: &str, digest: &str) -> String {
    let joint = if location.contains('?') { '&' } else { '?' };
    format!("{location}{joint}digest={digest}")
}
