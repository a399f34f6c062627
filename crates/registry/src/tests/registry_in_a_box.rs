use std::path::{Path, PathBuf};
use std::sync::{Mutex, mpsc};

use iam::{AccountId, Demand, Principal, Region};
use jiff::{SignedDuration, Timestamp};
use oci::Digest;
use store::blobs::{Blobs, Generation};
use store::meta::log::{self, Position};
use store::meta::upload::{self, Upload};
use store::meta::{lease, repository};
use store::{Change, Committed, Database, StoreError, Tx};
use world::World;

use super::actor::Actor;
use super::kept::Kept;
use crate::{Collected, Options, Registry};

/// The account that owns what most tests are about.
pub(super) const MINE: &str = "123456789012";
/// Another account of the same deployment.
pub(super) const THEIRS: &str = "210987654321";
/// The region of most requests.
pub(super) const HERE: &str = "eu-west-1";
/// Another region.
pub(super) const ELSEWHERE: &str = "us-east-1";

/// A registry with all it stands on.
pub(super) struct RegistryInABox {
    pub(super) registry: Registry,
    pub(super) db: Database,
    pub(super) blobs: Blobs,
    pub(super) world: World,
    pub(super) options: Options,
    folder: tempfile::TempDir,
    pub(super) rows: Kept,
}

impl RegistryInABox {
    pub(super) fn open() -> Self {
        Self::with(Options::default())
    }

    pub(super) fn with(options: Options) -> Self {
        Self::within(tempfile::tempdir().unwrap(), options, |_| Blobs::memory())
    }

    /// With its objects in files, which a new start opens again.
    pub(super) fn on_disk() -> Self {
        Self::over(Options::default(), |folder| Blobs::folder(&folder.join("blobs")).unwrap())
    }

