//! Where images are imported from: another registry, the folder of a `registry:2`, an OCI layout.

mod challenge;
mod ecr;
mod folder;
mod layout;
mod link;
mod remote;

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;

use bytes::Bytes;
use futures_util::stream;
use oci::{Algorithm, Digest, Reference};
use registry::{Body, BodyError, Original};
use serde::{Deserialize, Serialize};
use world::{Egress, EgressError, Streamed};

pub use ecr::Api;
use folder::Folder;
use layout::Layout;
use remote::Remote;

/// The most bytes that a manifest may have.
const MANIFEST: usize = 4 << 20;

/// Who asks a registry that wants to know.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The user; `AWS` at an ECR.
    pub user: String,
    /// The password or token.
    pub password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
}

/// Why something could not be had from a source.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Not a source.
    #[error(
        "'{0}' is no source: name https://HOST[/REPOSITORY[:TAG|@DIGEST]], folder:PATH of a registry's storage, or \
         oci:PATH[:TAG] of a layout"
    )]
    Source(String),
    /// A source with a password in it, which is not repeated.
    #[error(
        "a source names no user or password: give --user, with --password-stdin, or log in with docker login"
    )]
    UserInSource,
    /// The server could not be asked.
    #[error(transparent)]
    Egress(#[from] EgressError),
    /// The server refused.
    #[error("{url} answered {status}: {what}")]
    Refused {
        /// What was asked.
        url: String,
        /// The HTTP status.
        status: u16,
        /// What AWS's API calls it; empty at other servers.
        code: String,
        /// The beginning of what it said.
        what: String,
    },
    /// The registry's catalogue may not be read.
    #[error("{0}; name each repository, as in `berth import https://HOST/REPOSITORY`")]
    NoCatalogue(Box<ImportError>),
    /// What came is not what was asked for.
    #[error("{0}")]
    Broken(String),
    /// The folder is none of a registry's, or no layout.
    #[error("{} is no {what}: {why}", .path.display())]
    NotThere {
        /// The folder that was named.
        path: PathBuf,
        /// What it should be.
        what: &'static str,
        /// What was looked for, and found in its place.
        why: String,
    },
    /// A file could not be read.
    #[error("{}: {source}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A page of names, and what to ask the next one with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The names.
    pub names: Vec<String>,
    /// The digests that they lead to, as far as the list tells.
    pub digests: HashMap<String, Digest>,
    /// Where the next page begins; none after the last.
    pub next: Option<String>,
    /// Why none of them can be had, if so.
    pub why_not: Option<&'static str>,
    /// What the source names that is not among them, and why: no images beside theirs.
    pub apart: Vec<(String, String)>,
}

impl Names {
    /// The page of `limit` names above `after` out of all, which are sorted.
    fn page(all: Vec<String>, after: &str, limit: usize) -> Self {
        let mut names: Vec<String> = all.into_iter().filter(|name| name.as_str() > after).collect();
        let more = names.len() > limit;
        names.truncate(limit);
        let next = names.last().filter(|_| more).cloned();
        Self { names, next, ..Self::default() }
    }

    /// The digest that a name is, or leads to.
    pub fn digest(&self, name: &str) -> Option<Digest> {
        self.digests.get(name).copied().or_else(|| Digest::parse(name).ok())
    }
}

/// A manifest whose bytes are those of `wanted`, if the source said which.
fn checked(
    wanted: Option<Digest>,
    media_type: Option<String>,
    bytes: Bytes,
) -> Result<Original, ImportError> {
    let algorithm = wanted.map_or(Algorithm::Sha256, |digest| digest.algorithm());
    let digest = Digest::of(algorithm, &bytes);
    match wanted {
        Some(wanted) if wanted != digest => {
            Err(ImportError::Broken(format!("the source holds {digest} where {wanted} should be")))
        }
        _ => Ok(Original { digest, media_type, bytes }),
    }
}

/// The ways to servers.
#[derive(Clone, Debug)]
pub struct Ways {
    /// To those that the operator named, which may have private addresses.
    pub named: Egress,
    /// To those that they name in turn.
    pub others: Egress,
}

