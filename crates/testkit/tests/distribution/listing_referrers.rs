//! Section "Listing Referrers".

use crate::answer::Reading;
use crate::content::{EMPTY, INDEX, MANIFEST, NOTHING, descriptor, sha512, unknown_digest};
use crate::repository::Repository;
use serde_json::{Value, json};
use testkit::image::Image;
use testkit::{Answer, digest};

/// A repository with an image, its descriptor, and where its referrers are listed.
fn with_image() -> (Repository, Value, String) {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    (repository, descriptor(MANIFEST, &image.manifest), format!("referrers/{}", image.digest()))
}

/// The descriptors of one page, which is an index.
fn descriptors(page: &Answer) -> Vec<Value> {
    let index = page.json();
    assert_eq!(page.header("content-type"), INDEX);
    assert_eq!((&index["schemaVersion"], &index["mediaType"]), (&json!(2), &json!(INDEX)));
    index["manifests"].as_array().unwrap().clone()
}

/// The digests that all pages from `target` on list, sorted.
fn listed(repository: &Repository, target: &str) -> Vec<String> {
    let pages = repository.pages(target);
    let descriptors = pages.iter().flat_map(descriptors);
    let mut digests: Vec<_> = descriptors.map(|item| item["digest"].as_str().unwrap().to_owned()).collect();
    digests.sort();
    digests
}

#[test]
fn a_list_is_200_with_an_index_of_what_refers() {
    let (repository, subject, list) = with_image();
    let referrer = repository.push_artifact(json!({"subject": subject}));
    let items = descriptors(&repository.get(&list).expect(200));
    let size = repository.get(&format!("manifests/{referrer}")).expect(200).body.len();
    let expected = json!({"mediaType": MANIFEST, "digest": referrer, "size": size, "artifactType": EMPTY});
    assert_eq!(items, [expected]);
}

#[test]
fn without_referrers_it_is_200_with_an_empty_index() {
    let (repository, _, list) = with_image();
    assert_eq!(descriptors(&repository.get(&list).expect(200)), [Value::Null; 0]);
}

#[test]
fn a_digest_that_nothing_has_is_no_404() {
    let repository = Repository::new();
    for digest in [unknown_digest(), sha512(b"nothing")] {
        let answer = repository.get(&format!("referrers/{digest}")).expect(200);
        assert_eq!(descriptors(&answer), [Value::Null; 0]);
    }
}

#[test]
fn what_is_no_digest_is_400() {
    let repository = Repository::new();
    for text in ["v1", "sha256:12", "sha256:", "md5:d41d8cd98f00b204e9800998ecf8427e"] {
        repository.get(&format!("referrers/{text}")).refused(400, "DIGEST_INVALID");
    }
}

/// The list is of one repository, which must be found.
#[test]
fn a_repository_that_is_not_there_is_404() {
    let list = format!("referrers/{}", unknown_digest());
    Repository::missing().get(&list).refused(404, "NAME_UNKNOWN");
}

#[test]
fn images_and_indexes_are_listed_and_nothing_else() {
    let (repository, subject, list) = with_image();
    let image = repository.push_artifact(json!({"subject": subject}));
    let index = repository.push_index(json!({"subject": subject}));
    repository.push_index(json!({"manifests": [subject]}));
    let mut expected = [image, index];
    expected.sort();
    assert_eq!(listed(&repository, &list), expected);
}

#[test]
fn a_referrer_of_another_repository_is_not_listed() {
    let (repository, subject, list) = with_image();
    let other = Repository::new();
    let referrer = other.push_artifact(json!({"subject": subject}));
    assert_eq!(listed(&repository, &list), [""; 0]);
    assert_eq!(listed(&other, &list), [referrer]);
}

#[test]
fn the_artifact_type_is_the_manifests_own() {
    let (repository, subject, list) = with_image();
    let kind = "application/vnd.example.sbom.v1";
    repository.push_artifact(json!({"subject": subject, "artifactType": kind}));
    repository.push_index(json!({"subject": subject, "artifactType": kind}));
    let items = descriptors(&repository.get(&list).expect(200));
    let kinds: Vec<_> = items.iter().map(|item| &item["artifactType"]).collect();
    assert_eq!(kinds, [kind, kind]);
}

