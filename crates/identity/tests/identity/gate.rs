//! Stories about users and roles at the gate: what speaks for them, what binds them, and how soon it counts.

use std::sync::Arc;

use iam::{Arn, Context, Demand, Federated, Principal, Session, User};
use identity::{Refusal, SessionTerms};
use serde_json::{Value, json};
use store::meta::iam::Write;
use store::meta::iam::document::Document;
use store::meta::iam::entity::Entity;
use store::meta::iam::relation::Relation;
use store::meta::registry::Registry;

use super::*;

mod explained;
mod organisation;
mod properties;
mod resources;

pub(crate) fn statement(effect: &str, action: &str) -> Value {
    json!({"Effect": effect, "Action": action, "Resource": "*"})
}

pub(crate) fn policy(statements: &[Value]) -> String {
    json!({"Version": "2012-10-17", "Statement": statements}).to_string()
}

pub(crate) fn entity(kind: &str, id: &str, name: &str) -> Write {
    let arn = format!("arn:aws:iam::{MINE}:{kind}/{name}");
    let (path, body) = ("/".to_owned(), "{}".to_owned());
    let (id, account, kind, name) = (id.to_owned(), MINE.to_owned(), kind.to_owned(), name.to_owned());
    Write::Entity(Entity { id, account, kind, name, path, arn, created_at: 0, body })
}

pub(crate) fn document(owner: &str, kind: &str, text: &str) -> Write {
    let name = if kind == "inline" { "own" } else { "" };
    let (owner, kind, name) = (owner.to_owned(), kind.to_owned(), name.to_owned());
    Write::Document(Document { owner, kind, name, document: text.to_owned(), created_at: 0 })
}

pub(crate) fn related(subject: &str, kind: &str, object: &str) -> Write {
    let (subject, kind, object) = (subject.to_owned(), kind.to_owned(), object.to_owned());
    Write::Related(Relation { subject, kind, object, related_at: 0 })
}

/// A managed policy of the account, by this name and id.
fn managed(name: &str, text: &str) -> [Write; 2] {
    [entity("policy", name, name), document(name, "current", text)]
}

fn arn_of(kind: &str, name: &str) -> String {
    format!("arn:aws:iam::{MINE}:{kind}/{name}")
}

impl Scene {
    pub(crate) async fn write(&self, writes: impl IntoIterator<Item = Write>) {
        let writes: Vec<_> = writes.into_iter().collect();
        self.commit(Change::IdentityWritten { writes }).await;
    }

    pub(crate) async fn commit(&self, change: Change) {
        let put = async move |tx: &mut store::Tx<'_>| tx.commit(change.clone(), ()).await;
        self.db.write::<(), StoreError, _>(put).await.unwrap();
    }

    /// The user `ann` with this inline policy.
    pub(crate) async fn ann(&self, statements: &[Value]) -> Caller {
        self.write([entity("user", "AIDAANN", "ann"), document("AIDAANN", "inline", &policy(statements))])
            .await;
        ann()
    }

    /// A session of the role `ci`, which may do all of ECR.
    async fn ci(&self, terms: SessionTerms) -> Caller {
        let all = policy(&[statement("Allow", "ecr:*")]);
        self.write([entity("role", "AROACI", "ci"), document("AROACI", "inline", &all)]).await;
        let role = Arn::parse(&arn_of("role", "ci")).unwrap();
        let session = Session::new(account(MINE), role, "AROACI", "build");
        Caller { principal: Principal::Session(Arc::new(session)), session: Some(Arc::new(terms)), ..ann() }
    }

    pub(crate) async fn ask(&self, caller: &Caller, action: &'static str) -> Result<(), String> {
        let demand = Demand::repository(action, account(MINE), &region(), "team/web");
        self.ask_for(caller, demand).await
    }

    pub(crate) async fn ask_for(&self, caller: &Caller, demand: Demand) -> Result<(), String> {
        match self.identity.judge(caller, &Context::new(), demand).await {
            Ok(_) => Ok(()),
            Err(Refusal::Denied(denial)) => Err(denial.reason.words("it")),
            Err(other) => Err(other.to_string()),
        }
    }
}

