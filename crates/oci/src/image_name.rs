use crate::{Digest, RepositoryName, Tag};

/// An image as people and clusters write it: `[HOST/]REPOSITORY[:TAG][@DIGEST]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageName {
    /// The registry's host with its port, if one was written.
    pub host: Option<String>,
    /// The repository's name.
    pub repository: String,
    /// The tag, if one was written.
    pub tag: Option<String>,
    /// The digest, if one was written.
    pub digest: Option<Digest>,
}

/// A text that names no image.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' names no image: write [HOST/]REPOSITORY:TAG or [HOST/]REPOSITORY@sha256:…{why}")]
pub struct ImageNameError {
    text: String,
    why: String,
}

impl ImageName {
    /// Reads a name. Its first part is a host if it holds a `.` or a `:`, or is `localhost`, and more parts follow.
    ///
    /// # Errors
    /// [`ImageNameError`], also where neither a tag nor a digest is written.
    pub fn parse(text: &str) -> Result<Self, ImageNameError> {
        let wrong = |why: &dyn std::fmt::Display| {
            let why = why.to_string();
            let why = if why.is_empty() { why } else { format!(" ({why})") };
            ImageNameError { text: text.chars().take(512).collect(), why }
        };
        let (name, digest) = match text.split_once('@') {
            Some((name, digest)) => (name, Some(Digest::parse(digest).map_err(|error| wrong(&error))?)),
            None => (text, None),
        };
        let (host, path) = match name.split_once('/') {
            Some((host, rest)) if is_host(host) => (Some(host.to_owned()), rest),
            _ => (None, name),
        };
        let (repository, tag) = match path.split_once(':') {
            Some((repository, tag)) => (repository, Some(Tag::parse(tag).map_err(|error| wrong(&error))?)),
            None => (path, None),
        };
        RepositoryName::check(repository).map_err(|error| wrong(&error))?;
        if tag.is_none() && digest.is_none() {
            return Err(wrong(&""));
        }
        let tag = tag.map(|tag| tag.as_str().to_owned());
        Ok(Self { host, repository: repository.to_owned(), tag, digest })
    }
}

fn is_host(part: &str) -> bool {
    part == "localhost" || part.contains(['.', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<String>, String, Option<String>, bool) {
        let name = ImageName::parse(text).unwrap();
        (name.host, name.repository, name.tag, name.digest.is_some())
    }

    #[test]
    fn names_are_read_as_clusters_write_them() {
        let text = |text: &str| Some(text.to_owned());
        let digest = format!("sha256:{}", "0".repeat(64));
        assert_eq!(parts("team/web:1.4"), (None, "team/web".to_owned(), text("1.4"), false));
        assert_eq!(parts("localhost/web:1"), (text("localhost"), "web".to_owned(), text("1"), false));
        assert_eq!(parts(&format!("h:5000/web@{digest}")), (text("h:5000"), "web".to_owned(), None, true));
        let both = format!("123456789012.dkr.ecr.us-east-1.amazonaws.com/a/b:t@{digest}");
        assert_eq!(parts(&both).1, "a/b");
        assert_eq!((parts(&both).2, parts(&both).3), (text("t"), true));
    }

    #[test]
    fn what_names_no_image_is_told_so() {
        for text in ["", "web", "web:", "web@sha256:0", "Web:1", "a//b:1", "h:5000/web", ":1", "web:a b"] {
            let error = ImageName::parse(text).unwrap_err().to_string();
            assert!(error.contains("names no image"), "{error}");
        }
    }
}
