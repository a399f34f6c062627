use std::collections::BTreeMap;

use oci::media_type;
use serde_json::json;

use super::content::{Picture, digest, image, note, referrer};
use super::registry_in_a_box::RegistryInABox;
use crate::{ImageStatus, Page, Referrer};

async fn referrers(site: &RegistryInABox, subject: oci::Digest, after: &str, limit: usize) -> Page<Referrer> {
    let owner = site.owner();
    owner.registry.referrers(&owner.grant, &subject.to_string(), after, limit).await.unwrap()
}

#[tokio::test]
async fn what_refers_to_a_manifest_is_listed_with_its_annotations() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let (subject, signature) = (owner.push(&app, &["v1"]).await, referrer(app.digest(), "signed"));
    owner.put(&signature, &[]).await.unwrap();
    owner.put(&note("unrelated"), &[]).await.unwrap();
    let page = referrers(&site, subject, "", 10).await;
    let expected = Referrer {
        digest: signature.digest().to_string(),
        media_type: media_type::OCI_INDEX.to_owned(),
        artifact_type: Some("application/x-signature".to_owned()),
        size: signature.bytes.len() as u64,
        status: ImageStatus::Active,
        annotations: BTreeMap::from([("note".to_owned(), "signed".to_owned())]),
    };
    assert_eq!(page, Page { items: vec![expected], more: false });
    owner.registry.delete_manifest(&owner.grant, &signature.digest()).await.unwrap();
    assert!(referrers(&site, subject, "", 10).await.items.is_empty());
}

#[tokio::test]
async fn a_subject_need_not_exist_nor_stay() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    owner.put(&referrer(app.digest(), "early"), &[]).await.unwrap();
    assert_eq!(referrers(&site, app.digest(), "", 10).await.items.len(), 1);
    owner.push(&app, &[]).await;
    owner.registry.delete_manifest(&owner.grant, &app.digest()).await.unwrap();
    assert_eq!(referrers(&site, app.digest(), "", 10).await.items.len(), 1, "it goes later");
    assert!(referrers(&site, digest(b"nothing"), "", 10).await.items.is_empty());
}

/// A manifest of about a megabyte that refers to `subject`.
fn bulky(subject: oci::Digest, n: usize) -> Picture {
    let document = json!({
        "schemaVersion": 2, "mediaType": media_type::OCI_INDEX, "manifests": [],
        "subject": {"mediaType": media_type::OCI_MANIFEST, "digest": subject.to_string(), "size": 1},
        "annotations": {"n": n.to_string(), "bulk": "x".repeat(1 << 20)},
    });
    Picture { bytes: document.to_string().into(), ..note("") }
}

#[tokio::test]
async fn a_page_of_long_annotations_is_short() {
    let site = RegistryInABox::with_repository().await;
    let (owner, subject) = (site.owner(), digest(b"subject"));
    let mut pushed = Vec::new();
    for n in 0..7 {
        pushed.push(owner.put(&bulky(subject, n), &[]).await.unwrap().digest.to_string());
    }
    pushed.sort();
    let (mut seen, mut lengths, mut more) = (Vec::<String>::new(), Vec::new(), true);
    while more {
        let last = seen.last().cloned().unwrap_or_default();
        let page = referrers(&site, subject, &last, 100).await;
        lengths.push(page.items.len());
        seen.extend(page.items.into_iter().map(|referrer| referrer.digest));
        more = page.more;
    }
    assert_eq!((seen, lengths), (pushed, vec![3, 3, 1]));
}
