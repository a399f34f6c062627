use proptest::prelude::*;

use super::logged_tables::{TABLES, dump};
use super::site::{Site, runtime};
use crate::meta::access_key::AccessKey;
use crate::meta::account::Account;
use crate::meta::blob::{Blob, Link};
use crate::meta::creation_template::CreationTemplate;
use crate::meta::dead::Part;
use crate::meta::iam::Write;
use crate::meta::iam::document::Document;
use crate::meta::iam::entity::Entity;
use crate::meta::iam::relation::Relation;
use crate::meta::log::{self, Position};
use crate::meta::manifest::{Manifest, Status};
use crate::meta::migrate::STEPS;
use crate::meta::registry::Registry;
use crate::meta::repository::Repository;
use crate::meta::trash::Item;
use crate::meta::{Database, Tx};
use crate::{Change, Committed, NewReference, ReferenceKind, StoreError};

fn text(prefix: &str, n: u8) -> String {
    format!("{prefix}{n}")
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![4 => asked_for(), 2 => collected(), 1 => buried()]
}

/// What the trash and the collector do.
pub(super) fn collected() -> impl Strategy<Value = Change> {
    let small = || 0_u8..4;
    prop_oneof![
        (small(), small(), small()).prop_map(|(n, digest, tag)| Change::ImagesRestored {
            repository_id: n.into(),
            digests: vec![text("m", digest)],
            tags: vec![text("t", tag)],
            links: vec![(text("d", tag), text("g", tag))],
            at: 7,
        }),
        small().prop_map(|n| Change::RepositoryRestored { repository_id: n.into() }),
        (small(), small(), 0..3).prop_map(|(n, m, kind)| Change::TrashPurged {
            items: vec![match kind {
                0 => Item::Manifest(n.into(), text("m", m)),
                1 => Item::Tag(n.into(), text("t", m)),
                _ => Item::Link(n.into(), text("d", m), text("g", m)),
            }],
            at: 8,
        }),
        (small(), small()).prop_map(|(n, digest)| Change::LinksCollected {
            links: vec![(n.into(), text("d", digest))],
            at: 12,
        }),
        small().prop_map(|n| Change::BlobsSwept { generations: vec![text("g", n)] }),
    ]
}

/// The end of deleted repositories.
fn buried() -> impl Strategy<Value = Change> {
    let small = || 0_u8..4;
    let parts = proptest::sample::select(Part::ALL.to_vec());
    prop_oneof![
        small().prop_map(|n| Change::RepositoryPurged { repository_id: n.into(), at: 10 }),
        (small(), parts, small()).prop_map(|(n, part, upto)| Change::DeadRowsDeleted {
            repository_id: n.into(),
            part,
            upto: (text("m", upto), text("g", upto)),
            at: 11,
        }),
        small().prop_map(|n| Change::RepositoryForgotten { repository_id: n.into() }),
    ]
}