fn ann() -> Caller {
    let arn = Arn::parse(&arn_of("user", "ann")).unwrap();
    Caller::user(Arc::new(User { account: account(MINE), arn, id: "AIDAANN".to_owned() }), KEY)
}

/// The federated user `bob` of a user, whose session policy is `policy`.
fn federated(user: &Caller, policy: Option<String>) -> Caller {
    let by = match &user.principal {
        Principal::User(by) => Some(by),
        _ => None,
    };
    let arn = Arn::parse(&format!("arn:aws:sts::{MINE}:federated-user/bob")).unwrap();
    let bob = Federated { account: account(MINE), arn, user: by.map(|by| by.as_ref().clone()) };
    let session = Some(Arc::new(SessionTerms { policy, issued_at: 1, ..SessionTerms::default() }));
    Caller { principal: Principal::Federated(Arc::new(bob)), session, ..user.clone() }
}

const NO_IDENTITY: &str = "because no identity-based policy allows the it action";
const PUSH: &str = "ecr:PutImage";
const PULL: &str = "ecr:BatchGetImage";

fn refused(why: &str) -> Result<(), String> {
    Err(why.to_owned())
}

#[tokio::test]
async fn a_user_may_do_what_its_policies_allow_and_nothing_else() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", PULL)]).await;
    assert_eq!(scene.ask(&ann, PULL).await, Ok(()));
    assert_eq!(scene.ask(&ann, PUSH).await, refused(NO_IDENTITY));
}

#[tokio::test]
async fn groups_and_managed_policies_speak_for_a_user() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", "s3:*")]).await;
    let group = [entity("group", "AGPADEV", "dev"), related("AIDAANN", "member", "AGPADEV")];
    scene.write(group.into_iter().chain(managed("pull", &policy(&[statement("Allow", PULL)])))).await;
    scene.write([related("AGPADEV", "attached", &arn_of("policy", "pull"))]).await;
    assert_eq!(scene.ask(&ann, PULL).await, Ok(()));
    assert_eq!(scene.ask(&ann, PUSH).await, refused(NO_IDENTITY));
    scene.write([related("AIDAANN", "attached", "arn:aws:iam::aws:policy/AdministratorAccess")]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, Ok(()));
}

#[tokio::test]
async fn a_boundary_binds_and_never_grants() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", PUSH)]).await;
    scene.write(managed("limit", &policy(&[statement("Allow", PULL)]))).await;
    scene.write([related("AIDAANN", "boundary", &arn_of("policy", "limit"))]).await;
    let bound = "because no permissions boundary allows the it action";
    assert_eq!(scene.ask(&ann, PUSH).await, refused(bound));
    assert_eq!(scene.ask(&ann, PULL).await, refused(NO_IDENTITY));
}

#[tokio::test]
async fn what_changes_counts_at_once() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", PUSH)]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, Ok(()));
    let deny = policy(&[statement("Allow", "*"), statement("Deny", PUSH)]);
    scene.write([document("AIDAANN", "inline", &deny)]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, refused("with an explicit deny in an identity-based policy"));
    scene.write([document("AIDAANN", "inline", &policy(&[statement("Allow", PUSH)]))]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, Ok(()));
}

#[tokio::test]
async fn the_credentials_of_a_user_that_is_gone_or_made_anew_do_not_count() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", "*")]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, Ok(()));
    scene.write([Write::EntityGone("AIDAANN".to_owned())]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, refused(NO_IDENTITY));
    let all = document("AIDANEW", "inline", &policy(&[statement("Allow", "*")]));
    scene.write([entity("user", "AIDANEW", "ann"), all]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, refused(NO_IDENTITY));
}

#[tokio::test]
async fn the_key_of_a_user_that_is_gone_is_unknown() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    let ann = scene.ann(&[statement("Allow", "*")]).await;
    let mut row = access_key::find(&mut &scene.db, KEY).await.unwrap().unwrap();
    scene.write([Write::KeyGone(KEY.to_owned())]).await;
    row.user_id = Some("AIDAANN".to_owned());
    scene.write([Write::Key(row)]).await;
    assert_eq!(scene.identity.signing_key(KEY).await.unwrap().unwrap().caller, ann);
    scene.write([Write::EntityGone("AIDAANN".to_owned())]).await;
    assert!(scene.identity.signing_key(KEY).await.unwrap().is_none());
}

