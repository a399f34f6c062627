use super::actor::{Feed, body, broken_body, until};
use super::content::{digest, sha512};
use super::registry_in_a_box::{ELSEWHERE, HERE, MINE, RegistryInABox, THEIRS};
use crate::{Error, Options, Quotas};

fn with(quotas: Quotas) -> RegistryInABox {
    RegistryInABox::with(Options { quotas, ..Options::default() })
}

#[tokio::test]
async fn chunks_in_order_become_a_blob() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let id = owner.begin().await;
    assert_eq!(owner.append(&id, 0, b"one, ").await.unwrap(), 5);
    assert_eq!(owner.append_body(&id, None, body(b"two, ")).await.unwrap(), 10);
    assert_eq!(owner.offset(&id).await.unwrap(), 10);
    owner.finish(&id, b"three", digest(b"one, two, three")).await.unwrap();
    assert_eq!(owner.blob(digest(b"one, two, three")).await.unwrap(), b"one, two, three");
    assert!(matches!(owner.offset(&id).await, Err(Error::UploadMissing(missing)) if missing == id));
}

#[tokio::test]
async fn a_blob_may_come_in_one_piece_or_be_empty() {
    let site = RegistryInABox::with_repository().await;
    for content in [&b"all of it"[..], b"", &[7; 1_000_000]] {
        let digest = site.owner().push_blob(content).await;
        assert_eq!(site.owner().blob(digest).await.unwrap(), content);
    }
}

#[tokio::test]
async fn a_chunk_that_does_not_follow_is_refused_and_changes_nothing() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let id = owner.begin().await;
    owner.append(&id, 0, b"four").await.unwrap();
    for start in [0, 3, 5] {
        let refused = owner.append(&id, start, b"more").await;
        assert!(matches!(refused, Err(Error::OutOfOrder { offset: 4, .. })), "{refused:?}");
    }
    let refused = owner.registry.finish_upload(&owner.grant, &id, Some(9), body(b"x"), digest(b"x")).await;
    assert!(matches!(refused, Err(Error::OutOfOrder { offset: 4, .. })));
    owner.finish(&id, b"teen", digest(b"fourteen")).await.unwrap();
}

#[tokio::test]
async fn one_request_at_a_time_writes_to_an_upload() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let id = owner.begin().await;
    owner.append(&id, 0, b"first ").await.unwrap();
    let (feed, slow) = Feed::new();
    let writing = tokio::spawn({
        let (owner, id) = (owner.clone(), id.clone());
        async move { owner.append_body(&id, Some(6), slow).await }
    });
    feed.send(b"second").await;
    assert!(matches!(owner.append(&id, 6, b"other").await, Err(Error::UploadBusy { offset: 6 })));
    let finishing = owner.finish(&id, b"", digest(b"first ")).await;
    assert!(matches!(finishing, Err(Error::UploadBusy { offset: 6 })));
    let cancelling = owner.registry.cancel_upload(&owner.grant, &id).await;
    assert!(matches!(cancelling, Err(Error::UploadBusy { offset: 6 })));
    let stranger = site.at("other");
    stranger.create().await;
    assert!(matches!(stranger.append(&id, 6, b"").await, Err(Error::UploadMissing(_))));
    drop(feed);
    assert_eq!(writing.await.unwrap().unwrap(), 12);
}

#[tokio::test]
async fn a_body_that_breaks_off_leaves_what_came() {
    for site in [RegistryInABox::open(), RegistryInABox::on_disk()] {
        let owner = site.owner();
        owner.create().await;
        let id = owner.begin().await;
        let broken = owner.append_body(&id, Some(0), broken_body(b"as far as this")).await;
        assert!(matches!(broken, Err(Error::BodyBroken(text)) if text == "the connection was reset"));
        assert_eq!(owner.offset(&id).await.unwrap(), 14);
        let whole = digest(b"as far as this and on");
        owner.finish(&id, b" and on", whole).await.unwrap();
        assert_eq!(owner.blob(whole).await.unwrap(), b"as far as this and on");
    }
}

#[tokio::test]
async fn a_wrong_digest_may_be_put_right() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let id = owner.begin().await;
    let (wrong, right) = (digest(b"something else"), digest(b"this"));
    let refused = owner.finish(&id, b"this", wrong).await;
    assert!(
        matches!(refused, Err(Error::DigestMismatch { claimed, actual }) if claimed == wrong && actual == right)
    );
    assert!(matches!(owner.blob(wrong).await, Err(Error::BlobMissing(_))));
    assert!(matches!(owner.blob(right).await, Err(Error::BlobMissing(_))));
    owner.finish(&id, b"", right).await.unwrap();
    assert_eq!(owner.blob(right).await.unwrap(), b"this");
}

