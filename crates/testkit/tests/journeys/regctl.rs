//! regctl.

use testkit::image::Layout;
use testkit::{Server, Terminal};

fn terminal(server: &Server) -> Terminal {
    let t = Terminal::on(server);
    t.run("regctl registry set --tls disabled --skip-check $HOST");
    t.run("aws --endpoint-url $URL ecr get-login-password | regctl registry login $HOST --user AWS --pass-stdin");
    t
}

#[test]
fn pushes_and_pulls_back() {
    let server = Server::start();
    let t = terminal(&server);
    t.new_repository("team/web");
    let image = Layout::saying(&t.home().join("image"), "regctl was here");
    t.run("regctl image copy ocidir://image:latest $HOST/team/web:1");
    assert_eq!(t.run("regctl image digest $HOST/team/web:1"), image.digest);
    t.run("regctl image copy $HOST/team/web:1 ocidir://back:latest");
    assert!(t.run("cat back/index.json").contains(&image.digest));
    assert_eq!(t.run("regctl tag ls $HOST/team/web"), "1");
    t.run("regctl tag delete $HOST/team/web:1");
    assert_eq!(t.run("regctl tag ls $HOST/team/web"), "");
}

#[test]
fn finds_the_artifact_that_it_attached() {
    let server = Server::start();
    let t = terminal(&server);
    t.new_repository("team/web");
    let image = Layout::saying(&t.home().join("image"), "with a note");
    t.run("regctl image copy ocidir://image:latest $HOST/team/web:1");
    t.run("echo good | regctl artifact put --artifact-type application/vnd.example.note --subject $HOST/team/web:1");
    let found = t.json(&format!(
        "regctl artifact list --format '{{{{json .Descriptors}}}}' $HOST/team/web@{}",
        image.digest
    ));
    assert_eq!(found[0]["artifactType"], "application/vnd.example.note");
    assert_eq!(t.run("regctl artifact get --subject $HOST/team/web:1"), "good");
    assert_eq!(t.run("regctl tag ls $HOST/team/web"), "1", "no fallback tag was needed");
}
