//! The AWS CLI: today's, and the one that Debian 12 ships.

use serde_json::json;
use testkit::image::Layout;
use testkit::{Server, Terminal};

#[test]
fn from_pypi_manages_a_repository() {
    manages_a_repository("aws");
}

#[test]
fn from_debian_manages_a_repository() {
    manages_a_repository("/usr/bin/aws");
}

fn manages_a_repository(aws: &str) {
    let server = Server::start();
    let t = Terminal::on(&server);
    let ecr = format!("{aws} --endpoint-url $URL --output json ecr");
    let made =
        t.json(&format!("{ecr} create-repository --repository-name team/web --tags Key=cost,Value=42"));
    let arn = made["repository"]["repositoryArn"].as_str().unwrap();
    assert_eq!(arn, "arn:aws:ecr:us-east-1:123456789012:repository/team/web");
    assert_eq!(made["repository"]["repositoryUri"], format!("{}/team/web", server.host()));
    let tags = t.json(&format!("{ecr} list-tags-for-resource --resource-arn {arn}"));
    assert_eq!(tags["tags"], json!([{"Key": "cost", "Value": "42"}]));

    let image = Layout::saying(&t.home().join("image"), "managed");
    t.run(&format!("{ecr} get-login-password | crane auth login $HOST -u AWS --password-stdin"));
    t.run("crane push image $HOST/team/web:1; crane tag $HOST/team/web:1 stable");
    let images = t.json(&format!("{ecr} describe-images --repository-name team/web"));
    assert_eq!(images["imageDetails"][0]["imageDigest"], image.digest);
    assert_eq!(images["imageDetails"][0]["imageTags"].as_array().unwrap().len(), 2);
    let removed =
        t.json(&format!("{ecr} batch-delete-image --repository-name team/web --image-ids imageTag=stable"));
    assert_eq!(removed["imageIds"], json!([{"imageDigest": image.digest, "imageTag": "stable"}]));
    let left = t.json(&format!("{ecr} list-images --repository-name team/web --query imageIds[].imageTag"));
    assert_eq!(left, json!(["1"]));

    let refused = t.fails(&format!("{ecr} delete-repository --repository-name team/web"));
    assert!(refused.contains("RepositoryNotEmptyException"), "{refused}");
    t.run(&format!("{ecr} delete-repository --repository-name team/web --force"));
    assert_eq!(t.json(&format!("{ecr} describe-repositories"))["repositories"], json!([]));
}

#[test]
fn keeps_tags_from_moving_when_told() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let ecr = "aws --endpoint-url $URL ecr";
    t.run(&format!("{ecr} create-repository --repository-name still --image-tag-mutability IMMUTABLE"));
    Layout::saying(&t.home().join("first"), "first");
    Layout::saying(&t.home().join("second"), "second");
    t.run(&format!("{ecr} get-login-password | crane auth login $HOST -u AWS --password-stdin"));
    t.run("crane push first $HOST/still:1");
    let refused = t.fails("crane push second $HOST/still:1");
    assert!(refused.contains("TAG_INVALID"), "{refused}");
    t.run(&format!("{ecr} put-image-tag-mutability --repository-name still --image-tag-mutability MUTABLE"));
    t.run("crane push second $HOST/still:1");
}

#[test]
fn knows_who_it_is_and_is_refused_with_another_secret() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let caller = t.json("aws --endpoint-url $URL sts get-caller-identity");
    assert_eq!(caller["Account"], "123456789012");
    assert_eq!(caller["Arn"], "arn:aws:iam::123456789012:root");
    let t = t.export("AWS_SECRET_ACCESS_KEY", "not/the/secret");
    let refused = t.fails("aws --endpoint-url $URL ecr describe-repositories");
    assert!(refused.contains("InvalidSignatureException"), "{refused}");
    let t = t.export("AWS_ACCESS_KEY_ID", "AKIANOBODY0000000000");
    let refused = t.fails("aws --endpoint-url $URL ecr describe-repositories");
    assert!(refused.contains("UnrecognizedClientException"), "{refused}");
}

#[test]
fn every_command_has_an_outcome_or_says_that_it_is_not_built() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/every_ecr_command.py");
    let said = t.run(&format!("python3 {script} $URL ."));
    assert!(said.ends_with(" commands"), "{said}");
}
