//! Who is out at one replica is out at all.

use testkit::image::Layout;
use testkit::{Cluster, Terminal};

const AWS: &str = "aws --endpoint-url $URL --output json";
const LOGIN: &str =
    "aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST -u AWS --password-stdin";

#[test]
fn a_key_that_one_replica_disabled_is_refused_by_the_other_within_five_seconds() {
    let cluster = Cluster::new("revoked", 2);
    let (first, second) = (cluster.start(0), cluster.start(1));
    let owner = Terminal::on(&first);
    owner.new_repository("team/web");
    Layout::saying(&owner.home().join("image"), "soon out of reach");
    owner.run(&format!("{LOGIN}; crane push image $HOST/team/web:1"));
    let managed = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly";
    owner.run(&format!("{AWS} iam create-user --user-name ada"));
    owner.run(&format!("{AWS} iam attach-user-policy --user-name ada --policy-arn {managed}"));
    let key = owner.json(&format!("{AWS} iam create-access-key --user-name ada"))["AccessKey"].clone();
    let id = key["AccessKeyId"].as_str().unwrap();
    let ada = Terminal::on(&second)
        .export("AWS_ACCESS_KEY_ID", id)
        .export("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"].as_str().unwrap());
    ada.run(&format!("{LOGIN}; crane digest $HOST/team/web:1"));
    owner.run(&format!("{AWS} iam update-access-key --user-name ada --access-key-id {id} --status Inactive"));
    ada.run("timeout 5 bash -c 'while crane manifest $HOST/team/web:1 2> refusal; do :; done'");
    let refusal = ada.run("cat refusal");
    assert!(refusal.contains("UNAUTHORIZED") || refusal.contains("401"), "{refusal}");
    assert!(ada.fails(&format!("{AWS} ecr describe-repositories")).contains("UnrecognizedClientException"));
}
