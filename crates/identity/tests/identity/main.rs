//! Stories about keys, tokens and accounts, on a SQLite file and a simulated world.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on may stop")]

mod accounts;
mod deployment;
mod gate;
mod layers;
mod organisation;
mod pages;
mod sealing;
mod sessions;
mod tokens;

use iam::{AccountId, Principal, Region};
use identity::{
    Caller, Ensured, Identity, Options, RootCredentials, RootKey, Secret, SessionCredentials, SessionTerms,
};
use jiff::{SignedDuration, Timestamp};
use store::meta::access_key;
use store::{Change, Database, Durability, StoreError};
use world::World;

/// A deployment at its first start, with the root key `[1; 32]`.
struct Scene {
    folder: tempfile::TempDir,
    db: Database,
    world: World,
    identity: Identity,
}

impl Scene {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let start: Timestamp = "2026-05-01T12:00:00Z".parse().unwrap();
        let world = World::simulated(start, 7);
        let db =
            Database::open(&folder.path().join("berth.db"), Durability::Off, world.clock.clone()).unwrap();
        let identity = open(&db, &world, [1; 32]).await.unwrap();
        Self { folder, db, world, identity }
    }

    /// Makes the account with the root key `AKIAIOSFODNN7EXAMPLE`; answers who signs with it.
    async fn root(&self, digits: &str) -> Caller {
        self.identity.ensure_account(account(digits), Some(credentials("first+secret"))).await.unwrap();
        self.identity.signing_key(KEY).await.unwrap().unwrap().caller
    }

    /// Begins a session of the root user by its access key, for an hour.
    async fn root_session(&self, terms: SessionTerms) -> SessionCredentials {
        let root_key = self.identity.root_key_mark(&self.root(MINE).await).await.unwrap();
        let (terms, root) = (SessionTerms { root_key, ..terms }, Principal::Root(account(MINE)));
        self.identity.begin_session(account(MINE), root, terms, 3600).unwrap()
    }

    /// Whether requests may be signed with a session's key.
    async fn signs(&self, session: &SessionCredentials) -> bool {
        self.identity.session_key(&session.access_key_id, &session.token).await.unwrap().is_some()
    }

    async fn token(&self, caller: &Caller) -> String {
        let token = self.identity.issue_registry_token(caller, account(MINE), &region()).await.unwrap();
        token.password
    }

    /// Makes the key [`KEY`] active or inactive.
    async fn set_status(&self, status: &'static str) {
        let set = async move |tx: &mut store::Tx<'_>| {
            let mut row = access_key::find(tx, KEY).await?.unwrap();
            row.status = status.to_owned();
            tx.commit(Change::AccessKeyStored(row), ()).await
        };
        self.db.write::<(), StoreError, _>(set).await.unwrap();
    }

    fn pass_seconds(&self, seconds: i64) {
        self.world.clock.advance(SignedDuration::from_secs(seconds));
    }
}

const MINE: &str = "123456789012";
const THEIRS: &str = "210987654321";
const KEY: &str = "AKIAIOSFODNN7EXAMPLE";
const OTHER_KEY: &str = "AKIAI44QH8DHBEXAMPLE";

async fn open(db: &Database, world: &World, root: [u8; 32]) -> Result<Identity, identity::IdentityError> {
    Identity::open(db.clone(), world.clone(), RootKey::from_bytes(root), Options::default()).await
}

fn account(digits: &str) -> AccountId {
    AccountId::parse(digits).unwrap()
}

fn region() -> Region {
    Region::parse("eu-west-1").unwrap()
}

fn credentials(secret: &str) -> RootCredentials {
    RootCredentials { access_key_id: KEY.to_owned(), secret: Secret::new(secret.to_owned()) }
}