/// A source of images.
#[derive(Debug)]
pub enum Source {
    /// A registry that is running.
    Remote(Remote),
    /// An ECR, whose API lists what it holds.
    Ecr(Api, Remote, Ways),
    /// The storage folder of a `registry:2`.
    Folder(Folder),
    /// An OCI image layout.
    Layout(Layout),
}

/// A source, and what of it is named: a repository, perhaps an image in it.
#[derive(Debug)]
pub struct Named {
    /// Where.
    pub source: Source,
    /// The one repository, if one is named; a layout is one without a name.
    pub repository: Option<String>,
    /// The one image.
    pub reference: Option<Reference>,
}

/// The host, with its port, that a source is asked at; none for folders.
pub fn host(text: &str) -> Option<&str> {
    let rest = ["https://", "http://", "docker://"].iter().find_map(|scheme| text.strip_prefix(scheme))?;
    rest.split('/').next()
}

/// Whether a source says who asks, as `https://USER:PASSWORD@HOST`: that would stand in records and errors.
pub fn names_user(text: &str) -> bool {
    host(text).is_some_and(|host| host.contains('@'))
}

impl Named {
    /// Reads what stands for a source.
    ///
    /// # Errors
    /// [`ImportError::Source`].
    pub async fn open(
        text: &str,
        credentials: Option<&Credentials>,
        api: Option<&Api>,
        ways: Ways,
    ) -> Result<Self, ImportError> {
        let bad = || ImportError::Source(text.to_owned());
        if names_user(text) {
            return Err(ImportError::UserInSource);
        }
        if let Some(path) = text.strip_prefix("folder:") {
            return Ok(Self { source: Source::Folder(Folder::new(path)), repository: None, reference: None });
        }
        if let Some(rest) = text.strip_prefix("oci:") {
            let (path, tag) = match rest.rsplit_once(':') {
                Some((path, tag)) if !tag.contains('/') => (path, Some(tag)),
                _ => (rest, None),
            };
            let reference = tag.map(Reference::parse).transpose().map_err(|_| bad())?;
            let source = Source::Layout(Layout::new(path));
            return Ok(Self { source, repository: Some(String::new()), reference });
        }
        let host = host(text).filter(|host| !host.is_empty()).ok_or_else(bad)?;
        let scheme = if text.starts_with("http://") { "http" } else { "https" };
        let path = text.split_once("://").and_then(|(_, rest)| rest.strip_prefix(host)).ok_or_else(bad)?;
        let path = path.trim_matches('/');
        let (name, reference) = match (path.split_once('@'), path.rsplit_once(':')) {
            (Some((name, digest)), _) => (name, Some(digest)),
            (None, Some((name, tag))) => (name, Some(tag)),
            (None, None) => (path, None),
        };
        let reference = reference.map(Reference::parse).transpose().map_err(|_| bad())?;
        let mut credentials = credentials.cloned();
        if let Some(api) = api {
            credentials = Some(api.log_in(&ways.named).await?);
        }
        let remote = Remote::new(format!("{scheme}://{host}"), credentials, ways.clone());
        let source = match api {
            Some(api) => Source::Ecr(api.clone(), remote, ways),
            None => Source::Remote(remote),
        };
        let repository = Some(name.to_owned()).filter(|name| !name.is_empty());
        if reference.is_some() && repository.is_none() {
            return Err(bad());
        }
        Ok(Self { source, repository, reference })
    }
}

impl Source {
    /// Sees that a folder is what it was named as; servers say so themselves.
    ///
    /// # Errors
    /// [`ImportError::NotThere`], [`ImportError::File`].
    pub async fn check(&self) -> Result<(), ImportError> {
        match self {
            Self::Remote(_) | Self::Ecr(..) => Ok(()),
            Self::Folder(folder) => folder.check().await,
            Self::Layout(layout) => layout.check().await,
        }
    }

