//! crane.

use testkit::image::{Format, Image, Layout};
use testkit::{Server, Terminal};

const LOGIN: &str =
    "aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST --username AWS --password-stdin";

#[test]
fn pushes_and_pulls_back() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    let image = Layout::saying(&t.home().join("image"), "crane was here");
    t.run(LOGIN);
    t.run("crane push image $HOST/team/web:1");
    assert_eq!(t.run("crane digest $HOST/team/web:1"), image.digest);
    assert_eq!(
        t.run("crane manifest $HOST/team/web:1 | sha256sum | sed 's/^/sha256:/; s/ .*//'"),
        image.digest
    );
    t.run("crane pull --format=oci $HOST/team/web:1 back");
    assert!(t.run("cat back/index.json").contains(&image.digest));
    assert_eq!(t.run("crane export $HOST/team/web:1 - | tar -xO words.txt"), "crane was here");
    t.run("crane tag $HOST/team/web:1 stable");
    assert_eq!(t.run("crane ls $HOST/team/web"), "1\nstable");
    assert_eq!(t.run("crane catalog $HOST"), "team/web");
}

#[test]
fn copies_across_repositories_keeping_docker_media_types() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("from");
    t.new_repository("to/here");
    let image = Layout::image(&t.home().join("image"), &Image::new(Format::Docker, "amd64", "schema 2"));
    t.run(LOGIN);
    t.run("crane push image $HOST/from:1");
    t.run("crane copy $HOST/from:1 $HOST/to/here:1");
    assert_eq!(t.run("crane digest $HOST/to/here:1"), image.digest);
    assert_eq!(t.json("crane manifest $HOST/to/here:1")["mediaType"], Format::Docker.manifest());
    assert_eq!(t.run("crane export $HOST/to/here:1 - | tar -xO words.txt"), "schema 2");
}

#[test]
fn moves_a_layer_of_two_gib() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("big");
    let image = Layout::big(&t.home().join("image"), 2 << 30);
    t.run(LOGIN);
    t.run("crane push image $HOST/big:1");
    assert_eq!(t.run("crane digest $HOST/big:1"), image.digest);
    let layer = t.run("crane manifest $HOST/big:1 | sed 's/.*layers//; s/.*\\(sha256:[0-9a-f]*\\).*/\\1/'");
    let back = t.run(&format!("crane blob $HOST/big@{layer} | sha256sum"));
    assert_eq!(format!("sha256:{}", back.trim_end_matches("  -")), layer);
}

#[test]
fn is_told_that_a_repository_does_not_exist_and_who_may_not_enter() {
    let server = Server::start();
    let t = Terminal::on(&server);
    Layout::saying(&t.home().join("image"), "nowhere to go");
    let refused = t.fails("crane push image $HOST/never/made:1");
    assert!(refused.contains("401") || refused.contains("UNAUTHORIZED"), "{refused}");
    t.run(LOGIN);
    let refused = t.fails("crane push image $HOST/never/made:1");
    assert!(refused.contains("NAME_UNKNOWN"), "{refused}");
}
