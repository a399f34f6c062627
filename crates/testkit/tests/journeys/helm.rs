//! Helm.

use testkit::{Server, Terminal};

#[test]
fn pushes_pulls_and_templates_a_chart() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("charts/greeter");
    t.run(
        "aws --endpoint-url $URL ecr get-login-password \
           | helm registry login --plain-http $HOST --username AWS --password-stdin",
    );
    let chart = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/greeter");
    t.run(&format!("helm package {chart}"));
    let pushed =
        t.run("helm push --plain-http greeter-1.2.3.tgz oci://$HOST/charts 2>&1 | sed -n 's/^Digest: //p'");
    let pulled = t.run(
        "mkdir back; helm pull --plain-http oci://$HOST/charts/greeter --version 1.2.3 --destination back 2>&1 \
         | sed -n 's/^Digest: //p'",
    );
    assert_eq!(pulled, pushed);
    t.run("cmp greeter-1.2.3.tgz back/greeter-1.2.3.tgz");
    let rendered = t.run("helm template --plain-http hi oci://$HOST/charts/greeter --set words=hello");
    assert!(rendered.contains("greeting: hello"), "{rendered}");
}
