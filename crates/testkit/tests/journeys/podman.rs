//! podman.

use testkit::image::Layout;
use testkit::{Server, Terminal};

#[test]
fn pushes_and_pulls_back() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    Layout::saying(&t.home().join("image"), "podman was here");
    t.run(
        "aws --endpoint-url $URL ecr get-login-password \
         | podman login --tls-verify=false --username AWS --password-stdin $HOST",
    );
    let id = t.run("podman pull --quiet oci:image:latest");
    t.run(&format!("podman tag {id} $HOST/team/web:1"));
    t.run("podman push --tls-verify=false --digestfile pushed $HOST/team/web:1");
    t.run(&format!("podman rmi --force {id}"));
    t.run("podman pull --quiet --tls-verify=false $HOST/team/web:1");
    let pulled = t.json("podman image inspect $HOST/team/web:1");
    assert_eq!(pulled[0]["Digest"], t.run("cat pushed"));
    assert_eq!(pulled[0]["Id"], id);
}
