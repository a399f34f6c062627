//! `GET /v2/_catalog`: no part of OCI Distribution 1.1, but of the protocol it came from, and ECR has it.

use crate::answer::Reading;
use crate::registry::Registry;
use serde_json::{Value, json};
use testkit::Answer;

/// A registry with these repositories and no other.
fn with(region: &str, names: &[&str]) -> Registry {
    let registry = Registry::in_region(region);
    names.iter().for_each(|name| registry.create(name));
    registry
}

/// All pages from `target` on.
fn pages(registry: &Registry, target: &str) -> Vec<Value> {
    let mut pages: Vec<Answer> = vec![registry.get(target).expect(200)];
    while let Some(next) = pages.last().and_then(Reading::next) {
        assert!(pages.len() < 100, "an endless list: {next}");
        pages.push(registry.get(&next).expect(200));
    }
    pages.iter().map(|page| page.json()["repositories"].clone()).collect()
}

#[test]
fn it_lists_repositories_by_name() {
    let registry = with("eu-central-1", &["team/web", "app", "team/api"]);
    let answer = registry.get("/v2/_catalog").expect(200);
    assert_eq!(answer.json(), json!({"repositories": ["app", "team/api", "team/web"]}));
    assert_eq!(answer.header("content-type"), "application/json");
}

#[test]
fn it_may_be_empty() {
    let registry = with("eu-north-1", &[]);
    assert_eq!(registry.get("/v2/_catalog").expect(200).json(), json!({"repositories": []}));
}

#[test]
fn links_lead_through_all_pages() {
    let registry = with("eu-west-1", &["app/e", "app/d", "app/c", "app/b", "app/a"]);
    let expected = [json!(["app/a", "app/b"]), json!(["app/c", "app/d"]), json!(["app/e"])];
    assert_eq!(pages(&registry, "/v2/_catalog?n=2"), expected);
}

#[test]
fn last_is_where_the_list_goes_on() {
    let registry = with("eu-west-2", &["aa", "bb", "cc"]);
    let list = |target: &str| registry.get(target).expect(200).json()["repositories"].clone();
    assert_eq!(list("/v2/_catalog?last=aa"), json!(["bb", "cc"]));
    assert_eq!(list("/v2/_catalog?n=1&last=aa"), json!(["bb"]));
    assert_eq!(list("/v2/_catalog?last=bbb"), json!(["cc"]));
}

#[test]
fn n_of_0_is_an_empty_list_without_a_link() {
    let answer = with("eu-west-3", &["aa"]).get("/v2/_catalog?n=0").expect(200);
    assert_eq!(answer.json(), json!({"repositories": []}));
    assert!(!answer.has("link"));
}

#[test]
fn an_n_that_is_no_number_is_refused() {
    with("eu-south-1", &[]).get("/v2/_catalog?n=x").refused(400, "UNSUPPORTED");
}
