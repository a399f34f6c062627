//! People with rights of their own, for journeys about who may do what.

use serde_json::{Value, json};
use testkit::image::Layout;
use testkit::{Server, Terminal};

/// The AWS CLI, asking the server under test.
pub(crate) const AWS: &str = "aws --endpoint-url $URL --output json";
/// The account that every server starts with.
pub(crate) const ACCOUNT: &str = "123456789012";
/// What a client does in a pull.
pub(crate) const PULL: [&str; 3] =
    ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/// The ARN of a repository in the first account.
pub(crate) fn repository(name: &str) -> String {
    format!("arn:aws:ecr:us-east-1:{ACCOUNT}:repository/{name}")
}

/// A statement that allows `actions` on `resource`.
pub(crate) fn allow(actions: &[&str], resource: &str) -> Value {
    json!({"Effect": "Allow", "Action": actions, "Resource": resource})
}

/// A policy of `statements`, quoted for a shell.
pub(crate) fn policy(statements: &[Value]) -> String {
    format!("'{}'", json!({"Version": "2012-10-17", "Statement": statements}))
}

/// The policy of somebody who may log in, and everything in ECR besides.
pub(crate) fn all_of_ecr() -> String {
    policy(&[allow(&["ecr:*"], "*")])
}

/// Makes the user `name` with a policy, and gives the terminal of who has its access key.
pub(crate) fn user(server: &Server, owner: &Terminal, name: &str, policy: &str) -> Terminal {
    owner.run(&format!("{AWS} iam create-user --user-name {name}"));
    let put = format!("{AWS} iam put-user-policy --user-name {name} --policy-name own");
    owner.run(&format!("{put} --policy-document {policy}"));
    let key = owner.json(&format!("{AWS} iam create-access-key --user-name {name}"));
    bearing(Terminal::on(server), &key["AccessKey"])
}

/// `terminal` with the credentials of an answer by IAM, STS or `berth account create`.
pub(crate) fn bearing(terminal: Terminal, credentials: &Value) -> Terminal {
    let text = |names: [&str; 2]| names.iter().find_map(|name| credentials[*name].as_str()).unwrap_or("");
    terminal
        .export("AWS_ACCESS_KEY_ID", text(["AccessKeyId", "accessKeyId"]))
        .export("AWS_SECRET_ACCESS_KEY", text(["SecretAccessKey", "secretAccessKey"]))
        .export("AWS_SESSION_TOKEN", text(["SessionToken", "sessionToken"]))
}

/// Logs crane in.
pub(crate) fn login(t: &Terminal) {
    t.run("aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST -u AWS --password-stdin");
}

/// Logs crane in, writes a small image that says `words`, and pushes it as `name`.
pub(crate) fn push(t: &Terminal, name: &str, words: &str) -> String {
    login(t);
    let image = Layout::saying(&t.home().join(words), words);
    t.run(&format!("crane push {words} $HOST/{name}"));
    image.digest
}

/// Checks that `refused` holds AWS's sentence about `action`, with `why` at its end.
pub(crate) fn assert_denied(refused: &str, action: &str, why: &str) {
    let sentence = format!("is not authorized to perform: {action} on resource: ");
    let whole = refused.contains("User: arn:aws:") && refused.contains(&sentence) && refused.contains(why);
    assert!(whole, "{action}, {why}: {refused}");
}

/// Checks that `t`, who has an image called `words`, may not push to the repository `name`. What crane asks first has an
/// answer without a body, so that the CLI has to say why.
pub(crate) fn assert_cannot_push(t: &Terminal, name: &str) {
    assert!(t.fails(&format!("crane push words $HOST/{name}:1")).contains("403"));
    let refused = t.fails(&format!("{AWS} ecr initiate-layer-upload --repository-name {name}"));
    let why = "because no identity-based policy allows the ecr:InitiateLayerUpload action";
    assert_denied(&refused, "ecr:InitiateLayerUpload", why);
}
