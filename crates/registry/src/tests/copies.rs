use serde_json::json;

use super::actor::Actor;
use super::content::{Picture, digest, image, index, referrer};
use super::registry_in_a_box::{ELSEWHERE, HERE, MINE, RegistryInABox, THEIRS};

use crate::{Copied, Error, Mutability};

/// Pushes an index of two images, one of which is signed; answers what was pushed last.
async fn push_family(owner: &Actor) -> Picture {
    let (arm, amd) = (image("arm"), image("amd"));
    owner.push(&arm, &[]).await;
    owner.push(&amd, &[]).await;
    let family = index(&[&arm, &amd]);
    owner.push(&family, &["v1"]).await;
    owner.push(&referrer(arm.digest(), "signed"), &[]).await;
    family
}

async fn copy(from: &Actor, to: &Actor, picture: &Picture, tag: &str) -> Result<Copied, Error> {
    let (tags, mut copied) = ([oci::Tag::parse(tag).unwrap()], Copied::default());
    from.registry.copy_image(&from.grant, &to.grant, (picture.digest(), &tags), &mut copied).await?;
    Ok(copied)
}

#[tokio::test]
async fn a_copy_within_a_registry_brings_the_family_and_no_bytes() {
    let site = RegistryInABox::on_disk();
    let (from, to) = (site.at("web"), site.at("stable/web"));
    from.create().await;
    to.create().await;
    let family = push_family(&from).await;
    let objects = site.objects();
    let copied = copy(&from, &to, &family, "live").await.unwrap();
    assert_eq!((copied.manifests, copied.copied, copied.bytes), (4, 0, 0));
    assert_eq!((site.objects(), to.pull("live").await.unwrap().digest), (objects, family.digest()));
    let signatures =
        to.registry.referrers(&to.grant, &image("arm").digest().to_string(), "", 10).await.unwrap();
    assert_eq!(signatures.items.len(), 1);
    assert_eq!(copied.present, 0, "{copied:?}");
    let again = Copied { present: 4, had: copied.had + copied.linked, linked: 0, ..copied };
    assert_eq!(copy(&from, &to, &family, "live").await.unwrap(), again, "again is as good as once");
    from.registry.delete_repository(&from.grant, true).await.unwrap();
    site.collect_all().await;
    assert_eq!(to.blob(digest(&image("arm").blobs[0])).await.unwrap(), image("arm").blobs[0]);
}

#[tokio::test]
async fn a_copy_into_another_registry_has_bytes_of_its_own() {
    let site = RegistryInABox::on_disk();
    let from = site.at("web");
    from.create().await;
    let family = push_family(&from).await;
    for to in [site.somebody(THEIRS, HERE, "web"), site.somebody(MINE, ELSEWHERE, "web")] {
        to.create().await;
        let objects = site.objects();
        let copied = copy(&from, &to, &family, "v1").await.unwrap();
        assert_eq!(copied.manifests, 4);
        assert_eq!(site.objects() - objects, usize::try_from(copied.copied).unwrap());
        assert_eq!(to.pull("v1").await.unwrap().digest, family.digest());
    }
}

#[tokio::test]
async fn a_copy_moves_no_tag_that_may_not_move() {
    let site = RegistryInABox::on_disk();
    let (from, to) = (site.at("web"), site.at("frozen"));
    from.create().await;
    to.create_with(Mutability::Immutable).await;
    to.push(&image("old"), &["v1"]).await;
    from.push(&image("new"), &["v1"]).await;
    let refused = copy(&from, &to, &image("new"), "v1").await;
    assert!(matches!(refused, Err(Error::TagImmutable { .. })), "{refused:?}");
    assert_eq!(to.pull("v1").await.unwrap().digest, image("old").digest());
}

#[tokio::test]
async fn a_copy_that_was_cut_short_goes_on_where_tags_may_not_move() {
    let site = RegistryInABox::on_disk();
    let (from, to) = (site.at("web"), site.at("frozen"));
    from.create().await;
    to.create_with(Mutability::Immutable).await;
    let family = push_family(&from).await;
    let copied = copy(&from, &to, &family, "v1").await.unwrap();
    from.push(&referrer(family.digest(), "signed since"), &[]).await;
    let again = copy(&from, &to, &family, "v1").await.unwrap();
    assert_eq!((again.manifests, again.present), (copied.manifests + 1, copied.manifests));
    copy(&from, &to, &family, "v2").await.unwrap();
    assert_eq!(to.pull("v1").await.unwrap().digest, family.digest());
}

#[tokio::test]
async fn what_a_copy_found_at_its_target_is_kept_for_it() {
    let site = RegistryInABox::on_disk();
    let (from, to) = (site.at("web"), site.at("stable/web"));
    from.create().await;
    to.create().await;
    let (app, other) = (image("app"), image("other"));
    from.push(&app, &["v1"]).await;
    to.push_blob(&app.blobs[0]).await;
    site.pass_hours(20);
    let layer = digest(&app.blobs[0]);
    let before = site.lease(&to, layer).await;
    copy(&from, &to, &app, "v1").await.unwrap();
    assert!(site.lease(&to, layer).await > before, "whoever is told that it is there can rely on it");
    assert!(matches!(copy(&from, &to, &other, "v1").await, Err(Error::ImageMissing { .. })));
}

#[tokio::test]
async fn a_renamed_repository_keeps_all_it_has() {
    let site = RegistryInABox::on_disk();
    let (old, new, other) = (site.at("web"), site.at("team/web"), site.somebody(THEIRS, HERE, "web"));
    old.create().await;
    old.push(&image("app"), &["v1"]).await;
    let about = |name: &str| {
        let arn = format!("arn:aws:ecr:{HERE}:{MINE}:repository/{name}");
        json!({"Statement": [{"Effect": "Deny", "Resource": arn}]}).to_string()
    };
    old.registry.set_repository_policy(&old.grant, about("web")).await.unwrap();
    assert!(!old.registry.rename_repository(&old.grant, &other.grant).await.unwrap());
    assert!(old.registry.rename_repository(&old.grant, &new.grant).await.unwrap());
    assert_eq!(new.pull("v1").await.unwrap().digest, image("app").digest());
    assert!(matches!(old.pull("v1").await, Err(Error::RepositoryMissing { .. })));
    assert_eq!(new.registry.repository_policy(&new.grant).await.unwrap(), about("team/web"));
    old.create().await;
    let taken = old.registry.rename_repository(&old.grant, &new.grant).await;
    assert!(matches!(taken, Err(Error::RepositoryExists { .. })), "{taken:?}");
}
