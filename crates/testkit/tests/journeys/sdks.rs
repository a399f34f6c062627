//! The SDKs for JavaScript and Go: a user, its key and policy, a role taken with it, and an error told by its type.

use testkit::{Server, Terminal};

/// Somebody whose SDKs find the server in the environment.
fn developer(server: &Server) -> Terminal {
    let t = Terminal::on(server).export("AWS_ENDPOINT_URL", server.url());
    t.new_repository("team/web");
    t
}

#[test]
fn the_sdk_for_javascript_makes_a_user_and_becomes_a_role() {
    let server = Server::start();
    let t = developer(&server).export("NODE_PATH", &format!("{}/node/node_modules", testkit::cache()));
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/walk_sdk.cjs");
    assert_eq!(t.run(&format!("node {script}")), "done");
}

#[test]
fn the_sdk_for_go_makes_a_user_and_becomes_a_role() {
    let server = Server::start();
    assert_eq!(developer(&server).run("walk-sdk-go"), "done");
}
