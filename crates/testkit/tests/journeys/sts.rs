//! Temporary credentials: roles, and presigned identities.

use testkit::image::Layout;
use testkit::{Server, Terminal};

const AWS: &str = "aws --endpoint-url $URL --output json";
const LOGIN: &str =
    "aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST -u AWS --password-stdin";

/// Makes the role `deployer`, which whoever names the external id may take, and the user `ada` who may take roles.
fn ada_and_deployer(t: &Terminal) -> Terminal {
    let allowing = |actions: &str| {
        format!(
            r#"'{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{actions}","Resource":"*"}}}}'"#
        )
    };
    let trust = r#"'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"17"}}}}'"#;
    t.run(&format!("{AWS} iam create-role --role-name deployer --assume-role-policy-document {trust}"));
    let put = format!("{AWS} iam put-role-policy --role-name deployer --policy-name ecr --policy-document");
    t.run(&format!("{put} {}", allowing("ecr:*")));
    t.run(&format!("{AWS} iam create-user --user-name ada"));
    let put = format!("{AWS} iam put-user-policy --user-name ada --policy-name sts --policy-document");
    t.run(&format!("{put} {}", allowing("sts:*")));
    let key = t.json(&format!("{AWS} iam create-access-key --user-name ada"))["AccessKey"].clone();
    Terminal::alone()
        .export("AWS_ACCESS_KEY_ID", key["AccessKeyId"].as_str().unwrap())
        .export("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"].as_str().unwrap())
}

#[test]
fn a_role_is_taken_with_its_external_id_and_pushes() {
    let server = Server::start();
    let owner = Terminal::on(&server);
    owner.new_repository("team/web");
    let ada = ada_and_deployer(&owner).facing(&server);
    let assume = format!(
        "{AWS} sts assume-role --role-arn arn:aws:iam::123456789012:role/deployer --role-session-name ci"
    );
    let refused = ada.fails(&format!("{assume} --external-id 18"));
    assert!(refused.contains("AccessDenied"), "{refused}");
    let session = ada.json(&format!("{assume} --external-id 17"))["Credentials"].clone();
    let text = |name: &str| session[name].as_str().unwrap().to_owned();
    let job = ada
        .export("AWS_ACCESS_KEY_ID", &text("AccessKeyId"))
        .export("AWS_SECRET_ACCESS_KEY", &text("SecretAccessKey"))
        .export("AWS_SESSION_TOKEN", &text("SessionToken"));
    let arn = "arn:aws:sts::123456789012:assumed-role/deployer/ci";
    assert_eq!(job.json(&format!("{AWS} sts get-caller-identity"))["Arn"], arn);
    Layout::saying(&job.home().join("image"), "pushed by a role");
    job.run(LOGIN);
    job.run("crane push image $HOST/team/web:1");
    let presign = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/presign_identity.py");
    for method in ["GET", "POST"] {
        let identity = job.run(&format!("curl -sS -X {method} \"$(python3 {presign} $URL {method})\""));
        assert!(identity.contains(arn), "{method}: {identity}");
    }
    let without = job.export("AWS_SESSION_TOKEN", "");
    assert!(without.fails(&format!("{AWS} sts get-caller-identity")).contains("InvalidClientTokenId"));
}
