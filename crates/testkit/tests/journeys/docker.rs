//! Docker, with a real daemon.

use testkit::{Docker, Server, Terminal};

#[test]
fn builds_pushes_and_pulls_back() {
    let (server, docker) = (Server::start(), Docker::start());
    let t = docker.used_by(Terminal::on(&server));
    t.new_repository("team/web");
    t.run(
        "aws --endpoint-url $URL ecr get-login-password | docker login --username AWS --password-stdin $HOST",
    );
    t.run("mkdir web; echo docker was here > web/words.txt");
    t.run("printf 'FROM scratch\\nCOPY words.txt /\\nCMD [\"/words.txt\"]\\n' > web/Dockerfile");
    t.run("docker build --quiet --tag $HOST/team/web:1 web");
    let id = t.run("docker image inspect --format '{{.Id}}' $HOST/team/web:1");
    let pushed = t.run("docker push $HOST/team/web:1 | sed -n 's/.*digest: \\(sha256:[0-9a-f]*\\).*/\\1/p'");
    t.run("docker rmi --force $HOST/team/web:1; test -z \"$(docker images --quiet)\"");
    let pulled = t.run("docker pull $HOST/team/web:1 | sed -n 's/^Digest: //p'");
    assert_eq!(pulled, pushed);
    assert_eq!(t.run("docker image inspect --format '{{.Id}}' $HOST/team/web:1"), id);
    t.run(&format!("docker rmi --force {id}; docker pull --quiet $HOST/team/web@{pushed}"));
}

#[test]
fn is_refused_before_it_logs_in() {
    let (server, docker) = (Server::start(), Docker::start());
    let t = docker.used_by(Terminal::on(&server));
    t.new_repository("team/web");
    let refused = t.fails("docker pull $HOST/team/web:1");
    assert!(refused.contains("no basic auth credentials"), "{refused}");
    let refused = t.fails("echo wrong | docker login --username AWS --password-stdin $HOST");
    assert!(refused.contains("401"), "{refused}");
}
