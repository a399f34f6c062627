//! The storage folder of a `registry:2`, read while nothing serves it or from a copy.
//!
//! `docker/registry/v2` holds `repositories/NAME/_manifests/tags/TAG/current/link`,
//! `repositories/NAME/_manifests/revisions/ALGORITHM/HEX/link` and `blobs/ALGORITHM/HH/HEX/data`.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};
use futures_util::stream;
use oci::{Digest, Reference};
use registry::{Body, BodyError, Original};
use tokio::fs::{self, File};
use tokio::io::{AsyncReadExt, BufReader};

use super::{ImportError, MANIFEST, Names, checked};

/// Names on one page.
const PAGE: usize = 50;
/// Bytes that are read at once.
const CHUNK: usize = 256 << 10;
/// The most parts of a repository's name: of more, it would be longer than a registry takes.
const DEPTH: usize = 128;

/// The folder, by the one that holds `repositories` and `blobs`.
#[derive(Debug)]
pub struct Folder {
    given: PathBuf,
    root: PathBuf,
}

impl Folder {
    /// `path` may be the folder itself, or the registry's `rootdirectory` above it.
    pub(super) fn new(path: &str) -> Self {
        let (given, below) = (PathBuf::from(path), Path::new(path).join("docker/registry/v2"));
        Self { root: if below.is_dir() { below } else { given.clone() }, given }
    }

    pub(super) async fn check(&self) -> Result<(), ImportError> {
        match holds(&self.root.join("repositories")).await? {
            true => Ok(()),
            false => {
                let looked_for = "docker/registry/v2/repositories, nor repositories";
                Err(not_there(&self.given, "storage of a registry:2", looked_for).await)
            }
        }
    }

    /// All of them, also by names that ECR does not have: others may be theirs here.
    pub(super) async fn repositories(&self, after: &str) -> Result<Names, ImportError> {
        let top = self.root.join("repositories");
        let (mut found, mut pending) = (Vec::new(), vec![(top.clone(), String::new(), 0)]);
        let mut apart = Vec::new();
        while let Some((folder, name, depth)) = pending.pop() {
            let inside = match entries(&folder).await {
                // What can't be looked into keeps no other repository from coming.
                Err(why) if !name.is_empty() => {
                    apart.push((name, why.to_string()));
                    continue;
                }
                inside => inside?,
            };
            for entry in inside {
                let inner = if name.is_empty() { entry.clone() } else { format!("{name}/{entry}") };
                if entry == "_manifests" && !name.is_empty() {
                    found.push(name.clone());
                } else if !entry.starts_with('_') && depth < DEPTH {
                    pending.push((folder.join(&entry), inner, depth + 1));
                }
            }
        }
        found.sort();
        let apart = if after.is_empty() { apart } else { Vec::new() };
        Ok(Names { apart, ..Names::page(found, after, PAGE) })
    }

    /// Tags first, then the digests of all revisions: what a tag brought is there already then.
    pub(super) async fn references(&self, repository: &str, after: &str) -> Result<Names, ImportError> {
        let manifests = self.manifests(repository)?;
        let mut all: Vec<String> = entries(&manifests.join("tags")).await?;
        for algorithm in entries(&manifests.join("revisions")).await? {
            let digests = entries(&manifests.join("revisions").join(&algorithm)).await?;
            all.extend(digests.into_iter().map(|hex| format!("{algorithm}:{hex}")));
        }
        all.sort_by_key(|reference| (reference.contains(':'), reference.clone()));
        let from = all.iter().position(|reference| reference == after).map_or(0, |at| at + 1);
        let page = all.get(from..).unwrap_or_default();
        let page = page.get(..PAGE).unwrap_or(page);
        let next = page.last().filter(|_| all.len() > from + PAGE).cloned();
        let mut names = Vec::with_capacity(page.len());
        for name in page {
            let link =
                name.split_once(':').map(|(algorithm, hex)| format!("revisions/{algorithm}/{hex}/link"));
            // What was deleted leaves its folder behind, without the link.
            match link {
                Some(link) if !holds(&manifests.join(&link)).await? => {}
                _ => names.push(name.clone()),
            }
        }
        let mut digests = HashMap::new();
        for tag in names.iter().filter(|name| !name.contains(':')) {
            // What keeps it from being read is told when its manifest is asked for.
            digests.extend(self.current(&manifests, tag).await.ok().map(|digest| (tag.clone(), digest)));
        }
        Ok(Names { names, digests, next, ..Names::default() })
    }

