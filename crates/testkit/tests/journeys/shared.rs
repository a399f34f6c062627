//! What resources let in: repository and registry policies, pulls without credentials, tags under protection.

use crate::people::{
    ACCOUNT, AWS, PULL, allow, assert_denied, bearing, login, policy, push, repository, user,
};
use serde_json::{Value, json};
use testkit::{Server, Terminal};

const OTHER: &str = "210987654321";

/// A server at which `localhost` is the first account's registry for everybody, and its owner.
fn with_a_name() -> (Server, Terminal) {
    let owner = Terminal::alone();
    let file = owner.home().join("berth.toml");
    std::fs::write(&file, format!("[[hosts]]\nname = \"localhost\"\naccount = \"{ACCOUNT}\"\n")).unwrap();
    let server = Server::options().in_environment("BERTH_CONFIG", file.to_str().unwrap()).start();
    let owner = owner.facing(&server);
    (server, owner)
}

/// `terminal` with the registry of the first account as `$HOST`.
fn at_the_name(terminal: Terminal, server: &Server) -> Terminal {
    terminal.export("HOST", &server.host().replace("127.0.0.1", "localhost"))
}

/// The root of another account on the same server.
fn neighbour(server: &Server, owner: &Terminal) -> Terminal {
    let made = owner.json(&format!("berth account create {OTHER} --json --data {}", server.data().display()));
    at_the_name(bearing(Terminal::on(server), &made), server)
}

/// A repository policy that lets `principal` pull.
fn lets_pull(principal: &Value) -> String {
    policy(&[json!({"Effect": "Allow", "Principal": principal, "Action": PULL})])
}

#[test]
fn another_account_pulls_when_both_sides_say_so() {
    let (server, owner) = with_a_name();
    owner.new_repository("team/web");
    push(&owner, "team/web:1", "words");
    let neighbour = neighbour(&server, &owner);
    let login_only = policy(&[allow(&["ecr:GetAuthorizationToken"], "*")]);
    let bob = at_the_name(user(&server, &neighbour, "bob", &login_only), &server);
    login(&bob);
    let pull = "crane pull $HOST/team/web:1 image.tar";
    bob.fails(pull);
    let bobs = format!("{AWS} iam put-user-policy --user-name bob --policy-name pull --policy-document");
    neighbour.run(&format!("{bobs} {}", policy(&[allow(&PULL, &repository("team/web"))])));
    let refused = bob.fails(pull);
    assert_denied(&refused, "ecr:BatchGetImage", "because no resource-based policy allows the");
    let set = format!("{AWS} ecr set-repository-policy --repository-name team/web --policy-text");
    owner.run(&format!("{set} {}", lets_pull(&json!({"AWS": format!("arn:aws:iam::{OTHER}:user/bob")}))));
    bob.run(pull);
    assert!(bob.fails("crane tag $HOST/team/web:1 2").contains("ecr:PutImage"));
    neighbour.run(&format!("{AWS} iam delete-user-policy --user-name bob --policy-name pull"));
    let refused = bob.fails(pull);
    assert_denied(&refused, "ecr:BatchGetImage", "because no identity-based policy allows the");
}

#[test]
fn a_registry_policy_opens_every_repository_below_a_name() {
    let (server, owner) = with_a_name();
    owner.new_repository("shared/web");
    owner.new_repository("team/web");
    push(&owner, "shared/web:1", "shared");
    push(&owner, "team/web:1", "own");
    let neighbour = neighbour(&server, &owner);
    login(&neighbour);
    neighbour.fails("crane pull $HOST/shared/web:1 image.tar");
    let mut opened = allow(&PULL, &repository("shared/*"));
    opened["Sid"] = json!("Neighbours");
    opened["Principal"] = json!({"AWS": format!("arn:aws:iam::{OTHER}:root")});
    owner.run(&format!("{AWS} ecr put-registry-policy --policy-text {}", policy(&[opened])));
    neighbour.run("crane pull $HOST/shared/web:1 image.tar");
    let refused = neighbour.fails("crane pull $HOST/team/web:1 image.tar");
    assert_denied(&refused, "ecr:BatchGetImage", "because no resource-based policy allows the");
    owner.run(&format!("{AWS} ecr delete-registry-policy"));
    neighbour.fails("crane pull $HOST/shared/web:1 image.tar");
}

