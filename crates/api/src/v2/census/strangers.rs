use std::sync::Arc;

use aws::models::iam::{
    AttachRolePolicy, CreateAccessKey, CreateRole, CreateUser, DeleteAccessKey, DeleteRole, DeleteUserPolicy,
    DetachRolePolicy, ListAccessKeys, PutUserPolicy, UpdateAccessKey,
};
use aws::models::sts::AssumeRole;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iam::{Demand, User};
use identity::{Caller, Revoked};
use serde_json::{Value, json};

use super::callers::{Callers, There, basic};
use crate::ecr::app_in_a_box::{AppInABox, MINE, REGION, THEIRS, account};

/// What the door makes of a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The door knows it, and the gate refuses.
    Known,
    /// It is asked for credentials.
    Unknown,
    /// Its credentials count no more, or not here.
    Stale,
}

/// Who may do nothing to what is there.
pub(super) struct Stranger {
    pub(super) who: &'static str,
    pub(super) credentials: Option<String>,
    pub(super) standing: Standing,
}

/// A deployment with what strangers ask for, and the strangers; `forbidden` denies everything there to everybody.
pub(super) async fn before_what_is_there(forbidden: bool) -> (AppInABox, Vec<Stranger>, There) {
    let deployment = AppInABox::with_repository().await;
    let strangers = all(&deployment).await;
    let there = There::make(&deployment).await;
    if forbidden {
        There::forbid(&deployment).await;
    }
    (deployment, strangers, there)
}

/// All of them. Half a day passes until one's token has expired.
async fn all(deployment: &AppInABox) -> Vec<Stranger> {
    let expired = basic(&deployment.owner()).await;
    deployment.pass_seconds(13 * 60 * 60);
    let callers = Callers::make(deployment).await;
    let known = [
        ("a foreign account", callers.foreign.clone()),
        ("a foreign user with all rights", foreign_user(deployment).await),
        ("a user with rights elsewhere", callers.elsewhere.clone()),
        ("a user who is denied", callers.denied.clone()),
        ("a user who may log in", user(deployment, "lou", "ecr:GetAuthorizationToken").await),
        ("a session that may log in", session(deployment, "narrow", Some(LOGIN)).await),
    ];
    let unknown = [
        ("whoever guesses", "Basic QVdTOm5vdGhpbmc=".to_owned()),
        ("a bearer", callers.owner.replace("Basic", "Bearer")),
        ("a session of a role that is gone", session_of_none(deployment).await),
        ("a user who was revoked", revoked(deployment).await),
        ("a user whose key is disabled", disabled(deployment).await),
        ("a user who may not even log in any more", locked_out(deployment).await),
    ];
    let stale = [("a token of yesterday", expired), ("a token of another region", abroad(deployment).await)];
    let of = |standing| move |(who, text)| Stranger { who, credentials: Some(text), standing };
    let mut all = vec![Stranger { who: "nobody", credentials: None, standing: Standing::Unknown }];
    all.extend(known.into_iter().map(of(Standing::Known)));
    all.extend(unknown.into_iter().map(of(Standing::Unknown)));
    all.extend(stale.into_iter().map(of(Standing::Stale)));
    all
}

const LOGIN: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ecr:GetAuthorizationToken","Resource":"*"}}"#;
const ALL: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;

async fn user(deployment: &AppInABox, name: &str, action: &str) -> String {
    let statements = json!([{"Effect": "Allow", "Action": action, "Resource": "*"}]);
    basic(&deployment.user(name, statements).await).await
}

