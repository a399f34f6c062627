//! A running registry, asked as any client asks it.

use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, Method};
use oci::{Digest, Reference, media_type};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use registry::Original;
use serde::Deserialize;
use world::Streamed;

use super::challenge::Challenge;
use super::{Credentials, ImportError, MANIFEST, Names, Ways, checked, link};

/// Names asked for at once.
const PAGE: usize = 50;
/// The most bytes in a list or a token's answer.
const LIST: usize = 8 << 20;
/// The most of what a server says that an error repeats.
const SAID: usize = 300;
/// Redirects that are followed.
const HOPS: usize = 5;
/// What registries answer at an endpoint that they do not have.
const NO_SUCH_ENDPOINT: [u16; 4] = [400, 404, 405, 501];
/// How often a server that is busy is asked again, and the longest wait, in seconds.
const BUSY: (usize, u64) = (5, 60);

/// A registry by its URL.
#[derive(Debug)]
pub struct Remote {
    base: String,
    credentials: Option<Credentials>,
    ways: Ways,
    /// What the last challenge was answered with, and for which repository.
    authorization: Mutex<Option<(String, HeaderValue)>>,
}

#[derive(Deserialize)]
struct Catalog {
    #[serde(default)]
    repositories: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Tags {
    #[serde(default)]
    tags: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Token {
    token: Option<String>,
    access_token: Option<String>,
}

#[derive(Default, Deserialize)]
struct Index {
    #[serde(default)]
    manifests: Vec<Descriptor>,
}

impl Index {
    fn digests(&self, url: &str) -> Result<Vec<Digest>, ImportError> {
        let parsed = self.manifests.iter().map(|referrer| Digest::parse(&referrer.digest));
        let all: Result<_, _> = parsed.collect();
        all.map_err(|error| ImportError::Broken(format!("{url}: {error}")))
    }
}

#[derive(Deserialize)]
struct Descriptor {
    digest: String,
}

impl Remote {
    pub(super) fn new(base: String, credentials: Option<Credentials>, ways: Ways) -> Self {
        Self { base, credentials, ways, authorization: Mutex::default() }
    }

    pub(super) async fn repositories(&self, after: &str) -> Result<Names, ImportError> {
        let first = format!("{}/v2/_catalog?n={PAGE}", self.base);
        let listed = self.list(if after.is_empty() { &first } else { after }, "").await;
        let (catalog, next): (Catalog, _) = listed.map_err(|error| match error {
            ImportError::Refused { status: 401 | 403 | 404 | 405, .. } => {
                ImportError::NoCatalogue(Box::new(error))
            }
            error => error,
        })?;
        Ok(Names { names: catalog.repositories.unwrap_or_default(), next, ..Names::default() })
    }

    pub(super) async fn tags(&self, repository: &str, after: &str) -> Result<Names, ImportError> {
        let first = format!("{}/v2/{repository}/tags/list?n={PAGE}", self.base);
        let url = if after.is_empty() { &first } else { after };
        let (tags, next): (Tags, _) = self.list(url, repository).await?;
        Ok(Names { names: tags.tags.unwrap_or_default(), next, ..Names::default() })
    }

    pub(super) async fn manifest(
        &self,
        repository: &str,
        reference: &Reference,
    ) -> Result<Original, ImportError> {
        let url = format!("{}/v2/{repository}/manifests/{reference}", self.base);
        let mut answer = self.get(&url, repository, true).await?;
        let media_type = answer.headers.remove(http::header::CONTENT_TYPE);
        let media_type = media_type.and_then(|value| value.to_str().ok().map(str::to_owned));
        let told = answer.headers.get("docker-content-digest").and_then(|value| value.to_str().ok());
        let told = told.and_then(|text| Digest::parse(text).ok());
        let bytes = Bytes::from(answer.whole(MANIFEST).await?);
        let wanted = match reference {
            Reference::Digest(digest) => Some(*digest),
            Reference::Tag(_) => told,
        };
        checked(wanted, media_type, bytes)
    }

    /// Where the registry does not know of referrers, those that clients keep under a tag of the subject's digest
    /// (distribution-spec, "Referrers Tag Schema").
    pub(super) async fn referrers(
        &self,
        repository: &str,
        subject: &Digest,
    ) -> Result<Vec<Digest>, ImportError> {
        let mut url = Some(format!("{}/v2/{repository}/referrers/{subject}", self.base));
        let (mut all, mut first) = (Vec::new(), true);
        while let Some(asked) = url.take() {
            let (index, next): (Index, _) = match self.list(&asked, repository).await {
                // Who answered a page has the endpoint.
                Err(ImportError::Refused { status, .. }) if first && NO_SUCH_ENDPOINT.contains(&status) => {
                    return self.referrers_by_tag(repository, subject).await;
                }
                listed => listed?,
            };
            all.extend(index.digests(&asked)?);
            (url, first) = (next, false);
        }
        Ok(all)
    }

    async fn referrers_by_tag(&self, repository: &str, subject: &Digest) -> Result<Vec<Digest>, ImportError> {
        let tag = subject.to_string().replace(':', "-");
        let url = format!("{}/v2/{repository}/manifests/{tag}", self.base);
        let answer = match self.get(&url, repository, true).await {
            Err(ImportError::Refused { status: 404, .. }) => return Ok(Vec::new()),
            answer => answer?,
        };
        // Whatever else has such a tag lists nothing.
        let index: Index = serde_json::from_slice(&answer.whole(MANIFEST).await?).unwrap_or_default();
        index.digests(&url)
    }

    pub(super) async fn blob(&self, repository: &str, digest: &Digest) -> Result<Streamed, ImportError> {
        self.get(&format!("{}/v2/{repository}/blobs/{digest}", self.base), repository, false).await
    }

    /// A list in JSON, and the URL of its next page.
    async fn list<T: for<'a> Deserialize<'a>>(
        &self,
        url: &str,
        repository: &str,
    ) -> Result<(T, Option<String>), ImportError> {
        let answer = self.get(url, repository, false).await?;
        let next = link::next(&answer.headers, url, &self.base)?;
        let body = answer.whole(LIST).await?;
        let list = serde_json::from_slice(&body);
        Ok((list.map_err(|error| ImportError::Broken(format!("{url}: {error}")))?, next))
    }

    /// Asks with the credentials that the registry wants; follows redirects, which get none; waits where it is busy.
    async fn get(&self, url: &str, repository: &str, manifest: bool) -> Result<Streamed, ImportError> {
        let (mut challenged, mut busy) = (false, 0);
        loop {
            let answer = self.send(url, self.authorization_for(repository), manifest).await?;
            match answer.status {
                200..=299 => return Ok(answer),
                301 | 302 | 303 | 307 | 308 => return self.follow(url, answer, manifest).await,
                401 if !challenged => {
                    challenged = true;
                    self.answer_challenge(repository, &answer).await?;
                }
                429 | 502..=504 if busy < BUSY.0 => {
                    busy += 1;
                    let after = answer.headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok());
                    let seconds = after.and_then(|text| text.parse().ok()).unwrap_or(1_u64);
                    tokio::time::sleep(std::time::Duration::from_secs(seconds.min(BUSY.1))).await;
                }
                _ => return Err(refused(url, answer).await),
            }
        }
    }

    async fn follow(&self, url: &str, answer: Streamed, manifest: bool) -> Result<Streamed, ImportError> {
        let (mut url, mut answer) = (url.to_owned(), answer);
        for _ in 0..HOPS {
            let to = answer.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
            url = joined(&url, to);
            let authorization = self
                .is_own(&url)
                .then(|| self.authorization.lock().unwrap_or_else(PoisonError::into_inner).clone())
                .flatten();
            answer = self.send(&url, authorization.map(|(_, value)| value), manifest).await?;
            match answer.status {
                200..=299 => return Ok(answer),
                301 | 302 | 303 | 307 | 308 => {}
                _ => break,
            }
        }
        Err(refused(&url, answer).await)
    }

    async fn send(
        &self,
        url: &str,
        authorization: Option<HeaderValue>,
        manifest: bool,
    ) -> Result<Streamed, ImportError> {
        let mut headers = HeaderMap::new();
        if let Some(value) = authorization {
            headers.insert(AUTHORIZATION, value);
        }
        if manifest {
            let types = [
                media_type::OCI_INDEX,
                media_type::OCI_MANIFEST,
                media_type::DOCKER_MANIFEST_LIST,
                media_type::DOCKER_MANIFEST,
                "*/*;q=0.1",
            ];
            headers.extend(HeaderValue::from_str(&types.join(", ")).ok().map(|value| (ACCEPT, value)));
        }
        // Only the registry itself is asked wherever it is; whom it names is asked as anybody's server is.
        let way = if self.is_own(url) { &self.ways.named } else { &self.ways.others };
        Ok(way.send(Method::GET, url, headers, None).await?)
    }

    fn is_own(&self, url: &str) -> bool {
        url.strip_prefix(&self.base).is_some_and(|rest| rest.starts_with('/'))
    }

    fn authorization_for(&self, repository: &str) -> Option<HeaderValue> {
        let known = self.authorization.lock().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().filter(|(of, _)| of == repository || of == "*").map(|(_, value)| value.clone())
    }

    fn keep(&self, repository: &str, value: &str) {
        let value = HeaderValue::from_str(value).ok().map(|mut value| {
            value.set_sensitive(true);
            (repository.to_owned(), value)
        });
        *self.authorization.lock().unwrap_or_else(PoisonError::into_inner) = value;
    }

    fn basic(&self) -> Option<String> {
        let Credentials { user, password } = self.credentials.as_ref()?;
        Some(format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
    }

    async fn answer_challenge(&self, repository: &str, answer: &Streamed) -> Result<(), ImportError> {
        let headers = answer.headers.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
        match headers.filter_map(Challenge::parse).next() {
            Some(Challenge::Bearer { realm, service, scope }) => {
                let scope = scope.unwrap_or_else(|| match repository {
                    "" => "registry:catalog:*".to_owned(),
                    name => format!("repository:{name}:pull"),
                });
                let token = self.token(&realm, service.as_deref(), &scope).await?;
                self.keep(repository, &format!("Bearer {token}"));
            }
            Some(Challenge::Basic) => {
                if let Some(basic) = self.basic() {
                    self.keep("*", &basic);
                }
            }
            None => {}
        }
        Ok(())
    }

    async fn token(&self, realm: &str, service: Option<&str>, scope: &str) -> Result<String, ImportError> {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let mut url =
            format!("{realm}{}scope={}", if realm.contains('?') { '&' } else { '?' }, encoded(scope));
        if let Some(service) = service {
            url += &format!("&service={}", encoded(service));
        }
        let basic = self.basic().and_then(|basic| HeaderValue::from_str(&basic).ok());
        let answer = self.send(&url, basic, false).await?;
        if answer.status != 200 {
            return Err(refused(&url, answer).await);
        }
        let token: Token = serde_json::from_slice(&answer.whole(LIST).await?)
            .map_err(|error| ImportError::Broken(format!("{realm}: {error}")))?;
        let none = || ImportError::Broken(format!("{realm} answered without a token"));
        token.token.or(token.access_token).ok_or_else(none)
    }
}

async fn refused(url: &str, answer: Streamed) -> ImportError {
    let status = answer.status;
    let body = answer.whole(LIST).await.unwrap_or_default();
    let what = String::from_utf8_lossy(&body).chars().filter(|c| !c.is_control()).take(SAID).collect();
    // What follows may open what it names.
    let url = url.split('?').next().unwrap_or(url).to_owned();
    ImportError::Refused { url, status, code: String::new(), what }
}

/// Where a `Location` leads from `url`.
fn joined(url: &str, to: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let host = rest.split('/').next().unwrap_or(rest);
    match to {
        _ if to.starts_with("//") => format!("{scheme}:{to}"),
        _ if to.starts_with('/') => format!("{scheme}://{host}{to}"),
        _ => to.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_leads_on_from_where_it_was_met() {
        let at = "https://cdn.example/a/b?c=d";
        assert_eq!(joined(at, "/x"), "https://cdn.example/x");
        assert_eq!(joined(at, "//other.example/x"), "https://other.example/x");
        assert_eq!(joined(at, "http://third.example/x"), "http://third.example/x");
    }
}
