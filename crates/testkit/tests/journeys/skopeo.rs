//! skopeo.

use testkit::image::{Format, Layout};
use testkit::{Server, Terminal};

const LOGIN: &str = "aws --endpoint-url $URL ecr get-login-password \
                     | skopeo login --tls-verify=false --username AWS --password-stdin $HOST";

#[test]
fn pushes_and_pulls_back() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    let image = Layout::saying(&t.home().join("image"), "skopeo was here");
    t.run(LOGIN);
    t.run(
        "skopeo copy --preserve-digests --dest-tls-verify=false oci:image:latest docker://$HOST/team/web:1",
    );
    let seen = t.json("skopeo inspect --tls-verify=false docker://$HOST/team/web:1");
    assert_eq!(seen["Digest"], image.digest);
    assert_eq!(seen["RepoTags"], serde_json::json!(["1"]));
    t.run("skopeo copy --preserve-digests --src-tls-verify=false docker://$HOST/team/web:1 oci:back:latest");
    assert!(t.run("cat back/index.json").contains(&image.digest));
    t.run("diff -r image/blobs back/blobs");
    t.run("skopeo delete --tls-verify=false docker://$HOST/team/web:1");
    assert!(
        t.fails("skopeo inspect --tls-verify=false docker://$HOST/team/web:1").contains("manifest unknown")
    );
}

#[test]
fn copies_an_index_with_all_its_images() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("multi");
    let index = Layout::index(&t.home().join("index"), Format::Oci, &["amd64", "arm64", "s390x"]);
    t.run(LOGIN);
    t.run("skopeo copy --all --preserve-digests --dest-tls-verify=false oci:index:latest docker://$HOST/multi:1");
    t.run(
        "skopeo copy --all --preserve-digests --src-tls-verify=false docker://$HOST/multi:1 oci:back:latest",
    );
    assert!(t.run("cat back/index.json").contains(&index.digest));
    t.run("diff -r index/blobs back/blobs");
    let arm =
        t.json("skopeo inspect --tls-verify=false --override-arch arm64 --config docker://$HOST/multi:1");
    assert_eq!(arm["architecture"], "arm64");
}
