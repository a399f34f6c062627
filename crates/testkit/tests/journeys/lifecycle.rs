//! Lifecycle policies: previewed, put, carried out.

use serde_json::json;
use testkit::{Server, Terminal};

#[test]
fn a_policy_does_what_its_preview_told() {
    let server = Server::options()
        .in_environment("BERTH_LIFECYCLE_AFTER_CHANGE_SECONDS", "0.5")
        .in_environment("BERTH_AUDIT_EVENTS", "writes")
        .start();
    let t = Terminal::on(&server);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/lifecycle.py");
    assert_eq!(t.json(&format!("python3 {script} $URL team/web")), json!(["v3", "v4"]));
    let data = server.data().display();
    let status = t.json(&format!("berth lifecycle status team/web --json --data {data}"));
    assert_eq!((&status["images"], &status["expired"], &status["failed"]), (&json!(5), &json!(3), &json!(0)));
    let trash = t.json(&format!("berth trash list team/web --json --data {data}"));
    assert_eq!(trash.as_array().unwrap().len(), 3);
    let recorded = t.run(&format!("grep -c PolicyExecutionEvent {data}/audit.jsonl"));
    assert_eq!(recorded, "1");
}

#[test]
fn the_aws_cli_puts_shows_and_deletes_a_policy() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    let ecr = "aws --endpoint-url $URL --output json ecr";
    let name = "--repository-name team/web";
    let missing = t.fails(&format!("{ecr} get-lifecycle-policy {name}"));
    assert!(missing.contains("LifecyclePolicyNotFoundException"), "{missing}");
    let text = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14},"action":{"type":"expire"}}]}"#;
    std::fs::write(t.home().join("policy.json"), text).unwrap();
    let put =
        t.json(&format!("{ecr} put-lifecycle-policy {name} --lifecycle-policy-text file://policy.json"));
    assert_eq!(put["lifecyclePolicyText"], text);
    let shown = t.json(&format!("{ecr} get-lifecycle-policy {name}"));
    assert_eq!(shown["lastEvaluatedAt"], 0.0);
    let bad =
        t.fails(&format!("{ecr} put-lifecycle-policy {name} --lifecycle-policy-text '{}'", " ".repeat(100)));
    assert!(bad.contains("Lifecycle policy validation failure"), "{bad}");
    t.run(&format!("{ecr} delete-lifecycle-policy {name}"));
    let gone = t.fails(&format!("{ecr} delete-lifecycle-policy {name}"));
    assert!(gone.contains("LifecyclePolicyNotFoundException"), "{gone}");
}

#[test]
fn what_a_cluster_reports_is_spared() {
    let server = Server::options().in_environment("BERTH_LIFECYCLE_AFTER_CHANGE_SECONDS", "2").start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    testkit::image::Layout::saying(&t.home().join("old"), "old");
    testkit::image::Layout::saying(&t.home().join("new"), "new");
    t.run("aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST -u AWS --password-stdin");
    t.run("crane push old $HOST/team/web:old; crane push new $HOST/team/web:new");
    let login = "-u \"AWS:$(aws --endpoint-url $URL ecr get-login-password)\"";
    let report =
        r#"{\"ttlSeconds\": 600, \"images\": [\"$HOST/team/web:old\", \"docker.io/library/nginx:1\"]}"#;
    let answer = t.json(&format!("curl -sSf {login} $URL/berth/in-use -d \"{report}\""));
    assert_eq!(answer, json!({"inUse": 1, "unknown": [], "ignored": 1}));
    let keep = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}"#;
    t.run(&format!(
        "aws --endpoint-url $URL ecr put-lifecycle-policy --repository-name team/web --lifecycle-policy-text '{keep}'"
    ));
    let status = format!("berth lifecycle status team/web --json --data {}", server.data().display());
    t.run(&format!("until {status} | grep -q '\"spared\": 1'; do :; done"));
    t.run("crane digest $HOST/team/web:old");
}