    /// Repositories from where an earlier page ended.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn repositories(&self, after: &str) -> Result<Names, ImportError> {
        match self {
            Self::Remote(remote) => remote.repositories(after).await,
            Self::Ecr(api, _, ways) => api.repositories(&ways.named, after).await,
            Self::Folder(folder) => folder.repositories(after).await,
            Self::Layout(_) => Ok(Names { names: vec![String::new()], ..Names::default() }),
        }
    }

    /// References in a repository from where an earlier page ended: its tags and, where the source tells, the digests of
    /// images without one.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn references(&self, repository: &str, after: &str) -> Result<Names, ImportError> {
        match self {
            Self::Remote(remote) => remote.tags(repository, after).await,
            Self::Ecr(api, _, ways) => api.references(&ways.named, repository, after).await,
            Self::Folder(folder) => folder.references(repository, after).await,
            Self::Layout(layout) => layout.references(after).await,
        }
    }

    /// The manifest that a reference leads to.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn manifest(&self, repository: &str, reference: &Reference) -> Result<Original, ImportError> {
        match self {
            Self::Remote(remote) | Self::Ecr(_, remote, _) => remote.manifest(repository, reference).await,
            Self::Folder(folder) => folder.manifest(repository, reference).await,
            Self::Layout(layout) => layout.manifest(reference).await,
        }
    }

    /// Manifests that refer to `subject`, where the source tells.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn referrers(&self, repository: &str, subject: &Digest) -> Result<Vec<Digest>, ImportError> {
        match self {
            Self::Remote(remote) | Self::Ecr(_, remote, _) => remote.referrers(repository, subject).await,
            // Whatever refers to something stands in their lists itself.
            Self::Folder(_) | Self::Layout(_) => Ok(Vec::new()),
        }
    }

    /// The bytes of a blob.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn blob(&self, repository: &str, digest: &Digest) -> Result<Body, ImportError> {
        match self {
            Self::Remote(remote) | Self::Ecr(_, remote, _) => {
                Ok(coming(remote.blob(repository, digest).await?))
            }
            Self::Folder(folder) => folder.blob(digest).await,
            Self::Layout(layout) => layout.blob(digest).await,
        }
    }
}

fn coming(answer: Streamed) -> Body {
    Box::pin(stream::try_unfold(answer, |mut answer| async {
        let chunk = answer.chunk().await.map_err(|error| BodyError(error.to_string()))?;
        Ok(chunk.map(|chunk| (chunk, answer)))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nowhere() -> Ways {
        Ways { named: Egress::simulated(), others: Egress::simulated() }
    }

    async fn named(text: &str) -> Option<(Option<String>, Option<String>)> {
        let named = Named::open(text, None, None, nowhere()).await.ok()?;
        Some((named.repository, named.reference.map(|it| it.to_string())))
    }

    #[tokio::test]
    async fn sources_name_all_a_repository_or_an_image() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(named("https://old.example:5000").await, Some((None, None)));
        assert_eq!(named("docker://old.example/team/web").await, Some((some("team/web"), None)));
        assert_eq!(named("http://old.example/team/web:1.4").await, Some((some("team/web"), some("1.4"))));
        assert_eq!(named("oci:/srv/layout:v1").await, Some((some(""), some("v1"))));
        assert_eq!(named("folder:/var/lib/registry").await, Some((None, None)));
        let user = Named::open("https://user:secret@old.example/web", None, None, nowhere()).await;
        assert!(matches!(user, Err(ImportError::UserInSource)));
        for bad in ["old.example/web", "https://", "https://old.example:5000/web:a b", "ftp://x"] {
            assert_eq!(named(bad).await, None, "{bad}");
        }
    }

    #[test]
    fn bytes_that_are_not_what_they_should_be_are_refused() {
        let (good, other) = (Bytes::from_static(b"good"), Bytes::from_static(b"other"));
        let digest = Digest::of(Algorithm::Sha256, &good);
        assert_eq!(checked(Some(digest), None, good).unwrap().digest, digest);
        assert!(matches!(checked(Some(digest), None, other), Err(ImportError::Broken(_))));
    }

    #[test]
    fn a_page_says_where_the_next_begins() {
        let all: Vec<String> = ["a", "b", "c"].map(str::to_owned).into();
        let first = Names::page(all.clone(), "", 2);
        assert_eq!((first.names.len(), first.next.as_deref()), (2, Some("b")));
        assert_eq!(Names::page(all, "b", 2), Names { names: vec!["c".to_owned()], ..Names::default() });
    }
}
