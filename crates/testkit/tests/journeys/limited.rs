//! What limits somebody in their own account: a narrow policy, a deny, a boundary, a session policy, a key's end.

use crate::people::{
    ACCOUNT, AWS, PULL, all_of_ecr, allow, assert_cannot_push, assert_denied, bearing, login, policy, push,
    repository, user,
};
use serde_json::json;
use testkit::image::Layout;
use testkit::{Docker, Server, Terminal};

const PUSH: [&str; 6] = [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:CompleteLayerUpload",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "ecr:UploadLayerPart",
];

#[test]
fn a_ci_user_pushes_to_one_repository_and_does_nothing_else() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    owner.new_repository("team/web");
    owner.new_repository("team/api");
    let rights = [allow(&["ecr:GetAuthorizationToken"], "*"), allow(&PUSH, &repository("team/web"))];
    let ci = user(&server, &owner, "ci", &policy(&rights));
    let digest = push(&ci, "team/web:1", "words");
    assert_cannot_push(&ci, "team/api");
    let unallowed = "because no identity-based policy allows the";
    let refused = ci.fails(&format!("crane delete $HOST/team/web@{digest}"));
    assert_denied(&refused, "ecr:BatchDeleteImage", unallowed);
    let refused = ci.fails(&format!("{AWS} ecr delete-repository --force --repository-name team/web"));
    assert_denied(&refused, "ecr:DeleteRepository", unallowed);
    let refused = ci.fails(&format!("{AWS} iam create-access-key --user-name ci"));
    assert_denied(&refused, "iam:CreateAccessKey", unallowed);
    assert_eq!(owner_sees(&owner, "team/web"), json!([["1"]]));
}

fn owner_sees(owner: &Terminal, name: &str) -> serde_json::Value {
    owner
        .json(&format!("{AWS} ecr describe-images --repository-name {name} --query imageDetails[].imageTags"))
}

#[test]
fn docker_says_that_an_explicit_deny_beats_an_allow() {
    let (server, docker) = (Server::start(), Docker::start());
    let owner = Terminal::on(&server);
    owner.new_repository("team/web");
    owner.new_repository("team/secret");
    push(&owner, "team/web:1", "open");
    push(&owner, "team/secret:1", "closed");
    let deny =
        json!({"Effect": "Deny", "Action": "ecr:BatchGetImage", "Resource": repository("team/secret")});
    let rights = policy(&[allow(&["ecr:*"], "*"), deny]);
    let ada = docker.used_by(user(&server, &owner, "ada", &rights));
    ada.run("aws --endpoint-url $URL ecr get-login-password | docker login -u AWS --password-stdin $HOST");
    ada.run("docker pull $HOST/team/web:1");
    let refused = ada.fails("docker pull $HOST/team/secret:1");
    let end = "with an explicit deny in an identity-based policy";
    assert!(refused.contains(&format!("denied: User: arn:aws:iam::{ACCOUNT}:user/ada")), "{refused}");
    assert_denied(&refused, "ecr:BatchGetImage", end);
}

#[test]
fn a_boundary_keeps_a_user_within_it() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    owner.new_repository("team/web");
    push(&owner, "team/web:1", "words");
    let within = [allow(&PULL, "*"), allow(&["ecr:GetAuthorizationToken"], "*")];
    let bound = owner
        .json(&format!("{AWS} iam create-policy --policy-name bound --policy-document {}", policy(&within)));
    let ada = user(&server, &owner, "ada", &all_of_ecr());
    let set = format!("{AWS} iam put-user-permissions-boundary --user-name ada --permissions-boundary");
    owner.run(&format!("{set} {}", bound["Policy"]["Arn"].as_str().unwrap()));
    login(&ada);
    ada.run("crane pull $HOST/team/web:1 image.tar");
    let refused = ada.fails("crane tag $HOST/team/web:1 2");
    assert_denied(&refused, "ecr:PutImage", "because no permissions boundary allows the ecr:PutImage action");
    owner.run(&format!("{AWS} iam delete-user-permissions-boundary --user-name ada"));
    ada.run("crane tag $HOST/team/web:1 2");
}

#[test]
fn a_session_policy_narrows_what_a_role_may_do() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    owner.new_repository("team/web");
    push(&owner, "team/web:1", "words");
    let trust = json!({"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"});
    let role = "--role-name dev";
    owner.run(&format!("{AWS} iam create-role {role} --assume-role-policy-document {}", policy(&[trust])));
    let put = format!("{AWS} iam put-role-policy {role} --policy-name ecr --policy-document");
    owner.run(&format!("{put} {}", all_of_ecr()));
    let ada = user(&server, &owner, "ada", &policy(&[allow(&["sts:AssumeRole"], "*")]));
    let assume = format!("{AWS} sts assume-role --role-arn arn:aws:iam::{ACCOUNT}:role/dev");
    let within = policy(&[allow(&PULL, "*"), allow(&["ecr:GetAuthorizationToken"], "*")]);
    let narrow = ada.json(&format!("{assume} --role-session-name narrow --policy {within}"));
    let narrow = bearing(Terminal::on(&server), &narrow["Credentials"]);
    login(&narrow);
    narrow.run("crane pull $HOST/team/web:1 image.tar");
    let refused = narrow.fails("crane tag $HOST/team/web:1 2");
    assert_denied(&refused, "ecr:PutImage", "because no session policy allows the ecr:PutImage action");
    let whole = ada.json(&format!("{assume} --role-session-name whole"));
    let whole = bearing(Terminal::on(&server), &whole["Credentials"]);
    login(&whole);
    whole.run("crane tag $HOST/team/web:1 2");
}

#[test]
fn a_pull_ends_when_its_key_is_disabled() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    owner.new_repository("team/web");
    login(&owner);
    Layout::big(&owner.home().join("big"), 8 << 20);
    owner.run("crane push big $HOST/team/web:1");
    let ada = user(&server, &owner, "ada", &all_of_ecr());
    login(&ada);
    let layer = ada.run("crane manifest $HOST/team/web:1 | grep -o 'sha256:[0-9a-f]*' | tail -1");
    let url = ada.run(&format!(
        "{AWS} ecr get-download-url-for-layer --repository-name team/web --layer-digest {layer} \
         --query downloadUrl --output text"
    ));
    let part = format!("curl -sS -f -o part --range 0-999 '{url}'");
    ada.run(&part);
    let disable = format!("{AWS} iam update-access-key --user-name ada --status Inactive --access-key-id");
    let keys = owner.json(&format!("{AWS} iam list-access-keys --user-name ada"));
    owner.run(&format!("{disable} {}", keys["AccessKeyMetadata"][0]["AccessKeyId"].as_str().unwrap()));
    let refused = ada.fails(&format!("crane blob $HOST/team/web@{layer} > layer"));
    assert!(refused.contains("401") || refused.contains("UNAUTHORIZED"), "{refused}");
    assert!(ada.fails(&part).contains("403"));
    let refused = ada.fails(&format!("{AWS} ecr get-login-password"));
    assert!(refused.contains("UnrecognizedClientException"), "{refused}");
}
