//! A whole deployment in a temporary folder, for tests of operations: real decoding, the real gate, no socket.

mod images;

use std::sync::Arc;

use aws::models::iam::CreateAccessKey;
use bytes::Bytes;
use iam::{AccountId, Arn, Region, User};
use identity::{Caller, Identity, RootCredentials, RootKey, Secret, SigningIdentity};
use jiff::{SignedDuration, Timestamp};
use registry::Registry;
use serde_json::{Value, json};
use store::blobs::Blobs;
use store::meta::iam::Write;
use store::meta::iam::document::Document;
use store::meta::iam::entity::Entity;
use store::meta::iam::relation::Relation;
use store::meta::log::{self, Position};
use store::{Change, Database, Durability, StoreError, Tx};
use world::World;

use crate::call::{Answer, Context, Entry, Input, Operation, Refused, entry};
use crate::{Addressing, App, PublicUrl, Rates};

pub(crate) use images::index;

/// The owner's account.
pub(crate) const MINE: &str = "123456789012";
/// The stranger's account.
pub(crate) const THEIRS: &str = "210987654321";
/// The region of all requests.
pub(crate) const REGION: &str = "eu-west-1";
/// When all tests begin, in seconds since the epoch.
pub(crate) const START: i64 = 1_777_636_800;

pub(crate) struct AppInABox {
    pub(crate) app: Arc<App>,
    db: Database,
    world: World,
    _folder: tempfile::TempDir,
}

/// Someone who calls operations.
pub(crate) struct Actor<'a> {
    app: &'a App,
    pub(crate) context: Context<'static>,
}

impl AppInABox {
    pub(crate) async fn open() -> Self {
        Self::with(registry::Options::default(), Rates::default()).await
    }

    /// A deployment to which requests may come at these rates.
    pub(crate) async fn at(rates: Rates) -> Self {
        Self::with(registry::Options::default(), rates).await
    }

