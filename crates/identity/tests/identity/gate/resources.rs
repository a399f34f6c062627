use store::meta::repository::Repository;

use super::*;

impl Scene {
    /// The repository `team/web` with these resource tags.
    pub(super) async fn repository(&self, tags: &[(&str, &str)]) {
        let tags = tags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let repository = Repository {
            id: 2,
            registry_id: 1,
            name: "team/web".to_owned(),
            created_at: 0,
            created_by: "api".to_owned(),
            tag_mutability: "MUTABLE".to_owned(),
            tag_mutability_exclusions: "[]".to_owned(),
            scan_on_push: 0,
            encryption_type: "AES256".to_owned(),
            kms_key: None,
        };
        self.commit(Change::RepositoryCreated { registry: registry(), repository, tags }).await;
    }

    pub(super) async fn set_policy(&self, statement: Value) {
        let document = Some(policy(&[statement]));
        self.commit(Change::RepositoryPolicySet { repository_id: 2, document }).await;
    }

    async fn set(&self, name: &str, content: &str) {
        let (name, content) = (name.to_owned(), content.to_owned());
        self.commit(Change::RegistrySettingSet { registry: registry(), name, content }).await;
    }
}

fn registry() -> Registry {
    let (kind, account, region) = ("private".to_owned(), MINE.to_owned(), region().to_string());
    Registry { id: 1, kind, account, region }
}

#[tokio::test]
async fn a_repository_policy_lets_others_in_and_keeps_root_out() {
    let scene = Scene::open().await;
    let (root, other) = (scene.root(MINE).await, Caller::root(account(THEIRS), OTHER_KEY));
    scene.repository(&[]).await;
    assert_eq!(
        scene.ask(&other, PULL).await,
        refused("because no resource-based policy allows the it action")
    );
    scene.set_policy(json!({"Effect": "Allow", "Principal": {"AWS": THEIRS}, "Action": PULL})).await;
    assert_eq!(scene.ask(&other, PULL).await, Ok(()));
    scene.set_policy(json!({"Effect": "Deny", "Principal": "*", "Action": PULL})).await;
    assert_eq!(scene.ask(&root, PULL).await, refused("with an explicit deny in a resource-based policy"));
}

/// The sentences that a caller reads of the repository and of one that is not there, the name aside.
async fn read_of_both(scene: &Scene, caller: &Caller, action: &'static str) -> [String; 2] {
    let mut read = Vec::new();
    for name in ["team/web", "team/gone"] {
        let demand = Demand::repository(action, account(MINE), &region(), name);
        let demand = demand.with("berth:ImageTag", "v1");
        let refusal = scene.identity.judge(caller, &Context::new(), demand).await.unwrap_err();
        read.push(refusal.to_string().replace(name, "NAME"));
    }
    read.try_into().unwrap()
}

#[tokio::test]
async fn words_do_not_tell_what_is_there() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    let probing = json!({"Effect": "Deny", "Action": PULL, "Resource": "*",
        "Condition": {"Null": {"aws:ResourceTag/team": "false"}}});
    let ann = scene.ann(&[statement("Allow", "s3:*"), probing]).await;
    let other = Caller::root(account(THEIRS), OTHER_KEY);
    scene.repository(&[("team", "web")]).await;
    for effect in ["Allow", "Deny"] {
        scene.set_policy(json!({"Effect": effect, "Principal": "*", "Action": PUSH})).await;
        for caller in [&ann, &other] {
            let [there, gone] = read_of_both(&scene, caller, PULL).await;
            assert_eq!(there, gone);
        }
    }
    let [there, gone] = read_of_both(&scene, &other, PUSH).await;
    assert!(
        there == gone && there.ends_with("because no resource-based policy allows the ecr:PutImage action")
    );
    let deny = "with an explicit deny in a resource-based policy";
    assert_eq!(scene.ask(&other, PUSH).await, refused(deny), "the reason is kept for the audit");
}

#[tokio::test]
async fn a_registry_policy_speaks_of_all_actions_unless_its_scope_is_v1() {
    let scene = Scene::open().await;
    let other = Caller::root(account(THEIRS), OTHER_KEY);
    let all = json!({"Effect": "Allow", "Principal": "*", "Action": "ecr:*", "Resource": "*"});
    let document = Some(policy(&[all]));
    scene.commit(Change::RegistryPolicySet { registry: registry(), document }).await;
    assert_eq!(scene.ask(&other, PULL).await, Ok(()));
    scene.set("REGISTRY_POLICY_SCOPE", "V1").await;
    assert!(scene.ask(&other, PULL).await.is_err());
    assert_eq!(scene.ask(&other, "ecr:CreateRepository").await, Ok(()));
}

