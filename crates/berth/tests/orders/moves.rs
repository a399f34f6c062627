//! Images are copied, moved, renamed and tagged by commands.

use serde_json::json;

use super::deployment::{Deployment, LAYER, REPOSITORY};

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
    assert_eq!(site.asks(&["move", REPOSITORY, "apps/web"]), json!({"renamed": true}));
    assert_eq!((site.pulls("GET").await, holds(&site, REPOSITORY, &[])), (404, None));
    site.asks(&["account", "create", "222222222222"]);
    let moved = site.asks(&["move", "apps/web", ELSEWHERE]);
    assert_eq!((&moved["deleted"], &moved["blobsCopied"]), (&json!("apps/web"), &json!(1)), "{moved}");
    assert_eq!(site.asks(&["trash", "list"])[0]["repository"], "apps/web");
    let back = site.asks(&["move", &format!("{ELSEWHERE}:stable"), &format!("{REPOSITORY}:v1")]);
    assert_eq!(back["deleted"], json!(site.image), "{back}");
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
