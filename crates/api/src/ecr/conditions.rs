//! Conditions that hold at both doors: on tags in the request, on images, on where a request comes from; and pulls
//! without credentials.

use std::net::{Ipv4Addr, SocketAddr};

use aws::models::ecr::{
    BatchDeleteImage, BatchGetImage, CreateRepository, DescribeRepositories, GetAuthorizationToken,
    PutAccountSetting, SetRepositoryPolicy, TagResource, UpdateImageStorageClass,
};
use bytes::Bytes;
use http::{Request, StatusCode, header};
use http_body_util::Full;
use serde_json::{Value, json};

use super::app_in_a_box::{AppInABox, index};
use crate::Peer;

const ARN: &str = "arn:aws:ecr:eu-west-1:123456789012:repository/team/web";

/// All is allowed but what the statement denies.
fn all_but(deny: Value) -> Value {
    json!([{"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}, deny])
}

fn prod(action: &str) -> Value {
    json!({"Effect": "Deny", "Action": action, "Resource": "*",
        "Condition": {"StringLike": {"berth:ImageTag": "prod-*"}}})
}

fn ids(ids: Value) -> Value {
    json!({"repositoryName": "team/web", "imageIds": ids})
}

/// The status of a request at `/v2`, with these credentials if any, from this address.
async fn status(deployment: &AppInABox, basic: Option<&str>, method: &str, path: &str) -> StatusCode {
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, "localhost");
    if let Some(basic) = basic {
        request = request.header(header::AUTHORIZATION, basic);
    }
    let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
    let request = request.body(Full::new(Bytes::new())).unwrap();
    deployment.app.answer(request, &peer, "a-request").await.status()
}

#[tokio::test]
async fn tags_in_the_request_are_judged() {
    let deployment = AppInABox::with_repository().await;
    let ann = deployment
        .ann(
            json!([{"Effect": "Allow", "Action": ["ecr:CreateRepository", "ecr:TagResource"], "Resource": "*",
            "Condition": {"StringEquals": {"aws:RequestTag/team": "web"},
                "ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}}]),
        )
        .await;
    let tags = |pairs: &[(&str, &str)]| -> Value {
        pairs.iter().map(|(key, value)| json!({"Key": key, "Value": value})).collect()
    };
    for (given, code) in [
        (tags(&[("team", "db")]), Some("AccessDeniedException")),
        (tags(&[("team", "web"), ("cost", "1")]), Some("AccessDeniedException")),
        (tags(&[("team", "web")]), None),
    ] {
        let create = json!({"repositoryName": "team/new", "tags": given});
        let put = json!({"resourceArn": ARN, "tags": given});
        assert_eq!(ann.call::<CreateRepository>(create).await.err().map(|refused| refused.code), code);
        assert_eq!(ann.call::<TagResource>(put).await.err().map(|refused| refused.code), code);
    }
}

#[tokio::test]
async fn protected_tags_can_not_be_dodged_by_digest_or_in_a_batch() {
    let deployment = AppInABox::with_repository().await;
    let owner = deployment.owner();
    let digest = owner.put(Some("prod-1"), &index("one")).await;
    owner.put(Some("dev-1"), &index("two")).await;
    let ann = deployment.ann(all_but(prod("ecr:BatchDeleteImage"))).await;
    let (by_tag, by_digest) = (json!({"imageTag": "prod-1"}), json!({"imageDigest": digest}));
    for denied in [json!([by_tag]), json!([by_digest]), json!([{"imageTag": "dev-1"}, by_digest])] {
        let refused = ann.call::<BatchDeleteImage>(ids(denied)).await.unwrap_err();
        assert_eq!(refused.code, "AccessDeniedException", "{}", refused.message);
    }
    let images = owner.call::<BatchGetImage>(ids(json!([{"imageTag": "dev-1"}, by_tag]))).await.unwrap();
    assert_eq!(images["images"].as_array().unwrap().len(), 2, "nothing was deleted");
    let deleted = ann.call::<BatchDeleteImage>(ids(json!([{"imageTag": "dev-1"}]))).await.unwrap();
    assert_eq!(deleted["failures"], json!([]));
}

#[tokio::test]
async fn protected_tags_can_not_be_dodged_by_another_tag_of_the_image() {
    let deployment = AppInABox::with_repository().await;
    let owner = deployment.owner();
    for (tag, note) in [("prod-1", "one"), ("dev-1", "one"), ("dev-2", "two")] {
        owner.put(Some(tag), &index(note)).await;
    }
    let ann = deployment.ann(all_but(prod("ecr:UpdateImageStorageClass"))).await;
    let archive = |tag: &str| json!({"repositoryName": "team/web", "imageId": {"imageTag": tag}, "targetStorageClass": "ARCHIVE"});
    for tag in ["prod-1", "dev-1"] {
        let refused = ann.call::<UpdateImageStorageClass>(archive(tag)).await.unwrap_err();
        assert_eq!(refused.code, "AccessDeniedException", "{tag}");
    }
    ann.call::<UpdateImageStorageClass>(archive("dev-2")).await.unwrap();
    let ann = deployment.ann(all_but(prod("ecr:BatchDeleteImage"))).await;
    let deleted = ann.call::<BatchDeleteImage>(ids(json!([{"imageTag": "dev-1"}]))).await.unwrap();
    assert_eq!(deleted["failures"], json!([]), "a tag is taken off by itself");
}

#[tokio::test]
async fn what_an_index_names_is_as_protected_as_the_index() {
    let deployment = AppInABox::with_repository().await;
    let owner = deployment.owner();
    let child = owner.put(None, &index("child")).await;
    let mut parent = index("parent");
    let media_type = "application/vnd.oci.image.index.v1+json";
    let size = index("child").to_string().len();
    parent["manifests"] = json!([{"mediaType": media_type, "digest": child, "size": size}]);
    let ann = deployment.ann(all_but(prod("ecr:BatchGetImage"))).await;
    let read = ids(json!([{"imageDigest": child}]));
    ann.call::<BatchGetImage>(read.clone()).await.unwrap();
    owner.put(Some("prod-1"), &parent).await;
    assert_eq!(ann.call::<BatchGetImage>(read).await.unwrap_err().code, "AccessDeniedException");
}

#[tokio::test]
async fn conditions_on_images_and_addresses_hold_at_v2_too() {
    let deployment = AppInABox::with_repository().await;
    let digest = deployment.owner().put(Some("prod-1"), &index("one")).await;
    deployment.owner().put(Some("dev-1"), &index("two")).await;
    let owner = deployment.owner().call::<GetAuthorizationToken>(json!({})).await.unwrap();
    let basic = format!("Basic {}", owner["authorizationData"][0]["authorizationToken"].as_str().unwrap());
    let deny = |condition: Value| {
        let statement = json!({"Effect": "Deny", "Principal": "*", "Action": "ecr:BatchGetImage",
            "Condition": condition});
        let text = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        json!({"repositoryName": "team/web", "policyText": text})
    };
    let tagged = deny(json!({"StringLike": {"berth:ImageTag": "prod-*"}}));
    deployment.owner().call::<SetRepositoryPolicy>(tagged).await.unwrap();
    let get = async |reference: &str| {
        status(&deployment, Some(&basic), "GET", &format!("/v2/team/web/manifests/{reference}")).await
    };
    assert_eq!(get("dev-1").await, StatusCode::OK);
    assert_eq!((get("prod-1").await, get(&digest).await), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    let from_here =
        deny(json!({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}, "Bool": {"aws:SecureTransport": "false"}}));
    deployment.owner().call::<SetRepositoryPolicy>(from_here).await.unwrap();
    assert_eq!(get("dev-1").await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_has_no_credentials_pulls_where_policy_and_setting_allow_it() {
    let deployment = AppInABox::with_repository().await;
    let owner = deployment.owner();
    owner.put(Some("v1"), &index("one")).await;
    let get = async |path: &str| status(&deployment, None, "GET", path).await;
    let statement = json!({"Effect": "Allow", "Principal": "*", "Action": "ecr:*"});
    let text = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
    let policy = json!({"repositoryName": "team/web", "policyText": text});
    owner.call::<SetRepositoryPolicy>(policy).await.unwrap();
    assert_eq!(get("/v2/team/web/manifests/v1").await, StatusCode::UNAUTHORIZED);
    let setting = json!({"name": "ANONYMOUS_PULL", "value": "ENABLED"});
    owner.call::<PutAccountSetting>(setting).await.unwrap();
    assert_eq!(get("/v2/team/web/manifests/v1").await, StatusCode::OK);
    for path in
        ["/v2/team/web/tags/list", "/v2/team/gone/manifests/v1", "/v2/_catalog", "/v2/", "/v2/A/manifests/v1"]
    {
        assert_eq!(get(path).await, StatusCode::UNAUTHORIZED, "{path}");
    }
    let push = status(&deployment, None, "POST", "/v2/team/web/blobs/uploads/").await;
    assert_eq!(push, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_list_of_all_is_asked_of_all_repositories() {
    let deployment = AppInABox::with_repository().await;
    let one = deployment.ann(json!([{"Effect": "Allow", "Action": "ecr:Describe*", "Resource": ARN}])).await;
    one.call::<DescribeRepositories>(json!({"repositoryNames": ["team/web"]})).await.unwrap();
    assert_eq!(
        one.refusal::<DescribeRepositories>(json!({})).await,
        "AccessDeniedException: User: arn:aws:iam::123456789012:user/ann is not authorized to perform: \
         ecr:DescribeRepositories on resource: arn:aws:ecr:eu-west-1:123456789012:repository/* because no \
         identity-based policy allows the ecr:DescribeRepositories action"
    );
}
