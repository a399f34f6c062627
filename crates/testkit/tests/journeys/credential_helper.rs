//! docker-credential-ecr-login, which trusts only hosts that look like AWS's, over HTTPS.

use crate::aws_shaped::{REGISTRY, aws_of_our_own};
use testkit::image::Layout;
use testkit::{Docker, Network, Server, Terminal};

/// A server that is AWS, and somebody whose clients ask the helper for its password.
fn with_the_helper() -> (Network, Server, Terminal) {
    let (network, server, t) = aws_of_our_own();
    t.run("mkdir .docker; echo \"{\\\"credHelpers\\\": {\\\"$REGISTRY\\\": \\\"ecr-login\\\"}}\" > .docker/config.json");
    (network, server, t)
}

#[test]
fn logs_crane_in_without_a_word() {
    let (_network, _server, t) = with_the_helper();
    let uri = t.run("aws ecr create-repository --repository-name team/web --query repository.repositoryUri");
    assert_eq!(uri, format!("\"{REGISTRY}/team/web\""));
    let image = Layout::saying(&t.home().join("image"), "no login needed");
    t.run("crane push image $REGISTRY/team/web:1");
    assert_eq!(t.run("crane digest $REGISTRY/team/web:1"), image.digest);
    assert_eq!(t.run("crane export $REGISTRY/team/web:1 - | tar -xO words.txt"), "no login needed");
    let given = t.json("echo $REGISTRY | docker-credential-ecr-login get");
    assert_eq!(given["Username"], "AWS");
}

#[test]
fn logs_docker_in_without_a_word() {
    let (network, _server, t) = with_the_helper();
    let docker = Docker::start_inside(&network, &t.home().join("tls/ca.crt"));
    let t = docker.used_by(t);
    t.run("aws ecr create-repository --repository-name team/web");
    t.run("mkdir web; echo no login needed > web/words.txt");
    t.run("printf 'FROM scratch\\nCOPY words.txt /\\n' > web/Dockerfile");
    t.run("docker build --quiet --tag $REGISTRY/team/web:1 web");
    t.run("docker push $REGISTRY/team/web:1; docker rmi $REGISTRY/team/web:1");
    t.run("docker pull $REGISTRY/team/web:1");
}
