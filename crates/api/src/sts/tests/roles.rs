use aws::models::ecr::{CreateRepository, DescribeRepositories, GetAuthorizationToken};
use aws::models::iam::{CreateRole, DeleteRole, DeleteRolePolicy, GetRole};
use aws::models::sts::{AssumeRole, GetCallerIdentity};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iam::Principal;

use super::*;

const DENIED: &str = "AccessDenied: User: arn:aws:iam::123456789012:user/ada is not authorized to perform: \
                      sts:AssumeRole on resource: arn:aws:iam::123456789012:role/";

#[tokio::test]
async fn who_is_trusted_takes_the_role_and_acts_as_it() {
    let deployment = AppInABox::open().await;
    let ada = ada_and_deployer(&deployment, &["sts:AssumeRole"]).await;
    let answer = ada.call::<AssumeRole>(assume(json!({}))).await.unwrap();
    let arn = "arn:aws:sts::123456789012:assumed-role/deployer/build-7";
    assert_eq!(answer["AssumedRoleUser"]["Arn"], arn);
    let credentials = &answer["Credentials"];
    assert!(credentials["AccessKeyId"].as_str().unwrap().starts_with("ASIA"));
    assert_eq!(credentials["SecretAccessKey"].as_str().unwrap().len(), 40);
    assert_eq!(answer.get("PackedPolicySize"), None);

    let session = deployment.session(&answer).await.unwrap();
    let identity = session.call::<GetCallerIdentity>(json!({})).await.unwrap();
    assert_eq!(identity["Arn"], arn);
    assert_eq!(identity["UserId"], answer["AssumedRoleUser"]["AssumedRoleId"]);
    session.call::<CreateRepository>(json!({"repositoryName": "web"})).await.unwrap();
}

#[tokio::test]
async fn a_missing_role_and_one_that_does_not_trust_look_alike() {
    let deployment = AppInABox::open().await;
    let ada = ada(&deployment, &["sts:*"]).await;
    let nobody = format!("arn:aws:iam::{MINE}:root");
    let other = json!({"StringEquals": {"sts:ExternalId": "17"}});
    deployer(&deployment, trusting(json!({"AWS": nobody}), &["sts:AssumeRole"], other)).await;
    assert_eq!(ada.refusal::<AssumeRole>(assume(json!({}))).await, format!("{DENIED}deployer"));
    let missing = assume(json!({"RoleArn": format!("arn:aws:iam::{MINE}:role/gone")}));
    assert_eq!(ada.refusal::<AssumeRole>(missing).await, format!("{DENIED}gone"));
    let wrong = assume(json!({"ExternalId": "18"}));
    assert_eq!(ada.refusal::<AssumeRole>(wrong).await, format!("{DENIED}deployer"));
    ada.call::<AssumeRole>(assume(json!({"ExternalId": "17"}))).await.unwrap();
}

#[tokio::test]
async fn another_account_takes_a_role_if_both_sides_say_so() {
    let deployment = AppInABox::open().await;
    let ada = ada(&deployment, &["sts:AssumeRole"]).await;
    let stranger = deployment.stranger();
    let trust = trusting(json!({"AWS": MINE}), &["sts:AssumeRole"], json!({}));
    let role = json!({"RoleName": "guest", "AssumeRolePolicyDocument": trust});
    let made = stranger.call::<CreateRole>(role).await.unwrap();
    let body = assume(json!({"RoleArn": made["Role"]["Arn"]}));
    let answer = ada.call::<AssumeRole>(body.clone()).await.unwrap();
    assert_eq!(answer["AssumedRoleUser"]["Arn"], "arn:aws:sts::210987654321:assumed-role/guest/build-7");
    let root = deployment.owner().refusal::<AssumeRole>(body).await;
    assert_eq!(root, "AccessDenied: Roles may not be assumed by root accounts.");
}

#[tokio::test]
async fn no_session_lasts_longer_than_its_role_allows() {
    let deployment = AppInABox::open().await;
    let ada = ada_and_deployer(&deployment, &["sts:AssumeRole"]).await;
    let refusal = ada.refusal::<AssumeRole>(assume(json!({"DurationSeconds": 3601}))).await;
    assert!(refusal.ends_with("exceeds the MaxSessionDuration set for this role."), "{refusal}");
    let answer = ada.call::<AssumeRole>(assume(json!({"DurationSeconds": 900}))).await.unwrap();
    let key = deployment.key(&answer).await.unwrap();
    assert_eq!(key.expires.unwrap().as_second(), deployment.app.world.clock.now().as_second() + 900);
}

