//! The kubelet's credential provider of Kubernetes upstream, asked as the kubelet asks it.

use crate::aws_shaped::{REGISTRY, aws_of_our_own};
use serde_json::json;
use testkit::image::Layout;

#[test]
fn the_credential_provider_gives_the_kubelet_a_password() {
    let (_network, _server, t) = aws_of_our_own();
    let t = t.export("IMAGE", &format!("{REGISTRY}/team/web:1"));
    t.run("aws ecr create-repository --repository-name team/web");
    let kind = |kind: &str| json!({"apiVersion": "credentialprovider.kubelet.k8s.io/v1", "kind": kind});
    let mut request = kind("CredentialProviderRequest");
    request["image"] = json!(format!("{REGISTRY}/team/web:1"));
    std::fs::write(t.home().join("request.json"), request.to_string()).unwrap();
    let response = t.json("ecr-credential-provider < request.json");
    assert_eq!(response["kind"], "CredentialProviderResponse");
    let auth = &response["auth"][REGISTRY];
    assert_eq!(auth["username"], "AWS");
    std::fs::write(t.home().join("password"), auth["password"].as_str().unwrap()).unwrap();
    t.run("crane auth login $REGISTRY -u AWS --password-stdin < password");
    let image = Layout::saying(&t.home().join("image"), "for the kubelet");
    t.run("crane push image $IMAGE");
    assert_eq!(t.run("crane digest $IMAGE"), image.digest);
}