#[tokio::test]
async fn an_answer_that_was_missed_is_given_again() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let (id, there) = (owner.begin().await, digest(b"there"));
    owner.finish(&id, b"there", there).await.unwrap();
    owner.finish(&id, b"", there).await.unwrap();
    owner.push_blob(b"another").await;
    let other = owner.finish(&id, b"", digest(b"another")).await;
    assert!(matches!(other, Err(Error::UploadMissing(_))));
    owner.registry.delete_blob(&owner.grant, &there).await.unwrap();
    assert!(matches!(owner.finish(&id, b"", there).await, Err(Error::UploadMissing(_))));
}

#[tokio::test]
async fn sha512_may_be_named_early_or_late() {
    for site in [RegistryInABox::open(), RegistryInABox::on_disk()] {
        let owner = site.owner();
        owner.create().await;
        let early = owner.registry.begin_upload(&owner.grant, Some(oci::Algorithm::Sha512)).await.unwrap();
        owner.append(&early.id, 0, b"ear").await.unwrap();
        owner.finish(&early.id, b"ly", sha512(b"early")).await.unwrap();
        let with_first_byte = owner.begin().await;
        owner.finish(&with_first_byte, b"first", sha512(b"first")).await.unwrap();
        let late = owner.begin().await;
        owner.append(&late, 0, b"lat").await.unwrap();
        if !site.blobs.shared() {
            let refused = owner.finish(&late, b"", sha512(b"other")).await;
            assert!(matches!(refused, Err(Error::DigestMismatch { actual, .. }) if actual == sha512(b"lat")));
        }
        owner.finish(&late, b"e", sha512(b"late")).await.unwrap();
        for content in [&b"early"[..], b"first", b"late"] {
            assert_eq!(owner.blob(sha512(content)).await.unwrap(), content);
        }
    }
}

#[tokio::test]
async fn where_objects_are_read_only_once_sealed_a_wrong_digest_that_is_named_late_ends_the_upload() {
    let site = RegistryInABox::with_repository().await;
    let (owner, late) = (site.owner(), site.owner().begin().await);
    owner.append(&late, 0, b"late").await.unwrap();
    let refused = owner.finish(&late, b"", sha512(b"other")).await;
    assert!(matches!(refused, Err(Error::DigestMismatch { actual, .. }) if actual == sha512(b"late")));
    assert!(matches!(owner.offset(&late).await, Err(Error::UploadMissing(_))));
    assert!(matches!(owner.blob(sha512(b"late")).await, Err(Error::BlobMissing(_))));
}

#[tokio::test]
async fn an_upload_belongs_to_its_repository() {
    let site = RegistryInABox::with_repository().await;
    let id = site.owner().begin().await;
    let others =
        [site.at("other"), site.somebody(THEIRS, HERE, "web"), site.somebody(MINE, ELSEWHERE, "web")];
    for other in others {
        other.create().await;
        assert!(matches!(other.offset(&id).await, Err(Error::UploadMissing(_))));
        assert!(matches!(other.append(&id, 0, b"x").await, Err(Error::UploadMissing(_))));
        assert!(matches!(other.finish(&id, b"x", digest(b"x")).await, Err(Error::UploadMissing(_))));
        let cancelled = other.registry.cancel_upload(&other.grant, &id).await;
        assert!(matches!(cancelled, Err(Error::UploadMissing(_))));
    }
    assert_eq!(site.owner().offset(&id).await.unwrap(), 0);
}

#[tokio::test]
async fn uploads_need_a_repository() {
    let site = RegistryInABox::open();
    let owner = site.owner();
    let begun = owner.registry.begin_upload(&owner.grant, None).await;
    assert!(
        matches!(begun, Err(Error::RepositoryMissing { name, account }) if name == "web" && account == MINE)
    );
    assert!(matches!(owner.offset("some-id").await, Err(Error::RepositoryMissing { .. })));
    assert!(matches!(owner.append("some-id", 0, b"x").await, Err(Error::RepositoryMissing { .. })));
}

