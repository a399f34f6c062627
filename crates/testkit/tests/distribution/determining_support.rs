//! Section "Determining Support", and the log-in that the specification leaves open: HTTP Basic, as ECR has it.

use crate::content::unknown_digest;
use crate::registry::Registry;
use crate::repository::Repository;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use testkit::Answer;

#[test]
fn the_base_is_200_for_whoever_is_logged_in() {
    let registry = Registry::shared();
    for target in ["/v2/", "/v2"] {
        let answer = registry.get(target).expect(200);
        assert_eq!(answer.header("docker-distribution-api-version"), "registry/2.0");
        registry.send("HEAD", target, &[], "").expect(200);
    }
}

#[test]
fn without_credentials_it_is_a_challenge() {
    let registry = Registry::shared();
    challenged(&registry, &registry.presenting(None).get("/v2/"));
}

/// ECR's challenge, to the letter.
fn challenged(registry: &Registry, answer: &Answer) {
    assert_eq!(answer.status, 401);
    let challenge = format!("Basic realm=\"{}/\",service=\"ecr.amazonaws.com\"", registry.url());
    assert_eq!(answer.header("www-authenticate"), challenge);
    assert_eq!(answer.header("docker-distribution-api-version"), "registry/2.0");
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(answer.body, b"Not Authorized\n");
}

#[test]
fn with_credentials_that_are_none_it_is_a_challenge() {
    let registry = Registry::shared();
    let token = registry.authorization().strip_prefix("Basic ").unwrap();
    let pair = String::from_utf8(STANDARD.decode(token).unwrap()).unwrap();
    let (_, password) = pair.split_once(':').unwrap();
    let basic = |pair: String| format!("Basic {}", STANDARD.encode(pair));
    let altered = format!("{}x", &password[..password.len() - 1]);
    for wrong in [
        basic("AWS:secret".to_owned()),
        basic(format!("root:{password}")),
        basic(format!("AWS:{altered}")),
        basic(password.to_owned()),
        format!("Bearer {token}"),
        "Basic ???".to_owned(),
        "Basic".to_owned(),
    ] {
        challenged(&registry, &registry.presenting(Some(&wrong)).get("/v2/"));
    }
}

#[test]
fn the_scheme_may_be_in_any_case() {
    let registry = Registry::shared();
    let lower = registry.authorization().replacen("Basic", "basic", 1);
    registry.presenting(Some(&lower)).get("/v2/").expect(200);
}

/// A stranger learns nothing of what is there.
#[test]
fn every_endpoint_challenges_a_stranger_first() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    let stranger = repository.registry().presenting(None);
    let (name, unknown) = (repository.name(), unknown_digest());
    for (method, target) in [
        ("GET", format!("/v2/{name}/manifests/v1")),
        ("GET", "/v2/team/missing/manifests/v1".to_owned()),
        ("PUT", format!("/v2/{name}/manifests/v1")),
        ("DELETE", format!("/v2/{name}/manifests/v1")),
        ("GET", format!("/v2/{name}/blobs/{unknown}")),
        ("POST", format!("/v2/{name}/blobs/uploads/")),
        ("GET", format!("/v2/{name}/tags/list")),
        ("GET", format!("/v2/{name}/referrers/{unknown}")),
        ("GET", "/v2/_catalog".to_owned()),
        ("GET", "/v2/NO-NAME/manifests/v1".to_owned()),
        ("GET", "/v2/nowhere".to_owned()),
    ] {
        challenged(repository.registry(), &stranger.send(method, &target, &[], ""));
    }
}
