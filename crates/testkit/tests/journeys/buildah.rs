//! buildah.

use testkit::{Server, Terminal};

#[test]
fn builds_pushes_and_pulls_back() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/built");
    t.run(
        "aws --endpoint-url $URL ecr get-login-password \
         | buildah login --tls-verify=false --username AWS --password-stdin $HOST",
    );
    t.run("echo buildah was here > words.txt");
    t.run("buildah from --name working scratch; buildah copy working words.txt /");
    let id = t.run("buildah commit --quiet working built");
    t.run("buildah push --tls-verify=false --digestfile pushed built docker://$HOST/team/built:1");
    t.run("buildah rm working; buildah rmi built");
    assert_eq!(t.run("buildah pull --quiet --tls-verify=false $HOST/team/built:1"), id);
    let images = t.run("buildah images --digests --noheading");
    assert!(images.contains(&t.run("cat pushed")), "{images}");
}
