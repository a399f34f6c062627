//! oras.

use testkit::{Server, Terminal};

fn terminal(server: &Server) -> Terminal {
    let t = Terminal::on(server);
    t.run("aws --endpoint-url $URL ecr get-login-password | oras login --plain-http $HOST -u AWS --password-stdin");
    t
}

#[test]
fn pushes_and_pulls_files() {
    let server = Server::start();
    let t = terminal(&server);
    t.new_repository("files");
    t.run("echo oras was here > words.txt");
    let push = "oras push --plain-http --artifact-type application/vnd.example.words $HOST/files:1 words.txt";
    let pushed = t.run(&format!("{push} | sed -n 's/^Digest: //p'"));
    assert_eq!(t.json("oras manifest fetch --plain-http --descriptor $HOST/files:1")["digest"], pushed);
    t.run("mkdir back; oras pull --plain-http --output back $HOST/files:1");
    t.run("diff words.txt back/words.txt");
    t.run("oras copy --from-plain-http --to-oci-layout $HOST/files:1 layout:1");
    assert!(t.run("cat layout/index.json").contains(&pushed));
}

#[test]
fn discovers_what_was_attached_by_type() {
    let server = Server::start();
    let t = terminal(&server);
    t.new_repository("files");
    t.run("echo subject > subject.txt; echo sbom > sbom.txt; echo signature > signature.txt");
    t.run("oras push --plain-http $HOST/files:1 subject.txt");
    let attach = "oras attach --plain-http $HOST/files:1 --artifact-type application/vnd.example";
    let sbom = t.run(&format!("{attach}.sbom sbom.txt | sed -n 's/^Digest: //p'"));
    t.run(&format!("{attach}.signature signature.txt"));
    let discover = "oras discover --plain-http --format json $HOST/files:1";
    assert_eq!(t.json(discover)["manifests"].as_array().unwrap().len(), 2);
    let found = t.json(&format!("{discover} --artifact-type application/vnd.example.sbom"));
    assert_eq!(found["manifests"].as_array().unwrap().len(), 1);
    assert_eq!(found["manifests"][0]["digest"], sbom);
    assert_eq!(t.run("oras repo tags --plain-http $HOST/files"), "1", "no fallback tag was needed");
}
