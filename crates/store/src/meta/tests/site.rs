use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use testbed::Postgres;
use world::Clock;

use crate::meta::{Database, Durability};

/// Where a story of both databases takes place.
#[derive(Debug)]
pub(super) struct Site {
    /// Said where a story fails.
    pub(super) name: &'static str,
    /// SQLite's folder, or PostgreSQL's URL.
    folder: Option<tempfile::TempDir>,
    url: String,
}

impl Site {
    /// An empty SQLite and an empty PostgreSQL.
    pub(super) fn both() -> [Self; 2] {
        [Self::sqlite(), Self::postgres()]
    }

    pub(super) fn sqlite() -> Self {
        Self { name: "SQLite", folder: Some(tempfile::tempdir().unwrap()), url: String::new() }
    }

    pub(super) fn postgres() -> Self {
        Self { name: "PostgreSQL", folder: None, url: Self::url() }
    }

    /// The URL of a PostgreSQL database of its own, with Berth's schema.
    pub(super) fn url() -> String {
        static MIGRATED: OnceLock<()> = OnceLock::new();
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let server = Postgres::shared();
        MIGRATED.get_or_init(|| {
            let url = server.database("berth");
            let migrate = async move { drop(Database::connect(&url, Clock::system()).await.unwrap()) };
            // A story may run on a runtime already, which this one must not wait within.
            std::thread::spawn(|| runtime().block_on(migrate)).join().unwrap();
            let left = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = 'berth'";
            while server.sql("postgres", left) != "0" {}
        });
        server.copy("berth", &format!("story{}", MADE.fetch_add(1, Ordering::Relaxed)))
    }

    /// A file in SQLite's folder.
    pub(super) fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder.as_ref().unwrap().path().join(name)
    }

    pub(super) async fn open(&self) -> Database {
        self.with(Durability::Off, Clock::system()).await
    }

    pub(super) async fn with(&self, durability: Durability, clock: Clock) -> Database {
        match &self.folder {
            Some(folder) => Database::open(&folder.path().join("berth.db"), durability, clock).unwrap(),
            None => Database::connect(&self.url, clock).await.unwrap(),
        }
    }
}

pub(super) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
