//! Where a server's rows and blobs are: what `BERTH_TEST_STORAGE` says, started once for all servers of a test binary.
//! `BERTH_TEST_S3` says which S3 server, `versitygw` (as if unset) or `garage`.

use crate::server::files;
use crate::terminal::Terminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Weak};
use testbed::{Kind, Postgres, S3};

/// A database and a place for blobs, of one server or of replicas.
#[derive(Clone)]
pub(crate) struct Storage {
    arguments: Vec<(String, String)>,
    environment: Vec<(String, String)>,
    bucket: Option<Arc<S3>>,
}

/// The S3 server of this test binary, as long as any server uses it.
static BUCKET: Mutex<Weak<S3>> = Mutex::new(Weak::new());
/// Servers that were given storage so far.
static SERVERS: AtomicU32 = AtomicU32::new(0);

impl Storage {
    /// SQLite and a folder, both in the data folder.
    pub(crate) fn local() -> Self {
        Self { arguments: Vec::new(), environment: Vec::new(), bucket: None }
    }

    /// New storage of the kind that `$BERTH_TEST_STORAGE` names: `sqlite+folder` (as if unset), `postgres+folder`,
    /// `sqlite+s3` or `postgres+s3`.
    pub(crate) fn fresh() -> Self {
        let kind = std::env::var("BERTH_TEST_STORAGE").unwrap_or_default();
        let (postgres, s3) = match kind.as_str() {
            "" | "sqlite+folder" => (false, false),
            "postgres+folder" => (true, false),
            "sqlite+s3" => (false, true),
            "postgres+s3" => (true, true),
            other => panic!("BERTH_TEST_STORAGE is '{other}': sqlite or postgres, +, folder or s3"),
        };
        let name = format!("server_{}", SERVERS.fetch_add(1, Ordering::Relaxed));
        let mut storage = Self::local();
        if postgres {
            storage.argument("--database", Postgres::shared().database(&name));
        }
        if s3 {
            storage.usebucket(&name);
        }
        storage
    }

    fn usebucket(&mut self, prefix: &str) {
        let s3 = bucket();
        let (bucket, endpoint) = (s3.bucket(), s3.endpoint());
        self.argument("--blobs", format!("s3://{bucket}/{prefix}?endpoint={endpoint}&region=us-east-1"));
        for (name, value) in [
            ("BERTH_BLOBS_ACCESS_KEY_ID", s3.access_key_id()),
            ("BERTH_BLOBS_SECRET_ACCESS_KEY", s3.secret_access_key()),
        ] {
            self.environment.push((name.to_owned(), value.to_owned()));
        }
        self.bucket = Some(s3);
    }

    fn argument(&mut self, name: &str, value: String) {
        self.arguments.push((name.to_owned(), value));
    }

    /// The objects of the S3 server as files, of all who use it; nothing where blobs are in the data folder. Of a server
    /// over a folder they are its own, with what is left of uploads that were not ended; of another, copies in `data`.
    pub(crate) fn objects(&self, data: &Path) -> Option<Vec<PathBuf>> {
        let s3 = self.bucket.as_ref()?;
        Some(if s3.kind() == Kind::Garage { downloaded(s3, &data.join("objects")) } else { s3.files() })
    }

    /// What says so on a server's command line.
    pub(crate) fn arguments(&self) -> &[(String, String)] {
        &self.arguments
    }

    /// What says so in a server's environment.
    pub(crate) fn environment(&self) -> &[(String, String)] {
        &self.environment
    }
}

/// Brings `folder` to what is in the bucket.
fn downloaded(s3: &S3, folder: &Path) -> Vec<PathBuf> {
    let t = Terminal::alone()
        .export("AWS_ACCESS_KEY_ID", s3.access_key_id())
        .export("AWS_SECRET_ACCESS_KEY", s3.secret_access_key());
    // An object that goes meanwhile makes the command fail, and is left out.
    t.run(&format!(
        "aws --endpoint-url {} s3 sync --delete --quiet s3://{} {} || test $? -le 2",
        s3.endpoint(),
        s3.bucket(),
        folder.display(),
    ));
    files(folder)
}

fn bucket() -> Arc<S3> {
    let mut shared = BUCKET.lock().unwrap();
    shared.upgrade().unwrap_or_else(|| {
        let kind = match std::env::var("BERTH_TEST_S3").unwrap_or_default().as_str() {
            "" | "versitygw" => Kind::Versitygw,
            "garage" => Kind::Garage,
            other => panic!("BERTH_TEST_S3 is '{other}': versitygw or garage"),
        };
        let started = Arc::new(S3::start(kind));
        *shared = Arc::downgrade(&started);
        started
    })
}
