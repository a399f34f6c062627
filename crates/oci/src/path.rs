//! The paths of the distribution API (OCI distribution-spec, "Endpoints").

/// What a request path under `/v2` names. It borrows from the path; names, references, digests and ids are
/// not checked against their grammars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum V2Path<'a> {
    /// `/v2/`: is this a registry, and am I known here?
    Base,
    /// `/v2/_catalog`
    Catalog,
    /// `/v2/<name>/tags/list`
    Tags {
        /// The repository.
        name: &'a str,
    },
    /// `/v2/<name>/manifests/<reference>`
    Manifest {
        /// The repository.
        name: &'a str,
        /// A tag or a digest.
        reference: &'a str,
    },
    /// `/v2/<name>/blobs/<digest>`
    Blob {
        /// The repository.
        name: &'a str,
        /// The blob's digest.
        digest: &'a str,
    },
    /// `/v2/<name>/blobs/uploads/`, where uploads begin.
    Uploads {
        /// The repository.
        name: &'a str,
    },
    /// `/v2/<name>/blobs/uploads/<id>`
    Upload {
        /// The repository.
        name: &'a str,
        /// The upload's id.
        id: &'a str,
    },
    /// `/v2/<name>/referrers/<digest>`
    Referrers {
        /// The repository.
        name: &'a str,
        /// The subject's digest.
        digest: &'a str,
    },
}

impl<'a> V2Path<'a> {
    /// Reads a raw request path, from the right: a name may itself have segments such as `manifests` or
    /// `blobs`. Nothing is decoded. `None` if no endpoint has such a path, or if a name holds `%`, an empty
    /// segment, `.` or `..`; the last segment may hold anything but a slash.
    pub fn parse(path: &'a str) -> Option<V2Path<'a>> {
        let rest = match path.strip_prefix("/v2")? {
            "" | "/" => return Some(V2Path::Base),
            "/_catalog" => return Some(V2Path::Catalog),
            rest => rest.strip_prefix('/')?,
        };
        if let Some(name) = rest.strip_suffix("/blobs/uploads/").or(rest.strip_suffix("/blobs/uploads")) {
            return is_plain(name).then_some(V2Path::Uploads { name });
        }
        let (rest, last) = rest.rsplit_once('/')?;
        let (rest, kind) = rest.rsplit_once('/')?;
        if matches!(last, "" | "." | "..") {
            return None;
        }
        let (name, found) = match kind {
            "manifests" => (rest, V2Path::Manifest { name: rest, reference: last }),
            "blobs" => (rest, V2Path::Blob { name: rest, digest: last }),
            "referrers" => (rest, V2Path::Referrers { name: rest, digest: last }),
            "tags" if last == "list" => (rest, V2Path::Tags { name: rest }),
            "uploads" => {
                let name = rest.strip_suffix("/blobs")?;
                (name, V2Path::Upload { name, id: last })
            }
            _ => return None,
        };
        is_plain(name).then_some(found)
    }

    /// The repository's name; `None` for [`V2Path::Base`] and [`V2Path::Catalog`].
    pub fn name(&self) -> Option<&'a str> {
        match *self {
            V2Path::Base | V2Path::Catalog => None,
            V2Path::Tags { name }
            | V2Path::Manifest { name, .. }
            | V2Path::Blob { name, .. }
            | V2Path::Uploads { name }
            | V2Path::Upload { name, .. }
            | V2Path::Referrers { name, .. } => Some(name),
        }
    }
}

/// Whether no proxy or client could take the name for another path.
fn is_plain(name: &str) -> bool {
    name.split('/').all(|segment| !matches!(segment, "" | "." | "..")) && !name.contains('%')
}
