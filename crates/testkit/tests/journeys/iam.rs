//! IAM by the AWS CLI and boto3: users, groups, policies and keys, and what a user with few rights may do.

use serde_json::json;
use testkit::{Server, Terminal};

const IAM: &str = "aws --endpoint-url $URL --output json iam";
const PUSH: &str = r#"{"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Action":"ecr:GetAuthorizationToken","Resource":"*"},
    {"Effect":"Allow","Action":["ecr:BatchCheckLayerAvailability","ecr:InitiateLayerUpload","ecr:UploadLayerPart",
        "ecr:CompleteLayerUpload","ecr:PutImage","ecr:BatchGetImage"],
     "Resource":"arn:aws:ecr:*:*:repository/team/web"}]}"#;

/// Somebody with an access key of the user `name`, which is made here.
fn somebody(server: &Server, root: &Terminal, name: &str) -> Terminal {
    let key = root.json(&format!("{IAM} create-access-key --user-name {name}"))["AccessKey"].clone();
    Terminal::on(server)
        .export("AWS_ACCESS_KEY_ID", key["AccessKeyId"].as_str().unwrap())
        .export("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"].as_str().unwrap())
}

#[test]
fn the_aws_cli_makes_and_deletes_a_user_with_all_that_hangs_on_it() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let made = t.json(&format!("{IAM} create-user --user-name ci --path /bots/ --tags Key=team,Value=web"));
    assert_eq!(made["User"]["Arn"], "arn:aws:iam::123456789012:user/bots/ci");
    t.run(&format!("{IAM} create-group --group-name builders"));
    t.run(&format!("{IAM} add-user-to-group --group-name builders --user-name ci"));
    std::fs::write(t.home().join("push.json"), PUSH).unwrap();
    let put = "--user-name ci --policy-name push --policy-document file://push.json";
    t.run(&format!("{IAM} put-user-policy {put}"));
    let read = t.json(&format!("{IAM} get-user-policy --user-name ci --policy-name push"));
    assert_eq!(read["PolicyDocument"], serde_json::from_str::<serde_json::Value>(PUSH).unwrap());
    let refused = t.fails(&format!("{IAM} delete-user --user-name ci"));
    assert!(
        refused.contains("(DeleteConflict)") && refused.contains("must delete policies first"),
        "{refused}"
    );
    t.run(&format!("{IAM} delete-user-policy --user-name ci --policy-name push"));
    let refused = t.fails(&format!("{IAM} delete-user --user-name ci"));
    assert!(refused.contains("must remove users from group first"), "{refused}");
    t.run(&format!("{IAM} remove-user-from-group --group-name builders --user-name ci"));
    t.run(&format!("{IAM} delete-user --user-name ci; {IAM} delete-group --group-name builders"));
    assert_eq!(t.json(&format!("{IAM} list-users"))["Users"], json!([]));
}

#[test]
fn a_user_may_do_what_its_policy_says_and_nothing_else() {
    let server = Server::start();
    let root = Terminal::on(&server);
    root.run(&format!("{IAM} create-user --user-name ci"));
    let ci = somebody(&server, &root, "ci");
    let me = ci.json("aws --endpoint-url $URL sts get-caller-identity");
    assert_eq!(me["Arn"], "arn:aws:iam::123456789012:user/ci");
    let refused = ci.fails("aws --endpoint-url $URL ecr get-login-password");
    assert!(refused.contains("AccessDeniedException"), "{refused}");
    std::fs::write(root.home().join("push.json"), PUSH).unwrap();
    let put = "--user-name ci --policy-name push --policy-document file://push.json";
    root.run(&format!("{IAM} put-user-policy {put}"));
    assert!(!ci.password().is_empty());
    let refused = ci.fails(&format!(
        "{IAM} attach-user-policy --user-name ci --policy-arn arn:aws:iam::aws:policy/AdministratorAccess"
    ));
    assert!(refused.contains("(AccessDenied)") && refused.contains("iam:AttachUserPolicy"), "{refused}");
    root.run(&format!("{IAM} delete-user-policy --user-name ci --policy-name push"));
    let refused = ci.fails("aws --endpoint-url $URL ecr get-login-password");
    assert!(refused.contains("AccessDeniedException"), "{refused}");
}

#[test]
fn boto3_walks_the_pages_and_the_errors_of_iam() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/walk_iam.py");
    assert_eq!(t.run(&format!("python3 {script} $URL")), "done");
}