    /// Over what `blobs` opens in a folder. Nothing here is about what a disk does, and waiting for one would take
    /// most of the time.
    pub(super) fn over(options: Options, blobs: impl FnOnce(&Path) -> Blobs) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Self::within(folder.unwrap(), options, blobs)
    }

    /// Over a folder whose blobs `spoil` makes fail; and the blobs without that.
    pub(super) fn over_spoiled(spoil: impl FnOnce(Blobs) -> Blobs) -> (Self, Blobs) {
        let mut sound = None;
        let site = Self::over(Options::default(), |folder| {
            let blobs = Blobs::folder(&folder.join("blobs")).unwrap();
            sound = Some(blobs.clone());
            spoil(blobs)
        });
        (site, sound.unwrap())
    }

    /// The owner at a process that was started anew, over `blobs`.
    pub(super) fn owner_over(&self, blobs: Blobs) -> Actor {
        let registry = Registry::new(self.db.clone(), blobs, self.world.clone(), self.options.clone());
        Actor { registry, ..self.owner() }
    }

    fn within(folder: tempfile::TempDir, options: Options, blobs: impl FnOnce(&Path) -> Blobs) -> Self {
        let (blobs, rows) = (blobs(folder.path()), Kept::anew(folder.path()));
        Self::on(rows, folder, options, blobs)
    }

    /// With its rows on a PostgreSQL server of its own.
    pub(super) fn on_postgresql(url: String) -> Self {
        Self::on(Kept::Postgres(url), tempfile::tempdir().unwrap(), Options::default(), Blobs::memory())
    }

    fn on(rows: Kept, folder: tempfile::TempDir, options: Options, blobs: Blobs) -> Self {
        let world = World::simulated(Timestamp::from_second(1_777_636_800).unwrap(), 7);
        let db = rows.open(&world);
        let registry = Registry::new(db.clone(), blobs.clone(), world.clone(), options.clone());
        Self { registry, db, blobs, world, options, folder, rows }
    }

    /// A registry whose owner has the repository `web`.
    pub(super) async fn with_repository() -> Self {
        let site = Self::open();
        site.owner().create().await;
        site
    }

    /// The same data after the process has ended and begun again.
    pub(super) async fn restarted(self) -> Self {
        let Self { registry, db, blobs, world, options, folder, rows } = self;
        drop((registry, db));
        let db = rows.open(&world);
        let path = folder.path().join("blobs");
        let blobs = if path.exists() { Blobs::folder(&path).unwrap() } else { blobs };
        let registry = Registry::new(db.clone(), blobs.clone(), world.clone(), options.clone());
        registry.forget_turns().await.unwrap();
        Self { registry, db, blobs, world, options, folder, rows }
    }

    /// The owner at another process, which has the same rows and objects.
    pub(super) fn at_a_replica(&self) -> Actor {
        self.at_a_replica_over(self.blobs.of_another_process())
    }

    /// The same, with objects as that process finds them.
    pub(super) fn at_a_replica_over(&self, blobs: Blobs) -> Actor {
        let registry = Registry::new(self.db.clone(), blobs, self.world.clone(), self.options.clone());
        Actor { registry, ..self.owner() }
    }

    /// The root user of the owner's account, at the repository `web`.
    pub(super) fn owner(&self) -> Actor {
        self.at("web")
    }

    /// The same at another repository.
    pub(super) fn at(&self, repository: &str) -> Actor {
        self.somebody(MINE, HERE, repository)
    }

    /// The root user of an account, at a repository of its own.
    pub(super) fn somebody(&self, account: &str, region: &str, repository: &str) -> Actor {
        let (account, region) = (AccountId::parse(account).unwrap(), Region::parse(region).unwrap());
        let demand = Demand::repository("ecr:Any", account, &region, repository);
        let grant = iam::decide(&Principal::Root(account), demand, &iam::Facts::default()).unwrap();
        Actor { registry: self.registry.clone(), grant }
    }

    pub(super) fn pass_seconds(&self, seconds: i64) {
        self.world.clock.advance(SignedDuration::from_secs(seconds));
    }

    /// Lets hours pass, and a second.
    pub(super) fn pass_hours(&self, hours: i64) {
        self.pass_seconds(hours * 3600 + 1);
    }

    /// Until when the actor's repository keeps a blob, in microseconds.
    pub(super) async fn lease(&self, actor: &Actor, digest: Digest) -> Option<i64> {
        let (account, region) = (actor.grant.account(), actor.grant.region().clone());
        let name = actor.grant.repository().unwrap();
        let mut db = &self.db;
        let found = repository::find(&mut db, account.as_str(), region.as_str(), name).await.unwrap();
        let lease = lease::of_link(&mut db, found.unwrap().id, &digest.to_string()).await.unwrap();
        lease.map(|lease| lease.until)
    }

    /// Collects until nothing is left to do at once.
    pub(super) async fn collect(&self) -> Collected {
        collect(&self.registry).await
    }

    /// Lets the windows pass one by one, and collects after each.
    pub(super) async fn collect_all(&self) {
        for hours in [24, 24, 1, 2, 1] {
            self.pass_hours(hours);
            self.collect().await;
        }
    }

    /// Keeps the database from running any transaction until the answer is dropped.
    pub(super) fn stall(&self) -> mpsc::Sender<()> {
        let (release, held) = mpsc::channel::<()>();
        let (db, held) = (self.db.clone(), Mutex::new(held));
        tokio::spawn(async move {
            let hold = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
                let _ = held.lock().unwrap().recv();
                Ok(tx.keep_nothing(()))
            };
            db.write(hold).await
        });
        release
    }

    /// Stops the database's writer, as a failed commit does.
    pub(super) async fn break_database(&self) {
        let breaking = async |_: &mut Tx<'_>| -> Result<Committed<()>, StoreError> { panic!("it breaks") };
        assert!(matches!(self.db.write(breaking).await, Err(StoreError::Unreachable(_))));
    }

    /// What the log holds.
    pub(super) async fn changes(&self) -> Vec<Change> {
        let start = Position { epoch: 0, number: 0 };
        let entries = log::after(&mut &self.db, start, 10_000).await.unwrap();
        entries.into_iter().map(|entry| entry.change).collect()
    }

    /// The upload's row, while it is under way.
    pub(super) async fn upload(&self, id: &str) -> Option<Upload> {
        upload::find(&mut &self.db, id).await.unwrap().filter(|upload| upload.ended.is_empty())
    }

    /// Makes the upload's row say something else.
    pub(super) async fn alter_upload(&self, id: &str, alter: impl FnOnce(&mut Upload)) {
        let mut row = self.upload(id).await.unwrap();
        let turn = row.turn.clone();
        alter(&mut row);
        let save = async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, StoreError> {
            let there = upload::save_progress(tx, &row, &turn).await?;
            tx.commit_upkeep(there).await
        };
        assert!(self.db.write(save).await.unwrap());
    }

    /// The length of an object.
    pub(super) async fn object(&self, generation: &str) -> Option<u64> {
        self.blobs.length(&Generation::parse(generation).unwrap()).await.unwrap()
    }

    /// The file of an object.
    pub(super) fn file(&self, generation: &str) -> PathBuf {
        self.folder.path().join("blobs").join(&generation[..2]).join(generation)
    }

    /// How many objects lie on the disk.
    pub(super) fn objects(&self) -> usize {
        let shards = std::fs::read_dir(self.folder.path().join("blobs")).unwrap();
        shards.map(|shard| std::fs::read_dir(shard.unwrap().path()).unwrap().count()).sum()
    }
}

/// Collects until nothing is left to do at once; answers what was done in all.
pub(super) async fn collect(registry: &Registry) -> Collected {
    let mut sum = Collected::default();
    for _ in 0..10_000 {
        let done = registry.collect().await.unwrap();
        sum.purged += done.purged;
        sum.cleared += done.cleared;
        sum.unlinked += done.unlinked;
        sum.swept += done.swept;
        sum.removed += done.removed;
        sum.failed += done.failed;
        if !done.more {
            return sum;
        }
    }
    panic!("collection found more to do, and more, and more");
}