#[test]
fn the_artifact_type_of_an_image_without_one_is_its_configs_media_type() {
    let (repository, subject, list) = with_image();
    repository.push_blob(b"{\"signed\": true}");
    let kind = "application/vnd.example.signature.v1+json";
    let config = descriptor(kind, b"{\"signed\": true}");
    repository.push_artifact(json!({"subject": subject, "config": config}));
    repository.push_artifact(json!({"subject": subject, "config": config, "artifactType": ""}));
    let items = descriptors(&repository.get(&list).expect(200));
    let kinds: Vec<_> = items.iter().map(|item| &item["artifactType"]).collect();
    assert_eq!(kinds, [kind, kind]);
}

#[test]
fn the_artifact_type_of_an_index_without_one_is_left_out() {
    let (repository, subject, list) = with_image();
    repository.push_index(json!({"subject": subject}));
    repository.push_index(json!({"subject": subject, "artifactType": ""}));
    let items = descriptors(&repository.get(&list).expect(200));
    assert_eq!(items.len(), 2);
    assert!(items.iter().all(|item| item.get("artifactType").is_none()), "{items:?}");
}

#[test]
fn annotations_are_listed() {
    let (repository, subject, list) = with_image();
    let annotations = json!({"org.opencontainers.image.created": "2026-01-01T00:00:00Z", "é": "\"quoted\""});
    repository.push_artifact(json!({"subject": subject, "annotations": annotations}));
    repository.push_index(json!({"subject": subject, "annotations": annotations}));
    let items = descriptors(&repository.get(&list).expect(200));
    assert_eq!(items.len(), 2);
    assert!(items.iter().all(|item| item["annotations"] == annotations), "{items:?}");
}

#[test]
fn a_filter_leaves_one_artifact_type_and_says_so() {
    let (repository, subject, list) = with_image();
    let of = |kind: &str| repository.push_artifact(json!({"subject": subject, "artifactType": kind}));
    let (sbom, _) = (of("application/vnd.example.sbom.v1+json"), of("application/vnd.example.signature"));
    let wanted = format!("{list}?artifactType=application/vnd.example.sbom.v1%2Bjson");
    let answer = repository.get(&wanted).expect(200);
    assert_eq!(answer.header("oci-filters-applied"), "artifactType");
    assert_eq!(listed(&repository, &wanted), [sbom]);
}

/// Clients leave the plus sign of a media type as it is, although a form's encoding takes it for a blank.
#[test]
fn a_filter_may_have_a_bare_plus_sign() {
    let (repository, subject, list) = with_image();
    let kind = "application/vnd.example.sbom.v1+json";
    let sbom = repository.push_artifact(json!({"subject": subject, "artifactType": kind}));
    assert_eq!(listed(&repository, &format!("{list}?artifactType={kind}")), [sbom]);
}

#[test]
fn a_filter_knows_the_configs_media_type() {
    let (repository, subject, list) = with_image();
    let referrer = repository.push_artifact(json!({"subject": subject}));
    let wanted = format!("{list}?artifactType={}", EMPTY.replace('+', "%2B"));
    assert_eq!(listed(&repository, &wanted), [referrer]);
}

#[test]
fn a_filter_that_nothing_matches_leaves_an_empty_index() {
    let (repository, subject, list) = with_image();
    repository.push_artifact(json!({"subject": subject}));
    let answer = repository.get(&format!("{list}?artifactType=application/vnd.example.none")).expect(200);
    assert_eq!(answer.header("oci-filters-applied"), "artifactType");
    assert_eq!(descriptors(&answer), [Value::Null; 0]);
}

#[test]
fn without_a_filter_none_is_said_to_be_applied() {
    let (repository, _, list) = with_image();
    assert!(!repository.get(&list).expect(200).has("oci-filters-applied"));
}

