//! What refers to an image goes half a day after it.

use iam::Grant;
use oci::{Digest, Reference};

use super::content::{digest, image, index, referrer};
use super::lifecycle::left;
use super::registry_in_a_box::RegistryInABox;

/// Deletes an image a while after it was pushed.
async fn delete(site: &RegistryInABox, digest: Digest) {
    site.pass_seconds(60);
    let owner = site.owner();
    owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
}

/// Deletes what is due to go; answers how many there were.
async fn expire(site: &RegistryInABox) -> usize {
    let mut count = 0;
    for mut left in site.registry.due_left_behind().await.unwrap() {
        let grant = Grant::system(left.demand("ecr:BatchDeleteImage"));
        while let Some(step) = site.registry.expire_left_behind(&grant, &mut left).await.unwrap() {
            count += step.done.len();
        }
    }
    count
}

#[tokio::test]
async fn referrers_go_half_a_day_after_what_they_refer_to_and_theirs_after_them() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let signature = referrer(app.digest(), "signature");
    let witness = referrer(signature.digest(), "witness");
    let early = referrer(digest(b"to come"), "early");
    owner.push(&app, &["v1"]).await;
    for (picture, tags) in [(&signature, &["sig"][..]), (&witness, &[]), (&early, &[])] {
        owner.push(picture, tags).await;
    }
    delete(&site, app.digest()).await;
    site.pass_seconds(12 * 3600 - 1);
    assert_eq!((expire(&site).await, left(&owner).await.len()), (0, 3));
    site.pass_seconds(1);
    assert_eq!((expire(&site).await, left(&owner).await.len()), (1, 2));
    site.pass_hours(12);
    assert_eq!(expire(&site).await, 1);
    assert_eq!(left(&owner).await, [early.digest().to_string()], "its subject never was");
    site.pass_hours(100);
    assert_eq!(expire(&site).await, 0);
}

#[tokio::test]
async fn an_image_that_is_back_has_its_signatures() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let (restored, pushed) = (image("restored"), image("pushed"));
    for app in [&restored, &pushed] {
        owner.push(app, &[]).await;
        owner.push(&referrer(app.digest(), "signature"), &[]).await;
        delete(&site, app.digest()).await;
    }
    site.pass_seconds(6 * 3600);
    owner.registry.restore_image(&owner.grant, &restored.digest()).await.unwrap();
    owner.push(&pushed, &[]).await;
    site.pass_hours(12);
    assert_eq!((expire(&site).await, left(&owner).await.len()), (0, 4));
}

#[tokio::test]
async fn what_is_pushed_ahead_of_its_subject_or_protected_stays() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let [pinned, named, tagged, ahead] =
        ["pinned", "named", "tagged", "ahead"].map(|note| referrer(app.digest(), note));
    owner.push(&app, &[]).await;
    for picture in [&pinned, &named, &tagged] {
        owner.push(picture, &[]).await;
    }
    owner.push(&index(&[&named]), &["all"]).await;
    let reference = Reference::Digest(pinned.digest());
    owner.registry.pin_image(&owner.grant, &reference).await.unwrap();
    delete(&site, app.digest()).await;
    site.pass_seconds(60);
    owner.put(&tagged, &["since"]).await.unwrap();
    owner.push(&ahead, &[]).await;
    site.pass_hours(12);
    assert_eq!((expire(&site).await, left(&owner).await.len()), (0, 5));
    owner.registry.unpin_image(&owner.grant, &reference).await.unwrap();
    site.pass_hours(24);
    assert_eq!((expire(&site).await, left(&owner).await.len()), (1, 4));
}

#[tokio::test]
async fn a_deleted_repository_takes_them_along() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    owner.push(&app, &[]).await;
    owner.push(&referrer(app.digest(), "signature"), &[]).await;
    delete(&site, app.digest()).await;
    owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    owner.create().await;
    site.pass_hours(12);
    assert_eq!(expire(&site).await, 0);
    site.pass_hours(24);
    site.collect_all().await;
    assert!(site.registry.due_left_behind().await.unwrap().is_empty());
}
