//! The kubelet's credential provider of Kubernetes upstream, asked as the kubelet asks it.

use crate::aws_shaped::{REGISTRY, aws_of_our_own};
use crate::jobs::Platform;
use serde_json::{Value, json};
use testkit::Terminal;
use testkit::image::Layout;

/// What the kubelet says to the provider of an image, and beside that `more`; leaves the password in the file `password`.
fn ask_for_a_password(t: &Terminal, more: &Value) {
    let mut request = json!({
        "apiVersion": "credentialprovider.kubelet.k8s.io/v1",
        "kind": "CredentialProviderRequest",
        "image": format!("{REGISTRY}/team/web:1"),
    });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    std::fs::write(t.home().join("request.json"), request.to_string()).unwrap();
    let response = t.json("ecr-credential-provider < request.json");
    assert_eq!(response["kind"], "CredentialProviderResponse");
    let auth = &response["auth"][REGISTRY];
    assert_eq!(auth["username"], "AWS");
    std::fs::write(t.home().join("password"), auth["password"].as_str().unwrap()).unwrap();
}

#[test]
fn the_credential_provider_gives_the_kubelet_a_password() {
    let (_network, _server, t) = aws_of_our_own();
    let t = t.export("IMAGE", &format!("{REGISTRY}/team/web:1"));
    t.run("aws ecr create-repository --repository-name team/web");
    ask_for_a_password(&t, &json!({}));
    t.run("crane auth login $REGISTRY -u AWS --password-stdin < password");
    let image = Layout::saying(&t.home().join("image"), "for the kubelet");
    t.run("crane push image $IMAGE");
    assert_eq!(t.run("crane digest $IMAGE"), image.digest);
}

#[test]
fn a_pods_service_account_stands_for_a_role() {
    let platform = Platform::start();
    let role = platform.trust("kubernetes ci/builder");
    let t = Terminal::on(&platform.server)
        .export("ISSUER", &platform.issuer)
        .export("CURL_CA_BUNDLE", platform.ca().to_str().unwrap())
        .export("AWS_ENDPOINT_URL", platform.server.url())
        .export("AWS_ACCESS_KEY_ID", "")
        .export("AWS_SECRET_ACCESS_KEY", "");
    let token = t.run("curl -sS \"$ISSUER/token?system:serviceaccount:ci:builder\"");
    let annotations = json!({"eks.amazonaws.com/ecr-role-arn": role});
    ask_for_a_password(&t, &json!({"serviceAccountToken": token, "serviceAccountAnnotations": annotations}));
    t.run("crane auth login $HOST -u AWS --password-stdin < password");
    Layout::saying(&t.home().join("image"), "for the pod");
    let refused = t.fails("crane push image $HOST/other:1");
    assert!(refused.contains("403"), "{refused}");
    t.run("crane push image $HOST/team/web:1");
}