#[tokio::test]
async fn a_renamed_user_is_judged_by_its_new_name() {
    let scene = Scene::open().await;
    let mine = json!({"Effect": "Allow", "Action": PUSH, "Resource": "*",
        "Condition": {"StringEquals": {"aws:username": "anna"}}});
    let ann = scene.ann(&[mine]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, refused(NO_IDENTITY));
    scene.write([entity("user", "AIDAANN", "anna")]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, Ok(()));
}

#[tokio::test]
async fn session_policies_bind_a_session() {
    let scene = Scene::open().await;
    let pull = Some(policy(&[statement("Allow", PULL)]));
    let ci = scene.ci(SessionTerms { policy: pull, issued_at: 1, ..SessionTerms::default() }).await;
    assert_eq!(scene.ask(&ci, PULL).await, Ok(()));
    assert_eq!(scene.ask(&ci, PUSH).await, refused("because no session policy allows the it action"));
    let free = scene.ci(SessionTerms { issued_at: 1, ..SessionTerms::default() }).await;
    assert_eq!(scene.ask(&free, PUSH).await, Ok(()));
}

#[tokio::test]
async fn a_session_ends_when_its_role_goes_or_is_revoked() {
    let scene = Scene::open().await;
    let ci = scene.ci(SessionTerms { issued_at: 10, ..SessionTerms::default() }).await;
    assert_eq!(scene.ask(&ci, PUSH).await, Ok(()));
    let (kind, subject) = ("principal".to_owned(), "AROACI".to_owned());
    scene.write([Write::Revoked { kind, subject, up_to: 10 }]).await;
    assert_eq!(scene.ask(&ci, PUSH).await, refused(NO_IDENTITY));
    let later = scene.ci(SessionTerms { issued_at: 11, ..SessionTerms::default() }).await;
    assert_eq!(scene.ask(&later, PUSH).await, Ok(()));
    scene.write([Write::EntityGone("AROACI".to_owned())]).await;
    assert_eq!(scene.ask(&later, PUSH).await, refused(NO_IDENTITY));
}

#[tokio::test]
async fn a_federated_user_has_what_both_its_user_and_its_session_allow() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", "ecr:*")]).await;
    let bob = |policy| federated(&ann, policy);
    let without = "because no session policy allows the it action";
    assert_eq!(scene.ask(&bob(None), PULL).await, refused(without));
    let pull = policy(&[statement("Allow", PULL), statement("Allow", "s3:*")]);
    assert_eq!(scene.ask(&bob(Some(pull.clone())), PULL).await, Ok(()));
    assert_eq!(scene.ask(&bob(Some(pull)), PUSH).await, refused(without));
}

#[tokio::test]
async fn tags_of_a_session_overlay_those_of_its_role() {
    let scene = Scene::open().await;
    let web = json!({"Effect": "Allow", "Action": PUSH, "Resource": "*",
        "Condition": {"StringEquals": {"aws:PrincipalTag/Team": "web"}}});
    let ann = scene.ann(&[web]).await;
    let (owner, removed) = ("AIDAANN".to_owned(), Vec::new());
    assert_eq!(scene.ask(&ann, PUSH).await, refused(NO_IDENTITY));
    scene.write([Write::Tagged { owner, set: vec![("team".to_owned(), "web".to_owned())], removed }]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, Ok(()));
    let tags = vec![("Team".to_owned(), "db".to_owned())];
    let terms = Some(Arc::new(SessionTerms { tags, issued_at: 1, ..SessionTerms::default() }));
    assert_eq!(scene.ask(&Caller { session: terms, ..ann }, PUSH).await, refused(NO_IDENTITY));
}

#[tokio::test]
async fn a_policy_that_can_not_be_read_is_not_passed_over() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", "*")]).await;
    scene.write([related("AIDAANN", "attached", "arn:aws:iam::aws:policy/NoSuchPolicy")]).await;
    let refusal = scene.ask(&ann, PUSH).await.unwrap_err();
    assert!(refusal.contains("NoSuchPolicy") && refusal.contains("AIDAANN"), "{refusal}");
}
