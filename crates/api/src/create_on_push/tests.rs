use std::net::{Ipv4Addr, SocketAddr};

use aws::models::ecr::{
    CreateRepositoryCreationTemplate, DescribeRepositories, GetAuthorizationToken, GetLifecyclePolicy,
    GetRepositoryPolicy, InitiateLayerUpload, ListTagsForResource, PutImage, PutRegistryPolicy,
};
use aws::models::iam::{CreateRole, PutRolePolicy};
use http::{Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use serde_json::{Value, json};

use crate::ecr::app_in_a_box::{Actor, AppInABox, MINE, THEIRS, index};
use crate::{Peer, Trail};

/// A deployment whose owner has a template for the prefix, with these members besides.
async fn with_template(prefix: &str, members: &Value) -> AppInABox {
    let deployment = AppInABox::open().await;
    let mut body = members.clone();
    body["prefix"] = json!(prefix);
    body["appliedFor"] = json!(["CREATE_ON_PUSH"]);
    deployment.owner().call::<CreateRepositoryCreationTemplate>(body).await.unwrap();
    deployment
}

/// Status and text of a request at `/v2` by somebody with a registry token.
async fn v2(
    deployment: &AppInABox,
    who: &Actor<'_>,
    asked: (&str, &str),
    body: &str,
) -> (StatusCode, String) {
    let (status, text, _) = v2_trailed(deployment, who, asked, body).await;
    (status, text)
}

/// The same, and what logs are told of it.
async fn v2_trailed(
    deployment: &AppInABox,
    who: &Actor<'_>,
    asked: (&str, &str),
    body: &str,
) -> (StatusCode, String, Trail) {
    let answer = who.call::<GetAuthorizationToken>(json!({})).await.unwrap();
    let basic = format!("Basic {}", answer["authorizationData"][0]["authorizationToken"].as_str().unwrap());
    let request = Request::builder().method(asked.0).uri(asked.1).header(header::HOST, "localhost");
    let request = request.header(header::AUTHORIZATION, basic);
    let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
    let request = request.body(Full::from(body.to_owned())).unwrap();
    let answer = deployment.app.answer(request, &peer, "a-request").await;
    let status = answer.status();
    let trail = answer.extensions().get::<Trail>().unwrap().clone();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(bytes.to_vec()).unwrap(), trail)
}

const POST: (&str, &str) = ("POST", "/v2/prod/web/blobs/uploads/");

/// The names of the owner's repositories.
async fn repositories(deployment: &AppInABox) -> Vec<String> {
    let answer = deployment.owner().call::<DescribeRepositories>(json!({})).await.unwrap();
    let names = answer["repositories"].as_array().unwrap().iter();
    names.map(|repository| repository["repositoryName"].as_str().unwrap().to_owned()).collect()
}

fn lifecycle() -> String {
    let rule = json!({"rulePriority": 1, "description": "keep ten of them, whatever they are called",
        "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 10},
        "action": {"type": "expire"}});
    json!({"rules": [rule]}).to_string()
}

fn allow(actions: &Value) -> Value {
    json!([{"Effect": "Allow", "Action": actions, "Resource": "*"}])
}

#[tokio::test]
async fn a_first_push_makes_the_repository_as_the_template_says() {
    let statement = json!({"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"});
    let policy = json!({"Version": "2012-10-17", "Statement": [statement]}).to_string();
    let filters = json!([{"filterType": "WILDCARD", "filter": "dev-*"}]);
    let members = json!({"imageTagMutability": "IMMUTABLE_WITH_EXCLUSION",
        "imageTagMutabilityExclusionFilters": filters, "repositoryPolicy": policy, "lifecyclePolicy": lifecycle()});
    let deployment = with_template("prod", &members).await;
    let owner = deployment.owner();
    assert_eq!(v2(&deployment, &owner, POST, "").await.0, StatusCode::ACCEPTED);
    let shown = owner.call::<DescribeRepositories>(json!({"repositoryNames": ["prod/web"]})).await.unwrap();
    let shown = &shown["repositories"][0];
    assert_eq!(shown["imageTagMutability"], "IMMUTABLE_WITH_EXCLUSION");
    assert_eq!(shown["imageTagMutabilityExclusionFilters"], filters);
    let name = json!({"repositoryName": "prod/web"});
    let kept = owner.call::<GetRepositoryPolicy>(name.clone()).await.unwrap();
    assert_eq!(kept["policyText"], policy);
    let kept = owner.call::<GetLifecyclePolicy>(name).await.unwrap();
    assert!(kept["lifecyclePolicyText"].as_str().unwrap().contains("imageCountMoreThan"));
}