#[tokio::test]
async fn who_has_no_credentials_may_pull_where_policy_and_setting_let_everyone() {
    let scene = Scene::open().await;
    let nobody = Caller::anonymous();
    scene.repository(&[]).await;
    scene.set_policy(json!({"Effect": "Allow", "Principal": "*", "Action": "ecr:*"})).await;
    assert!(scene.ask(&nobody, PULL).await.is_err());
    scene.set("ANONYMOUS_PULL", "ENABLED").await;
    assert_eq!(scene.ask(&nobody, PULL).await, Ok(()));
    assert!(scene.ask(&nobody, PUSH).await.is_err());
    scene.set("ANONYMOUS_PULL", "DISABLED").await;
    assert!(scene.ask(&nobody, PULL).await.is_err());
}

#[tokio::test]
async fn conditions_may_ask_for_a_repositorys_tags() {
    let scene = Scene::open().await;
    let web = json!({"Effect": "Allow", "Action": PUSH, "Resource": "*", "Condition":
        {"StringEquals": {"ecr:ResourceTag/team": "web", "aws:ResourceTag/team": "web"}}});
    let ann = scene.ann(&[web]).await;
    scene.repository(&[("team", "web")]).await;
    assert_eq!(scene.ask(&ann, PUSH).await, Ok(()));
    let set = vec![("team".to_owned(), "db".to_owned())];
    scene.commit(Change::ResourceTagged { repository_id: 2, set, removed: Vec::new() }).await;
    assert_eq!(scene.ask(&ann, PUSH).await, refused(NO_IDENTITY));
}

#[tokio::test]
async fn berths_own_actions_have_the_resources_side_too() {
    const REPORT: &str = "berth:ReportImagesInUse";
    let scene = Scene::open().await;
    let web = json!({"Effect": "Allow", "Action": "berth:*", "Resource": "*",
        "Condition": {"StringEquals": {"ecr:ResourceTag/team": "web"}}});
    let (ann, other) = (scene.ann(&[web]).await, Caller::root(account(THEIRS), OTHER_KEY));
    scene.repository(&[("team", "web")]).await;
    assert_eq!(scene.ask(&ann, REPORT).await, Ok(()));
    scene.set_policy(json!({"Effect": "Allow", "Principal": {"AWS": THEIRS}, "Action": REPORT})).await;
    assert_eq!(scene.ask(&other, REPORT).await, Ok(()));
    scene.set_policy(json!({"Effect": "Deny", "Principal": "*", "Action": "berth:*"})).await;
    assert!(scene.ask(&ann, REPORT).await.is_err() && scene.ask(&other, REPORT).await.is_err());
}

#[tokio::test]
async fn a_role_is_taken_by_whom_its_trust_policy_names() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", "sts:AssumeRole")]).await;
    let role = Arn::parse(&arn_of("role", "ci")).unwrap();
    let take = || Demand::on("sts:AssumeRole", role.clone(), account(MINE), &region());
    let untrusted = "because no role trust policy allows the it action";
    assert_eq!(scene.ask_for(&ann, take()).await, refused(untrusted), "there is no such role");
    scene.write([entity("role", "AROACI", "ci")]).await;
    assert_eq!(scene.ask_for(&ann, take()).await, refused(untrusted));
    let trust = json!({"Effect": "Allow", "Principal": {"AWS": arn_of("user", "ann")},
        "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "secret"}}});
    scene.write([document("AROACI", "trust", &policy(&[trust]))]).await;
    assert_eq!(scene.ask_for(&ann, take()).await, refused(untrusted));
    assert_eq!(scene.ask_for(&ann, take().with("sts:ExternalId", "secret")).await, Ok(()));
}

#[tokio::test]
async fn a_name_stands_for_the_arn_with_its_path() {
    let scene = Scene::open().await;
    let team = json!({"Effect": "Allow", "Action": "iam:GetUser",
        "Resource": format!("arn:aws:iam::{MINE}:user/team/*")});
    let ann = scene.ann(&[team]).await;
    let bob = Arn::parse(&arn_of("user", "bob")).unwrap();
    let get = || Demand::on("iam:GetUser", bob.clone(), account(MINE), &region());
    assert_eq!(scene.ask_for(&ann, get()).await, refused(NO_IDENTITY));
    let Write::Entity(row) = entity("user", "AIDABOB", "bob") else { panic!("not an entity") };
    let arn = arn_of("user", "team/bob");
    scene.write([Write::Entity(Entity { path: "/team/".to_owned(), arn: arn.clone(), ..row })]).await;
    let grant = scene.identity.judge(&ann, &Context::new(), get()).await.unwrap();
    assert_eq!(grant.resource().map(Arn::as_str), Some(&*arn));
}