    pub(crate) async fn with(options: registry::Options, rates: Rates) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = World::simulated(Timestamp::from_second(START).unwrap(), 7);
        let path = folder.path().join("berth.db");
        let db = Database::open(&path, Durability::Off, world.clock.clone()).unwrap();
        let key = RootKey::from_bytes([1; 32]);
        let identity =
            Identity::open(db.clone(), world.clone(), key, identity::Options::default()).await.unwrap();
        for digits in [MINE, THEIRS] {
            identity.ensure_account(account(digits), Some(credentials(digits))).await.unwrap();
        }
        let registry = Registry::new(db.clone(), Blobs::memory(), world.clone(), options);
        let addressing = Addressing {
            default_account: account(MINE),
            default_region: region(),
            public: PublicUrl::Aws,
            regions: None,
            hosts: Vec::new(),
            port: 0,
        };
        Self {
            app: App::new((identity, registry), world.clone(), addressing, rates),
            db,
            world,
            _folder: folder,
        }
    }

    /// A deployment whose owner has the repository `team/web`.
    pub(crate) async fn with_repository() -> Self {
        let deployment = Self::open().await;
        deployment.owner().create("team/web").await;
        deployment
    }

    /// The root user of the account that everything in these tests belongs to.
    pub(crate) fn owner(&self) -> Actor<'_> {
        self.actor(Caller::root(account(MINE), &credentials(MINE).access_key_id), MINE)
    }

    /// The root user of another account.
    pub(crate) fn stranger(&self) -> Actor<'_> {
        self.actor(Caller::root(account(THEIRS), &credentials(THEIRS).access_key_id), THEIRS)
    }

    /// Someone without credentials, at the owner's registry.
    pub(crate) fn nobody(&self) -> Actor<'_> {
        self.actor(Caller::anonymous(), MINE)
    }

    /// The owner's user `ann`, who may do what these statements say.
    pub(crate) async fn ann(&self, statements: Value) -> Actor<'_> {
        self.actor(Caller::user(self.write_user("ann", statements).await, "AKIAANN"), MINE)
    }

    /// A user of the owner's with a key, who may do what these statements say.
    pub(crate) async fn user(&self, name: &str, statements: Value) -> Actor<'_> {
        let user = self.write_user(name, statements).await;
        let key = self.owner().call::<CreateAccessKey>(json!({"UserName": name})).await.unwrap();
        self.actor(Caller::user(user, key["AccessKey"]["AccessKeyId"].as_str().unwrap()), MINE)
    }

    async fn write_user(&self, name: &str, statements: Value) -> Arc<User> {
        let arn = Arn::parse(&format!("arn:aws:iam::{MINE}:user/{name}")).unwrap();
        let user =
            User { account: account(MINE), arn: arn.clone(), id: format!("AIDA{}", name.to_uppercase()) };
        let text = |text: &str| text.to_owned();
        let entity = Entity {
            id: user.id.clone(),
            account: text(MINE),
            kind: text("user"),
            name: text(name),
            path: text("/"),
            arn: arn.to_string(),
            created_at: 0,
            body: text("{}"),
        };
        let document = Document {
            owner: user.id.clone(),
            kind: text("inline"),
            name: text("own"),
            document: json!({"Version": "2012-10-17", "Statement": statements}).to_string(),
            created_at: 0,
        };
        let writes = vec![Write::Entity(entity), Write::Document(document)];
        let change = Change::IdentityWritten { writes };
        let write = async move |tx: &mut Tx<'_>| tx.commit(change.clone(), ()).await;
        self.db.write::<(), StoreError, _>(write).await.unwrap();
        Arc::new(user)
    }

    /// Has a policy that this program can't read speak for a user or role, by its unique id.
    pub(crate) async fn attach_unreadable(&self, id: &str) {
        let (subject, kind) = (id.to_owned(), "attached".to_owned());
        let object = "arn:aws:iam::aws:policy/OfAnotherVersion".to_owned();
        let writes = vec![Write::Related(Relation { subject, kind, object, related_at: 0 })];
        let change = Change::IdentityWritten { writes };
        let write = async move |tx: &mut Tx<'_>| tx.commit(change.clone(), ()).await;
        self.db.write::<(), StoreError, _>(write).await.unwrap();
    }

    /// Whoever is known as `caller`.
    pub(crate) fn acting(&self, caller: Caller) -> Actor<'_> {
        let digits = caller.principal.account().unwrap().to_string();
        self.actor(caller, &digits)
    }

    /// The key of the session that an answer of STS gave, as the door finds it.
    pub(crate) async fn key(&self, answer: &Value) -> Option<SigningIdentity> {
        let text = |name: &str| answer["Credentials"][name].as_str().unwrap();
        self.app.identity.session_key(text("AccessKeyId"), text("SessionToken")).await.unwrap()
    }

    /// Whoever uses the session that an answer of STS gave.
    pub(crate) async fn session(&self, answer: &Value) -> Option<Actor<'_>> {
        Some(self.acting(self.key(answer).await?.caller))
    }

    fn actor(&self, caller: Caller, digits: &str) -> Actor<'_> {
        let (account, region) = (account(digits), region());
        let (origin, request_id) = ("http://127.0.0.1:5000", "a-request");
        let request = iam::Context::new();
        Actor {
            app: &self.app,
            context: Context {
                caller,
                account,
                region,
                origin,
                request_id,
                request,
                further: Default::default(),
                bearer: Default::default(),
            },
        }
    }

    /// How many changes the log holds.
    pub(crate) async fn changes(&self) -> usize {
        let start = Position { epoch: 0, number: 0 };
        log::after(&mut &self.db, start, 10_000).await.unwrap().len()
    }

    pub(crate) fn pass_seconds(&self, seconds: i64) {
        self.world.clock.advance(SignedDuration::from_secs(seconds));
    }
}

impl Actor<'_> {
    /// Calls an operation with a JSON body.
    pub(crate) async fn call<O: Operation>(&self, body: Value) -> Result<Value, Refused> {
        self.enter(&entry::<O>(), &body).await
    }

    pub(crate) async fn enter(&self, entry: &Entry, body: &Value) -> Result<Value, Refused> {
        let input = Input::Json(Bytes::from(body.to_string()));
        match (entry.run)(self.app, &self.context, input).await.answer {
            Answer::Done(bytes) => Ok(serde_json::from_slice(&bytes).unwrap()),
            Answer::Refused(refused) => Err(refused),
        }
    }

    /// Calls an operation that must be refused; answers code and text.
    pub(crate) async fn refusal<O: Operation>(&self, body: Value) -> String {
        let refused = self.call::<O>(body).await.unwrap_err();
        format!("{}: {}", refused.code, refused.message)
    }
}

pub(crate) fn account(digits: &str) -> AccountId {
    AccountId::parse(digits).unwrap()
}

fn region() -> Region {
    Region::parse(REGION).unwrap()
}

fn credentials(digits: &str) -> RootCredentials {
    RootCredentials { access_key_id: format!("AKIA{digits}"), secret: Secret::new("a-secret".to_owned()) }
}
