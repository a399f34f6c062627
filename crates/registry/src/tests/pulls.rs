use std::sync::Arc;

use iam::{Arn, Demand, Facts, Policy, Principal, Session};
use oci::Reference;

use super::content::{image, note};
use super::registry_in_a_box::{MINE, RegistryInABox};
use crate::{Error, ImageSelector, Purpose};

/// When the image was pulled, as described.
async fn pulled_at(site: &RegistryInABox, digest: oci::Digest) -> Option<i64> {
    let owner = site.owner();
    let selector = ImageSelector { digest: Some(digest.to_string()), tag: None };
    owner.registry.describe_selected(&owner.grant, &[selector]).await.unwrap().remove(0).pulled_at
}

#[tokio::test]
async fn a_pull_is_told_of_once_it_is_written() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    let reference = Reference::Digest(digest);
    owner.registry.read_image(&owner.grant, &reference, Purpose::Look).await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, None);
    let at = site.world.clock.micros();
    owner.pull("v1").await.unwrap();
    site.pass_seconds(3);
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, Some(at));
    assert_eq!(site.changes().await.len(), 4);
}

#[tokio::test]
async fn the_newest_pull_counts() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    let newest = site.world.clock.micros();
    for seconds in [0, -2] {
        site.pass_seconds(seconds);
        owner.pull("v1").await.unwrap();
    }
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, Some(newest));
    owner.pull(digest).await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, Some(newest));
}

#[tokio::test]
async fn an_image_pushed_again_was_not_pulled_yet() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    owner.pull("v1").await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
    site.pass_seconds(1);
    owner.put(&app, &["v1"]).await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, None);
}

#[tokio::test]
async fn pulls_that_cannot_be_written_wait() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    owner.pull("v1").await.unwrap();
    site.break_database().await;
    assert!(matches!(site.registry.flush_pulls().await, Err(Error::Unavailable(_))));
    let waiting = site.registry.inner.pulls.take();
    assert_eq!(waiting.into_iter().map(|((_, digest), _)| digest).collect::<Vec<_>>(), [digest]);
}

#[tokio::test]
async fn any_number_of_pulls_is_written() {
    let site = RegistryInABox::with_repository().await;
    let mut digests = Vec::new();
    for n in 0..1_100 {
        digests.push(site.owner().push(&note(&n.to_string()), &[]).await);
    }
    for digest in &digests {
        site.owner().pull(digest).await.unwrap();
    }
    site.registry.flush_pulls().await.unwrap();
    for digest in digests {
        assert_eq!(pulled_at(&site, digest).await, Some(site.world.clock.micros()));
    }
}

/// A session of a role, who may do anything.
fn session(site: &RegistryInABox, role: &str) -> super::actor::Actor {
    let owner = site.owner();
    let (account, region) = (owner.grant.account(), owner.grant.region().clone());
    let role = Arn::parse(&format!("arn:aws:iam::{MINE}:role/{role}")).unwrap();
    let session = Principal::Session(Arc::new(Session::new(account, role, "AROA", "robot")));
    let allow = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    let mut facts = Facts::default();
    facts.policies.identity = vec![Policy::parse(allow).unwrap()];
    let demand = Demand::repository("ecr:Any", account, &region, "web");
    let grant = iam::decide(&session, demand, &facts).unwrap();
    super::actor::Actor { grant, ..owner }
}

#[tokio::test]
async fn pulls_by_an_excluded_role_are_not_told_of() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    let scanner = format!("arn:aws:iam::{MINE}:role/ops/scanner");
    site.registry.exclude_pulls(&owner.grant, &scanner).await.unwrap();
    session(&site, "ops/scanner").pull("v1").await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, None);
    // Another role of that name is another.
    session(&site, "scanner").pull("v1").await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    assert!(pulled_at(&site, digest).await.is_some());
}

#[tokio::test]
async fn what_another_replica_excludes_is_known_within_five_seconds() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    let robot = session(&site, "robot");
    robot.pull("v1").await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    let first = pulled_at(&site, digest).await;
    let arn = format!("arn:aws:iam::{MINE}:role/robot");
    site.at_a_replica().registry.exclude_pulls(&owner.grant, &arn).await.unwrap();
    site.pass_seconds(5);
    robot.pull("v1").await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, first);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn exclusions_are_a_hundred_at_most_however_they_come() {
    let site = RegistryInABox::with_repository().await;
    let mut adders = tokio::task::JoinSet::new();
    for n in 0..110 {
        let owner = site.owner();
        let arn = format!("arn:aws:iam::{MINE}:user/{n}");
        adders.spawn(async move {
            loop {
                match owner.registry.exclude_pulls(&owner.grant, &arn).await {
                    // So many at once may wait too long for one of a few connections.
                    Err(Error::Unavailable(_)) => {}
                    answered => return answered,
                }
            }
        });
    }
    let mut refused = 0;
    while let Some(added) = adders.join_next().await {
        match added.unwrap() {
            Ok(_) => {}
            Err(error) => {
                assert!(matches!(error, Error::TooManyExclusions), "{error}");
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 10);
}