async fn foreign_user(deployment: &AppInABox) -> String {
    let (stranger, named) = (deployment.stranger(), json!({"UserName": "fay"}));
    let made = stranger.call::<CreateUser>(named.clone()).await.unwrap()["User"].clone();
    let policy = json!({"UserName": "fay", "PolicyName": "own", "PolicyDocument": ALL});
    stranger.call::<PutUserPolicy>(policy).await.unwrap();
    let key = stranger.call::<CreateAccessKey>(named).await.unwrap();
    let (arn, id) = (made["Arn"].as_str().unwrap(), made["UserId"].as_str().unwrap());
    let user = User { account: account(THEIRS), arn: arn.parse().unwrap(), id: id.to_owned() };
    let key = key["AccessKey"]["AccessKeyId"].as_str().unwrap();
    basic(&deployment.acting(Caller::user(Arc::new(user), key))).await
}

/// A session of a role that may do anything, with a policy of its own.
async fn session(deployment: &AppInABox, role: &str, policy: Option<&str>) -> String {
    let trust = json!({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": MINE},
        "Action": "sts:AssumeRole"}});
    let body = json!({"RoleName": role, "AssumeRolePolicyDocument": trust.to_string()});
    let arn = deployment.owner().call::<CreateRole>(body).await.unwrap()["Role"]["Arn"].clone();
    let policies = json!({"RoleName": role, "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"});
    deployment.owner().call::<AttachRolePolicy>(policies).await.unwrap();
    let taker = json!([{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]);
    let taker = deployment.user(&format!("taker-of-{role}"), taker).await;
    let mut body = json!({"RoleArn": arn, "RoleSessionName": "job"});
    if let Some(policy) = policy {
        body["Policy"] = json!(policy);
    }
    let answer = taker.call::<AssumeRole>(body).await.unwrap();
    basic(&deployment.session(&answer).await.unwrap()).await
}

async fn session_of_none(deployment: &AppInABox) -> String {
    let token = session(deployment, "gone", None).await;
    let attached = json!({"RoleName": "gone", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"});
    deployment.owner().call::<DetachRolePolicy>(attached).await.unwrap();
    deployment.owner().call::<DeleteRole>(json!({"RoleName": "gone"})).await.unwrap();
    token
}

async fn revoked(deployment: &AppInABox) -> String {
    let token = user(deployment, "rev", "*").await;
    let demand = Demand::registry("berth:RevokeTokens", account(MINE), &REGION.parse().unwrap());
    let (operator, identity) = (Caller::operator(account(MINE)), &deployment.app.identity);
    let grant = identity.judge(&operator, &iam::Context::new(), demand).await.unwrap();
    identity.revoke(&grant, Revoked::User("rev".to_owned())).await.unwrap();
    token
}

async fn disabled(deployment: &AppInABox) -> String {
    let token = user(deployment, "dis", "*").await;
    let body =
        json!({"UserName": "dis", "AccessKeyId": key_of(deployment, "dis").await, "Status": "Inactive"});
    deployment.owner().call::<UpdateAccessKey>(body).await.unwrap();
    token
}

/// A user without rights whose key is gone too.
async fn locked_out(deployment: &AppInABox) -> String {
    let token = user(deployment, "loc", "*").await;
    let key = json!({"UserName": "loc", "AccessKeyId": key_of(deployment, "loc").await});
    deployment.owner().call::<DeleteAccessKey>(key).await.unwrap();
    let policy = json!({"UserName": "loc", "PolicyName": "own"});
    deployment.owner().call::<DeleteUserPolicy>(policy).await.unwrap();
    token
}

async fn key_of(deployment: &AppInABox, name: &str) -> Value {
    let keys = json!({"UserName": name});
    let keys = deployment.owner().call::<ListAccessKeys>(keys).await.unwrap();
    keys["AccessKeyMetadata"][0]["AccessKeyId"].clone()
}

/// The owner's token for its registry in another region.
async fn abroad(deployment: &AppInABox) -> String {
    let (caller, region) =
        (Caller::root(account(MINE), &format!("AKIA{MINE}")), "us-east-1".parse().unwrap());
    let token = deployment.app.identity.issue_registry_token(&caller, account(MINE), &region).await.unwrap();
    format!("Basic {}", STANDARD.encode(format!("AWS:{}", token.password)))
}
