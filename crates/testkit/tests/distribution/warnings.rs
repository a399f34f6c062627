//! Section "Warnings". The form of any `Warning` header is checked with every request of this suite.

use crate::answer::Reading;
use crate::repository::Repository;

#[test]
fn whoever_does_nothing_odd_is_not_warned() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    for target in ["manifests/v1", "tags/list", "/v2/"] {
        assert!(!repository.get(target).expect(200).has("warning"), "{target}");
    }
}
