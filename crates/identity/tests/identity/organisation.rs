//! What an organisation's control policies let accounts do.

use iam::{Context, Demand};
use identity::{Caller, Control, OrganisationError};

use crate::{MINE, Scene, THEIRS, account, region};

const DENY: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"ecr:*","Resource":"*"}]}"#;
const READ: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecr:Describe*","Resource":"*"}]}"#;
const RCP: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"ecr:DeleteRepository","Resource":"*"}]}"#;

/// Two accounts, of which `MINE` manages the organisation, and `THEIRS` is in the unit `edge`.
async fn organised() -> Scene {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    scene.identity.create_account(Some(account(THEIRS)), Some("edge")).await.unwrap();
    scene.identity.create_organisation(account(MINE)).await.unwrap();
    scene.identity.create_unit("edge", None).await.unwrap();
    scene.identity.place_account(account(THEIRS), "edge").await.unwrap();
    scene
}

/// Whether the root of an account may do something in its own registry.
async fn may(scene: &Scene, digits: &str, action: &'static str) -> bool {
    let caller = Caller::operator(account(digits));
    let demand = Demand::repository(action, account(digits), &region(), "web");
    scene.identity.judge(&caller, &Context::new(), demand).await.is_ok()
}

#[tokio::test]
async fn a_deny_binds_the_unit_even_its_roots_and_never_the_management_account() {
    let scene = organised().await;
    assert!(may(&scene, THEIRS, "ecr:PutImage").await);
    scene.identity.put_control_policy("no-images", Control::Service, DENY).await.unwrap();
    scene.identity.attach_control_policy("no-images", "edge").await.unwrap();
    assert!(!may(&scene, THEIRS, "ecr:PutImage").await);
    scene.identity.attach_control_policy("no-images", "Root").await.unwrap();
    assert!(may(&scene, MINE, "ecr:PutImage").await);
    scene.identity.detach_control_policy("no-images", "edge").await.unwrap();
    assert!(!may(&scene, THEIRS, "ecr:PutImage").await, "the root unit denies it still");
    scene.identity.detach_control_policy("no-images", "Root").await.unwrap();
    assert!(may(&scene, THEIRS, "ecr:PutImage").await);
}

#[tokio::test]
async fn every_level_has_to_allow() {
    let scene = organised().await;
    scene.identity.put_control_policy("read", Control::Service, READ).await.unwrap();
    scene.identity.attach_control_policy("read", THEIRS).await.unwrap();
    scene.identity.detach_control_policy("FullAWSAccess", THEIRS).await.unwrap();
    assert!(may(&scene, THEIRS, "ecr:DescribeImages").await);
    assert!(!may(&scene, THEIRS, "ecr:PutImage").await);
}

#[tokio::test]
async fn a_resource_control_policy_denies_and_a_bad_one_is_refused() {
    let scene = organised().await;
    scene.identity.put_control_policy("keep", Control::Resource, RCP).await.unwrap();
    scene.identity.attach_control_policy("keep", THEIRS).await.unwrap();
    assert!(!may(&scene, THEIRS, "ecr:DeleteRepository").await);
    assert!(may(&scene, THEIRS, "ecr:PutImage").await);
    let allow = scene.identity.put_control_policy("bad", Control::Resource, READ).await;
    assert!(matches!(allow, Err(OrganisationError::Policy(_))), "{allow:?}");
}

