use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use world::Clock;

use super::authority::Authority;
use super::noted::note;
use super::postgres::Postgres;
use super::sqlite::{Durability, Sqlite};
use super::tx::{Committed, Rows, Tx};
use super::{Row, Statement, Value, statements};
use crate::StoreError;

statements! {
    STANDING = "SELECT epoch, COALESCE((SELECT MAX(oldest_reader) FROM schema_step WHERE number > $1), 0), \
                COALESCE((SELECT MAX(number) FROM schema_step), 0), \
                0 /* + CASE WHEN current_setting('transaction_read_only') = 'on' THEN 1 ELSE 0 END */, \
                move_to, moved FROM log_head WHERE id = 1";
}

/// The rows, in SQLite or PostgreSQL. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    engine: Arc<Engine>,
    /// Which of [`Writes`] it is.
    writes: Arc<AtomicU8>,
    authority: Authority,
    clock: Clock,
}

#[derive(Debug)]
enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Whether this process writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writes {
    /// It does.
    Taken = 0,
    /// It can't tell whether it may, and refuses to, with [`StoreError::Held`].
    Held = 1,
    /// The deployment is being moved: it refuses to, with [`StoreError::Moving`].
    Moving = 2,
}

/// How the connections to PostgreSQL are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolLoad {
    /// Connections that are in use, or being made.
    pub in_use: usize,
    /// Connections that may be.
    pub size: usize,
}

impl Database {
    /// Opens the SQLite file at `path`, makes it if it is missing, and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Unsuitable`] for a file that is another program's, which is left as it is;
    /// [`StoreError::Unreachable`], [`StoreError::TooNew`].
    pub fn open(path: &Path, durability: Durability, clock: Clock) -> Result<Self, StoreError> {
        let authority = Authority::default();
        let engine = Engine::Sqlite(Sqlite::open(path, durability, clock.clone(), authority.clone())?);
        Ok(Self { engine: Arc::new(engine), writes: Arc::default(), authority, clock })
    }

    /// Connects to the PostgreSQL database at `url` (`postgres://user:password@host/database`), and brings its schema
    /// up to date. Several hosts may be named, with commas: the one that takes writes is used. The URL's query may
    /// hold what libpq's may, of which Berth knows `sslmode` (`disable`, `prefer`, `require`, `verify-ca`,
    /// `verify-full`), `sslrootcert` (a PEM file; without it, the system's authorities are trusted),
    /// `connect_timeout`, `application_name`, keepalives and `options`, and `pool_size`: how many connections this
    /// process makes at most, twice its cores and four if it is not said.
    ///
    /// # Errors
    /// [`StoreError::Unsuitable`] for a URL or a server that cannot be used, or a database that holds tables of another
    /// program; [`StoreError::Unreachable`], [`StoreError::TooNew`].
    pub async fn connect(url: &str, clock: Clock) -> Result<Self, StoreError> {
        let authority = Authority::default();
        let engine = Engine::Postgres(Postgres::connect(url, clock.clone(), authority.clone()).await?);
        Ok(Self { engine: Arc::new(engine), writes: Arc::default(), authority, clock })
    }

    /// Connects likewise to see what is there, and leaves it as it is. None if Berth has no tables there yet; the schema
    /// may be older than this program's.
    ///
    /// # Errors
    /// Those of [`Database::connect`].
    pub async fn inspect(url: &str, clock: Clock) -> Result<Option<Self>, StoreError> {
        let authority = Authority::default();
        let there = Postgres::inspect(url, clock.clone(), authority.clone()).await?.map(Engine::Postgres);
        Ok(there.map(|engine| Self { engine: Arc::new(engine), writes: Arc::default(), authority, clock }))
    }

    /// Opens the SQLite file at `path`, which is there, likewise: no process that uses it is disturbed.
    ///
    /// # Errors
    /// Those of [`Database::open`].
    pub fn inspect_file(path: &Path, clock: Clock) -> Result<Option<Self>, StoreError> {
        let authority = Authority::default();
        let there = Sqlite::inspect(path, authority.clone())?.map(Engine::Sqlite);
        Ok(there.map(|engine| Self { engine: Arc::new(engine), writes: Arc::default(), authority, clock }))
    }

    /// Runs `body` in a transaction whose commit is on the disk before this answers.
    ///
    /// The body may await nothing but its transaction, and may run again after a conflict.
    ///
    /// # Errors
    /// Those of the body, and [`StoreError::Unreachable`] also when it is unknown whether the commit was kept.
    pub async fn write<T, E, F>(&self, body: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx<'_>) -> Result<Committed<T>, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.submit(true, body).await
    }

    /// Like [`Database::write`] for upkeep that a power cut may take back: it survives a crash of the process,
    /// and is on the disk with the next durable commit at the latest.
    pub async fn write_relaxed<T, E, F>(&self, body: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx<'_>) -> Result<Committed<T>, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.submit(false, body).await
    }