    pub(super) async fn manifest(
        &self,
        repository: &str,
        reference: &Reference,
    ) -> Result<Original, ImportError> {
        let digest = match reference {
            Reference::Digest(digest) => *digest,
            Reference::Tag(tag) => self.current(&self.manifests(repository)?, tag.as_str()).await?,
        };
        let bytes = read(&self.data(&digest), MANIFEST).await?;
        checked(Some(digest), None, bytes)
    }

    pub(super) async fn blob(&self, digest: &Digest) -> Result<Body, ImportError> {
        streamed(self.data(digest)).await
    }

    /// The digest that a tag names.
    async fn current(&self, manifests: &Path, tag: &str) -> Result<Digest, ImportError> {
        let link = manifests.join("tags").join(tag).join("current/link");
        let text = read(&link, 1 << 10).await?;
        Digest::parse(String::from_utf8_lossy(&text).trim())
            .map_err(|error| ImportError::Broken(format!("{}: {error}", link.display())))
    }

    fn manifests(&self, repository: &str) -> Result<PathBuf, ImportError> {
        if repository.split('/').any(|part| ["", ".", ".."].contains(&part)) {
            return Err(ImportError::Broken(format!("'{repository}' names no folder of a repository")));
        }
        Ok(self.root.join("repositories").join(repository).join("_manifests"))
    }

    fn data(&self, digest: &Digest) -> PathBuf {
        let text = digest.to_string();
        let (algorithm, hex) = text.split_once(':').unwrap_or_default();
        let first = hex.get(..2).unwrap_or_default();
        self.root.join("blobs").join(algorithm).join(first).join(hex).join("data")
    }
}

/// Whether there is something by this path.
pub(super) async fn holds(path: &Path) -> Result<bool, ImportError> {
    match fs::metadata(path).await {
        Ok(_) => Ok(true),
        Err(error) if is_nowhere(&error) => Ok(false),
        Err(source) => Err(ImportError::File { path: path.to_owned(), source }),
    }
}

fn is_nowhere(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Why what was named is not what it should be.
pub(super) async fn not_there(path: &Path, what: &'static str, looked_for: &str) -> ImportError {
    let why = match fs::metadata(path).await {
        Ok(found) if found.is_dir() => format!("it holds no {looked_for}"),
        Ok(_) => format!("it is a file, and holds no {looked_for}"),
        Err(error) if is_nowhere(&error) => "there is no such folder on this machine".to_owned(),
        Err(source) => return ImportError::File { path: path.to_owned(), source },
    };
    ImportError::NotThere { path: path.to_owned(), what, why }
}

/// The names in a folder, sorted; none where there is no such folder.
pub(super) async fn entries(folder: &Path) -> Result<Vec<String>, ImportError> {
    let broken = |source| ImportError::File { path: folder.to_owned(), source };
    let mut reading = match fs::read_dir(folder).await {
        Ok(reading) => reading,
        Err(error) if is_nowhere(&error) => return Ok(Vec::new()),
        Err(error) => return Err(broken(error)),
    };
    let mut names = Vec::new();
    while let Some(entry) = reading.next_entry().await.map_err(broken)? {
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// A file of up to `most` bytes.
pub(super) async fn read(path: &Path, most: usize) -> Result<Bytes, ImportError> {
    let broken = |source| ImportError::File { path: path.to_owned(), source };
    let file = File::open(path).await.map_err(broken)?;
    let (mut bytes, limit) = (Vec::new(), most as u64);
    BufReader::new(file).take(limit + 1).read_to_end(&mut bytes).await.map_err(broken)?;
    if bytes.len() > most {
        return Err(ImportError::Broken(format!("{} has more than {most} bytes", path.display())));
    }
    Ok(bytes.into())
}

/// A file as it is read.
pub(super) async fn streamed(path: PathBuf) -> Result<Body, ImportError> {
    let file = File::open(&path).await.map_err(|source| ImportError::File { path, source })?;
    Ok(Box::pin(stream::try_unfold(file, |mut file| async {
        let mut chunk = BytesMut::with_capacity(CHUNK);
        let read = file.read_buf(&mut chunk).await.map_err(|error| BodyError(error.to_string()))?;
        Ok(Some((chunk.freeze(), file)).filter(|_| read > 0))
    })))
}
