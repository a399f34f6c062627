//! Roles and managed policies, by the AWS CLI and by the calls that Terraform makes.

use serde_json::{Value, json};
use testkit::{Server, Terminal};

/// Writes a trust policy for ECS tasks, and a policy that lets its holder pull.
fn with_documents(t: &Terminal) {
    let trust = json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole",
    }]});
    let actions = ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
    let pull = json!({"Version": "2012-10-17", "Statement": [{
        "Sid": "Pull", "Effect": "Allow", "Action": actions, "Resource": "*",
    }]});
    for (name, document) in [("trust.json", trust), ("pull.json", pull)] {
        std::fs::write(t.home().join(name), serde_json::to_vec_pretty(&document).unwrap()).unwrap();
    }
}

fn read(t: &Terminal, file: &str) -> Value {
    serde_json::from_slice(&std::fs::read(t.home().join(file)).unwrap()).unwrap()
}

#[test]
fn a_role_lives_from_its_making_to_its_end() {
    let server = Server::start();
    let t = Terminal::on(&server);
    with_documents(&t);
    let iam = "aws --endpoint-url $URL --output json iam";
    let role = "--role-name task";
    let made = t.json(&format!(
        "{iam} create-role {role} --path /ecs/ --assume-role-policy-document file://trust.json --tags Key=a,Value=1"
    ));
    assert_eq!(made["Role"]["Arn"], "arn:aws:iam::123456789012:role/ecs/task");
    assert_eq!(made["Role"]["AssumeRolePolicyDocument"], read(&t, "trust.json"));
    let policy =
        t.json(&format!("{iam} create-policy --policy-name pull --policy-document file://pull.json"));
    let arn = policy["Policy"]["Arn"].as_str().unwrap();
    t.run(&format!("{iam} attach-role-policy {role} --policy-arn {arn}"));
    t.run(&format!("{iam} put-role-policy {role} --policy-name inline --policy-document file://pull.json"));
    t.run(&format!("{iam} put-role-permissions-boundary {role} --permissions-boundary {arn}"));
    let found = t.json(&format!("{iam} get-role {role}"))["Role"].clone();
    assert_eq!(found["PermissionsBoundary"]["PermissionsBoundaryArn"], *arn);
    let inline = t.json(&format!("{iam} get-role-policy {role} --policy-name inline"));
    assert_eq!(inline["PolicyDocument"], read(&t, "pull.json"));
    let simulated = t.json(&format!(
        "{iam} simulate-principal-policy --policy-source-arn {} --action-names ecr:BatchGetImage ecr:PutImage \
         --query EvaluationResults[].EvalDecision",
        found["Arn"].as_str().unwrap()
    ));
    assert_eq!(simulated, json!(["allowed", "implicitDeny"]));
    let refused = t.fails(&format!("{iam} delete-role {role}"));
    assert!(
        refused.contains("(DeleteConflict)") && refused.contains("must delete policies first"),
        "{refused}"
    );
    t.run(&format!("{iam} delete-role-policy {role} --policy-name inline"));
    t.run(&format!("{iam} detach-role-policy {role} --policy-arn {arn}"));
    t.run(&format!("{iam} delete-role {role} && {iam} delete-policy --policy-arn {arn}"));
    let gone = t.fails(&format!("{iam} get-role {role}"));
    assert!(gone.contains("(NoSuchEntity)"), "{gone}");
}

#[test]
fn a_policy_has_versions() {
    let server = Server::start();
    let t = Terminal::on(&server);
    with_documents(&t);
    let iam = "aws --endpoint-url $URL --output json iam";
    let made = t.json(&format!("{iam} create-policy --policy-name pull --policy-document file://pull.json"));
    let arn = format!("--policy-arn {}", made["Policy"]["Arn"].as_str().unwrap());
    let new =
        format!("{iam} create-policy-version {arn} --policy-document file://pull.json --set-as-default");
    for _ in 0..4 {
        t.run(&new);
    }
    let full = t.fails(&new);
    assert!(full.contains("(LimitExceeded)") && full.contains("up to 5 versions"), "{full}");
    t.run(&format!("{iam} delete-policy-version {arn} --version-id v1"));
    let listed = t.json(&format!("{iam} list-policy-versions {arn} --query Versions[].VersionId"));
    assert_eq!(listed, json!(["v5", "v4", "v3", "v2"]));
    let shown = t.json(&format!("{iam} get-policy-version {arn} --version-id v5"));
    assert_eq!(shown["PolicyVersion"]["Document"], read(&t, "pull.json"));
    let managed = "arn:aws:iam::aws:policy/AdministratorAccess";
    let refused = t.fails(&format!("{iam} delete-policy --policy-arn {managed}"));
    assert!(refused.contains("(AccessDenied)"), "{refused}");
}

#[test]
fn terraforms_calls_for_a_role_a_policy_and_their_attachment_succeed() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/terraform_iam.py");
    assert_eq!(t.run(&format!("python3 {script} $URL")), "applied, changed, destroyed");
}
