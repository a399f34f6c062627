//! boto3, and what both doors say about the same image.

use testkit::{Server, Terminal};

#[test]
fn pushes_through_the_api_what_crane_pulls_through_v2() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/push_through_api.py");
    let pushed = t.run(&format!("python3 {script} $URL team/api 1"));
    t.run("aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST -u AWS --password-stdin");
    assert_eq!(t.run("crane digest $HOST/team/api:1"), pushed);
    assert_eq!(t.run("crane export $HOST/team/api:1 - | tar -xO words.txt"), "boto3 was here");
}

#[test]
fn reads_through_the_api_what_crane_pushed_through_v2() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/v2");
    let image = testkit::image::Layout::saying(&t.home().join("image"), "crane was here");
    t.run("aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST -u AWS --password-stdin");
    t.run("crane push image $HOST/team/v2:1");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/pull_through_api.py");
    assert_eq!(t.run(&format!("python3 {script} $URL team/v2 1")), image.digest);
}

#[test]
fn every_paginator_and_waiter_goes_to_the_end() {
    let server = Server::start();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/every_ecr_page.py");
    assert_eq!(Terminal::on(&server).run(&format!("python3 {script} $URL")), "done");
}
