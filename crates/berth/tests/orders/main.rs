//! What an operator asks with commands, of a running server and where none runs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test says where")]

mod deployment;
mod harbor;
mod identities;
mod import;
mod import_layout;
mod import_remote;
mod lifecycle;
mod moves;
mod places;
mod redirect;
mod registry_folder;

use std::os::unix::fs::PermissionsExt;

use deployment::{Deployment, LAYER, REPOSITORY};
use serde_json::{Value, json};

/// The rows that wait in each stage of collection.
fn waiting(status: &Value) -> Vec<i64> {
    let stages = status["stages"].as_array().unwrap();
    stages.iter().map(|stage| stage["waiting"].as_i64().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_lost_is_found_by_verifying() {
    for served in [true, false] {
        let site = Deployment::that_is(served).await;
        let whole = site.asks(&["verify", "--digests"]);
        assert_eq!((&whole["objects"], &whole["lost"]), (&json!(1), &json!(0)), "{whole}");
        site.lose_objects();
        let lost: Value = serde_json::from_str(&site.fails(&["verify", "--json"])).unwrap();
        assert_eq!((&lost["lost"], &lost["blobs"][0]["lost"]), (&json!(1), &json!("missing")), "{lost}");
        assert_eq!(site.asks(&["gc", "status"])["lostObjects"], 1);
        assert_eq!(site.asks(&["gc", "explain", &site.layer])[0]["lost"], "missing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_purged_gives_its_space_back() {
    for served in [true, false] {
        let mut site = Deployment::that_is(served).await;
        let before = site.asks(&["gc", "status"]);
        assert_eq!((&before["objects"], &before["bytes"]), (&json!(1), &json!(LAYER.len())), "{before}");
        site.delete().await;
        let deleted = site.asks(&["gc", "status"]);
        assert!(waiting(&deleted)[0] >= 2 && deleted["bytes"] == before["bytes"], "{deleted}");
        site.asks(&["gc", "run"]);
        assert_eq!(site.asks(&["gc", "status"])["bytes"], before["bytes"], "it may still be restored");
        assert_eq!(site.asks(&["trash", "purge", REPOSITORY]), json!({"rowsPurged": 2}));
        let ran = site.asks(&["gc", "run"]);
        assert_eq!((&ran["objectsSwept"], &ran["failed"]), (&json!(1), &json!(0)), "{ran}");
        // The object outlives its row by a minute.
        let after = site.asks(&["gc", "status"]);
        assert_eq!((waiting(&after), &after["bytes"]), (vec![0, 0, 0, 0, 1], &json!(0)), "served: {served}");
        assert_eq!(after["lastError"], Value::Null);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registrys_trash_is_emptied_and_no_others_unless_that_is_asked_for() {
    let mut site = Deployment::that_is(true).await;
    site.delete().await;
    site.asks(&["account", "create", "222222222222"]);
    for other in [&["--account", "222222222222"], &["--region", "eu-west-1"]] {
        assert_eq!(site.asks(&[&["trash", "purge"], &other[..]].concat()), json!({"rowsPurged": 0}));
    }
    let refused = site.refusal(&["trash", "purge", "--everything", "--account", "222222222222"]);
    assert!(refused.contains("cannot be used with"), "{refused}");
    assert_eq!(site.asks(&["trash", "list", REPOSITORY]).as_array().unwrap().len(), 1);
    assert_eq!(site.asks(&["trash", "purge"]), json!({"rowsPurged": 2}));
    assert_eq!(site.asks(&["trash", "purge", "--everything"]), json!({"rowsPurged": 0}));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_image_is_listed_and_comes_back() {
    for served in [true, false] {
        let mut site = Deployment::that_is(served).await;
        site.delete().await;
        let trash = site.asks(&["trash", "list", REPOSITORY]);
        assert_eq!((&trash[0]["digest"], &trash[0]["tags"]), (&json!(site.image), &json!(["v1"])), "{trash}");
        assert!(trash[0]["purgedFrom"].as_str().unwrap() > trash[0]["deletedAt"].as_str().unwrap());
        let restored = site.asks(&["trash", "restore", REPOSITORY, &site.image]);
        assert_eq!(restored, json!({"digests": [site.image], "tags": ["v1"]}));
        assert_eq!(site.asks(&["trash", "list", REPOSITORY]), json!([]));
        if !served {
            site.serve();
        }
        assert_eq!(site.pulls("GET").await, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blob_is_explained_at_every_step_of_its_way() {
    let mut site = Deployment::that_is(true).await;
    let explain = |site: &Deployment| site.asks(&["gc", "explain", &site.layer]);
    let living = explain(&site);
    assert_eq!(living[0]["holders"][0]["namedBy"], json!([site.image]), "{living}");
    let of_image = site.asks(&["gc", "explain", &site.image]);
    // The collector that begins with the server takes a lease away that is over.
    assert_eq!((&of_image[0]["object"], &of_image[0]["digest"]), (&living[0]["object"], &json!(site.layer)));
    site.delete().await;
    let deleted = explain(&site);
    assert_eq!(deleted[0]["holders"][0]["namedBy"], json!([]), "{deleted}");
    assert_eq!(deleted[0]["holders"][0]["namedByTrash"], json!([site.image]), "{deleted}");
    site.asks(&["trash", "purge"]);
    let leased = explain(&site);
    assert_eq!(leased[0]["holders"][0]["namedByTrash"], json!([]), "{leased}");
    assert!(leased[0]["holders"][0]["leaseUntil"].is_string(), "{leased}");
    // Without a server, and with a time for readers that is not over.
    site.stop();
    site.reader_grace = "3600";
    site.asks(&["gc", "run"]);
    let condemned = explain(&site);
    assert_eq!(condemned[0]["holders"], json!([]), "{condemned}");
    assert!(condemned[0]["sweptFrom"].as_str() > condemned[0]["condemnedAt"].as_str(), "{condemned}");
    site.reader_grace = "0";
    site.asks(&["gc", "run"]);
    let gone = site.refusal(&["gc", "explain", &site.layer]);
    assert!(gone.contains("no repository and no trash holds a blob"), "{gone}");
}

#[tokio::test(flavor = "multi_thread")]
async fn repositories_are_listed_with_their_sizes_and_answers_are_tables() {
    let site = Deployment::that_is(true).await;
    let size = LAYER.len();
    let expected = json!([
        {"repository": REPOSITORY, "images": 1, "logicalBytes": 2 * size, "keptBytes": size},
    ]);
    let listed = site.asks(&["repository", "list"]);
    assert_eq!(listed[0]["keptBytes"], expected[0]["keptBytes"], "{listed}");
    assert_eq!(listed[0]["images"], 1);
    let table = site.prints(&["repository", "list"]);
    assert!(table.starts_with("REPOSITORY  IMAGES  KEPT BYTES  LOGICAL BYTES\nteam/web    1 "), "{table}");
    assert_eq!(site.prints(&["repository", "list", "--region", "eu-west-1"]), "none\n");
    assert_eq!(site.prints(&["trash", "list"]), "none\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_done_is_said_by_the_server_and_without_one() {
    for served in [true, false] {
        let site = Deployment::that_is(served).await;
        let missing = site.refusal(&["trash", "restore", REPOSITORY, &site.layer]);
        assert!(
            missing.contains(&format!("the trash of {REPOSITORY} holds no image {}", site.layer)),
            "{missing}"
        );
        let nothing = site.refusal(&["trash", "list", "no/such"]);
        assert!(nothing.contains("no/such"), "{nothing}");
        assert!(site.refusal(&["gc", "explain", "sha256:1"]).contains("berth: "));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_are_trusted_by_one_command() {
    for served in [true, false] {
        let site = Deployment::that_is(served).await;
        let trust = ["trust", "github", "octo/web", "--branch", "main", "--repository", "team/*"];
        let made = site.asks(&trust);
        assert_eq!(made["roleArn"], "arn:aws:iam::123456789012:role/github-octo-web", "{made}");
        assert_eq!(made["subject"], "repo:octo/web:ref:refs/heads/main");
        assert!(site.refusal(&trust).contains("there is a role github-octo-web already"));
        let second = [&trust[..], &["--role", "second", "--audience", "berth"]].concat();
        let printed = site.prints(&second);
        assert!(printed.contains("role-to-assume: arn:aws:iam::123456789012:role/second"), "{printed}");
        assert!(site.refusal(&["trust", "github", "octo/*", "--repository", "x"]).contains("no name"));
        let refused = |more: &[&str]| site.refusal(&[&["trust", "gitlab", "a/b"], more].concat());
        assert!(refused(&["--repository", "x/y", "--role", "a b"]).contains("no name of a role"));
        assert!(refused(&["--repository", "BAD NAME"]).contains("names no repository"));
        let nobodys = refused(&["--repository", "x/*", "--account", "999999999999"]);
        assert!(nobodys.contains("there is no account 999999999999"), "{nobodys}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_socket_is_its_owners_alone_and_one_that_a_dead_server_left_is_in_nobodys_way() {
    let mut site = Deployment::that_is(true).await;
    let socket = site.socket();
    assert_eq!(std::fs::metadata(&socket).unwrap().permissions().mode() & 0o777, 0o600);
    let database = site.folder.path().join("berth.db");
    assert_eq!(std::fs::metadata(database).unwrap().permissions().mode() & 0o777, 0o600);
    site.stop();
    assert!(socket.exists(), "it was killed");
    site.asks(&["gc", "status"]);
    site.serve();
    site.asks(&["gc", "status"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_is_under_way_is_told_by_gc_status() {
    let url = testbed::Postgres::shared().database("being_moved");
    let mut site = Deployment::new(vec![("database", url.clone())]).await;
    site.serve();
    assert_eq!(site.asks(&["gc", "status"])["move"], Value::Null);
    let db = store::Database::connect(&url, world::Clock::system()).await.unwrap();
    store::meta::moving::mark(&db, "elsewhere", "a run").await.unwrap();
    let told = site.prints(&["gc", "status"]);
    assert!(told.contains("to elsewhere") && told.contains("take it back with --undo"), "{told}");
}