/// Five referrers, one a page; `n` is Berth's addition.
#[test]
fn links_lead_through_all_pages() {
    let (repository, subject, list) = with_image();
    let referrer = |number: usize| {
        let kind = ["application/vnd.example.even", "application/vnd.example.odd+json"][number % 2];
        let number = json!({"number": number.to_string()});
        repository.push_artifact(json!({"subject": subject, "artifactType": kind, "annotations": number}))
    };
    let mut all: Vec<_> = (0..5).map(referrer).collect();
    let mut odd = [all[1].clone(), all[3].clone()];
    all.sort();
    odd.sort();
    assert_eq!(listed(&repository, &format!("{list}?n=1")), all);
    let filtered = format!("{list}?n=1&artifactType=application/vnd.example.odd%2Bjson");
    assert_eq!(listed(&repository, &filtered), odd);
    assert!(repository.pages(&filtered).iter().all(|page| page.has("oci-filters-applied")));
}

/// Clients read manifests of 4 MiB, and so may each page be.
#[test]
fn a_list_too_long_for_one_manifest_has_pages() {
    let (repository, subject, list) = with_image();
    let mut all: Vec<_> = ["a", "b", "c", "d", "e"]
        .map(|letter| {
            let annotations = json!({"long": letter.repeat(1 << 20)});
            repository.push_artifact(json!({"subject": subject, "annotations": annotations}))
        })
        .to_vec();
    all.sort();
    assert_eq!(listed(&repository, &list), all);
    let longest = repository.pages(&list).iter().map(|page| page.body.len()).max().unwrap();
    assert!(longest <= 4 << 20, "a page of {longest} bytes");
}

#[test]
fn what_was_pushed_before_its_subject_is_listed() {
    let (repository, image) = (Repository::new(), Image::saying("later"));
    let subject = descriptor(MANIFEST, &image.manifest);
    let referrer = repository.push_artifact(json!({"subject": subject}));
    let list = format!("referrers/{}", image.digest());
    assert_eq!(listed(&repository, &list), [referrer.as_str()]);
    repository.push_image("v1", "later");
    assert_eq!(listed(&repository, &list), [referrer]);
}

#[test]
fn what_refers_to_a_referrer_is_listed_with_that() {
    let (repository, subject, list) = with_image();
    let sbom = repository.push_artifact(json!({"subject": subject}));
    let size = repository.get(&format!("manifests/{sbom}")).expect(200).body.len();
    let subject = json!({"mediaType": MANIFEST, "digest": sbom, "size": size});
    let signature = repository.push_artifact(json!({"subject": subject}));
    assert_eq!(listed(&repository, &list), [sbom.as_str()]);
    assert_eq!(listed(&repository, &format!("referrers/{sbom}")), [signature]);
}

#[test]
fn a_subject_by_sha512_digest_has_a_list_of_its_own() {
    let repository = Repository::new();
    let long = sha512(b"a manifest");
    let subject = json!({"mediaType": MANIFEST, "digest": long, "size": 10});
    let referrer = repository.push_artifact(json!({"subject": subject}));
    assert_eq!(listed(&repository, &format!("referrers/{long}")), [referrer.as_str()]);
    let encoded = long.replace(':', "%3A");
    assert_eq!(listed(&repository, &format!("referrers/{encoded}")), [referrer]);
    assert_eq!(listed(&repository, &format!("referrers/{}", digest(b"a manifest"))), [""; 0]);
}

#[test]
fn a_deleted_referrer_is_listed_no_more() {
    let (repository, subject, list) = with_image();
    let referrer = repository.push_artifact(json!({"subject": subject}));
    repository.delete(&format!("manifests/{referrer}")).expect(202);
    assert_eq!(listed(&repository, &list), [""; 0]);
    repository.push_blob(NOTHING);
    repository.push_artifact(json!({"subject": subject}));
    assert_eq!(listed(&repository, &list), [referrer]);
}

#[test]
fn a_referrer_that_lost_its_tag_is_still_listed() {
    let (repository, subject, list) = with_image();
    let referrer = repository.push_artifact(json!({"subject": subject}));
    let bytes = repository.get(&format!("manifests/{referrer}")).expect(200).body;
    repository.put_manifest("signature", MANIFEST, &bytes).expect(201);
    repository.delete("manifests/signature").expect(202);
    assert_eq!(listed(&repository, &list), [referrer]);
}
