//! Names with a host mean what the host means, whatever the command.

use serde_json::json;

use crate::deployment::{Deployment, REPOSITORY};

const THEIRS: &str = "222222222222.dkr.ecr.eu-west-1.amazonaws.com";
const OURS: &str = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

#[tokio::test(flavor = "multi_thread")]
async fn every_command_goes_where_the_host_says() {
    let site = Deployment::that_is(true).await;
    site.asks(&["account", "create", "222222222222"]);
    let there = format!("{THEIRS}/{REPOSITORY}");
    site.asks(&["copy", REPOSITORY, &there]);
    site.asks(&["pin", &format!("{there}:v1")]);
    assert_eq!(site.asks(&["lifecycle", "pins", &there]).as_array().unwrap().len(), 1);
    assert_eq!(site.asks(&["lifecycle", "pins", &format!("{OURS}/{REPOSITORY}")]), json!([]));
    let report = site.asks(&["in-use", "report", &format!("{there}:v1"), &format!("{there}:none")]);
    assert_eq!(report, json!({"inUse": 1, "unknown": [format!("{there}:none")]}));
    assert_eq!(site.asks(&["in-use", "list", &there]).as_array().unwrap().len(), 1);
    assert_eq!(site.asks(&["in-use", "list", &format!("localhost/{REPOSITORY}")]), json!([]));
    assert_eq!(site.asks(&["trash", "list", &there]), json!([]));
    for command in [["lifecycle", "status"], ["policy", "show"]] {
        let refused = site.refusal(&[&command[..], &[&there]].concat());
        assert!(refused.contains("'team/web' has no"), "{command:?}: {refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_mean_nothing_here_are_refused_alike() {
    let site = Deployment::that_is(true).await;
    for command in [
        &["trash", "list"][..],
        &["trash", "purge"],
        &["lifecycle", "status"],
        &["lifecycle", "pins"],
        &["in-use", "list"],
        &["policy", "show"],
    ] {
        let of = |name: &str| site.refusal(&[command, &[name]].concat());
        assert!(
            of("other.example:5000/team/web").contains("is no registry of this deployment"),
            "{command:?}"
        );
        assert!(of(&format!("{THEIRS}/team/web")).contains("no account 222222222222"), "{command:?}");
        assert!(of("team/web:v1").contains("name the repository, team/web"), "{command:?}");
    }
    for command in [&["pin"][..], &["unpin"], &["in-use", "report"], &["retag"], &["copy"], &["move"]] {
        let more: &[&str] = if command.len() > 1 || command[0].ends_with("pin") { &[] } else { &["team/x"] };
        let refused = site.refusal(&[command, &["other.example:5000/team/web:v1"], more].concat());
        assert!(refused.contains("is no registry of this deployment"), "{command:?}: {refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_may_look_like_a_host() {
    let site = Deployment::that_is(true).await;
    site.asks(&["copy", REPOSITORY, "ghcr.io/team/web"]);
    site.asks(&["pin", "ghcr.io/team/web:v1"]);
    assert_eq!(site.asks(&["lifecycle", "pins", "ghcr.io/team/web"])[0]["reference"], "v1");
}
