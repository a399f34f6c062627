//! What an operator asks about lifecycle policies.

use serde_json::json;

use crate::deployment::{Deployment, REPOSITORY};

/// A policy that expires what is tagged `v…` a day after it was pushed.
const POLICY: &str = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"tagged","tagPrefixList":["v"],"countType":"sinceImagePushed","countUnit":"days","countNumber":1},"action":{"type":"expire"}}]}"#;

#[tokio::test(flavor = "multi_thread")]
async fn pins_are_set_listed_and_taken_off() {
    for served in [true, false] {
        let site = Deployment::that_is(served).await;
        let image = format!("{REPOSITORY}:v1");
        assert_eq!(site.asks(&["pin", &image]), json!({"pinned": image}));
        let by_digest = format!("{REPOSITORY}@{}", site.image);
        site.asks(&["pin", &by_digest]);
        let pins = site.asks(&["lifecycle", "pins", REPOSITORY]);
        assert_eq!((&pins[0]["reference"], &pins[1]["reference"]), (&json!(site.image), &json!("v1")));
        assert_eq!(site.asks(&["unpin", &image]), json!({"unpinned": image}));
        let refused = site.refusal(&["unpin", &image]);
        assert!(refused.contains("is not pinned"), "{refused}");
        let refused = site.refusal(&["pin", &format!("{REPOSITORY}:none")]);
        assert!(refused.contains("does not exist"), "{refused}");
        let refused = site.refusal(&["pin", REPOSITORY]);
        assert!(refused.contains("names no image"), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn images_are_reported_in_use_and_listed() {
    let site = Deployment::that_is(true).await;
    let (image, none) = (format!("{REPOSITORY}:v1"), format!("{REPOSITORY}:none"));
    let report = ["in-use", "report", &image, &none, "team/gone:v1", "--ttl-seconds"];
    let reported = site.asks(&[&report[..], &["60"]].concat());
    assert_eq!(reported, json!({"inUse": 1, "unknown": ["team/gone:v1", none]}));
    for seconds in ["0", "604801"] {
        let refused = site.refusal(&[&report[..], &[seconds]].concat());
        assert!(refused.contains("1 to 604800 seconds"), "{refused}");
    }
    let used = site.asks(&["in-use", "list", REPOSITORY]);
    assert_eq!((used.as_array().unwrap().len(), &used[0]["digest"]), (1, &json!(site.image)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_from_the_trash_is_said_to_go_again() {
    let mut site = Deployment::that_is(true).await;
    site.delete().await;
    site.stop();
    site.changed(async |registry, grant| drop(registry.set_lifecycle_policy(grant, POLICY).await.unwrap()))
        .await;
    let restored = site.asks(&["trash", "restore", REPOSITORY, &site.image]);
    let advice = restored["advice"].as_str().unwrap();
    assert!(advice.contains("has a lifecycle policy, which is evaluated next at 20"), "{advice}");
    let pin = format!("berth pin {REPOSITORY}@{}", site.image);
    assert!(advice.contains(&format!("may delete the image again: {pin} keeps it")), "{advice}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_is_told_before_it_is_made() {
    let site = Deployment::that_is(false).await;
    let file = site.folder.path().join("policy.json");
    std::fs::write(&file, POLICY).unwrap();
    let path = file.to_str().unwrap();
    let now = site.asks(&["lifecycle", "diff", REPOSITORY, path]);
    assert_eq!((&now["wouldDelete"], &now["freedBytes"]), (&json!(0), &json!(0)), "{now}");
    let archive = POLICY.replace("expire", r#"transition","targetStorageClass":"archive"#);
    let archive = archive.replace(r#""sinceImagePushed","countUnit":"days""#, r#""imageCountMoreThan""#);
    std::fs::write(&file, archive).unwrap();
    let archive = site.asks(&["lifecycle", "diff", REPOSITORY, path]);
    assert_eq!((&archive["wouldArchive"], &archive["archived"]), (&json!(0), &json!([])), "{archive}");
    std::fs::write(&file, "{}").unwrap();
    let refused = site.refusal(&["lifecycle", "diff", REPOSITORY, path]);
    assert!(
        refused.contains("the policy in the file: ") && refused.contains("validation failure"),
        "{refused}"
    );
    let refused = site.refusal(&["lifecycle", "status", REPOSITORY]);
    assert!(refused.contains("has no lifecycle policy"), "{refused}");
}
