//! What the audit holds of a day with accounts, keys and sessions.

use serde_json::{Value, json};
use testkit::{Server, Terminal};

const AWS: &str = "aws --endpoint-url $URL --output json";

/// The audit's records, once one of them has this name.
fn audited(server: &Server, name: &str) -> (String, Vec<Value>) {
    loop {
        let text = std::fs::read_to_string(server.data().join("audit.jsonl")).unwrap_or_default();
        if text.ends_with('\n') && text.contains(&format!("\"eventName\":\"{name}\"")) {
            let records = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            return (text, records);
        }
        std::thread::yield_now();
    }
}

#[test]
fn the_audit_names_what_was_made_and_holds_no_secret() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.run(&format!("{AWS} iam create-user --user-name ada"));
    let key = t.json(&format!("{AWS} iam create-access-key --user-name ada"))["AccessKey"].clone();
    let policy = "arn:aws:iam::aws:policy/AdministratorAccess";
    t.run(&format!("{AWS} iam attach-user-policy --user-name ada --policy-arn {policy}"));
    let session = t.json(&format!("{AWS} sts get-session-token"))["Credentials"].clone();
    let password = t.run("aws --endpoint-url $URL ecr get-login-password");
    let (text, records) = audited(&server, "GetAuthorizationToken");
    let of = |name: &str| records.iter().find(|record| record["eventName"] == name).unwrap();
    assert_eq!(of("AttachUserPolicy")["requestParameters"], json!({"userName": "ada", "policyArn": policy}));
    let made = &of("CreateAccessKey")["responseElements"]["accessKey"];
    assert_eq!((&made["accessKeyId"], &made["userName"]), (&key["AccessKeyId"], &json!("ada")));
    let begun = &of("GetSessionToken")["responseElements"]["credentials"];
    assert_eq!(begun["accessKeyId"], session["AccessKeyId"]);
    let secrets = [
        &key["SecretAccessKey"],
        &session["SecretAccessKey"],
        &session["SessionToken"],
        &json!(password.trim()),
    ];
    for secret in secrets {
        assert!(!text.contains(secret.as_str().unwrap()), "{secret}");
    }
}
