//! The archive, and tags that may not move but for some.

use testkit::image::Layout;
use testkit::{Server, Terminal};

const LOGIN: &str =
    "aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST --username AWS --password-stdin";

#[test]
fn an_image_is_archived_restored_and_pulled_again() {
    let server = Server::options().in_environment("BERTH_ARCHIVE_RESTORE_SECONDS", "1").start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    let image = Layout::saying(&t.home().join("image"), "kept for later");
    t.run(LOGIN);
    t.run("crane push image $HOST/team/web:1");
    let ecr = "aws --endpoint-url $URL --output json ecr";
    let class = format!("{ecr} update-image-storage-class --repository-name team/web --image-id imageTag=1");
    let archived = t.json(&format!("{class} --target-storage-class ARCHIVE"));
    assert_eq!(archived["imageStatus"], "ARCHIVED");
    let refused = t.fails("crane pull --format=oci $HOST/team/web:1 back");
    assert!(refused.contains("MANIFEST_UNKNOWN"), "{refused}");
    assert_eq!(t.run("crane ls $HOST/team/web"), "");
    let restoring = t.json(&format!("{class} --target-storage-class STANDARD"));
    assert_eq!(restoring["imageStatus"], "ACTIVATING");
    t.run("until crane pull --format=oci $HOST/team/web:1 back 2> error; do grep -q MANIFEST_UNKNOWN error; done");
    assert!(t.run("cat back/index.json").contains(&image.digest));
    let told = t.json(&format!("{ecr} describe-images --repository-name team/web"));
    assert_eq!(told["imageDetails"][0]["imageStatus"], "ACTIVE");
    assert!(!told["imageDetails"][0]["lastActivatedAt"].is_null(), "{told}");
    t.run(&format!("{class} --target-storage-class ARCHIVE"));
    t.run("crane push image $HOST/team/web:1");
    assert_eq!(t.run("crane digest $HOST/team/web:1"), image.digest);
}

#[test]
fn tags_stay_but_for_those_that_a_filter_lets_move() {
    let server = Server::start();
    let t = Terminal::on(&server);
    let ecr = "aws --endpoint-url $URL --output json ecr";
    let made = t.json(&format!(
        "{ecr} create-repository --repository-name still --image-tag-mutability IMMUTABLE_WITH_EXCLUSION \
         --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=dev-*"
    ));
    assert_eq!(made["repository"]["imageTagMutabilityExclusionFilters"][0]["filter"], "dev-*");
    for name in ["first", "second"] {
        Layout::saying(&t.home().join(name), name);
    }
    t.run(LOGIN);
    t.run("crane push first $HOST/still:1; crane push first $HOST/still:dev-1");
    t.run("crane push second $HOST/still:dev-1");
    let refused = t.fails("crane push second $HOST/still:1");
    assert!(refused.contains("TAG_INVALID") && refused.contains("the tag is immutable"), "{refused}");
}
