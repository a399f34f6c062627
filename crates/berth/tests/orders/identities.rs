//! Accounts, tokens, denials and the audit, as an operator asks for them.

use serde_json::{Value, json};

use crate::deployment::Deployment;

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_made_and_listed() {
    for served in [true, false] {
        let site = Deployment::that_is(served).await;
        let made = site.asks(&["account", "create", "111122223333", "--name", "edge"]);
        assert_eq!(made["account"], "111122223333");
        assert!(made["accessKeyId"].as_str().unwrap().starts_with("AKIA"), "served: {served}");
        let drawn = site.asks(&["account", "create"]);
        let listed = site.asks(&["account", "list"]);
        let names: Vec<_> = listed.as_array().unwrap().iter().map(|account| &account["name"]).collect();
        assert!(names.contains(&&json!("edge")) && names.contains(&&drawn["account"]), "{listed}");
        let again = site.refusal(&["account", "create", "111122223333"]);
        assert!(again.contains("there is an account 111122223333 already"), "{again}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_opens_nothing_more() {
    let site = Deployment::that_is(true).await;
    assert_eq!(site.pulls("GET").await, 200);
    let listed = site.asks(&["token", "list"]);
    let token = listed[0]["token"].as_str().unwrap();
    assert!(listed[0]["expiresAt"].as_str().unwrap() > listed[0]["issuedAt"].as_str().unwrap());
    assert_eq!(listed[0]["state"], "valid");
    assert_eq!(site.asks(&["token", "revoke", token]), json!({"revoked": token}));
    assert_eq!(site.asks(&["token", "list"])[0]["state"], "revoked");
    let refused = site.send("GET", "manifests/v1").await;
    assert_eq!(refused.status(), 401);
    let why = site.asks(&["why", refused.headers()["x-amzn-requestid"].to_str().unwrap()]);
    assert_eq!(why["why"], "The registry token was revoked, or whatever it was issued for.");
    assert!(site.refusal(&["token", "revoke", "--user", "nobody"]).contains("has no user nobody"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_lives_as_long_as_is_configured() {
    let site = Deployment::new(vec![("token_seconds", "900".to_owned())]).await;
    let listed = site.asks(&["token", "list"]);
    let at = |name: &str| listed[0][name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    assert_eq!(at("expiresAt").as_second() - at("issuedAt").as_second(), 900);
    assert_eq!(site.asks(&["token", "list"])[0]["state"], "valid");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_root_was_issued_is_revoked_by_one_command() {
    for served in [true, false] {
        let site = Deployment::that_is(served).await;
        assert!(site.refusal(&["token", "revoke", "--user", "root"]).contains("no user root; --root means"));
        assert_eq!(site.asks(&["token", "revoke", "--root"]), json!({"revoked": "root"}), "served: {served}");
        let states: Vec<_> =
            site.asks(&["token", "list"]).as_array().unwrap().iter().map(|it| it["state"].clone()).collect();
        assert!(!states.is_empty() && states.iter().all(|state| state == "revoked"), "{states:?}");
        if served {
            assert_eq!(site.send("GET", "manifests/v1").await.status(), 401);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denial_is_explained_and_stands_in_the_audit() {
    let site = Deployment::that_is(true).await;
    site.asks(&["account", "create", "111122223333"]);
    // The token is of the default account, the host names another's registry.
    let refused = site.send_to("111122223333.dkr.ecr.us-east-1.amazonaws.com", "GET", "manifests/v1").await;
    assert_eq!(refused.status(), 403);
    let id = refused.headers()["x-amzn-requestid"].to_str().unwrap().to_owned();
    let why = site.asks(&["why", &id]);
    assert_eq!(why["action"], "ecr:BatchGetImage");
    assert!(why["why"].as_str().unwrap().contains("belongs to another account, 111122223333"), "{why}");
    assert_eq!(why["policy"]["Statement"][0]["Effect"], "Allow");
    let listed = site.asks(&["why", "--caller", "root"]);
    assert_eq!((&listed[0]["requestId"], &listed[0]["action"]), (&json!(id), &why["action"]));
    assert_eq!(site.asks(&["why", "--caller", "nobody"]), json!([]));
    let told = site.refusal(&["why", "no-such-request"]);
    assert!(told.contains("no denial of a request no-such-request is kept"), "{told}");

    let file = site.folder.path().join("audit.jsonl");
    let record = site.audited(&id).await;
    assert_eq!((&record["eventName"], &record["errorCode"]), (&json!("BatchGetImage"), &json!("DENIED")));
    assert_eq!(record["userIdentity"]["type"], "Root");
    assert_eq!(record["additionalEventData"]["decisions"][0]["decision"], "Denied");
    let verified = site.prints_bare(&["audit", "verify", file.to_str().unwrap()]);
    assert!(verified.contains("records follow from one another"), "{verified}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_cites_its_place_in_the_log() {
    let mut site = Deployment::that_is(true).await;
    site.delete().await;
    let records = site.audit().await;
    let deletion = records.iter().find(|record| record["eventName"] == "BatchDeleteImage").unwrap();
    let changes = deletion["additionalEventData"]["changes"].as_array().unwrap();
    assert!(changes.len() == 1 && changes[0].as_str().unwrap().contains('-'), "{deletion}");
    assert_eq!((&deletion["readOnly"], &deletion["errorCode"]), (&json!(false), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_operator_orders_stands_in_the_audit() {
    let site = Deployment::that_is(true).await;
    site.asks(&["retag", "team/web:v1", "stable"]);
    site.refusal(&["trash", "restore", "team/web", &site.layer]);
    site.asks(&["gc", "status"]);
    let records = site.audit_with("RestoreFromTrash").await;
    let named = |name: &str| records.iter().find(|record| record["eventName"] == name);
    let tagged = named("TagImage").unwrap();
    assert_eq!((&tagged["eventSource"], &tagged["userIdentity"]["type"]), (&json!("berth"), &json!("Root")));
    assert_eq!(tagged["additionalEventData"]["decisions"][1]["action"], "ecr:PutImage", "{tagged}");
    assert_eq!(tagged["additionalEventData"]["changes"].as_array().unwrap().len(), 1, "{tagged}");
    assert_eq!(named("RestoreFromTrash").unwrap()["errorCode"], "OrderRefused");
    assert!(named("GetCollectionStatus").is_none(), "it changes nothing");
    assert_eq!(tagged["requestParameters"]["source"], "team/web:v1", "{tagged}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_says_what_was_ordered_and_made_and_no_secret() {
    let site = Deployment::that_is(true).await;
    let made = site.asks(&["account", "create", "111122223333"]);
    site.asks(&["organisation", "create"]);
    let last = site.refusal(&["organisation", "detach", "FullAWSAccess", "Root"]);
    assert!(last.contains("FullAWSAccess is the last service control policy of Root"), "{last}");
    let records = site.audit_with("DetachControlPolicy").await;
    let named = |name: &str| records.iter().find(|record| record["eventName"] == name).unwrap();
    let account = json!({"account": "111122223333", "accessKeyId": made["accessKeyId"]});
    assert_eq!(named("CreateAccount")["responseElements"], account);
    let detached = json!({"policy": "FullAWSAccess", "to": "Root"});
    assert_eq!(named("DetachControlPolicy")["requestParameters"], detached);
    assert_eq!(named("DetachControlPolicy")["errorCode"], "OrderRefused");
    let secret = made["secretAccessKey"].as_str().unwrap();
    assert!(!records.iter().any(|record| record.to_string().contains(secret)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_at_v2_names_the_image_and_what_failed_says_why() {
    let site = Deployment::that_is(true).await;
    let missing = site.send("DELETE", "manifests/nowhere").await;
    assert_eq!(missing.status(), 404);
    let record = site.audited(missing.headers()["x-amzn-requestid"].to_str().unwrap()).await;
    let said = json!({"repositoryName": "team/web", "imageIds": [{"imageTag": "nowhere"}]});
    assert_eq!(record["requestParameters"], said);
    assert_eq!(record["errorCode"], "MANIFEST_UNKNOWN");
    assert!(record["errorMessage"].as_str().unwrap().contains("not found"), "{record}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_has_units_accounts_and_control_policies() {
    let site = Deployment::that_is(true).await;
    let policy = site.folder.path().join("deny.json");
    let deny = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "ecr:*", "Resource": "*"}]});
    std::fs::write(&policy, deny.to_string()).unwrap();
    let before = site.refusal(&["organisation", "show"]);
    assert!(before.contains("there is no organisation"), "{before}");
    site.asks(&["account", "create", "111122223333"]);
    site.asks(&["organisation", "create"]);
    site.asks(&["organisation", "unit", "edge"]);
    site.asks(&["organisation", "place", "111122223333", "edge"]);
    site.asks(&["organisation", "put-policy", "no-images", policy.to_str().unwrap()]);
    let shown = site.asks(&["organisation", "attach", "no-images", "edge"]);
    let edge = json!({"member": "edge", "within": "Root", "policies": ["FullAWSAccess", "no-images"]});
    assert!(shown["members"].as_array().unwrap().contains(&edge), "{shown}");
    let refused = site.refusal(&["organisation", "delete-policy", "no-images"]);
    assert!(refused.contains("no-images is attached still"), "{refused}");
    site.asks(&["organisation", "detach", "no-images", "edge"]);
    site.asks(&["organisation", "delete-policy", "no-images"]);
    let management = site.refusal(&["organisation", "remove", "123456789012"]);
    assert!(management.contains("123456789012 is the management account"), "{management}");
    assert!(site.refusal(&["organisation", "delete"]).contains("the organisation is not empty"));
    site.asks(&["organisation", "remove", "111122223333"]);
    site.asks(&["organisation", "remove", "edge"]);
    assert_eq!(site.asks(&["organisation", "delete"]), json!({"deleted": "organisation"}));
    site.asks(&["organisation", "create"]);
    std::fs::write(&policy, "{}").unwrap();
    let bad = site.refusal(&["organisation", "put-policy", "bad", policy.to_str().unwrap()]);
    assert!(!bad.is_empty(), "{bad}");
}
