//! docker-credential-ecr-login, which trusts only hosts that look like AWS's, over HTTPS.

use testkit::image::Layout;
use testkit::{Docker, Network, Server, Terminal};

const REGISTRY: &str = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
const API: &str = "api.ecr.us-east-1.amazonaws.com";

/// A network in which a server is AWS, and somebody there whose clients trust its authority.
fn aws_of_our_own() -> (Network, Server, Terminal) {
    let network = Network::with_names(&[REGISTRY, API]);
    let t = Terminal::alone().inside(&network).export("REGISTRY", REGISTRY);
    let tls = t.home().join("tls").display().to_string();
    t.run(&format!("berth tls init --out tls --host {REGISTRY} --host {API}"));
    let server = Server::options()
        .with("--listen", "127.0.0.1:443")
        .with("--url", "aws")
        .with("--tls-cert", &format!("{tls}/server.crt"))
        .with("--tls-key", &format!("{tls}/server.key"))
        .inside(&network)
        .start();
    t.run("mkdir .docker; echo \"{\\\"credHelpers\\\": {\\\"$REGISTRY\\\": \\\"ecr-login\\\"}}\" > .docker/config.json");
    let t =
        t.export("SSL_CERT_FILE", &format!("{tls}/ca.crt")).export("AWS_CA_BUNDLE", &format!("{tls}/ca.crt"));
    (network, server, t)
}

#[test]
fn logs_crane_in_without_a_word() {
    let (_network, _server, t) = aws_of_our_own();
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
    let (network, _server, t) = aws_of_our_own();
    let docker = Docker::start_inside(&network, &t.home().join("tls/ca.crt"));
    let t = docker.used_by(t);
    t.run("aws ecr create-repository --repository-name team/web");
    t.run("mkdir web; echo no login needed > web/words.txt");
    t.run("printf 'FROM scratch\\nCOPY words.txt /\\n' > web/Dockerfile");
    t.run("docker build --quiet --tag $REGISTRY/team/web:1 web");
    t.run("docker push $REGISTRY/team/web:1; docker rmi $REGISTRY/team/web:1");
    t.run("docker pull $REGISTRY/team/web:1");
}
