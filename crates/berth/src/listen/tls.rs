use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use rustls::ServerConfig;
use rustls_pki_types::pem::{self, PemObject};
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio::signal::unix::{SignalKind, signal};
use tokio_rustls::TlsAcceptor;

/// A certificate and its key, which are read again when their files are replaced. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Tls(Arc<Files>);

#[derive(Debug)]
struct Files {
    cert: PathBuf,
    key: PathBuf,
    loaded: RwLock<Loaded>,
}

#[derive(Debug)]
struct Loaded {
    config: Arc<ServerConfig>,
    /// What the files looked like when they were last read, whether or not they were usable.
    seen: [Stamp; 2],
}

/// What changes when a file is replaced or written to: inode, size, seconds and nanoseconds.
type Stamp = (u64, u64, i64, i64);

/// A certificate or key that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file could not be looked at.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A file holds no PEM of the kind that is needed.
    #[error("{path} holds no usable {what} in PEM form: {reason}")]
    Pem {
        /// The file.
        path: PathBuf,
        /// `certificate` or `private key`.
        what: &'static str,
        /// What reading it ended with.
        reason: String,
    },
    /// The two do not belong together, or the key is of a kind that TLS does not take.
    #[error("{cert} and {key} do not make a TLS identity: {source}")]
    Pair {
        /// The certificate's file.
        cert: PathBuf,
        /// The key's file.
        key: PathBuf,
        /// What rustls found.
        source: rustls::Error,
    },
}

impl Tls {
    /// Reads a certificate chain and its private key.
    pub fn load(cert: &Path, key: &Path) -> Result<Self, TlsError> {
        let seen = stamps(cert, key)?;
        let config = read(cert, key)?;
        let loaded = RwLock::new(Loaded { config, seen });
        Ok(Self(Arc::new(Files { cert: cert.to_owned(), key: key.to_owned(), loaded })))
    }

    /// Reads the files again if they changed since the last look, and says whether connections from now on get
    /// something new. After an error the old certificate stays in use, and the same files are not read again.
    pub fn check(&self) -> Result<bool, TlsError> {
        let seen = stamps(&self.0.cert, &self.0.key)?;
        if self.0.loaded.read().unwrap_or_else(PoisonError::into_inner).seen == seen {
            return Ok(false);
        }
        let config = read(&self.0.cert, &self.0.key);
        let mut loaded = self.0.loaded.write().unwrap_or_else(PoisonError::into_inner);
        loaded.seen = seen;
        loaded.config = config?;
        Ok(true)
    }

    /// Looks at the files at each `interval` and on SIGHUP, for as long as it is polled.
    pub async fn watch(self, interval: Duration) -> io::Result<()> {
        let mut hangup = signal(SignalKind::hangup())?;
        loop {
            tokio::select! {
                () = tokio::time::sleep(interval) => {}
                _ = hangup.recv() => {}
            }
            match self.check() {
                Ok(true) => tracing::info!(cert = %self.0.cert.display(), "certificate replaced"),
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "the certificate in use stays"),
            }
        }
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.0.loaded.read().unwrap_or_else(PoisonError::into_inner).config.clone())
    }
}

fn stamps(cert: &Path, key: &Path) -> Result<[Stamp; 2], TlsError> {
    let stamp = |path: &Path| match std::fs::metadata(path) {
        Ok(found) => Ok((found.ino(), found.size(), found.mtime(), found.mtime_nsec())),
        Err(source) => Err(TlsError::Unreadable { path: path.to_owned(), source }),
    };
    Ok([stamp(cert)?, stamp(key)?])
}

fn read(cert: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    let wrong = |path: &Path, what: &'static str| {
        let path = path.to_owned();
        move |error: pem::Error| TlsError::Pem { path, what, reason: error.to_string() }
    };
    let chain: Result<Vec<_>, _> = CertificateDer::pem_file_iter(cert).and_then(Iterator::collect);
    let chain =
        chain.and_then(|chain| if chain.is_empty() { Err(pem::Error::NoItemsFound) } else { Ok(chain) });
    let chain = chain.map_err(wrong(cert, "certificate"))?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(wrong(key, "private key"))?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, secret))
        .map_err(|source| TlsError::Pair { cert: cert.to_owned(), key: key.to_owned(), source });
    let mut config = config?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