#[test]
fn anybody_pulls_what_is_open_to_all_once_the_registry_lets_them_in() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    owner.new_repository("open");
    owner.new_repository("closed");
    push(&owner, "open:1", "open");
    push(&owner, "closed:1", "closed");
    let stranger = Terminal::on(&server);
    let set = format!("{AWS} ecr set-repository-policy --repository-name open --policy-text");
    owner.run(&format!("{set} {}", lets_pull(&json!("*"))));
    stranger.fails("crane pull $HOST/open:1 image.tar");
    owner.run(&format!("{AWS} ecr put-account-setting --name ANONYMOUS_PULL --value ENABLED"));
    stranger.run("crane pull $HOST/open:1 image.tar");
    stranger.run("skopeo copy --src-tls-verify=false docker://$HOST/open:1 oci:open:1");
    let closed = stranger.fails("crane pull $HOST/closed:1 image.tar").replace("closed", "NAME");
    let missing = stranger.fails("crane pull $HOST/missing:1 image.tar").replace("missing", "NAME");
    assert!(closed.contains("401"), "{closed}");
    assert_eq!(without_time(&closed), without_time(&missing));
    stranger.fails("crane tag $HOST/open:1 2");
}

#[test]
fn a_policy_that_locks_everybody_out_can_be_taken_away() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    let deny = json!({"Effect": "Deny", "Principal": "*", "Action": "ecr:*", "Resource": "*"});
    let policy = policy(&[deny]);
    owner.run(&format!("{AWS} ecr put-registry-policy --policy-text {policy}"));
    let refused = owner.fails(&format!("{AWS} ecr delete-registry-policy"));
    assert!(refused.contains("AccessDenied"), "{refused}");
    let order = |what: &str| format!("berth policy {what} --json --data {}", server.data().display());
    let shown = owner.json(&order("show"));
    assert_eq!(shown["policy"].as_str().unwrap(), policy.trim_matches('\''));
    owner.run(&order("delete"));
    owner.run(&format!("{AWS} ecr describe-repositories"));
    assert!(owner.fails(&order("show")).contains("has no policy"));
}

#[test]
fn an_operator_reads_whom_a_policy_names_and_what_it_never_comes_to() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    owner.new_repository("team/web");
    owner.run(&format!("{AWS} iam create-user --user-name ada"));
    let ada = format!("arn:aws:iam::{ACCOUNT}:user/ada");
    let pull = json!({
        "Effect": "Allow", "Principal": {"AWS": ada}, "Action": "ecr:BatchGetImage",
        "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/99"}},
    });
    let set = format!("{AWS} ecr set-repository-policy --repository-name team/web --policy-text");
    owner.run(&format!("{set} {}", policy(&[pull])));
    let shown = owner.json(&format!("berth policy show team/web --json --data {}", server.data().display()));
    assert!(shown["policy"].as_str().unwrap().contains(&ada), "{shown}");
    let warning = shown["warnings"][0].as_str().unwrap();
    assert!(warning.contains("'10.0.0.0/99' is no address"), "{warning}");
}

/// What crane said, without the time that it puts before it.
fn without_time(text: &str) -> &str {
    text.split_once("Error: ").map_or(text, |(_, said)| said)
}

#[test]
fn tags_of_production_are_protected_by_whatever_name() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    owner.new_repository("team/web");
    let digest = push(&owner, "team/web:prod-1", "released");
    let deny = json!({
        "Effect": "Deny", "Action": ["ecr:BatchDeleteImage", "ecr:PutImage"], "Resource": "*",
        "Condition": {"StringLike": {"berth:ImageTag": "prod-*"}},
    });
    let ada = user(&server, &owner, "ada", &policy(&[allow(&["ecr:*"], "*"), deny]));
    push(&ada, "team/web:dev", "developed");
    let why = "with an explicit deny in an identity-based policy";
    assert_denied(&ada.fails("crane tag $HOST/team/web:dev prod-1"), "ecr:PutImage", why);
    assert_denied(&ada.fails("crane push developed $HOST/team/web:prod-2"), "ecr:PutImage", why);
    let refused = ada.fails(&format!("crane delete $HOST/team/web@{digest}"));
    assert_denied(&refused, "ecr:BatchDeleteImage", why);
    let delete = format!("{AWS} ecr batch-delete-image --repository-name team/web --image-ids");
    for name in ["imageTag=prod-1", &format!("imageDigest={digest}"), "imageTag=dev imageTag=prod-1"] {
        assert_denied(&ada.fails(&format!("{delete} {name}")), "ecr:BatchDeleteImage", why);
    }
    assert_eq!(ada.run("crane digest $HOST/team/web:prod-1"), digest);
    ada.run(&format!("{delete} imageTag=dev"));
}