    async fn submit<T, E, F>(&self, durable: bool, body: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx<'_>) -> Result<Committed<T>, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let writes = self.writes.load(Ordering::Acquire);
        if writes == Writes::Moving as u8 {
            return Err(E::from(StoreError::Moving("another place".to_owned())));
        }
        if writes != Writes::Taken as u8 {
            let why = "this process writes nothing until it knows again that it may; its log says why";
            return Err(E::from(StoreError::Held(why.to_owned())));
        }
        let body = async move |tx: &mut Tx<'_>| {
            let Committed(value) = body(tx).await?;
            Ok::<_, E>(Committed((value, tx.take_positions())))
        };
        let (value, positions) = match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.submit(durable, body).await,
            Engine::Postgres(postgres) => postgres.submit(durable, body).await,
        }?;
        note(positions);
        Ok(value)
    }

    /// From now on takes writes or refuses them.
    pub fn set_writes(&self, writes: Writes) {
        self.writes.store(writes as u8, Ordering::Release);
    }

    /// How often who may do what has changed, as far as this process knows: raised by each commit of a
    /// [`Change`](crate::Change) that bears on it, before the commit is answered. What was read at one turn, the turn
    /// having been asked for first, must not be used at another.
    pub fn authority_turn(&self) -> u64 {
        self.authority.now()
    }

    /// Raises the turn: another process has committed such a change.
    pub fn raise_authority_turn(&self) {
        self.authority.turn();
    }

    /// Whether other processes may write to the database too.
    pub fn shared(&self) -> bool {
        matches!(*self.engine, Engine::Postgres(_))
    }

    /// The time by which transactions write, as a row gave it: on PostgreSQL the server's, which the row holds as
    /// `told`, in microseconds.
    pub(super) fn time(&self, told: i64) -> i64 {
        if self.shared() && !self.clock.is_simulated() { told } else { self.clock.micros() }
    }

    /// How this process's connections are used; none where there is no pool.
    pub fn pool(&self) -> Option<PoolLoad> {
        match &*self.engine {
            Engine::Sqlite(_) => None,
            Engine::Postgres(postgres) => {
                let (in_use, size) = postgres.load();
                Some(PoolLoad { in_use, size })
            }
        }
    }

    /// Whether writes are still taken, as far as is known without asking. SQLite takes none after a failed commit; of
    /// PostgreSQL [`Database::look`] finds out.
    pub fn writable(&self) -> bool {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.writable(),
            Engine::Postgres(_) => true,
        }
    }

    /// The epoch that the log is in. Whoever gets it may write, as far as that can be known without writing: a full
    /// disk shows only then.
    ///
    /// # Errors
    /// [`StoreError::TooNew`] if a newer Berth has brought the schema further than this one may go on with;
    /// [`StoreError::Moving`]; [`StoreError::Held`] once it was moved; [`StoreError::Unreachable`], also if the server takes no writes, or if a commit to SQLite has failed;
    /// [`StoreError::Busy`].
    pub async fn look(&self) -> Result<i64, StoreError> {
        let unreachable = |why: &str| StoreError::Unreachable(why.to_owned());
        if !self.writable() {
            return Err(unreachable("a commit failed; start Berth again"));
        }
        let known = super::migrate::known();
        let mut rows = match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.read(STANDING, &[known.into()])?,
            Engine::Postgres(postgres) => postgres.read_promptly(STANDING, &[known.into()]).await?,
        };
        let row = rows.first_mut().ok_or_else(|| StoreError::Damaged("the log has no head".to_owned()))?;
        let (epoch, oldest_reader, found, read_only) = (row.int()?, row.int()?, row.int()?, row.int()?);
        if oldest_reader > known {
            return Err(StoreError::TooNew { found, known });
        }
        if read_only != 0 {
            return Err(unreachable(
                "the server takes no writes: it is a standby, or its default_transaction_read_only is on",
            ));
        }
        let (move_to, moved) = (row.text()?, row.int()? != 0);
        if moved {
            return Err(StoreError::Held(format!("the deployment was moved to {move_to}")));
        }
        if !move_to.is_empty() {
            return Err(StoreError::Moving(move_to));
        }
        Ok(epoch)
    }

    async fn read(&self, statement: Statement, values: &[Value<'_>]) -> Result<Vec<Row>, StoreError> {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.read(statement, values),
            Engine::Postgres(postgres) => postgres.read(statement, values).await,
        }
    }
}

impl Rows for &Database {
    async fn query(&mut self, statement: Statement, values: &[Value<'_>]) -> Result<Vec<Row>, StoreError> {
        self.read(statement, values).await
    }
}

impl Rows for Database {
    async fn query(&mut self, statement: Statement, values: &[Value<'_>]) -> Result<Vec<Row>, StoreError> {
        self.read(statement, values).await
    }
}