#[tokio::test]
async fn what_binds_a_unit_binds_all_that_are_within_it_however_deep() {
    let scene = organised().await;
    for (name, parent) in [("two", "edge"), ("three", "two"), ("four", "three"), ("five", "four")] {
        scene.identity.create_unit(name, Some(parent)).await.unwrap();
    }
    let deeper = scene.identity.create_unit("six", Some("five")).await;
    assert!(matches!(deeper, Err(OrganisationError::TooDeep(_))), "{deeper:?}");
    scene.identity.place_account(account(THEIRS), "five").await.unwrap();
    assert!(may(&scene, THEIRS, "ecr:PutImage").await);
    for unit in ["Root", "edge", "three", "five"] {
        scene.identity.put_control_policy(unit, Control::Service, DENY).await.unwrap();
        scene.identity.attach_control_policy(unit, unit).await.unwrap();
        assert!(!may(&scene, THEIRS, "ecr:PutImage").await, "{unit}");
        scene.identity.detach_control_policy(unit, unit).await.unwrap();
        assert!(may(&scene, THEIRS, "ecr:PutImage").await, "{unit}");
    }
}

#[tokio::test]
async fn nothing_is_left_hanging() {
    let scene = organised().await;
    let account = scene.identity.create_unit(THEIRS, None).await.unwrap_err().to_string();
    assert!(
        account.starts_with("210987654321 is the id of an account, which no unit may be called"),
        "{account}"
    );
    let in_use = scene.identity.remove_member("edge").await;
    assert!(matches!(in_use, Err(OrganisationError::InUse(_))), "{in_use:?}");
    scene.identity.remove_member(THEIRS).await.unwrap();
    scene.identity.remove_member("edge").await.unwrap();
    let management = scene.identity.remove_member(MINE).await;
    assert!(matches!(management, Err(OrganisationError::Management(_))), "{management:?}");
    let root = scene.identity.remove_member("Root").await;
    assert!(matches!(root, Err(OrganisationError::Root)), "{root:?}");
    let left = scene.identity.organisation().await.unwrap().unwrap();
    let names: Vec<_> = left.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Root", MINE]);
}

#[tokio::test]
async fn a_level_keeps_its_last_service_control_policy() {
    let scene = organised().await;
    let identity = &scene.identity;
    identity.put_control_policy("read", Control::Service, READ).await.unwrap();
    identity.put_control_policy("keep", Control::Resource, RCP).await.unwrap();
    identity.attach_control_policy("keep", "edge").await.unwrap();
    let last = identity.detach_control_policy("FullAWSAccess", "edge").await;
    assert!(matches!(last, Err(OrganisationError::Last { .. })), "{last:?}");
    let not_there = identity.detach_control_policy("read", "edge").await;
    assert!(matches!(not_there, Err(OrganisationError::NotAttached { .. })), "{not_there:?}");
    assert!(may(&scene, THEIRS, "ecr:PutImage").await, "nothing has changed");
    identity.detach_control_policy("keep", "edge").await.unwrap();
    identity.attach_control_policy("read", "edge").await.unwrap();
    identity.detach_control_policy("FullAWSAccess", "edge").await.unwrap();
    assert!(!may(&scene, THEIRS, "ecr:PutImage").await);
}

#[tokio::test]
async fn an_empty_organisation_can_be_taken_down_and_made_anew() {
    let scene = organised().await;
    let identity = &scene.identity;
    identity.put_control_policy("no-images", Control::Service, DENY).await.unwrap();
    for remaining in ["an account", "a unit", "a policy"] {
        let refused = identity.delete_organisation().await;
        assert!(matches!(refused, Err(OrganisationError::InUse(_))), "{remaining}: {refused:?}");
        match remaining {
            "an account" => identity.remove_member(THEIRS).await.unwrap(),
            "a unit" => identity.remove_member("edge").await.unwrap(),
            _ => identity.delete_control_policy("no-images").await.unwrap(),
        }
    }
    identity.place_account(account(MINE), "Root").await.unwrap();
    identity.delete_organisation().await.unwrap();
    assert_eq!(identity.organisation().await.unwrap(), None);
    let gone = identity.delete_organisation().await;
    assert!(matches!(gone, Err(OrganisationError::None)), "{gone:?}");
    identity.create_organisation(account(THEIRS)).await.unwrap();
    assert_eq!(identity.organisation().await.unwrap().unwrap().members.len(), 2);
    assert!(may(&scene, MINE, "ecr:PutImage").await);
}
