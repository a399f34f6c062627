//! Section "Enabling the Referrers API". Berth had it from its first day, so that nothing was pushed before; what is
//! left is that clients which fell back to the tag schema elsewhere may bring it along.

use crate::answer::Reading;
use crate::content::{INDEX, MANIFEST, descriptor, index};
use crate::repository::Repository;
use serde_json::json;

#[test]
fn what_an_index_by_the_tag_schema_lists_is_listed() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let referrer = repository.push_artifact(json!({"subject": descriptor(MANIFEST, &image.manifest)}));
    let bytes = repository.get(&format!("manifests/{referrer}")).expect(200).body;
    let list = index(json!({"manifests": [descriptor(MANIFEST, &bytes)]}));
    let fallback = image.digest().replace(':', "-");
    repository.put_manifest(&fallback, INDEX, &list).expect(201);
    let answer = repository.get(&format!("referrers/{}", image.digest())).expect(200).json();
    assert_eq!(answer["manifests"][0]["digest"], referrer);
    assert_eq!(answer["manifests"].as_array().map(Vec::len), Some(1));
}

#[test]
fn an_index_by_the_tag_schema_is_a_tag_like_any_other() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let fallback = image.digest().replace(':', "-");
    let list = index(json!({}));
    repository.put_manifest(&fallback, INDEX, &list).expect(201);
    assert_eq!(repository.get(&format!("manifests/{fallback}")).expect(200).body, list);
    assert_eq!(repository.get("tags/list").expect(200).json()["tags"], json!([fallback, "v1"]));
    repository.delete(&format!("manifests/{fallback}")).expect(202);
}
