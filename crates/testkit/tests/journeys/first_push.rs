//! First pushes, which make their repositories by templates.

use testkit::image::Layout;
use testkit::{Docker, Server, Terminal};

const LOGIN: &str =
    "aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST --username AWS --password-stdin";
const NAMES: &str = "--query 'repositories[].repositoryName' --output text";

fn dev() -> Server {
    Server::options().with("--dev", "").start()
}

#[test]
fn docker_pushes_to_a_dev_server_with_nothing_set_up() {
    let (server, docker) = (dev(), Docker::start());
    let t = docker.used_by(Terminal::on(&server));
    t.run(
        "aws --endpoint-url $URL ecr get-login-password | docker login --username AWS --password-stdin $HOST",
    );
    t.run("mkdir web; echo docker was here > web/words.txt");
    t.run("printf 'FROM scratch\\nCOPY words.txt /\\n' > web/Dockerfile");
    t.run("docker build --quiet --tag $HOST/team/new/web:1 web");
    t.run("docker push --quiet $HOST/team/new/web:1");
    assert_eq!(t.run(&format!("aws --endpoint-url $URL ecr describe-repositories {NAMES}")), "team/new/web");
}

#[test]
fn crane_pushes_and_copies_where_nothing_was() {
    let server = dev();
    let t = Terminal::on(&server);
    let image = Layout::saying(&t.home().join("image"), "crane was first");
    t.run(LOGIN);
    t.run("crane push image $HOST/one:1");
    t.run("crane copy $HOST/one:1 $HOST/two/three:1");
    assert_eq!(t.run("crane digest $HOST/two/three:1"), image.digest);
    assert_eq!(t.run("crane catalog $HOST"), "one\ntwo/three");
}

#[test]
fn a_dev_server_leaves_a_template_that_is_there_alone() {
    let mut server = dev();
    let t = Terminal::on(&server);
    t.run("aws --endpoint-url $URL ecr update-repository-creation-template --prefix ROOT --image-tag-mutability IMMUTABLE");
    server.restart();
    let shown = t.json("aws --endpoint-url $URL ecr describe-repository-creation-templates");
    let templates = shown["repositoryCreationTemplates"].as_array().unwrap();
    assert_eq!((templates.len(), &templates[0]["imageTagMutability"]), (1, &"IMMUTABLE".into()));
}

#[test]
fn a_template_made_by_the_aws_cli_makes_what_crane_pushes() {
    let server = Server::start();
    let t = Terminal::on(&server);
    Layout::saying(&t.home().join("image"), "by template");
    t.run(LOGIN);
    let refused = t.fails("crane push image $HOST/prod/web:1");
    assert!(refused.contains("NAME_UNKNOWN"), "{refused}");
    t.run(
        "aws --endpoint-url $URL ecr create-repository-creation-template --prefix prod --applied-for CREATE_ON_PUSH \\
         --image-tag-mutability IMMUTABLE --description 'all that is pushed'",
    );
    t.run("crane push image $HOST/prod/web:1");
    let refused = t.fails("crane push image $HOST/dev/web:1");
    assert!(refused.contains("NAME_UNKNOWN"), "{refused}");
    let shown = t.json("aws --endpoint-url $URL ecr describe-repositories");
    assert_eq!(shown["repositories"][0]["imageTagMutability"], "IMMUTABLE");
    t.run("aws --endpoint-url $URL ecr delete-repository-creation-template --prefix prod");
    let shown = t.json("aws --endpoint-url $URL ecr describe-repository-creation-templates");
    assert_eq!(shown["repositoryCreationTemplates"], serde_json::json!([]));
}
