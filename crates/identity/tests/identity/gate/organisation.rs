use super::*;

/// An organisation whose root holds the account and has this service control policy.
pub(super) async fn organise(scene: &Scene, management: &str, document_text: &str) {
    let root = |kind: &str, id: &str, arn: String| {
        let (id, kind, name) = (id.to_owned(), kind.to_owned(), id.to_owned());
        let (account, path, body) = (management.to_owned(), "/".to_owned(), "{}".to_owned());
        Write::Entity(Entity { id, account, kind, name, path, arn, created_at: 0, body })
    };
    let policy = format!("arn:aws:organizations::{management}:policy/o-ab/service_control_policy/p-1");
    scene
        .write([
            root("unit", "r-ab", format!("arn:aws:organizations::{management}:root/o-ab/r-ab")),
            root("control-policy", "p-1", policy.clone()),
            document("p-1", "current", document_text),
            related(MINE, "within", "r-ab"),
            related("r-ab", "attached", &policy),
            related(MINE, "attached", &policy),
        ])
        .await;
}

#[tokio::test]
async fn an_organisation_binds_even_root() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    organise(&scene, THEIRS, &policy(&[statement("Allow", PULL)])).await;
    assert_eq!(scene.ask(&root, PULL).await, Ok(()));
    let closed = "with an explicit deny in a service control policy";
    assert_eq!(scene.ask(&root, PUSH).await, refused(closed));
}

#[tokio::test]
async fn the_closed_level_of_an_organisation_is_named() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    organise(&scene, THEIRS, &policy(&[statement("Allow", PULL)])).await;
    let demand = Demand::repository(PUSH, account(MINE), &region(), "team/web");
    let denied = scene.identity.judge(&root, &Context::new(), demand).await;
    let Err(Refusal::Denied(denial)) = denied else { panic!("no denial: {denied:?}") };
    let why = denial.advice().why;
    assert!(why.starts_with("No service control policy of the unit r-ab allows ecr:PutImage"), "{why}");
}

#[tokio::test]
async fn the_management_account_is_not_bound() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    organise(&scene, MINE, &policy(&[statement("Allow", PULL)])).await;
    assert_eq!(scene.ask(&root, PUSH).await, Ok(()));
}

#[tokio::test]
async fn conditions_may_ask_for_the_organisation() {
    let scene = Scene::open().await;
    let ours = json!({"Effect": "Allow", "Action": PUSH, "Resource": "*",
        "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-ab", "aws:ResourceOrgPaths": "o-ab/r-ab/"}}});
    let ann = scene.ann(&[ours]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, refused(NO_IDENTITY));
    organise(&scene, THEIRS, &policy(&[statement("Allow", "*")])).await;
    assert_eq!(scene.ask(&ann, PUSH).await, Ok(()));
}

#[tokio::test]
async fn units_that_are_deeper_than_the_gate_reads_let_nobody_in() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    organise(&scene, THEIRS, &policy(&[statement("Allow", "*")])).await;
    assert_eq!(scene.ask(&root, PUSH).await, Ok(()));
    let within = |n: usize| related(&format!("ou-{n}"), "within", &format!("ou-{}", n + 1));
    scene.write((0..6).map(within)).await;
    scene.write([related("ou-6", "within", "r-ab"), related(THEIRS, "within", "ou-0")]).await;
    let theirs = Caller::root(account(THEIRS), OTHER_KEY);
    let refused = scene.ask(&theirs, PUSH).await.unwrap_err();
    assert!(refused.contains("was changed outside Berth"), "{refused}");
}

/// Gives the organisation's root a resource control policy, too.
async fn deny_resources(scene: &Scene, statement: Value) {
    let arn = format!("arn:aws:organizations::{THEIRS}:policy/o-ab/resource_control_policy/p-2");
    let (id, kind, name) = ("p-2".to_owned(), "control-policy".to_owned(), "p-2".to_owned());
    let (account, path, body) = (THEIRS.to_owned(), "/".to_owned(), "{}".to_owned());
    let entity = Entity { id, account, kind, name, path, arn: arn.clone(), created_at: 0, body };
    let text = policy(&[statement]);
    let writes =
        [Write::Entity(entity), document("p-2", "current", &text), related("r-ab", "attached", &arn)];
    scene.write(writes).await;
}

#[tokio::test]
async fn a_resource_control_policy_binds_whoever_comes_from_wherever() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    let ann = scene.ann(&[statement("Allow", "*")]).await;
    let other = Caller::root(account(THEIRS), OTHER_KEY);
    scene.repository(&[]).await;
    let open = json!({"Effect": "Allow", "Principal": {"AWS": THEIRS}, "Action": "ecr:*"});
    scene.set_policy(open).await;
    organise(&scene, THEIRS, &policy(&[statement("Allow", "*")])).await;
    for caller in [&root, &ann, &other] {
        assert_eq!(scene.ask(caller, PUSH).await, Ok(()));
    }
    let deny = json!({"Effect": "Deny", "Principal": "*", "Action": PUSH, "Resource": "*",
        "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-xy"}}});
    deny_resources(&scene, deny).await;
    for caller in [&root, &ann, &other] {
        let denied = refused("with an explicit deny in a resource control policy");
        assert_eq!(scene.ask(caller, PUSH).await, denied);
        assert_eq!(scene.ask(caller, PULL).await, Ok(()));
    }
    let theirs = Demand::repository(PUSH, account(THEIRS), &region(), "team/web");
    assert_eq!(scene.ask_for(&other, theirs).await, Ok(()), "it is of the resources of one account");
}

#[tokio::test]
async fn a_federated_user_is_bound_by_the_organisation_of_its_user() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", "ecr:*")]).await;
    let bob = federated(&ann, Some(policy(&[statement("Allow", "ecr:*")])));
    assert_eq!(scene.ask(&bob, PUSH).await, Ok(()));
    organise(&scene, THEIRS, &policy(&[statement("Allow", PULL)])).await;
    assert_eq!(scene.ask(&bob, PULL).await, Ok(()));
    assert_eq!(scene.ask(&bob, PUSH).await, refused("with an explicit deny in a service control policy"));
    deny_resources(&scene, json!({"Effect": "Deny", "Principal": "*", "Action": PULL, "Resource": "*"}))
        .await;
    assert_eq!(scene.ask(&bob, PULL).await, refused("with an explicit deny in a resource control policy"));
}
