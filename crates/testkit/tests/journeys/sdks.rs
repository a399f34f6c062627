//! The SDKs for JavaScript and Go: a user, its key and policy, a role taken with it, pages, waiters, and errors told by
//! their types.

use testkit::{Server, Terminal};

/// Somebody whose SDKs find the server in the environment.
fn developer(server: &Server) -> Terminal {
    let t = Terminal::on(server).export("AWS_ENDPOINT_URL", server.url());
    t.new_repository("team/web");
    t
}

/// Runs a script of the test data with the SDK for JavaScript.
fn node(server: &Server, script: &str) -> String {
    let t = developer(server).export("NODE_PATH", &format!("{}/node/node_modules", testkit::cache()));
    t.run(&format!("node {}/testdata/{script}", env!("CARGO_MANIFEST_DIR")))
}

#[test]
fn the_sdk_for_javascript_makes_a_user_and_becomes_a_role() {
    let server = Server::start();
    assert_eq!(node(&server, "walk_sdk.cjs"), "done");
}

#[test]
fn the_sdk_for_javascript_keeps_a_registry() {
    let server = Server::start();
    assert_eq!(node(&server, "walk_ecr.cjs"), "done");
}

#[test]
fn the_sdk_for_go_makes_a_user_becomes_a_role_and_turns_pages() {
    let server = Server::start();
    assert_eq!(developer(&server).run("walk-sdk-go"), "done");
}