#[tokio::test]
async fn a_cancelled_upload_is_gone_with_its_bytes() {
    let site = RegistryInABox::on_disk();
    let owner = site.owner();
    owner.create().await;
    let id = owner.begin().await;
    owner.append(&id, 0, b"never mind").await.unwrap();
    let generation = site.upload(&id).await.unwrap().generation;
    assert_eq!(site.object(&generation).await, Some(10));
    owner.registry.cancel_upload(&owner.grant, &id).await.unwrap();
    assert_eq!(site.object(&generation).await, None);
    assert!(site.upload(&id).await.is_none());
    let again = owner.registry.cancel_upload(&owner.grant, &id).await;
    assert!(matches!(again, Err(Error::UploadMissing(_))));
}

#[tokio::test]
async fn a_principal_has_so_many_uploads_under_way() {
    let site = with(Quotas { uploads_per_principal: 2, ..Quotas::default() });
    let (owner, theirs) = (site.owner(), site.somebody(THEIRS, HERE, "web"));
    owner.create().await;
    theirs.create().await;
    let first = owner.begin().await;
    owner.begin().await;
    let third = owner.registry.begin_upload(&owner.grant, None).await;
    assert!(matches!(third, Err(Error::TooManyUploads { limit: 2 })));
    theirs.begin().await;
    owner.finish(&first, b"done", digest(b"done")).await.unwrap();
    owner.begin().await;
    assert!(owner.registry.begin_upload(&owner.grant, None).await.is_err());
    site.pass_seconds(601);
    owner.begin().await;
}

#[tokio::test]
async fn an_upload_through_which_bytes_trickle_counts_as_active() {
    let site = with(Quotas { uploads_per_principal: 1, ..Quotas::default() });
    let owner = site.owner();
    owner.create().await;
    let id = owner.begin().await;
    let (feed, slow) = Feed::new();
    let writing = tokio::spawn({
        let (owner, id) = (owner.clone(), id.clone());
        async move { owner.append_body(&id, None, slow).await }
    });
    feed.send(b"drop").await;
    for minute in 1..=15 {
        site.pass_seconds(60);
        feed.send(b"drop").await;
        let fallen = 4 + 4 * minute;
        until("the drop is saved", async || owner.offset(&id).await.unwrap() == fallen).await;
    }
    assert!(owner.registry.begin_upload(&owner.grant, None).await.is_err());
    drop(feed);
    assert_eq!(writing.await.unwrap().unwrap(), 64);
}

#[tokio::test]
async fn a_layer_that_grows_too_large_ends_its_upload_before_it_is_written() {
    let site = with(Quotas { layer_bytes: 10, ..Quotas::default() });
    let owner = site.owner();
    owner.create().await;
    owner.push_blob(b"0123456789").await;
    let id = owner.begin().await;
    owner.append(&id, 0, b"0123456").await.unwrap();
    let generation = site.upload(&id).await.unwrap().generation;
    let refused = owner.append(&id, 7, b"789A").await;
    assert!(matches!(refused, Err(Error::LayerTooLarge { limit: 10 })));
    assert!(matches!(owner.offset(&id).await, Err(Error::UploadMissing(_))));
    assert_eq!(site.object(&generation).await, None);
}

#[tokio::test]
async fn idle_uploads_end() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let (idle, active) = (owner.begin().await, owner.begin().await);
    owner.append(&idle, 0, b"and then nothing").await.unwrap();
    let generation = site.upload(&idle).await.unwrap().generation;
    site.pass_seconds(23 * 3600);
    owner.append(&active, 0, b"still here").await.unwrap();
    assert_eq!(site.registry.expire_uploads().await.unwrap(), 0);
    site.pass_seconds(3601);
    assert_eq!(site.registry.expire_uploads().await.unwrap(), 1);
    assert!(matches!(owner.offset(&idle).await, Err(Error::UploadMissing(_))));
    assert_eq!(site.object(&generation).await, None);
    assert_eq!(owner.offset(&active).await.unwrap(), 10);
}

#[tokio::test]
async fn any_number_of_idle_uploads_end_at_once() {
    let site = RegistryInABox::with_repository().await;
    for n in 0..250 {
        site.owner().begin().await;
        site.pass_seconds(n % 2);
    }
    site.pass_seconds(25 * 3600);
    assert_eq!(site.registry.expire_uploads().await.unwrap(), 250);
}

#[tokio::test]
async fn no_length_of_idleness_is_too_long() {
    let site = RegistryInABox::with(Options { upload_idle_seconds: i64::MAX, ..Options::default() });
    site.owner().create().await;
    site.owner().begin().await;
    assert_eq!(site.registry.expire_uploads().await.unwrap(), 0);
}