#[tokio::test]
async fn each_way_to_begin_a_push_makes_it_and_reads_do_not() {
    let deployment = with_template("ROOT", &json!({})).await;
    let owner = deployment.owner();
    for asked in [
        ("GET", "/v2/aa/manifests/v1"),
        ("HEAD", "/v2/bb/blobs/sha256:0000000000000000000000000000000000000000000000000000000000000000"),
        ("PATCH", "/v2/cc/blobs/uploads/00000000-0000-4000-8000-000000000000"),
        ("DELETE", "/v2/dd/manifests/v1"),
    ] {
        assert_eq!(v2(&deployment, &owner, asked, "").await.0, StatusCode::NOT_FOUND, "{asked:?}");
    }
    let manifest = index("one").to_string();
    let mount = format!("/v2/mounted/blobs/uploads/?mount=sha256:{}&from=team/web", "00".repeat(32));
    let (status, text) = v2(&deployment, &owner, ("PUT", "/v2/put/manifests/v1"), &manifest).await;
    assert_eq!(status, StatusCode::CREATED, "{text}");
    assert_eq!(v2(&deployment, &owner, ("POST", &mount), "").await.0, StatusCode::ACCEPTED);
    owner.call::<InitiateLayerUpload>(json!({"repositoryName": "initiated"})).await.unwrap();
    let body = json!({"repositoryName": "image", "imageManifest": manifest, "imageTag": "v1"});
    owner.call::<PutImage>(body).await.unwrap();
    assert_eq!(repositories(&deployment).await, ["image", "initiated", "mounted", "put"]);
}

#[tokio::test]
async fn the_longest_prefix_that_counts_for_pushes_is_the_one() {
    let deployment = with_template("ROOT", &json!({})).await;
    let owner = deployment.owner();
    for (prefix, scenario, mutability) in [
        ("prod/", "CREATE_ON_PUSH", "IMMUTABLE"),
        ("prod/team", "REPLICATION", "MUTABLE"),
        ("produce", "CREATE_ON_PUSH", "IMMUTABLE"),
    ] {
        let body = json!({"prefix": prefix, "appliedFor": [scenario], "imageTagMutability": mutability});
        owner.call::<CreateRepositoryCreationTemplate>(body).await.unwrap();
    }
    for (name, mutability) in [
        ("prod/team/web", "IMMUTABLE"),
        ("prod", "MUTABLE"),
        ("produce", "MUTABLE"),
        ("prodigy/a", "MUTABLE"),
    ] {
        owner.call::<InitiateLayerUpload>(json!({"repositoryName": name})).await.unwrap();
        let shown = owner.call::<DescribeRepositories>(json!({"repositoryNames": [name]})).await.unwrap();
        assert_eq!(shown["repositories"][0]["imageTagMutability"], mutability, "{name}");
    }
}

