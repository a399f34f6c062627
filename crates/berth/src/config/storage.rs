//! Where rows and blobs are kept: the values of `database` and `blobs`.

use std::path::{Path, PathBuf};

use identity::Secret;
use percent_encoding::percent_decode_str;
use registry::REDIRECT_SECONDS;

use super::error::{ConfigError, nearest};
use super::values::{self, Taken};

/// Where the rows are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseAddress {
    /// The SQLite file `berth.db` in the data folder.
    InData,
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL database: its URL, which may hold a password.
    Postgres(Secret),
}

/// Where the blobs are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlobsAddress {
    /// The folder `blobs` in the data folder.
    InData,
    /// A folder.
    Folder(PathBuf),
    /// A bucket.
    S3(Bucket),
}

/// A bucket of an S3 server, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What the keys begin with, without a slash at either end; empty for the whole bucket.
    pub prefix: String,
    /// The server's URL; none for AWS's own.
    pub endpoint: Option<String>,
    /// The URL under which clients reach the server, for redirects.
    pub public_endpoint: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// Whether the bucket stands in the path; if nobody says, it does wherever an endpoint is given.
    pub path_style: Option<bool>,
}

const DATABASE: &str = "sqlite:PATH, or postgres://USER:PASSWORD@HOST/NAME";
const BLOBS: &str = "folder:PATH, a path, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME";
const PARAMETERS: [&str; 4] = ["endpoint", "public_endpoint", "region", "path_style"];

impl DatabaseAddress {
    /// Reads a value of the setting; the error says what it takes.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self::InData);
        }
        if let Some(path) = text.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
            return Ok(Self::Sqlite(path.into()));
        }
        let rest = text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://"));
        match rest {
            Some(rest) if !rest.is_empty() => Ok(Self::Postgres(Secret::new(text.to_owned()))),
            _ => Err(DATABASE.to_owned()),
        }
    }

    /// The SQLite file, if that is what it is.
    pub fn file(&self, data: &Path) -> Option<PathBuf> {
        match self {
            Self::InData => Some(data.join("berth.db")),
            Self::Sqlite(path) => Some(path.clone()),
            Self::Postgres(_) => None,
        }
    }

    /// As it may be shown to anybody: without password and parameters.
    pub fn shown(&self, data: &Path) -> String {
        match self {
            Self::Postgres(url) => without_secrets(url.expose()),
            Self::InData | Self::Sqlite(_) => {
                self.file(data).map(|file| file.display().to_string()).unwrap_or_default()
            }
        }
    }
}

fn without_secrets(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", ""));
    // A password may hold any of the marks that end it elsewhere: the last `@` before the parameters counts.
    let (rest, _) = rest.split_once('?').unwrap_or((rest, ""));
    match rest.rsplit_once('@') {
        Some((who, place)) => {
            let user = who.split_once(':').map_or(who, |(user, _)| user);
            format!("{scheme}://{user}@{place}")
        }
        None => format!("{scheme}://{rest}"),
    }
}

impl BlobsAddress {
    /// Reads a value of the setting; the error says what it takes.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self::InData);
        }
        if let Some(rest) = text.strip_prefix("s3://") {
            return Bucket::parse(rest).map(Self::S3);
        }
        let path = text.strip_prefix("folder:").unwrap_or(text);
        if path.is_empty() || path.contains("://") {
            return Err(BLOBS.to_owned());
        }
        Ok(Self::Folder(path.into()))
    }

    /// The folder, if that is what it is.
    pub fn folder(&self, data: &Path) -> Option<PathBuf> {
        match self {
            Self::InData => Some(data.join("blobs")),
            Self::Folder(path) => Some(path.clone()),
            Self::S3(_) => None,
        }
    }

    /// As it may be shown to anybody.
    pub fn shown(&self, data: &Path) -> String {
        match self {
            Self::S3(bucket) if bucket.prefix.is_empty() => format!("s3://{}", bucket.name),
            Self::S3(bucket) => format!("s3://{}/{}", bucket.name, bucket.prefix),
            Self::InData | Self::Folder(_) => {
                self.folder(data).map(|folder| folder.display().to_string()).unwrap_or_default()
            }
        }
    }
}