#[tokio::test]
async fn a_session_that_begins_another_gives_it_an_hour_and_what_passes_on() {
    let deployment = AppInABox::open().await;
    let actions = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];
    let ada = ada_and_deployer(&deployment, &actions).await;
    let trust =
        trusting(json!({"AWS": ROLE}), &actions, json!({"StringEquals": {"aws:PrincipalTag/team": "web"}}));
    let second =
        json!({"RoleName": "second", "AssumeRolePolicyDocument": trust, "MaxSessionDuration": 43_200});
    deployment.owner().call::<CreateRole>(second).await.unwrap();
    let tags = json!({
        "Tags": [{"Key": "team", "Value": "web"}, {"Key": "job", "Value": "7"}], "TransitiveTagKeys": ["team"],
        "SourceIdentity": "ada",
    });
    let first = ada.call::<AssumeRole>(assume(tags)).await.unwrap();
    assert!(first["PackedPolicySize"].as_i64().unwrap() > 0);
    let first = deployment.session(&first).await.unwrap();
    let role = format!("arn:aws:iam::{MINE}:role/second");
    let refusal =
        first.refusal::<AssumeRole>(assume(json!({"RoleArn": role, "DurationSeconds": 3601}))).await;
    assert!(refusal.contains("1 hour session limit for roles assumed by role chaining"), "{refusal}");
    let changed = assume(json!({"RoleArn": role, "SourceIdentity": "eve"}));
    assert!(first.refusal::<AssumeRole>(changed).await.starts_with("AccessDenied: "));
    let answer = first.call::<AssumeRole>(assume(json!({"RoleArn": role}))).await.unwrap();
    assert_eq!(answer["SourceIdentity"], "ada");
    let terms = deployment.key(&answer).await.unwrap().caller.session.unwrap();
    assert_eq!(terms.tags, [("team".to_owned(), "web".to_owned())]);
    assert!(terms.chained);
}

#[tokio::test]
async fn tags_and_source_identity_are_permissions_of_their_own() {
    let deployment = AppInABox::open().await;
    let ada = ada_and_deployer(&deployment, &["sts:AssumeRole"]).await;
    for (more, action) in [
        (json!({"Tags": [{"Key": "team", "Value": "web"}]}), "sts:TagSession"),
        (json!({"SourceIdentity": "ada"}), "sts:SetSourceIdentity"),
    ] {
        let refusal = ada.refusal::<AssumeRole>(assume(more)).await;
        assert!(refusal.contains(&format!("is not authorized to perform: {action} on")), "{refusal}");
    }
}

#[tokio::test]
async fn a_session_policy_narrows_what_the_role_may() {
    let deployment = AppInABox::open().await;
    let ada = ada_and_deployer(&deployment, &["sts:AssumeRole"]).await;
    let policy = allowing(&["ecr:DescribeRepositories", "ecr:GetAuthorizationToken", "iam:*"]);
    let answer = ada.call::<AssumeRole>(assume(json!({"Policy": policy}))).await.unwrap();
    assert!((1..=100).contains(&answer["PackedPolicySize"].as_i64().unwrap()));
    let session = deployment.session(&answer).await.unwrap();
    session.call::<DescribeRepositories>(json!({})).await.unwrap();
    let refusal = session.refusal::<CreateRepository>(json!({"repositoryName": "web"})).await;
    assert!(
        refusal.ends_with("because no session policy allows the ecr:CreateRepository action"),
        "{refusal}"
    );
    let none =
        session.refusal::<CreateRole>(json!({"RoleName": "x", "AssumeRolePolicyDocument": "{}"})).await;
    assert!(none.starts_with("AccessDenied"), "{none}");
}

