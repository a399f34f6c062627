//! containerd's `ctr`, told about the registry by hosts.toml.

use testkit::image::Layout;
use testkit::{Containerd, Server, Terminal};

#[test]
fn pushes_and_pulls_back() {
    let (server, containerd) = (Server::start(), Containerd::start());
    let t = containerd.used_by(Terminal::on(&server));
    t.new_repository("team/web");
    let image = Layout::saying(&t.home().join("image"), "ctr was here");
    let login = format!("--hosts-dir hosts --user AWS:{}", t.password());
    let t = t.export("LOGIN", &login);
    t.run("mkdir -p hosts/$HOST");
    t.run("printf 'server = \"%s\"\\n[host.\"%s\"]\\n' $URL $URL > hosts/$HOST/hosts.toml");
    t.run(
        "tar -C image -cf image.tar . && ctr images import --no-unpack --base-name $HOST/team/web image.tar",
    );
    t.run("ctr images push $LOGIN $HOST/team/web:1 $HOST/team/web:latest");
    t.run("ctr images rm --sync $(ctr images ls --quiet)");
    t.run("ctr images pull $LOGIN $HOST/team/web:1");
    let pulled = t.run("ctr images ls name==$HOST/team/web:1");
    assert!(pulled.contains(&image.digest), "{pulled}");
}