#[tokio::test]
async fn without_a_template_for_it_nothing_is_made() {
    let deployment = with_template("dev", &json!({})).await;
    let (status, text) = v2(&deployment, &deployment.owner(), POST, "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(text.contains("NAME_UNKNOWN") && text.contains("'prod/web' does not exist"), "{text}");
    let body = json!({"repositoryName": "prod/web"});
    let refusal = deployment.owner().refusal::<InitiateLayerUpload>(body).await;
    assert!(refusal.starts_with("RepositoryNotFoundException: "), "{refusal}");
    assert!(repositories(&deployment).await.is_empty());
}

#[tokio::test]
async fn who_pushes_must_be_allowed_to_create() {
    let deployment = with_template("prod", &json!({})).await;
    let push = json!(["ecr:GetAuthorizationToken", "ecr:InitiateLayerUpload"]);
    let ann = deployment.user("ann", allow(&push)).await;
    let (status, text) = v2(&deployment, &ann, POST, "").await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(text.contains("not authorized to perform: ecr:CreateRepository on resource"), "{text}");
    let body = json!({"repositoryName": "prod/web"});
    assert!(ann.refusal::<InitiateLayerUpload>(body.clone()).await.starts_with("AccessDeniedException: "));
    let bob =
        deployment.user("bob", allow(&json!(["ecr:GetAuthorizationToken", "ecr:CreateRepository"]))).await;
    let (status, text) = v2(&deployment, &bob, POST, "").await;
    assert!(status == StatusCode::FORBIDDEN && text.contains("ecr:InitiateLayerUpload"), "{text}");
    assert!(repositories(&deployment).await.is_empty());
}

#[tokio::test]
async fn another_account_pushes_where_the_registrys_policy_lets_it_create() {
    let deployment = with_template("prod", &json!({})).await;
    let push = json!({"registryId": MINE, "repositoryName": "prod/web"});
    let stranger = deployment.stranger();
    for (actions, denied) in [
        (json!(["ecr:CreateRepository"]), Some("ecr:InitiateLayerUpload")),
        (json!(["ecr:InitiateLayerUpload"]), Some("ecr:CreateRepository")),
        (json!(["ecr:InitiateLayerUpload", "ecr:CreateRepository"]), None),
    ] {
        let statement = json!({"Effect": "Allow", "Principal": {"AWS": THEIRS}, "Action": actions,
            "Resource": format!("arn:aws:ecr:eu-west-1:{MINE}:repository/prod/*")});
        let text = json!({"Version": "2012-10-17", "Statement": [statement]}).to_string();
        deployment.owner().call::<PutRegistryPolicy>(json!({"policyText": text})).await.unwrap();
        let refused = stranger.call::<InitiateLayerUpload>(push.clone()).await.err().map(|it| it.message);
        let as_expected = match (&refused, denied) {
            (Some(text), Some(action)) => text.contains(action),
            (refused, denied) => refused.is_none() && denied.is_none(),
        };
        assert!(as_expected, "{actions}: {refused:?}");
    }
    assert_eq!(repositories(&deployment).await, ["prod/web"]);
}

#[tokio::test]
async fn the_push_that_made_the_repository_says_so_to_the_audit() {
    let deployment = with_template("prod", &json!({})).await;
    let owner = deployment.owner();
    let created = async || v2_trailed(&deployment, &owner, POST, "").await.2.created;
    let arn = created().await.unwrap();
    assert_eq!(arn.repository_name(), Some("prod/web"));
    assert_eq!(created().await, None, "it was there");
}

#[tokio::test]
async fn tags_take_a_role_that_may_tag() {
    let tags = json!([{"Key": "team", "Value": "web"}]);
    let deployment = with_template("dev", &json!({"resourceTags": tags})).await;
    let owner = deployment.owner();
    let (status, text) = v2(&deployment, &owner, ("POST", "/v2/dev/web/blobs/uploads/"), "").await;
    assert!(status == StatusCode::FORBIDDEN && text.contains("customRoleArn"), "{status} {text}");
    let role = format!("arn:aws:iam::{MINE}:role/templates");
    let body = json!({"prefix": "prod", "appliedFor": ["CREATE_ON_PUSH"], "resourceTags": tags, "customRoleArn": role});
    owner.call::<CreateRepositoryCreationTemplate>(body).await.unwrap();
    let trust = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecr.amazonaws.com"}}]});
    let denied = async |action: &str| {
        let (status, text, trail) = v2_trailed(&deployment, &owner, POST, "").await;
        assert!(status == StatusCode::FORBIDDEN && text.contains("customRoleArn"), "{action}: {text}");
        assert!(!text.contains("templates") && !text.contains(action), "{action}: {text}");
        let last = trail.judged.last().unwrap();
        assert!(last.action == action && last.refused.is_some(), "{trail:?}");
    };
    denied("sts:AssumeRole").await;
    let why = deployment.app.identity.why("a-request").await.unwrap().unwrap();
    assert_eq!((why.caller.as_str(), why.action.as_str()), ("ecr.amazonaws.com", "sts:AssumeRole"));
    let made = json!({"RoleName": "templates", "AssumeRolePolicyDocument": trust.to_string()});
    owner.call::<CreateRole>(made).await.unwrap();
    denied("ecr:CreateRepository").await;
    for (actions, missing) in
        [(json!("ecr:CreateRepository"), Some("ecr:TagResource")), (json!("ecr:*"), None)]
    {
        let document = json!({"Version": "2012-10-17", "Statement": allow(&actions)}).to_string();
        let body = json!({"RoleName": "templates", "PolicyName": "p", "PolicyDocument": document});
        owner.call::<PutRolePolicy>(body).await.unwrap();
        match missing {
            Some(action) => denied(action).await,
            None => assert_eq!(v2(&deployment, &owner, POST, "").await.0, StatusCode::ACCEPTED),
        }
    }
    let arn = format!("arn:aws:ecr:eu-west-1:{MINE}:repository/prod/web");
    let shown = owner.call::<ListTagsForResource>(json!({"resourceArn": arn})).await.unwrap();
    assert_eq!(shown, json!({"tags": tags}));
}

#[tokio::test]
async fn two_first_pushes_at_once_make_one_repository() {
    let deployment = with_template("prod", &json!({})).await;
    let owner = deployment.owner();
    let begin = async || v2(&deployment, &owner, POST, "").await.0;
    let statuses = tokio::join!(begin(), begin(), begin(), begin());
    let accepted = StatusCode::ACCEPTED;
    assert_eq!(statuses, (accepted, accepted, accepted, accepted));
    assert_eq!(repositories(&deployment).await, ["prod/web"]);
}