#[tokio::test]
async fn what_a_session_can_not_be_given_is_refused_in_the_words_of_sts() {
    let deployment = AppInABox::open().await;
    let ada = ada_and_deployer(&deployment, &["sts:AssumeRole", "sts:TagSession"]).await;
    let tag = |key: &str| json!({"Key": key, "Value": "v"});
    let huge: Vec<_> =
        (0..50).map(|n| json!({"Key": format!("key-{n}"), "Value": "v".repeat(256)})).collect();
    for (more, code) in [
        (json!({"Policy": "{}"}), "MalformedPolicyDocument"),
        (json!({"Policy": allowing(&["ecr:*"]) + &" ".repeat(2048)}), "ValidationError"),
        (json!({"PolicyArns": [{"arn": "arn:aws:iam::aws:policy/NoSuchPolicy"}]}), "ValidationError"),
        (json!({"Tags": [tag("a"), tag("A")]}), "InvalidParameterValue"),
        (json!({"Tags": [tag("aws:a")]}), "InvalidParameterValue"),
        (json!({"Tags": [tag("a")], "TransitiveTagKeys": ["b"]}), "InvalidParameterValue"),
        (json!({"Tags": huge}), "PackedPolicyTooLarge"),
        (json!({"SerialNumber": "arn:aws:iam::1:mfa/x", "TokenCode": "123456"}), "AccessDenied"),
    ] {
        let refusal = ada.refusal::<AssumeRole>(assume(more)).await;
        assert!(refusal.starts_with(&format!("{code}: ")), "{refusal}");
    }
}

#[tokio::test]
async fn a_role_that_is_made_again_is_another() {
    let deployment = AppInABox::open().await;
    let ada = ada_and_deployer(&deployment, &["sts:AssumeRole"]).await;
    let answer = ada.call::<AssumeRole>(assume(json!({}))).await.unwrap();
    let owner = deployment.owner();
    owner.call::<DeleteRolePolicy>(json!({"RoleName": "deployer", "PolicyName": "ecr"})).await.unwrap();
    owner.call::<DeleteRole>(json!({"RoleName": "deployer"})).await.unwrap();
    assert!(deployment.key(&answer).await.is_none());
    let trust =
        trusting(json!({"AWS": format!("arn:aws:iam::{MINE}:user/ada")}), &["sts:AssumeRole"], json!({}));
    deployer(&deployment, trust).await;
    assert!(deployment.key(&answer).await.is_none());
}

#[tokio::test]
async fn a_policy_that_can_not_be_read_keeps_a_session_waiting_and_allows_nothing() {
    let deployment = AppInABox::open().await;
    let ada = ada_and_deployer(&deployment, &["sts:AssumeRole"]).await;
    let answer = ada.call::<AssumeRole>(assume(json!({}))).await.unwrap();
    let session = deployment.session(&answer).await.unwrap();
    let Principal::Session(role) = deployment.key(&answer).await.unwrap().caller.principal else { panic!() };
    session.call::<CreateRepository>(json!({"repositoryName": "before"})).await.unwrap();
    deployment.attach_unreadable(&role.role_id).await;
    let refused = session.call::<CreateRepository>(json!({"repositoryName": "after"})).await.unwrap_err();
    assert_eq!((refused.code, refused.status), ("ServerException", 503));
    assert!(refused.report.unwrap().contains("OfAnotherVersion"));
    let refused = session.call::<GetRole>(json!({"RoleName": "deployer"})).await.unwrap_err();
    assert_eq!((refused.code, refused.status), ("ServiceFailure", 503));
}

#[tokio::test]
async fn a_registry_token_carries_its_session_and_ends_with_it() {
    let deployment = AppInABox::open().await;
    let ada = ada_and_deployer(&deployment, &["sts:AssumeRole", "sts:TagSession"]).await;
    let tags: Vec<_> = (0..20).map(|n| json!({"Key": format!("key-{n}"), "Value": "v".repeat(40)})).collect();
    let policy = allowing(&["ecr:GetAuthorizationToken"]);
    let more = json!({"DurationSeconds": 900, "Policy": policy, "Tags": tags});
    let answer = ada.call::<AssumeRole>(assume(more)).await.unwrap();
    let session = deployment.session(&answer).await.unwrap();
    let data =
        session.call::<GetAuthorizationToken>(json!({})).await.unwrap()["authorizationData"][0].clone();
    assert_eq!(data["expiresAt"], answer["Credentials"]["Expiration"]);
    let token = STANDARD.decode(data["authorizationToken"].as_str().unwrap()).unwrap();
    let password = String::from_utf8(token).unwrap().strip_prefix("AWS:").unwrap().to_owned();
    assert!(password.len() < 1500, "{}", password.len());
    let caller = deployment.app.identity.open_registry_token(&password).await.unwrap();
    assert_eq!(caller.session, deployment.key(&answer).await.unwrap().caller.session);
    assert_eq!(caller.principal.arn(), "arn:aws:sts::123456789012:assumed-role/deployer/build-7");
    deployment.pass_seconds(900);
    assert!(deployment.app.identity.open_registry_token(&password).await.is_err());
}
