//! What STS gives to whom, told as stories.

mod issuer;
mod roles;
mod signed;
mod users;
mod web_identity;

use aws::models::iam::{CreateRole, CreateUser, PutRolePolicy, PutUserPolicy};
use identity::Caller;
use serde_json::{Value, json};
use std::sync::Arc;

use crate::ecr::app_in_a_box::{Actor, AppInABox, MINE, account};

/// The role `deployer`.
const ROLE: &str = "arn:aws:iam::123456789012:role/deployer";

/// A policy that allows `actions` on everything.
fn allowing(actions: &[&str]) -> String {
    json!({
        "Version": "2012-10-17",
        "Statement": {"Effect": "Allow", "Action": actions, "Resource": "*"},
    })
    .to_string()
}

/// A trust policy for `principal`, with more to its statement.
fn trusting(principal: Value, actions: &[&str], condition: Value) -> String {
    let statement =
        json!({"Effect": "Allow", "Principal": principal, "Action": actions, "Condition": condition});
    json!({"Version": "2012-10-17", "Statement": statement}).to_string()
}

/// The owner's user `ada`, who may do what `actions` say.
async fn ada<'a>(deployment: &'a AppInABox, actions: &[&str]) -> Actor<'a> {
    let owner = deployment.owner();
    let made = owner.call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap()["User"].clone();
    let policy = json!({"UserName": "ada", "PolicyName": "own", "PolicyDocument": allowing(actions)});
    owner.call::<PutUserPolicy>(policy).await.unwrap();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    let user =
        iam::User { account: account(MINE), arn: iam::Arn::parse(&text("Arn")).unwrap(), id: text("UserId") };
    deployment.acting(Caller::user(Arc::new(user), "AKIAADA0000000000000"))
}

/// Makes the owner's role `deployer`, which may do anything in ECR.
async fn deployer(deployment: &AppInABox, trust: String) {
    let owner = deployment.owner();
    let role = json!({"RoleName": "deployer", "AssumeRolePolicyDocument": trust});
    owner.call::<CreateRole>(role).await.unwrap();
    let policy = json!({"RoleName": "deployer", "PolicyName": "ecr", "PolicyDocument": allowing(&["ecr:*"])});
    owner.call::<PutRolePolicy>(policy).await.unwrap();
}

/// A role that ada, who may take any role, is trusted with by these actions.
async fn ada_and_deployer<'a>(deployment: &'a AppInABox, actions: &[&str]) -> Actor<'a> {
    let ada = ada(deployment, &["sts:*"]).await;
    deployer(
        deployment,
        trusting(json!({"AWS": format!("arn:aws:iam::{MINE}:user/ada")}), actions, json!({})),
    )
    .await;
    ada
}

fn assume(more: Value) -> Value {
    let mut body = json!({"RoleArn": ROLE, "RoleSessionName": "build-7"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}
