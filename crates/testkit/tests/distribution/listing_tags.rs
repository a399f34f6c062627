//! Section "Listing Tags".

use crate::answer::Reading;
use crate::content::{MANIFEST, NOTHING, artifact};
use crate::repository::Repository;
use serde_json::json;
use testkit::Answer;

/// A repository with these tags, pushed in this order.
fn tagged(tags: &[&str]) -> Repository {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    for tag in tags {
        repository.put_manifest(tag, MANIFEST, &artifact(json!({}))).expect(201);
    }
    repository
}

/// The tags of one page.
fn tags(page: &Answer) -> Vec<String> {
    serde_json::from_value(page.json()["tags"].clone()).unwrap()
}

/// The tags that `target` lists.
fn listed(repository: &Repository, target: &str) -> Vec<String> {
    tags(&repository.get(target).expect(200))
}

#[test]
fn a_list_is_200_with_the_repository_and_its_tags() {
    let repository = tagged(&["v2", "v1"]);
    let answer = repository.get("tags/list").expect(200);
    assert_eq!(answer.json(), json!({"name": repository.name(), "tags": ["v1", "v2"]}));
    assert_eq!(answer.header("content-type"), "application/json");
}

#[test]
fn the_list_may_be_empty() {
    let repository = Repository::new();
    let list = repository.get("tags/list").expect(200).json();
    assert_eq!(list, json!({"name": repository.name(), "tags": []}));
}

#[test]
fn what_has_no_tag_is_not_listed() {
    let repository = tagged(&["v1"]);
    repository.push_artifact(json!({"artifactType": "application/vnd.example"}));
    assert_eq!(listed(&repository, "tags/list"), ["v1"]);
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    Repository::missing().get("tags/list").refused(404, "NAME_UNKNOWN");
}

#[test]
fn tags_are_in_lexical_order_whatever_their_case() {
    let repository = tagged(&["b", "C", "a", "B", "1.10", "_z", "c", "1.9", "A"]);
    let list = listed(&repository, "tags/list");
    assert_eq!(list, ["1.10", "1.9", "_z", "A", "a", "B", "b", "C", "c"]);
    for n in 1..10 {
        let pages = repository.pages(&format!("tags/list?n={n}"));
        assert_eq!(pages.iter().flat_map(tags).collect::<Vec<_>>(), list, "{n} at a time");
    }
}

#[test]
fn n_tags_come_from_the_beginning() {
    let repository = tagged(&["d", "c", "b", "a"]);
    assert_eq!(listed(&repository, "tags/list?n=2"), ["a", "b"]);
    assert_eq!(listed(&repository, "tags/list?n=4"), ["a", "b", "c", "d"]);
}

#[test]
fn fewer_than_n_come_only_at_the_end() {
    let repository = tagged(&["a", "b", "c"]);
    let answer = repository.get("tags/list?n=100").expect(200);
    assert_eq!(tags(&answer), ["a", "b", "c"]);
    assert_eq!(answer.next(), None);
}

#[test]
fn links_lead_through_all_pages() {
    let repository = tagged(&["e", "d", "c", "b", "a"]);
    let pages = repository.pages("tags/list?n=2");
    let pages: Vec<_> = pages.iter().map(tags).collect();
    assert_eq!(pages, [vec!["a", "b"], vec!["c", "d"], vec!["e"]]);
}

#[test]
fn a_last_page_that_is_full_links_to_none() {
    let repository = tagged(&["a", "b", "c", "d"]);
    let pages = repository.pages("tags/list?n=2");
    assert_eq!(pages.len(), 2);
}

#[test]
fn n_of_0_is_an_empty_list_without_a_link() {
    let repository = tagged(&["a", "b"]);
    for target in ["tags/list?n=0", "tags/list?n=0&last=a"] {
        let answer = repository.get(target).expect(200);
        assert_eq!(answer.json(), json!({"name": repository.name(), "tags": []}));
        assert!(!answer.has("link"));
    }
}

#[test]
fn last_is_where_the_list_goes_on() {
    let repository = tagged(&["a", "b", "c", "d"]);
    assert_eq!(listed(&repository, "tags/list?n=2&last=a"), ["b", "c"]);
    assert_eq!(listed(&repository, "tags/list?last=b&n=5"), ["c", "d"]);
    assert_eq!(listed(&repository, "tags/list?n=2&last=d"), [""; 0]);
}

#[test]
fn last_does_without_n() {
    let repository = tagged(&["a", "b", "c", "d"]);
    assert_eq!(listed(&repository, "tags/list?last=b"), ["c", "d"]);
}

#[test]
fn last_goes_by_the_order_of_the_list() {
    let repository = tagged(&["A", "a", "B", "b"]);
    assert_eq!(listed(&repository, "tags/list?last=A"), ["a", "B", "b"]);
    assert_eq!(listed(&repository, "tags/list?last=a"), ["B", "b"]);
}

#[test]
fn last_is_a_tag_and_not_a_number() {
    let repository = tagged(&["10", "2", "3"]);
    assert_eq!(listed(&repository, "tags/list?last=2"), ["3"]);
    assert_eq!(listed(&repository, "tags/list?last=10"), ["2", "3"]);
}

/// Berth's decision: the tag may have been deleted between two pages.
#[test]
fn last_need_not_be_there() {
    let repository = tagged(&["a", "c"]);
    assert_eq!(listed(&repository, "tags/list?last=b"), ["c"]);
    assert_eq!(listed(&repository, "tags/list?last=%2B"), ["a", "c"]);
}

#[test]
fn an_n_that_is_no_number_is_refused() {
    let repository = tagged(&["a"]);
    for n in ["x", "-1", "%2B1", "", "1.5"] {
        repository.get(&format!("tags/list?n={n}")).refused(400, "UNSUPPORTED");
    }
    repository.get("tags/list?n=99999999999999999999999").expect(200);
}

/// Berth's decision: 1,000 at most, asked for or not; ECR refuses more.
#[test]
fn a_page_has_at_most_1000_tags() {
    let names: Vec<String> = (0..1001).map(|number| format!("v{number:04}")).collect();
    let repository = tagged(&[]);
    std::thread::scope(|scope| {
        for part in names.chunks(126) {
            scope.spawn(|| part.iter().for_each(|tag| put(&repository, tag)));
        }
    });
    for target in ["tags/list", "tags/list?n=1001", "tags/list?n=1000000"] {
        let pages = repository.pages(target);
        assert_eq!(pages.iter().map(|page| tags(page).len()).collect::<Vec<_>>(), [1000, 1], "{target}");
        assert_eq!(pages.iter().flat_map(tags).collect::<Vec<_>>(), names);
    }
}

/// Each tag on an image of its own: one image has 1,000 tags at most.
fn put(repository: &Repository, tag: &str) {
    let image = artifact(json!({"annotations": {"tag": tag}}));
    repository.put_manifest(tag, MANIFEST, &image).expect(201);
}
