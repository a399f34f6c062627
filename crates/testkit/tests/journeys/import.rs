//! Coming from another registry.

use serde_json::{Value, json};
use testkit::image::{Format, Layout};
use testkit::{Distribution, Server, Terminal};

/// A registry of distribution's that holds two repositories, one of them with an index of two images, and a signature.
fn old(t: &Terminal) -> (Distribution, [String; 2]) {
    let old = Distribution::start();
    let web = Layout::saying(&t.home().join("web"), "web").digest;
    let all = Layout::index(&t.home().join("all"), Format::Oci, &["amd64", "arm64"]).digest;
    let host = old.host();
    t.run(&format!("crane push web {host}/team/web:1 && crane tag {host}/team/web:1 stable"));
    t.run(&format!("crane push all {host}/team/all:2"));
    (old, [web, all])
}

fn digest_here(t: &Terminal, image: &str) -> String {
    t.run(&format!("crane digest $HOST/{image}"))
}

fn log_in(t: &Terminal) {
    t.run("aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST --username AWS --password-stdin");
}

fn import(t: &Terminal, server: &Server, what: &str) -> Value {
    t.json(&format!("berth import {what} --json --data {}", server.data().display()))
}

#[test]
fn a_running_registry_is_imported_whole_and_again_without_sending_anything_twice() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let (old, [web, all]) = old(&t);
    let source = format!("http://{}", old.host());
    let first = import(&t, &server, &source);
    assert_eq!((&first["brought"], &first["differences"]), (&json!(2), &json!([])), "{first}");
    log_in(&t);
    assert_eq!(digest_here(&t, "team/web:stable"), web);
    assert_eq!(digest_here(&t, "team/all:2"), all);
    let again = import(&t, &server, &source);
    assert_eq!((&again["hereAlready"], &again["copiedBytes"]), (&json!(2), &json!(0)), "{again}");
    assert_eq!(import(&t, &server, &format!("{source} --check"))["differences"], json!([]));
    t.run(&format!("crane tag {}/team/all:2 new && crane tag $HOST/team/web:1 2", old.host()));
    let differs = t.fails(&format!("berth import {source} --check --data {} >&2", server.data().display()));
    assert!(differs.contains("team/all:new") && differs.contains("not here"), "{differs}");
}

#[test]
fn one_repository_goes_under_another_name_and_one_image_alone() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let (old, [web, _]) = old(&t);
    let source = format!("http://{}/team/web", old.host());
    assert_eq!(import(&t, &server, &format!("{source} mirror/web"))["images"], 1);
    assert_eq!(import(&t, &server, &format!("{source}:1 only/one"))["images"], 1);
    log_in(&t);
    assert_eq!(t.run("crane ls $HOST/mirror/web"), "1\nstable");
    assert_eq!((t.run("crane ls $HOST/only/one"), digest_here(&t, "only/one:1")), ("1".to_owned(), web));
    let gone = t.fails(&format!("berth import {source}:9 x/y --data {} >&2", server.data().display()));
    assert!(gone.contains("answered 404"), "{gone}");
}

#[test]
fn the_storage_folder_of_a_registry_and_a_layout_are_imported() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let (old, [web, all]) = old(&t);
    let storage = old.storage();
    drop(t.run(&format!("cp -r {} kept", storage.display())));
    drop(old);
    let folder = import(&t, &server, "folder:kept from-disk");
    assert_eq!(folder["differences"], json!([]), "{folder}");
    let layout = import(&t, &server, "oci:all layouts/all");
    assert_eq!((&layout["images"], &layout["copiedBytes"]), (&json!(1), &json!(0)), "{layout}");
    log_in(&t);
    assert_eq!(digest_here(&t, "from-disk/team/web:stable"), web);
    assert_eq!(digest_here(&t, "from-disk/team/all:2"), all);
    assert_eq!(digest_here(&t, &format!("layouts/all@{all}")), all);
}

#[test]
fn a_registry_that_wants_credentials_is_imported_with_those_given() {
    let (old, new) = (Server::start(), Server::start());
    let there = Terminal::on(&old);
    there.new_repository("team/web");
    let web = Layout::saying(&there.home().join("web"), "web").digest;
    log_in(&there);
    there.run("crane push web $HOST/team/web:1");
    let (here, password) = (Terminal::on(&new), there.password());
    let here = here.export("OLD", &password);
    let imported = here.json(&format!(
        "printf %s \"$OLD\" | berth import http://{} --user AWS --password-stdin --json --data {}",
        old.host(),
        new.data().display()
    ));
    assert_eq!((&imported["images"], &imported["differences"]), (&json!(1), &json!([])), "{imported}");
    log_in(&here);
    assert_eq!(digest_here(&here, "team/web:1"), web);
    let stranger = here.fails(&format!("berth import http://{} --data {}", old.host(), new.data().display()));
    assert!(stranger.contains("answered 401"), "{stranger}");
}

