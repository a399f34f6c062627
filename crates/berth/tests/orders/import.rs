//! What an import says: what came, what was here, what did not come and why.

use serde_json::json;

use crate::deployment::Deployment;
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
async fn a_folder_that_is_none_is_told_with_what_was_looked_for() {
    let site = Deployment::that_is(true).await;
    let here = site.folder.path().display().to_string();
    let refused = site.refusal(&["import", &format!("folder:{here}")]);
    assert!(refused.contains("is no storage of a registry:2"), "{refused}");
    assert!(refused.contains("holds no docker/registry/v2/repositories, nor repositories"), "{refused}");
    let refused = site.refusal(&["import", &format!("folder:{here}/nowhere")]);
    assert!(refused.contains("nowhere is no storage") && refused.contains("no such folder"), "{refused}");
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