pub(super) fn asked_for() -> impl Strategy<Value = Change> {
    let small = || 0_u8..4;
    prop_oneof![
        (small()).prop_map(|n| Change::AccountCreated(Account {
            id: text("a", n),
            name: text("n", n),
            created_at: 1
        })),
        (small(), any::<Vec<u8>>()).prop_map(|(n, sealed_secret)| Change::AccessKeyStored(AccessKey {
            id: text("k", n),
            account: "a".to_owned(),
            sealed_secret,
            status: "Active".to_owned(),
            created_at: 2,
            user_id: (n > 1).then(|| text("u", n)),
        })),
        (small()).prop_map(|n| Change::RepositoryCreated {
            registry: registry(),
            repository: repository(n.into()),
            tags: vec![(text("key", n), "value".to_owned())],
        }),
        (small()).prop_map(|n| Change::RepositoryDeleted { repository_id: n.into(), at: 9 }),
        small().prop_map(|n| Change::RepositoryRenamed { repository_id: n.into(), name: text("renamed", n) }),
        (small(), any::<bool>()).prop_map(|(n, mutable)| Change::MutabilitySet {
            repository_id: n.into(),
            mutability: if mutable { "MUTABLE" } else { "IMMUTABLE" }.to_owned(),
            exclusions: "[]".to_owned(),
        }),
        (small(), small()).prop_map(|(n, key)| Change::ResourceTagged {
            repository_id: n.into(),
            set: vec![(text("key", key), "new".to_owned())],
            removed: vec![text("key", n)],
        }),
        (small(), small(), any::<bool>()).prop_map(|(n, digest, new)| Change::BlobLinked {
            blob: new.then(|| blob(digest)),
            link: Link {
                repository_id: n.into(),
                digest: text("d", digest),
                generation: text("g", digest),
                size: 5,
                linked_at: 3
            },
        }),
        (small(), small())
            .prop_map(|(lost, n)| Change::BlobReplaced { lost: text("g", lost), blob: blob(n) }),
        (small(), small()).prop_map(|(n, digest)| Change::BlobUnlinked {
            repository_id: n.into(),
            digest: text("d", digest),
            at: 4
        }),
        (small(), small(), small(), any::<Vec<u8>>())
            .prop_map(|(n, digest, tag, bytes)| pushed(n, digest, tag, bytes)),
        (small(), small(), small()).prop_map(|(n, digest, tag)| Change::ImagesDeleted {
            repository_id: n.into(),
            tags: vec![text("t", tag)],
            digests: vec![text("m", digest)],
            at: 6,
        }),
        (small(), small(), 0..3_usize).prop_map(|(n, digest, status)| Change::ImageStatusSet {
            repository_id: n.into(),
            digests: vec![text("m", digest)],
            status: [Status::Active, Status::Archived, Status::Activating][status],
            restore_at: (status == 2).then_some(14),
            at: 13,
        }),
        proptest::collection::vec(identity_write(), 1..6)
            .prop_map(|writes| Change::IdentityWritten { writes }),
        (small(), any::<bool>()).prop_map(|(n, set)| Change::RepositoryPolicySet {
            repository_id: n.into(),
            document: set.then(|| text("p", n)),
        }),
        (small(), any::<bool>()).prop_map(|(n, set)| Change::RegistryPolicySet {
            registry: registry(),
            document: set.then(|| text("p", n)),
        }),
        (small(), small()).prop_map(|(n, value)| Change::RegistrySettingSet {
            registry: registry(),
            name: text("s", n),
            content: text("v", value),
        }),
        (small(), any::<bool>())
            .prop_map(|(n, scan_on_push)| Change::ScanOnPushSet { repository_id: n.into(), scan_on_push }),
        (small(), small()).prop_map(|(n, value)| Change::TemplatePut {
            registry: registry(),
            template: CreationTemplate {
                registry_id: 1,
                prefix: text("p", n),
                body: text("b", value),
                created_at: 1,
                updated_at: value.into(),
            },
        }),
        small().prop_map(|n| Change::TemplateDeleted { registry_id: 1, prefix: text("p", n) }),
        (small(), any::<bool>()).prop_map(|(n, set)| Change::PullTimeExclusionSet {
            registry: registry(),
            principal: text("arn", n),
            created_at: set.then_some(n.into()),
        }),
        (small(), small()).prop_map(|(n, value)| Change::RepositorySettingSet {
            repository_id: n.into(),
            name: text("s", value),
            content: text("v", n),
        }),
        (small(), any::<bool>()).prop_map(|(n, set)| Change::LifecyclePolicySet {
            repository_id: n.into(),
            document: set.then(|| text("p", n)),
            at: 13,
        }),
        (small(), small(), any::<bool>()).prop_map(|(n, tag, set)| Change::PinSet {
            repository_id: n.into(),
            reference: text("t", tag),
            pinned_at: set.then_some(14),
        }),
    ]
}

fn identity_write() -> impl Strategy<Value = Write> {
    let small = || 0_u8..4;
    prop_oneof![
        (small(), small()).prop_map(|(n, m)| Write::Entity(Entity {
            id: text("e", n),
            account: "a".to_owned(),
            kind: "user".to_owned(),
            name: text("N", n),
            path: "/".to_owned(),
            arn: text("arn", n),
            created_at: 1,
            body: text("b", m),
        })),
        small().prop_map(|n| Write::EntityGone(text("e", n))),
        (small(), small()).prop_map(|(n, m)| Write::Document(Document {
            owner: text("e", n),
            kind: "inline".to_owned(),
            name: text("d", m),
            document: text("p", m),
            created_at: 2,
        })),
        (small(), small()).prop_map(|(n, m)| Write::DocumentGone {
            owner: text("e", n),
            kind: "inline".to_owned(),
            name: text("d", m),
        }),
        (small(), small()).prop_map(|(n, m)| Write::Related(relation(n, m))),
        (small(), small()).prop_map(|(n, m)| Write::Unrelated(relation(n, m))),
        (small(), small(), small()).prop_map(|(n, set, removed)| Write::Tagged {
            owner: text("e", n),
            set: vec![(text("key", set), text("v", n))],
            removed: vec![text("key", removed)],
        }),
        small().prop_map(|n| Write::KeyGone(text("k", n))),
        (small(), small()).prop_map(|(n, up_to)| Write::Revoked {
            kind: "token".to_owned(),
            subject: text("t", n),
            up_to: up_to.into(),
        }),
    ]
}

