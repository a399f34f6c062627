use aws::models::ecr::{CreateRepository, DescribeRepositories};
use aws::models::iam::{DeleteAccessKey, DeleteUser, DeleteUserPolicy};
use aws::models::sts::{
    AssumeRole, GetAccessKeyInfo, GetCallerIdentity, GetFederationToken, GetSessionToken,
};

use super::*;

#[tokio::test]
async fn a_user_with_short_term_credentials_is_the_user_until_it_is_gone() {
    let deployment = AppInABox::open().await;
    let ada = ada(&deployment, &["ecr:*"]).await;
    let answer = ada.call::<GetSessionToken>(json!({"DurationSeconds": 129_600})).await.unwrap();
    let session = deployment.session(&answer).await.unwrap();
    let identity = session.call::<GetCallerIdentity>(json!({})).await.unwrap();
    assert_eq!(identity["Arn"], "arn:aws:iam::123456789012:user/ada");
    session.call::<CreateRepository>(json!({"repositoryName": "web"})).await.unwrap();
    for refusal in [
        session.refusal::<GetSessionToken>(json!({})).await,
        session.refusal::<GetFederationToken>(json!({"Name": "guest"})).await,
    ] {
        assert!(refusal.starts_with("AccessDenied: "), "{refusal}");
    }
    let owner = deployment.owner();
    owner.call::<DeleteUserPolicy>(json!({"UserName": "ada", "PolicyName": "own"})).await.unwrap();
    owner.call::<DeleteUser>(json!({"UserName": "ada"})).await.unwrap();
    assert!(deployment.key(&answer).await.is_none());
}

#[tokio::test]
async fn root_gets_an_hour() {
    let deployment = AppInABox::open().await;
    let answer =
        deployment.owner().call::<GetSessionToken>(json!({"DurationSeconds": 43_200})).await.unwrap();
    let key = deployment.key(&answer).await.unwrap();
    assert_eq!(key.expires.unwrap().as_second(), deployment.app.world.clock.now().as_second() + 3600);
    assert_eq!(key.caller.principal.arn(), "arn:aws:iam::123456789012:root");
}

#[tokio::test]
async fn a_federated_user_may_what_both_its_policies_and_its_user_may() {
    let deployment = AppInABox::open().await;
    let ada = ada(&deployment, &["sts:GetFederationToken", "ecr:DescribeRepositories"]).await;
    let bare = ada.call::<GetFederationToken>(json!({"Name": "guest"})).await.unwrap();
    assert_eq!(bare["FederatedUser"]["Arn"], "arn:aws:sts::123456789012:federated-user/guest");
    assert_eq!(bare["FederatedUser"]["FederatedUserId"], "123456789012:guest");
    let bare = deployment.session(&bare).await.unwrap();
    assert!(bare.refusal::<DescribeRepositories>(json!({})).await.starts_with("AccessDenied"));
    let policy = allowing(&["ecr:*"]);
    let guest = ada.call::<GetFederationToken>(json!({"Name": "guest", "Policy": policy})).await.unwrap();
    let guest = deployment.session(&guest).await.unwrap();
    guest.call::<DescribeRepositories>(json!({})).await.unwrap();
    assert!(
        guest.refusal::<CreateRepository>(json!({"repositoryName": "web"})).await.starts_with("AccessDenied")
    );
    assert!(guest.refusal::<AssumeRole>(assume(json!({}))).await.starts_with("AccessDenied: Cannot call"));
    let root = deployment.owner().refusal::<GetFederationToken>(json!({"Name": "guest"})).await;
    assert!(root.starts_with("AccessDenied: The root user"), "{root}");
}

#[tokio::test]
async fn a_keys_id_says_whose_it_is() {
    let deployment = AppInABox::open().await;
    let info = async |id: &str| deployment.owner().call::<GetAccessKeyInfo>(json!({"AccessKeyId": id})).await;
    assert_eq!(info("ASIAQNZGKIQY56JQ7WML").await.unwrap()["Account"], "029608264753");
    assert_eq!(info("AKIAIOSFODNN7EXAMPLE").await.unwrap_err().code, "ValidationError");
}

#[tokio::test]
async fn a_session_of_root_ends_with_the_access_key_that_asked_for_it() {
    let deployment = AppInABox::open().await;
    let owner = deployment.owner();
    let answer = owner.call::<GetSessionToken>(json!({})).await.unwrap();
    assert!(deployment.session(&answer).await.is_some());
    let key = owner.context.caller.access_key_id.clone().unwrap();
    owner.call::<DeleteAccessKey>(json!({"AccessKeyId": key})).await.unwrap();
    assert!(deployment.session(&answer).await.is_none());
}