#[test]
fn an_ecr_is_imported_by_its_api_with_images_that_have_no_tag() {
    let (old, new) = (Server::start(), Server::start());
    let there = Terminal::on(&old);
    there.new_repository("team/web");
    let first = Layout::saying(&there.home().join("first"), "first").digest;
    Layout::saying(&there.home().join("second"), "second");
    log_in(&there);
    there.run("crane push first $HOST/team/web:1 && crane push second $HOST/team/web:1");
    let imported = there.json(&format!(
        "berth import http://$HOST mirror --ecr-api $URL --json --data {}",
        new.data().display()
    ));
    assert_eq!((&imported["images"], &imported["differences"]), (&json!(2), &json!([])), "{imported}");
    let here = Terminal::on(&new);
    log_in(&here);
    assert_eq!(digest_here(&here, &format!("mirror/team/web@{first}")), first);
}

#[test]
fn an_import_or_a_copy_that_was_cut_short_goes_on_where_tags_may_not_move() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let (old, _) = old(&t);
    for repository in ["team/web", "stable/web"] {
        t.run(&format!(
            "aws --endpoint-url $URL ecr create-repository --repository-name {repository} --image-tag-mutability IMMUTABLE"
        ));
    }
    let data = server.data().display().to_string();
    for _ in 0..2 {
        let imported = import(&t, &server, &format!("http://{}/team/web", old.host()));
        assert_eq!(imported["differences"], json!([]), "{imported}");
        let copied = t.json(&format!("berth copy team/web stable/web --json --data {data}"));
        assert_eq!(copied["images"], 1, "{copied}");
        t.run(&format!("berth retag team/web:1 new --data {data}"));
    }
    let moved = t.json(&format!("berth move team/web:new stable/web:1 --json --data {data}"));
    assert_eq!(moved["deleted"], "team/web:new", "{moved}");
}

#[test]
fn a_repository_that_cannot_come_keeps_no_other_from_coming() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let (old, [_, all]) = old(&t);
    let host = old.host();
    t.run(&format!("crane push web {host}/x:1"));
    let empty = Layout::saying(&t.home().join("empty"), "empty").digest;
    t.run(&format!("crane push empty {host}/empty@{empty}"));
    let command = format!("berth import http://{host} --json --data {}", server.data().display());
    let told = t.run(&format!("{command} || test $? = 1"));
    let told: Value = serde_json::from_str(&told).unwrap();
    let wrong = told["differences"].as_array().unwrap();
    let why = |name: &str| wrong.iter().find(|it| it["image"] == name).map(|it| it["why"].to_string());
    assert!(why("x").is_some() && why("empty").is_some_and(|why| why.contains("404")), "{told}");
    assert_eq!((told["brought"].as_u64(), wrong.len()), (Some(2), 2), "{told}");
    log_in(&t);
    assert_eq!(digest_here(&t, "team/all:2"), all);
}

#[test]
fn images_in_the_archive_are_told_of_and_left_where_they_are() {
    let (old, new) = (Server::start(), Server::start());
    let there = Terminal::on(&old);
    there.new_repository("team/web");
    let away = Layout::saying(&there.home().join("away"), "away").digest;
    Layout::saying(&there.home().join("web"), "web");
    log_in(&there);
    there.run("crane push away $HOST/team/web:0 && crane push web $HOST/team/web:1");
    there.run(
        "aws --endpoint-url $URL ecr update-image-storage-class --repository-name team/web --image-id imageTag=0 \
         --target-storage-class ARCHIVE",
    );
    let told = there.run(&format!(
        "berth import http://$HOST --ecr-api $URL --json --data {} || test $? = 1",
        new.data().display()
    ));
    let told: Value = serde_json::from_str(&told).unwrap();
    let expected = json!([{"image": "team/web:0", "why": "archived at the source"}]);
    assert_eq!((&told["differences"], &told["brought"]), (&expected, &json!(1)));
    let data = old.data().display().to_string();
    let copied = there.run(&format!("berth copy team/web other/web --json --data {data} || test $? = 1"));
    let copied: Value = serde_json::from_str(&copied).unwrap();
    assert_eq!((&copied["images"], &copied["skipped"][0]["image"]), (&json!(1), &json!(away)), "{copied}");
}

#[test]
fn an_image_moves_with_what_belongs_to_it() {
    let server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    let both = Layout::index(&t.home().join("both"), Format::Oci, &["amd64", "arm64"]).digest;
    log_in(&t);
    t.run("crane push both $HOST/team/web:1");
    let data = server.data().display().to_string();
    let moved = t.json(&format!("berth move team/web:1 stable/web --json --data {data}"));
    assert_eq!(moved["deleted"], json!(both), "{moved}");
    let left = t.json("aws --endpoint-url $URL ecr list-images --repository-name team/web");
    assert_eq!(left["imageIds"], json!([]));
    assert_eq!(digest_here(&t, "stable/web:1"), both);
}