fn relation(subject: u8, object: u8) -> Relation {
    Relation {
        subject: text("e", subject),
        kind: "member".to_owned(),
        object: text("e", object),
        related_at: 3,
    }
}

fn registry() -> Registry {
    Registry { id: 1, kind: "private".to_owned(), account: "a".to_owned(), region: "r".to_owned() }
}

pub(super) fn repository(id: i64) -> Repository {
    Repository {
        id,
        registry_id: 1,
        name: format!("r{id}"),
        created_at: 1,
        created_by: "api".to_owned(),
        tag_mutability: "MUTABLE".to_owned(),
        tag_mutability_exclusions: "[]".to_owned(),
        scan_on_push: 0,
        encryption_type: "AES256".to_owned(),
        kms_key: None,
    }
}

pub(super) fn blob(n: u8) -> Blob {
    Blob {
        generation: text("g", n),
        digest: text("d", n),
        account: "a".to_owned(),
        region: "r".to_owned(),
        encryption_key: String::new(),
        size: 5,
        stored_size: 5,
        format: 1,
        created_at: 3,
    }
}

fn pushed(repository: u8, digest: u8, tag: u8, bytes: Vec<u8>) -> Change {
    Change::ImagePushed {
        repository_id: repository.into(),
        manifest: Manifest {
            digest: text("m", digest),
            media_type: "application/json".to_owned(),
            artifact_media_type: None,
            artifact_type: Some("x/y".to_owned()),
            subject: (tag > 1).then(|| text("m", tag)),
            annotations: None,
            image_size: 7,
            pushed_at: 5,
            size: 3,
            pulled_at: None,
            status: Status::Active,
            archived_at: None,
            activated_at: None,
        },
        references: vec![NewReference {
            digest: text("d", tag),
            kind: ReferenceKind::Blob,
            media_type: "l".to_owned(),
        }],
        tags: vec![text("t", tag)],
        at: 5,
        bytes,
    }
}

pub(super) async fn commit(db: &Database, change: Change) -> bool {
    let written: Result<(), StoreError> = db
        .write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            tx.commit(change.clone(), ()).await
        })
        .await;
    written.is_ok()
}

async fn replayed_rows_are_the_same(changes: Vec<Change>, [live, again]: [Site; 2]) {
    let (live, again) = (live.open().await, again.open().await);
    for change in changes {
        commit(&live, change).await;
    }
    for entry in log::after(&mut &live, Position { epoch: 0, number: 0 }, 1000).await.unwrap() {
        assert!(commit(&again, entry.change).await);
    }
    assert_eq!(dump(&live).await, dump(&again).await);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn the_log_replayed_gives_the_same_rows(changes in proptest::collection::vec(change(), 1..40)) {
        runtime().block_on(replayed_rows_are_the_same(changes, [Site::sqlite(), Site::sqlite()]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn the_log_of_one_database_replayed_in_the_other_gives_the_same_rows(
        changes in proptest::collection::vec(change(), 1..40), to_sqlite in any::<bool>()
    ) {
        let [sqlite, postgres] = Site::both();
        let sites = if to_sqlite { [postgres, sqlite] } else { [sqlite, postgres] };
        runtime().block_on(replayed_rows_are_the_same(changes, sites));
    }
}

#[test]
fn a_manifest_without_its_bytes_is_not_replayed() {
    let pushed = pushed(1, 1, 1, b"bytes".to_vec());
    let body = pushed.encode().unwrap();
    assert_eq!(Change::decode(&body, Some(b"bytes".to_vec())).unwrap(), pushed);
    assert!(matches!(Change::decode(&body, None), Err(StoreError::Damaged(_))));
}

#[test]
fn every_logged_table_is_compared() {
    let logged: String =
        STEPS.iter().filter_map(|step| step.sql.split("-- Upkeep from here on").next()).collect();
    let tables = logged.lines().filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split(' ').next());
    let own = ["deployment", "log_head", "change"];
    let uncompared: Vec<_> = tables.filter(|table| !TABLES.iter().any(|(name, _)| name == table)).collect();
    assert_eq!(uncompared, own);
}