impl Bucket {
    fn parse(text: &str) -> Taken<Self> {
        let (place, query) = text.split_once('?').unwrap_or((text, ""));
        let (name, prefix) = place.split_once('/').unwrap_or((place, ""));
        let in_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
        if !(3..=63).contains(&name.len()) || !name.chars().all(in_name) {
            return Err(format!(
                "{BLOBS}; a bucket's name has 3 to 63 lower-case letters, digits, '.' and '-'"
            ));
        }
        let prefix = prefix.trim_end_matches('/');
        let in_prefix = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        let odd = |part: &str| part.is_empty() || part == "." || part == "..";
        if !prefix.chars().all(in_prefix) || (!prefix.is_empty() && prefix.split('/').any(odd)) {
            return Err(format!("{BLOBS}; a prefix has letters, digits, '-', '_', '.' and single slashes"));
        }
        let mut bucket = Self { name: name.to_owned(), prefix: prefix.to_owned(), ..Self::default() };
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = percent_decode_str(value).decode_utf8().map_err(|_| BLOBS.to_owned())?;
            bucket.set(key, &value)?;
        }
        Ok(bucket)
    }

    fn set(&mut self, key: &str, value: &str) -> Taken<()> {
        let within = |takes: String| format!("{BLOBS}; its {key} takes {takes}");
        match key {
            "endpoint" => self.endpoint = Some(endpoint(value).map_err(within)?),
            "public_endpoint" => self.public_endpoint = Some(endpoint(value).map_err(within)?),
            "region" if !value.is_empty() => self.region = Some(value.to_owned()),
            "path_style" => self.path_style = Some(values::boolean(value).map_err(within)?),
            _ => {
                let meant = nearest(key, PARAMETERS.into_iter());
                let meant = meant.map(|meant| format!(" (did you mean '{meant}'?)")).unwrap_or_default();
                let known = PARAMETERS.join(", ");
                return Err(format!("{BLOBS}; its parameters are {known}, not '{key}'{meant}"));
            }
        }
        Ok(())
    }
}

/// Scheme and authority of an S3 server. Credentials have settings of their own.
fn endpoint(text: &str) -> Taken<String> {
    let takes = || String::from("a URL of scheme and host such as https://s3.example.com:9000");
    let uri: http::Uri = text.parse().map_err(|_| takes())?;
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"));
    let (Some(scheme), Some(authority)) = (scheme, uri.authority()) else { return Err(takes()) };
    if uri.path().len() > 1 || uri.query().is_some() || authority.as_str().contains('@') {
        return Err(takes());
    }
    Ok(format!("{scheme}://{authority}"))
}

impl super::Layers {
    /// A client that was sent to the bucket reads an object for as long as its URL lives, whoever sweeps it.
    pub(super) fn redirects_end(&self) -> Result<(), ConfigError> {
        let (grace, life) = (self.config.collection.reader_grace_seconds, i64::from(REDIRECT_SECONDS));
        if !self.config.blobs_redirect || grace >= life {
            return Ok(());
        }
        let reason = format!(
            "collection.reader_grace_seconds is {grace}, but the URLs of blobs_redirect live {life} seconds: let it be \
             {life} at least, or blobs_redirect false"
        );
        Err(ConfigError::Conflict { place: self.place("collection.reader_grace_seconds"), reason })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_shown_without_its_password() {
        let shown = |url: &str| DatabaseAddress::parse(url).unwrap().shown(Path::new("/data"));
        assert_eq!(shown("postgres://u:p@ss/w@db:5432/berth?password=x"), "postgres://u@db:5432/berth");
        assert_eq!(shown("postgresql:///berth?host=/run"), "postgresql:///berth");
        assert_eq!(shown("postgres://db/berth"), "postgres://db/berth");
        let told = format!("{:?}", DatabaseAddress::parse("postgres://u:hidden@db/berth").unwrap());
        assert!(!told.contains("hidden"), "{told}");
    }

    #[test]
    fn a_bucket_is_read_with_all_that_stands_behind_it() {
        let text = "s3://images/team/a/?endpoint=http%3A%2F%2F10.0.0.1:9000/&region=eu-west-1\
                    &public_endpoint=https://s3.example.com&path_style=true";
        let BlobsAddress::S3(bucket) = BlobsAddress::parse(text).unwrap() else { panic!("no bucket") };
        assert_eq!((bucket.name.as_str(), bucket.prefix.as_str()), ("images", "team/a"));
        assert_eq!(bucket.endpoint.as_deref(), Some("http://10.0.0.1:9000"));
        assert_eq!(bucket.public_endpoint.as_deref(), Some("https://s3.example.com"));
        assert_eq!((bucket.region.as_deref(), bucket.path_style), (Some("eu-west-1"), Some(true)));
        assert_eq!(BlobsAddress::S3(bucket).shown(Path::new("/data")), "s3://images/team/a");
    }

    #[test]
    fn folders_and_files_are_found_where_they_were_put() {
        let data = Path::new("/data");
        let folder = |text: &str| BlobsAddress::parse(text).unwrap().folder(data);
        assert_eq!(folder(""), Some("/data/blobs".into()));
        assert_eq!((folder("folder:/b"), folder("b")), (Some("/b".into()), Some("b".into())));
        assert_eq!(folder("s3://images"), None);
        let file = |text: &str| DatabaseAddress::parse(text).unwrap().file(data);
        assert_eq!((file(""), file("sqlite:/x.db")), (Some("/data/berth.db".into()), Some("/x.db".into())));
    }
}
