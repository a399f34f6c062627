use std::fmt;
use std::path::PathBuf;

/// Where a setting's value was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The built-in default.
    Default,
    /// A place in the configuration file; line and column count from 1, the column in characters.
    File {
        /// The file as it was named.
        path: PathBuf,
        /// Line.
        line: usize,
        /// Column.
        column: usize,
    },
    /// An environment variable.
    Environment(String),
    /// A flag of the command line, such as `--listen`.
    Flag(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("the default"),
            Self::File { path, line, column } => write!(f, "{}:{line}:{column}", path.display()),
            Self::Environment(name) => write!(f, "environment variable {name}"),
            Self::Flag(name) => write!(f, "flag {name}"),
        }
    }
}

/// A configuration that Berth does not start with.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file could not be read.
    #[error("cannot read the configuration file {path}: {source}")]
    Unreadable {
        /// The file as it was named.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// The file is no TOML.
    #[error("{place}: not valid TOML: {reason}")]
    Syntax {
        /// Where reading stopped.
        place: Place,
        /// What the reader met.
        reason: String,
    },
    /// A key that no setting has.
    #[error("{place}: unknown key '{key}'{}", suggestion(.nearest))]
    UnknownKey {
        /// Where it stands.
        place: Place,
        /// The key, with its tables before it.
        key: String,
        /// The known key that looks most like it.
        nearest: Option<String>,
    },
    /// A value outside what its setting takes.
    #[error("{place}: '{value}' is no value for {key}, which takes {takes}")]
    BadValue {
        /// Where it stands.
        place: Place,
        /// The setting's key.
        key: String,
        /// The value; `***` for a secret.
        value: String,
        /// What it should be.
        takes: String,
    },
    /// Values that do not go together.
    #[error("{place}: {reason}")]
    Conflict {
        /// Where one of them stands.
        place: Place,
        /// What is wrong and what to do.
        reason: String,
    },
}

fn suggestion(nearest: &Option<String>) -> String {
    match nearest {
        Some(key) => format!("; did you mean '{key}'?"),
        None => String::from("; `berth settings` lists the known ones"),
    }
}

/// The one of `known` that looks most like `key`, if any is near enough to be meant.
pub(super) fn nearest<'a>(key: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let allowed = (key.chars().count() / 3).max(2);
    known
        .map(|candidate| (strsim::damerau_levenshtein(key, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}
