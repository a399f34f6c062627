use std::net::IpAddr;
use std::path::PathBuf;

/// Why nothing was fetched. Says nothing of what a server answered.
#[derive(Debug, thiserror::Error)]
pub enum EgressError {
    /// Not a URL that can be asked.
    #[error("'{0}' is no URL of a server")]
    Url(String),
    /// Neither HTTPS nor plain HTTP to a listed host.
    #[error("'{0}' is not asked: the scheme has to be https, or http to a host that egress.allow names")]
    Scheme(String),
    /// An address that may not be reached.
    #[error(
        "{host} is at {address}, which is {why}: list the host or network in egress.allow if that is meant"
    )]
    Address {
        /// The host that was asked.
        host: String,
        /// Its address, or one of them.
        address: IpAddr,
        /// What kind of address that is.
        why: &'static str,
    },
    /// No connection, no TLS, no answer, or not in time.
    #[error("{host} did not answer: {why}")]
    Unanswered {
        /// The host that was asked.
        host: String,
        /// What went wrong.
        why: String,
    },
    /// An answer longer than it may be.
    #[error("{host} answered with more than {most} bytes")]
    TooLarge {
        /// The host that was asked.
        host: String,
        /// The bytes that it might have answered with.
        most: usize,
    },
    /// An entry that is neither a host nor a network.
    #[error("'{0}' is neither a host's name nor an address or network")]
    Entry(String),
    /// A file of authorities that can't be used.
    #[error("authorities in {}: {why}", .path.display())]
    Authorities {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The client itself could not be made.
    #[error("no way out: {0}")]
    Unusable(String),
}
