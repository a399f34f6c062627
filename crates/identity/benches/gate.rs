//! How long the gate takes for one question, of what it remembers. Run with `cargo bench -p identity`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program for the workbench, not for users")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use iam::{AccountId, Context, Demand, Region, User};
use identity::{Caller, Identity, Options, RootKey};
use serde_json::{Value, json};
use store::meta::iam::Write;
use store::meta::iam::document::Document;
use store::meta::iam::entity::Entity;
use store::{Change, Database, Durability, StoreError, Tx};
use world::{Clock, World};

/// The machine may have other work: the quickest of many short batches tells.
const BATCHES: u32 = 500;
const ROUNDS: u32 = 100;
const ACCOUNT: &str = "111111111111";

/// A user who may pull one repository.
fn puller() -> Value {
    json!([
        {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
        {"Effect": "Allow", "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
         "Resource": "arn:aws:ecr:eu-west-1:111111111111:repository/team/web"},
    ])
}

/// The same, from one network and over TLS.
fn puller_from_home() -> Value {
    let mut statements = puller();
    statements[1]["Condition"] =
        json!({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}, "Bool": {"aws:SecureTransport": "true"}});
    statements
}

async fn user(db: &Database, name: &str, statements: Value) -> Caller {
    let id = format!("AIDA{name}");
    let arn = format!("arn:aws:iam::{ACCOUNT}:user/{name}");
    let text = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
    let entity = Entity {
        id: id.clone(),
        account: ACCOUNT.to_owned(),
        kind: "user".to_owned(),
        name: name.to_owned(),
        path: "/".to_owned(),
        arn: arn.clone(),
        created_at: 0,
        body: "{}".to_owned(),
    };
    let (owner, kind, name) = (id.clone(), "inline".to_owned(), "own".to_owned());
    let document = Document { owner, kind, name, document: text, created_at: 0 };
    let change = Change::IdentityWritten { writes: vec![Write::Entity(entity), Write::Document(document)] };
    let put = async move |tx: &mut Tx<'_>| tx.commit(change.clone(), ()).await;
    db.write::<(), StoreError, _>(put).await.unwrap();
    let user = User { account: AccountId::parse(ACCOUNT).unwrap(), arn: arn.parse().unwrap(), id };
    Caller::user(Arc::new(user), "AKIAEXAMPLE")
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("berth.db");
        let db = Database::open(&path, Durability::Off, Clock::system()).unwrap();
        let key = RootKey::from_bytes([1; 32]);
        let identity = Identity::open(db.clone(), World::real(), key, Options::default()).await.unwrap();
        let callers = [
            ("root", Caller::root(AccountId::parse(ACCOUNT).unwrap(), "AKIAROOT")),
            ("a user who may pull one repository", user(&db, "ann", puller()).await),
            ("the same, from one network", user(&db, "bob", puller_from_home()).await),
        ];
        for (name, caller) in &callers {
            println!("{name}: {} ns", quickest(&identity, caller).await);
        }
    });
}

/// What one question takes, with its demand and context made, in nanoseconds.
async fn quickest(identity: &Identity, caller: &Caller) -> u128 {
    let (account, region) = (AccountId::parse(ACCOUNT).unwrap(), Region::parse("eu-west-1").unwrap());
    let mut best = u128::MAX;
    for _ in 0..BATCHES {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            let mut context = Context::new();
            context.set("aws:SourceIp", "10.1.2.3");
            context.set("aws:SecureTransport", "true");
            context.set("aws:UserAgent", "containerd/2.1");
            let demand = Demand::repository("ecr:BatchGetImage", account, &region, "team/web");
            let demand = demand.with("berth:ImageTag", "v1");
            black_box(identity.judge(caller, &context, demand).await.unwrap());
        }
        best = best.min(start.elapsed().as_nanos() / u128::from(ROUNDS));
    }
    best
}
