//! Quotas and rates that an operator has set, as clients meet them.

use testkit::image::Layout;
use testkit::{Server, Terminal};

const LOGIN: &str =
    "aws --endpoint-url $URL ecr get-login-password | crane auth login $HOST --username AWS --password-stdin";

#[test]
fn a_full_registry_says_so_to_the_aws_cli_and_to_crane() {
    let quotas = Server::options().with("--dev", "").in_environment("BERTH_QUOTAS_REPOSITORIES", "1");
    let server = quotas.in_environment("BERTH_QUOTAS_IMAGES_PER_REPOSITORY", "1").start();
    let t = Terminal::on(&server);
    t.new_repository("one");
    let refused = t.fails("aws --endpoint-url $URL ecr create-repository --repository-name two");
    assert!(refused.contains("(LimitExceededException)"), "{refused}");
    Layout::saying(&t.home().join("first"), "the one");
    Layout::saying(&t.home().join("second"), "one too many");
    t.run(LOGIN);
    let refused = t.fails("crane push first $HOST/two:1");
    assert!(refused.contains("DENIED: there can be at most 1 repositories in a registry"), "{refused}");
    t.run("crane push first $HOST/one:1");
    let refused = t.fails("crane push second $HOST/one:2");
    assert!(refused.contains("DENIED: there can be at most 1 images in a repository"), "{refused}");
    t.run("crane push first $HOST/one:2");
}

#[test]
fn who_is_too_fast_waits() {
    let rates = Server::options().with("--dev", "").in_environment("BERTH_THROTTLES_BURST_SECONDS", "1");
    let rates = rates.in_environment("BERTH_THROTTLES_OTHER", "1");
    let server = rates.in_environment("BERTH_THROTTLES_PUT_IMAGE", "1").start();
    let t = Terminal::on(&server);
    Layout::saying(&t.home().join("image"), "slowly");
    t.run(LOGIN);
    t.run("for name in one two three four; do crane push image $HOST/$name:1; done");
    // Each page is a request; the CLI asks again by itself unless it is told not to.
    let pages = "aws --endpoint-url $URL ecr describe-repositories --page-size 1 --output text \
                 --query 'repositories[].repositoryName'";
    let refused = t.fails(&format!("AWS_MAX_ATTEMPTS=1 {pages}"));
    assert!(refused.contains("(ThrottlingException)") && refused.contains("Rate exceeded"), "{refused}");
    let names = t.run(&format!("AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=10 {pages}"));
    assert_eq!(names.split_whitespace().collect::<Vec<_>>(), ["four", "one", "three", "two"]);
    let put = "curl --silent --include --user \"AWS:$(aws --endpoint-url $URL ecr get-login-password)\" \
               --request PUT --data '{}' $URL/v2/one/manifests/[1-9]";
    let answers = t.run(put).to_lowercase();
    assert!(answers.contains("429 too many requests") && answers.contains("retry-after: 1"), "{answers}");
}
