//! Where a test's rows are kept: in SQLite, or, when the whole is run again for it, in PostgreSQL.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, OnceLock, mpsc};

use store::{Database, Durability};
use testbed::Postgres;
use tokio::runtime::Runtime;
use world::{Clock, World};

/// Says that the tests run on PostgreSQL.
const ON_POSTGRESQL: &str = "BERTH_TEST_ON_POSTGRESQL";

/// Tests of what only a database with one writer does, and the one that runs the others.
const SQLITE_ALONE: [&str; 7] = [
    // It has a PostgreSQL of its own either way.
    "standby::",
    "without_the_database_nothing_is_removed",
    "the_rules_hold_on_postgresql_too",
    "pulls_that_cannot_be_written_wait",
    "nobody_gets_at_an_object_while_the_commit_that_makes_it_a_blob_is_under_way",
    "a_killed_process_blocks_an_upload_until_its_turn_ends_or_the_only_process_starts_again",
    "an_object_whose_commit_failed_is_left_alone_until_the_next_start",
];

/// Where the rows of one registry are.
pub(super) enum Kept {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Kept {
    pub(super) fn anew(folder: &Path) -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        static MIGRATED: OnceLock<()> = OnceLock::new();
        if !on_postgresql() {
            return Self::Sqlite(folder.join("berth.db"));
        }
        let server = Postgres::shared();
        MIGRATED.get_or_init(|| {
            drop(connect(&server.database("berth"), Clock::system()));
            let left = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = 'berth'";
            while server.sql("postgres", left) != "0" {}
        });
        Self::Postgres(server.copy("berth", &format!("box{}", MADE.fetch_add(1, Ordering::Relaxed))))
    }

    /// Comes back when a transaction waits for what another one holds. SQLite has one at a time, and no such thing.
    pub(super) async fn until_one_waits(&self) {
        let Self::Postgres(url) = self else { return };
        let database = url.rsplit('/').next().unwrap().split('?').next().unwrap();
        let waiting = format!(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '{database}' AND wait_event_type = 'Lock'"
        );
        while Postgres::shared().sql("postgres", &waiting) == "0" {
            tokio::task::yield_now().await;
        }
    }

    pub(super) fn open(&self, world: &World) -> Database {
        let clock = world.clock.clone();
        match self {
            Self::Sqlite(path) => Database::open(path, Durability::Off, clock).unwrap(),
            Self::Postgres(url) => connect(url, clock),
        }
    }
}

pub(super) fn on_postgresql() -> bool {
    std::env::var_os(ON_POSTGRESQL).is_some()
}

/// The first connection is driven beside the test, which cannot wait here.
fn connect(url: &str, clock: Clock) -> Database {
    static BESIDE: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
    let ((tell, told), url) = (mpsc::channel(), url.to_owned());
    BESIDE.spawn(async move { tell.send(Database::connect(&url, clock).await) });
    told.recv().unwrap().unwrap()
}

#[test]
fn the_rules_hold_on_postgresql_too() {
    let mut tests = Command::new(std::env::current_exe().unwrap());
    tests.arg("tests::").env(ON_POSTGRESQL, "1");
    for name in SQLITE_ALONE {
        tests.args(["--skip", name]);
    }
    let ran = tests.output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
}
