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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn build(path: V2Path<'_>) -> String {
        match path {
            V2Path::Base => "/v2/".to_owned(),
            V2Path::Catalog => "/v2/_catalog".to_owned(),
            V2Path::Tags { name } => format!("/v2/{name}/tags/list"),
            V2Path::Manifest { name, reference } => format!("/v2/{name}/manifests/{reference}"),
            V2Path::Blob { name, digest } => format!("/v2/{name}/blobs/{digest}"),
            V2Path::Uploads { name } => format!("/v2/{name}/blobs/uploads/"),
            V2Path::Upload { name, id } => format!("/v2/{name}/blobs/uploads/{id}"),
            V2Path::Referrers { name, digest } => format!("/v2/{name}/referrers/{digest}"),
        }
    }

    const SEGMENT: &str = "manifests|blobs|uploads|tags|list|referrers|_catalog|v2|[a-z0-9]{1,5}";

    fn name() -> impl Strategy<Value = String> {
        prop::collection::vec(SEGMENT, 1..6).prop_map(|segments| segments.join("/"))
    }

    proptest! {
        #[test]
        fn whatever_is_built_reads_back_even_if_the_name_looks_like_an_endpoint(name in name(), last in SEGMENT) {
            let name = name.as_str();
            let digest = "sha256:ab";
            let paths = [
                V2Path::Tags { name },
                V2Path::Manifest { name, reference: &last },
                V2Path::Blob { name, digest },
                V2Path::Uploads { name },
                V2Path::Upload { name, id: &last },
                V2Path::Referrers { name, digest },
            ];
            for path in paths {
                let built = build(path);
                prop_assert_eq!(V2Path::parse(&built), Some(path));
                prop_assert_eq!(path.name(), Some(name));
            }
        }

        #[test]
        fn any_path_gives_an_answer_that_builds_it_again(
            path in "/v2(/(manifests|blobs|uploads|tags|list|referrers|_catalog|[a-z.%:]{0,3})){0,7}|.{0,12}",
        ) {
            if let Some(found) = V2Path::parse(&path) {
                let built = build(found);
                let same = path == built || format!("{path}/") == built;
                prop_assert!(same, "{} read as {:?}", path, found);
            }
        }
    }

    #[test]
    fn the_base_and_the_start_of_an_upload_do_with_and_without_a_slash() {
        assert_eq!(V2Path::parse("/v2"), Some(V2Path::Base));
        assert_eq!(V2Path::parse("/v2/"), Some(V2Path::Base));
        assert_eq!(V2Path::parse("/v2/_catalog"), Some(V2Path::Catalog));
        assert_eq!(V2Path::parse("/v2/a/blobs/uploads"), Some(V2Path::Uploads { name: "a" }));
        assert_eq!(V2Path::parse("/v2/a/blobs/uploads/"), Some(V2Path::Uploads { name: "a" }));
    }

    #[test]
    fn the_last_segment_is_opaque_and_the_name_is_plain() {
        let found = V2Path::parse("/v2/a/manifests/%2e%2e");
        assert_eq!(found, Some(V2Path::Manifest { name: "a", reference: "%2e%2e" }));
        let nowhere = [
            "",
            "/",
            "/v1/",
            "/v2x",
            "/v2//",
            "/v2/_catalog/",
            "/v2/a",
            "/v2/a/tags",
            "/v2/a/tags/list/",
            "/v2/manifests/v1",
            "/v2//manifests/v1",
            "/v2/a//b/manifests/v1",
            "/v2/a/../b/manifests/v1",
            "/v2/./manifests/v1",
            "/v2/a%2fb/manifests/v1",
            "/v2/a/manifests/",
            "/v2/a/manifests/..",
            "/v2/blobs/uploads",
            "/v2/blobs/uploads/",
            "/v2/a/uploads/x",
            "/v2/a/blobs/x/y",
            "v2/a/manifests/v1",
            "/v2/a/tags/v1",
        ];
        for path in nowhere {
            assert_eq!(V2Path::parse(path), None, "{path:?}");
        }
    }
}
