//! What an import says: what came, what was here, what did not come and why.

use std::io::Read;
use std::os::unix::net::UnixListener;

use registry::{ImageSelector, Mutability, StorageClass};
use serde_json::{Value, json};

use crate::deployment::{Deployment, REPOSITORY};
use crate::registry_folder::RegistryFolder;

fn old(site: &Deployment) -> RegistryFolder {
    RegistryFolder::new(&site.folder.path().join("old"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_counts_once_whatever_the_number_of_its_tags() {
    let site = Deployment::that_is(true).await;
    let old = old(&site);
    let children = [old.image("app/all", &[], "amd"), old.image("app/all", &[], "arm")];
    old.index("app/all", &["1", "latest"], &children);
    old.image("app/all", &[], "without a tag");
    old.image("app/one", &["1"], "one");
    let first = site.asks(&["import", &old.source()]);
    let counts = json!([first["images"], first["brought"], first["hereAlready"], first["failed"]]);
    assert_eq!((counts, &first["repositories"]), (json!([3, 3, 0, 0]), &json!(2)), "{first}");
    assert_eq!(first["differences"], json!([]), "{first}");
    let again = site.asks(&["import", &old.source()]);
    assert_eq!(
        (&again["brought"], &again["hereAlready"], &again["copiedBytes"]),
        (&json!(0), &json!(3), &json!(0))
    );
    let told = site.prints(&["import", &old.source()]);
    assert_eq!(
        told,
        "brought       0 images, of which 0 B were copied\nhere already  3 images\nfailed        0 images\n"
    );
    let checked = site.prints(&["import", &old.source(), "--check"]);
    assert_eq!(checked, "the same      3 images\ndifferent     0 images\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_deleted_at_the_source_does_not_come_and_what_leads_nowhere_is_told() {
    let site = Deployment::that_is(true).await;
    let old = old(&site);
    old.image("app/web", &["1"], "kept");
    let gone = old.image("app/web", &[], "deleted");
    old.delete("app/web", &gone);
    let told = site.asks(&["import", &old.source()]);
    assert_eq!((&told["images"], &told["differences"]), (&json!(1), &json!([])), "{told}");
    let loops = site.folder.path().join("old/docker/registry/v2/repositories/loop");
    std::os::unix::fs::symlink("loop", loops).unwrap();
    let told = site.asks_in_vain(&["import", &old.source()]);
    assert_eq!(
        (&told["hereAlready"], &told["differences"][0]["image"]),
        (&json!(1), &json!("loop")),
        "{told}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_none_is_told_with_what_was_looked_for() {
    let site = Deployment::that_is(true).await;
    let here = site.folder.path().display().to_string();
    let refused = site.refusal(&["import", &format!("folder:{here}")]);
    assert!(refused.contains("is no storage of a registry:2"), "{refused}");
    assert!(refused.contains("holds no docker/registry/v2/repositories, nor repositories"), "{refused}");
    let refused = site.refusal(&["import", &format!("folder:{here}/nowhere")]);
    assert!(refused.contains("nowhere is no storage") && refused.contains("no such folder"), "{refused}");
    let refused = site.refusal(&["import", &format!("folder:{here}/berth.db")]);
    assert!(refused.contains("berth.db is no storage of a registry:2: it is a file"), "{refused}");
    for nothing in ["oci:", "oci::1", "folder:"] {
        let refused = site.refusal(&["import", nothing]);
        assert!(refused.contains(&format!("'{nothing}' is no source: name https://HOST")), "{refused}");
    }
    let refused = site.refusal(&["import", &format!("oci:{here}"), "team/layout"]);
    assert!(refused.contains("is no OCI layout: it holds no index.json"), "{refused}");
    let old = old(&site);
    assert_eq!(site.prints(&["import", &old.source()]), "the source has no images (0 repositories)\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_leaves_no_empty_repository_behind() {
    let site = Deployment::that_is(true).await;
    let old = old(&site);
    old.image("app/broken", &["1"], "lost");
    old.image("app/good", &["1"], "kept");
    old.lose("lost");
    let told = site.asks_in_vain(&["import", &old.source()]);
    assert_eq!((&told["brought"], &told["failed"]), (&json!(1), &json!(1)), "{told}");
    assert_eq!(told["differences"][0]["image"], json!("app/broken:1"), "{told}");
    site.asks_in_vain(&["import", "http://127.0.0.1:1/app/web", "app/nothing"]);
    let listed = site.asks(&["repository", "list"]);
    let names: Vec<_> =
        listed.as_array().unwrap().iter().map(|it| it["repository"].as_str().unwrap()).collect();
    assert_eq!(names, ["app/good", "team/web"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_told_and_keeps_no_other_repository_from_coming() {
    let mut site = Deployment::new(vec![("quotas.images_per_repository", "2".to_owned())]).await;
    site.serve();
    let old = old(&site);
    for n in 0..4 {
        old.image("app/many", &[&format!("v{n}"), &format!("w{n}")], &format!("image {n}"));
    }
    old.image("app/one", &["1"], "one");
    let told = site.asks_in_vain(&["import", &old.source()]);
    let failed = (&told["failed"], told["differences"].as_array().unwrap().len());
    assert_eq!((&told["brought"], failed), (&json!(3), (&json!(2), 4)), "{told}");
    let why = told["differences"][0]["why"].as_str().unwrap();
    assert!(why.contains("does not fit") && why.contains("quotas.images_per_repository"), "{why}");
    let again = site.asks_in_vain(&["import", &old.source()]);
    assert_eq!((&again["brought"], &again["hereAlready"]), (&json!(0), &json!(3)), "{again}");
}

/// What is told of, by name.
fn named(told: &Value) -> Vec<&str> {
    let differences = told["differences"].as_array().unwrap().iter();
    differences.map(|difference| difference["image"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn repositories_whose_names_are_none_here_are_told_and_come_where_a_prefix_makes_them_names() {
    let site = Deployment::that_is(true).await;
    let old = old(&site);
    for name in ["app/one", "team/Odd", "x"] {
        old.image(name, &["1"], name);
    }
    let told = site.asks_in_vain(&["import", &old.source()]);
    assert_eq!(
        (named(&told), &told["brought"], &told["failed"]),
        (vec!["team/Odd", "x"], &json!(1), &json!(0))
    );
    assert!(told["differences"][1]["why"].as_str().unwrap().contains("2 to 256 characters"), "{told}");
    let told = site.asks_in_vain(&["import", &old.source(), "old"]);
    assert_eq!((named(&told), &told["brought"]), (vec!["team/Odd"], &json!(2)), "{told}");
    let here = site.asks(&["copy", "old/x:1", "seen/x"]);
    assert_eq!(here["images"], 1, "{here}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_of_whose_tags_some_fail_counts_once_as_failed() {
    let mut site = Deployment::that_is(false).await;
    site.changed(async |registry, grant| {
        registry.set_mutability(grant, Mutability::Immutable).await.unwrap();
    })
    .await;
    site.serve();
    let old = old(&site);
    old.image(REPOSITORY, &["a", "v1"], "another image than the v1 that is here");
    let lost = old.image(REPOSITORY, &["b", "c"], "without its manifest");
    old.lose_blob(lost["digest"].as_str().unwrap());
    let told = site.asks_in_vain(&["import", &old.source()]);
    assert_eq!(named(&told), ["team/web:b", "team/web:c", "team/web:v1"], "{told}");
    let counts = json!([told["images"], told["brought"], told["hereAlready"], told["failed"]]);
    assert_eq!(counts, json!([2, 0, 0, 2]), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_that_is_in_the_archive_stays_there() {
    let site = Deployment::that_is(false).await;
    let old = old(&site);
    let image = old.image(REPOSITORY, &["1", "2"], "archived");
    let import = ["import", &old.source()];
    assert_eq!(site.asks(&import)["brought"], 1);
    let digest = image["digest"].as_str().map(str::to_owned);
    site.changed(async move |registry, grant| {
        let selected = vec![ImageSelector { digest, tag: None }];
        let outcome = registry.set_storage_class(grant, selected, StorageClass::Archive).await.unwrap();
        assert_eq!(outcome.changed, 1);
    })
    .await;
    for _ in 0..2 {
        let again = site.asks(&import);
        let counts = json!([again["images"], again["brought"], again["hereAlready"], again["archived"]]);
        assert_eq!(counts, json!([1, 0, 1, 1]), "{again}");
    }
    let checked = site.prints(&["import", &old.source(), "--check"]);
    assert_eq!(checked, "the same      1 image, of which 1 in the archive\ndifferent     0 images\n");
    old.image(REPOSITORY, &["3"], "archived");
    let told = site.asks_in_vain(&import);
    assert_eq!((named(&told), &told["failed"]), (vec!["team/web:3"], &json!(1)), "{told}");
    assert!(told["differences"][0]["why"].as_str().unwrap().contains("in the archive here"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_goes_away_meanwhile_leaves_word_that_an_import_goes_on() {
    let site = Deployment::that_is(false).await;
    let old = old(&site);
    let listener = UnixListener::bind(site.socket()).unwrap();
    let dying = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.read_exact(&mut [0]).unwrap();
    });
    let refused = site.refusal(&["import", &old.source()]);
    dying.join().unwrap();
    assert!(refused.contains("the server went away before it had answered"), "{refused}");
    assert!(refused.contains("run the import again, and it goes on"), "{refused}");
}
