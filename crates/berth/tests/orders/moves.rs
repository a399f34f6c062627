//! Images are copied, moved, renamed and tagged by commands.

use oci::Tag;
use registry::{Mutability, NewImage, OnRepeat};
use serde_json::json;

use super::deployment::{Deployment, LAYER, REPOSITORY};

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const ELSEWHERE: &str = "222222222222.dkr.ecr.eu-west-1.amazonaws.com/mirror/web";

/// The images and the unique bytes of a repository.
fn holds(site: &Deployment, name: &str, registry: &[&str]) -> Option<(i64, i64)> {
    let listed = site.asks(&[&["repository", "list"], registry].concat());
    let of_name = listed.as_array().unwrap().iter().find(|row| row["repository"] == name)?;
    Some((of_name["images"].as_i64().unwrap(), of_name["keptBytes"].as_i64().unwrap()))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_is_copied_by_rows_alone_within_a_registry_and_with_its_bytes_into_another() {
    for served in [true, false] {
        let site = Deployment::that_is(served).await;
        let source = format!("{REPOSITORY}:v1");
        let copied = site.asks(&["copy", &source, "stable/web:live"]);
        assert_eq!((&copied["images"], &copied["blobsCopied"]), (&json!(1), &json!(0)), "{copied}");
        assert!(holds(&site, "stable/web", &[]).is_some_and(|(images, _)| images == 1));
        assert_eq!(site.asks(&["gc", "status"])["objects"], 1);
        site.asks(&["account", "create", "222222222222"]);
        let elsewhere = site.asks(&["copy", REPOSITORY, ELSEWHERE]);
        assert_eq!(elsewhere["copiedBytes"], LAYER.len(), "{elsewhere}");
        let registry = ["--account", "222222222222", "--region", "eu-west-1"];
        assert!(holds(&site, "mirror/web", &registry).is_some_and(|(images, _)| images == 1));
        assert_eq!(
            site.asks(&["copy", REPOSITORY, ELSEWHERE])["blobsCopied"],
            0,
            "what is there is not sent"
        );
        let refused = site.refusal(&["copy", "team/web:nope", "stable/web"]);
        assert!(refused.contains("nope"), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repository_is_renamed_and_moves_between_registries_and_an_image_gets_tags() {
    let site = Deployment::that_is(true).await;
    let tagged = site.asks(&["retag", &format!("{REPOSITORY}:v1"), "stable", "2026"]);
    assert_eq!(tagged, json!({"digest": site.image, "tags": ["stable", "2026"]}));
    let refused = site.refusal(&["retag", &format!("{REPOSITORY}:v1"), "fine", "not:fine"]);
    assert!(refused.contains("'not:fine' is no tag"), "{refused}");
    assert_eq!(site.asks(&["move", REPOSITORY, "apps/web"]), json!({"renamed": true}));
    assert_eq!((site.pulls("GET").await, holds(&site, REPOSITORY, &[])), (404, None));
    site.asks(&["account", "create", "222222222222"]);
    let moved = site.asks(&["move", "apps/web", ELSEWHERE]);
    assert_eq!((&moved["deleted"], &moved["blobsCopied"]), (&json!("apps/web"), &json!(1)), "{moved}");
    assert_eq!(site.asks(&["trash", "list"])[0]["repository"], "apps/web");
    let back = site.asks(&["move", &format!("{ELSEWHERE}:stable"), &format!("{REPOSITORY}:v1")]);
    assert_eq!(back["deleted"], "mirror/web:stable", "{back}");
    assert_eq!(site.pulls("GET").await, 200);
    assert!(site.refusal(&["copy", "apps/Web", "x/y"]).contains("names no image"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_to_where_it_comes_from_takes_nothing() {
    let site = Deployment::that_is(true).await;
    let same = format!("123456789012.dkr.ecr.us-east-1.amazonaws.com/{REPOSITORY}");
    for target in [REPOSITORY, same.as_str(), "team/web:v2"] {
        for source in
            [REPOSITORY.to_owned(), format!("{REPOSITORY}:v1"), format!("{REPOSITORY}@{}", site.image)]
        {
            let refused = site.refusal(&["move", &source, target]);
            assert!(refused.contains("one repository"), "{source} {target}: {refused}");
        }
    }
    assert_eq!((site.pulls("GET").await, site.asks(&["trash", "list", REPOSITORY])), (200, json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_that_moves_by_its_digest_takes_its_tags_along() {
    let site = Deployment::that_is(true).await;
    site.asks(&["retag", &format!("{REPOSITORY}:v1"), "stable"]);
    site.asks(&["move", &format!("{REPOSITORY}@{}", site.image), "apps/web"]);
    assert_eq!(holds(&site, REPOSITORY, &[]).map(|(images, _)| images), Some(0));
    for tag in ["v1", "stable"] {
        let copied = site.asks(&["copy", &format!("apps/web:{tag}"), "seen/web"]);
        assert_eq!(copied["images"], 1, "{tag}: {copied}");
    }
}

/// Gives the repository a policy, a lifecycle policy, a resource tag and pins.
async fn furnish(site: &Deployment) {
    site.asks(&["pin", &format!("{REPOSITORY}:v1")]);
    site.asks(&["pin", &format!("{REPOSITORY}@{}", site.image)]);
    let rule = json!({
        "rulePriority": 1, "action": {"type": "expire"},
        "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 1000},
    });
    let policy = json!({"rules": [rule]}).to_string();
    let allow = json!({"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"});
    let allow = json!({"Version": "2012-10-17", "Statement": [allow]}).to_string();
    let tags = vec![("team".to_owned(), "web".to_owned())];
    site.changed(async move |registry, grant| {
        registry.set_repository_policy(grant, allow).await.unwrap();
        registry.set_lifecycle_policy(grant, &policy).await.unwrap();
        registry.set_mutability(grant, Mutability::Immutable).await.unwrap();
        registry.put_resource_tags(grant, tags).await.unwrap();
    })
    .await;
}

/// Settings by what became of them.
fn told(value: &serde_json::Value, outcome: &str) -> Vec<String> {
    let rows = value["settings"].as_array().unwrap().iter().filter(|row| row["outcome"] == outcome);
    rows.map(|row| row["setting"].as_str().unwrap().split(' ').next().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_tells_what_it_leaves_and_a_move_takes_it_along() {
    let mut site = Deployment::that_is(false).await;
    furnish(&site).await;
    site.serve();
    site.asks(&["account", "create", "222222222222"]);
    let copied = site.asks(&["copy", REPOSITORY, ELSEWHERE]);
    let all = ["resource", "repository", "pins", "lifecycle"];
    assert_eq!(
        (told(&copied, "left"), told(&copied, "carried")),
        (all.map(String::from).to_vec(), vec![]),
        "{copied}"
    );
    let moved = site.asks(&["move", REPOSITORY, ELSEWHERE]);
    assert_eq!(
        (told(&moved, "carried"), &moved["deleted"]),
        (all.map(String::from).to_vec(), &json!(REPOSITORY))
    );
    assert_eq!(site.asks(&["lifecycle", "pins", ELSEWHERE]).as_array().unwrap().len(), 2);
    assert!(site.asks(&["policy", "show", ELSEWHERE])["policy"].as_str().unwrap().contains("2012-10-17"));
    assert!(site.asks(&["lifecycle", "status", ELSEWHERE])["dueAt"].is_string());
    let again = site.asks(&["copy", ELSEWHERE, REPOSITORY]);
    assert_eq!(told(&again, "left").len(), 4, "{again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_target_has_of_its_own_stays_and_is_told() {
    let site = Deployment::that_is(false).await;
    site.asks(&["account", "create", "222222222222"]);
    site.asks(&["copy", REPOSITORY, ELSEWHERE]);
    furnish(&site).await;
    let moved = site.asks(&["move", REPOSITORY, ELSEWHERE]);
    let mutability = &moved["settings"][0];
    assert_eq!(mutability["why"], "the target has MUTABLE, not IMMUTABLE", "{moved}");
    assert_eq!(told(&moved, "left"), ["tag"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_protected_does_not_move_and_a_tag_that_moves_leaves_the_others() {
    let mut site = Deployment::that_is(false).await;
    site.asks(&["account", "create", "222222222222"]);
    let protection = vec![("berth:deletion-protection".to_owned(), "enabled".to_owned())];
    site.changed(async move |registry, grant| registry.put_resource_tags(grant, protection).await.unwrap())
        .await;
    site.serve();
    let refused = site.refusal(&["move", REPOSITORY, ELSEWHERE]);
    assert!(refused.contains("take its tag 'berth:deletion-protection' off"), "{refused}");
    site.asks(&["retag", &format!("{REPOSITORY}:v1"), "v2"]);
    site.asks(&["pin", &format!("{REPOSITORY}:v2")]);
    let moved = site.asks(&["move", &format!("{REPOSITORY}:v2"), "apps/web:live"]);
    assert_eq!((&moved["deleted"], &moved["imageStays"]), (&json!("team/web:v2"), &json!(true)), "{moved}");
    assert_eq!(site.asks(&["lifecycle", "pins", "apps/web"])[0]["reference"], "live");
    assert_eq!(site.pulls("GET").await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_that_moves_by_its_digest_may_get_another_tag() {
    let site = Deployment::that_is(true).await;
    let moved = site.asks(&["move", &format!("{REPOSITORY}@{}", site.image), "apps/web:prod"]);
    assert_eq!(moved["deleted"], site.image, "{moved}");
    let back = site.asks(&["move", "apps/web:prod", &format!("{REPOSITORY}@{}", site.image)]);
    assert_eq!(back["deleted"], site.image, "{back}");
    assert_eq!(holds(&site, REPOSITORY, &[]).map(|(images, _)| images), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_copied_makes_no_repository() {
    let site = Deployment::that_is(true).await;
    assert!(site.refusal(&["copy", &format!("{REPOSITORY}:nope"), "typo/web"]).contains("nope"));
    assert!(site.refusal(&["copy", REPOSITORY, "typo/web:v1"]).contains("without tag"));
    assert_eq!(holds(&site, "typo/web", &[]), None);
    let typo = "11111.dkr.ecr.us-east-1.amazonaws.com/typo/web";
    assert!(site.refusal(&["copy", REPOSITORY, typo]).contains("is no registry of this deployment"));
    site.asks(&["account", "create", "222222222222"]);
    site.lose_objects();
    let copied = site.asks_in_vain(&["copy", REPOSITORY, ELSEWHERE]);
    assert_eq!((&copied["images"], &copied["skipped"][0]["image"]), (&json!(0), &json!(site.image)));
    let registry = ["--account", "222222222222", "--region", "eu-west-1"];
    assert_eq!(holds(&site, "mirror/web", &registry), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_that_may_not_move_keeps_none_of_the_others_from_being_copied() {
    let site = Deployment::that_is(false).await;
    let index = json!({"schemaVersion": 2, "mediaType": INDEX, "manifests": []}).to_string();
    site.changed(async move |registry, grant| {
        let (bytes, tags) = (index.into_bytes().into(), vec![Tag::parse("v2").unwrap()]);
        let media_type = Some(INDEX.to_owned());
        let new = NewImage { bytes, media_type, digest: None, tags, on_repeat: OnRepeat::Refuse };
        registry.push_image(grant, new).await.unwrap();
    })
    .await;
    for tag in ["v1", "v2"] {
        site.asks(&["copy", &format!("{REPOSITORY}:{tag}"), "apps/web"]);
    }
    site.asks(&["retag", "apps/web:v2", "v1"]);
    site.changed(async move |registry, grant| {
        registry.set_mutability(grant, Mutability::Immutable).await.unwrap();
    })
    .await;
    let copied = site.asks_in_vain(&["copy", "apps/web", REPOSITORY]);
    assert_eq!((&copied["images"], copied["skipped"].as_array().unwrap().len()), (&json!(1), 1), "{copied}");
    assert!(copied["skipped"][0]["why"].as_str().unwrap().contains("'v1' exists"), "{copied}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_that_an_index_names_stays_without_the_tag_that_moved() {
    let mut site = Deployment::that_is(false).await;
    let child = json!({"mediaType": oci::media_type::OCI_MANIFEST, "digest": site.image, "size": 1});
    let index = json!({"schemaVersion": 2, "mediaType": INDEX, "manifests": [child]}).to_string();
    site.changed(async move |registry, grant| {
        let (bytes, tags) = (index.into_bytes().into(), vec![Tag::parse("all").unwrap()]);
        let media_type = Some(INDEX.to_owned());
        let new = NewImage { bytes, media_type, digest: None, tags, on_repeat: OnRepeat::Refuse };
        registry.push_image(grant, new).await.unwrap();
    })
    .await;
    site.serve();
    site.asks(&["pin", &format!("{REPOSITORY}:v1")]);
    let moved = site.asks(&["move", &format!("{REPOSITORY}:v1"), "apps/web"]);
    assert_eq!((&moved["deleted"], &moved["imageStays"]), (&json!("team/web:v1"), &json!(true)), "{moved}");
    assert_eq!(site.asks(&["lifecycle", "pins", REPOSITORY]), json!([]));
    assert_eq!(holds(&site, REPOSITORY, &[]).map(|(images, _)| images), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_policy_denies_to_everybody_a_copy_does_not_do() {
    let mut site = Deployment::that_is(false).await;
    let deny = json!({"Effect": "Deny", "Principal": "*", "Action": "ecr:UploadLayerPart"});
    let deny = json!({"Version": "2012-10-17", "Statement": [deny]}).to_string();
    site.changed(async move |registry, grant| {
        registry.set_repository_policy(grant, deny).await.unwrap();
    })
    .await;
    site.serve();
    site.asks(&["copy", REPOSITORY, "apps/web"]);
    let refused = site.refusal(&["copy", "apps/web", REPOSITORY]);
    assert!(refused.contains("ecr:UploadLayerPart") && refused.contains("explicit deny"), "{refused}");
}
