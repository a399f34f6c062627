//! The catalogue: each modelled operation is built or owed, and each that is built asks the gate before anything else.

mod errors;

use aws::Service;
use aws::model::{Member, Protocol, ShapeTable, Text};
use aws::models::ecr::SetRepositoryPolicy;
use serde_json::{Map, Value, json};

use super::app_in_a_box::{AppInABox, MINE, REGION, THEIRS, index};
use crate::call::{Entry, Refused};
use crate::{ecr, iam, sts};

/// Operations that are owed. Whoever builds one lowers this.
const OWED: usize = 13 + 69 + 5;

/// Operations that need no permission.
const OPEN: [&str; 2] = ["AssumeRoleWithWebIdentity", "GetCallerIdentity"];

/// Operations that deny what is not there, to whoever asks, and those that root users may not call.
const SECRETIVE: [&str; 3] = ["AssumeRole", "GetAccessKeyLastUsed", "GetFederationToken"];

fn check(service: &Service, built: &[Entry], owed: &[&'static str]) {
    let modelled: Vec<_> = service.operations.iter().map(|operation| operation.name).collect();
    let mut listed: Vec<_> = built.iter().map(|entry| entry.table.name).chain(owed.iter().copied()).collect();
    listed.sort_unstable();
    assert_eq!(listed, modelled, "an operation of {} is in neither list or in both", service.name);
}

#[test]
fn every_modelled_operation_is_built_or_owed() {
    check(&aws::models::ecr::SERVICE, ecr::OPERATIONS, ecr::NOT_YET);
    check(&aws::models::iam::SERVICE, iam::OPERATIONS, iam::NOT_YET);
    check(&aws::models::sts::SERVICE, sts::OPERATIONS, sts::NOT_YET);
    assert!(ecr::NOT_YET.len() + iam::NOT_YET.len() + sts::NOT_YET.len() <= OWED);
}

/// The operations that docs/operations.md lists under a heading.
fn documented(heading: &str) -> Vec<&'static str> {
    let page = include_str!("../../../../docs/operations.md");
    let section = page.split("\n## ").find(|section| section.starts_with(heading)).unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    let mut listed: Vec<_> = rows.filter(|cell| *cell != "built").flat_map(|cell| cell.split(", ")).collect();
    listed.sort_unstable();
    listed
}

#[test]
fn the_documentation_lists_what_is_built() {
    let services = [("ECR (", ecr::OPERATIONS), ("IAM (", iam::OPERATIONS), ("STS (", sts::OPERATIONS)];
    for (heading, operations) in services {
        let mut built: Vec<_> = operations.iter().map(|entry| entry.table.name).collect();
        built.sort_unstable();
        assert_eq!(documented(heading), built);
    }
}

/// Operations that users need no permission for.
const OPEN_TO_USERS: [&str; 1] = ["GetSessionToken"];

/// What requests are about: a repository, an image, a layer and an upload.
#[derive(Clone)]
struct Things {
    name: String,
    image: String,
    layer: String,
    upload: String,
}

impl Things {
    fn nothing(name: &str) -> Self {
        let digest = || format!("sha256:{}", "00".repeat(32));
        let upload = "00000000-0000-4000-8000-000000000000".to_owned();
        Self { name: name.to_owned(), image: digest(), layer: digest(), upload }
    }

    /// All that the owner has, and the same with one thing at a time that is not there.
    async fn there_and_gone(deployment: &AppInABox) -> [Self; 5] {
        let owner = deployment.owner();
        let there = Self {
            name: "team/web".to_owned(),
            image: owner.put(Some("v1"), &index("one")).await,
            layer: owner.push_layer(b"a layer").await["digest"].as_str().unwrap().to_owned(),
            upload: owner.begin_upload().await,
        };
        let Self { name, image, layer, upload } = Self::nothing("team/gone");
        [
            Self { name, ..there.clone() },
            Self { image, ..there.clone() },
            Self { layer, ..there.clone() },
            Self { upload, ..there.clone() },
            there,
        ]
    }

    /// A refusal as a text, in which words stand for what the request named.
    fn written(&self, refused: &Refused) -> String {
        let Refused { code, status, message, members, .. } = refused;
        let text = format!("{code} {status} {message} {members:?}");
        let named =
            [(&self.name, "NAME"), (&self.image, "IMAGE"), (&self.layer, "LAYER"), (&self.upload, "UPLOAD")];
        named.iter().fold(text, |text, (value, word)| text.replace(*value, word))
    }
}

/// The least body that an operation takes, about these things of `account`.
fn body(entry: &Entry, account: &str, things: &Things) -> Value {
    let name = &things.name;
    let ShapeTable::Structure(members) = entry.table.input else { return json!({}) };
    let about = |member: &Member| match member.name {
        "registryId" => Some(json!(account)),
        "repositoryName" => Some(json!(name)),
        "resourceArn" => Some(json!(format!("arn:aws:ecr:{REGION}:{account}:repository/{name}"))),
        "uploadId" => Some(json!(things.upload)),
        "imageIds" => Some(json!([{"imageDigest": things.image}, {"imageTag": "v1"}])),
        "imageId" => Some(json!({"imageDigest": things.image})),
        "principalArn" => Some(json!(format!("arn:aws:iam::{account}:user/ada"))),
        "subjectId" => Some(json!({"imageDigest": things.image})),
        "layerDigests" => Some(json!([things.layer])),
        "prefix" => Some(json!(name)),
        "repositoryNames" if member.required => Some(json!([name])),
        "replicationConfiguration" | "signingConfiguration" => Some(json!({"rules": []})),
        "UserName" | "GroupName" | "RoleName" => Some(json!("ada")),
        "PolicyName" | "InstanceProfileName" => Some(json!("ada")),
        "PolicyArn" => Some(json!(format!("arn:aws:iam::{account}:policy/ada"))),
        "PermissionsBoundary" => Some(json!("arn:aws:iam::aws:policy/ReadOnlyAccess")),
        "AccessKeyId" => Some(json!("AKIAQNZGKIQY56JQ7WML")),
        "RoleArn" => Some(json!(format!("arn:aws:iam::{account}:role/ada"))),
        "RoleSessionName" | "Name" => Some(json!("ada")),
        "lifecyclePolicyText" => Some(json!(format!("{{}}{}", " ".repeat(100)))),
        "PolicyDocument" | "AssumeRolePolicyDocument" => Some(json!("{}")),
        "PolicySourceArn" | "Arn" => Some(json!(format!("arn:aws:iam::{account}:user/ada"))),
        "OpenIDConnectProviderArn" => Some(json!(format!("arn:aws:iam::{account}:oidc-provider/a.example"))),
        "Url" => Some(json!("https://a.example")),
        "ThumbprintList" => Some(json!(["00".repeat(20)])),
        "VersionId" => Some(json!("v1")),
        "AWSServiceName" => Some(json!("ecr.amazonaws.com")),
        "DeletionTaskId" => {
            Some(json!("task/aws-service-role/ecr.amazonaws.com/AWSServiceRoleForECRTemplate/1"))
        }
        "ServiceNamespaces" => Some(json!(["ecr"])),
        "AccountAlias" => Some(json!("an-alias")),
        "layerDigest" => Some(json!(things.layer)),
        _ if member.required => Some(least(member.shape)),
        _ => None,
    };
    members
        .iter()
        .filter_map(|member| Some((member.name.to_owned(), about(member)?)))
        .collect::<Map<_, _>>()
        .into()
}

fn least(shape: &ShapeTable) -> Value {
    match shape {
        ShapeTable::Structure(members) => {
            let required = members.iter().filter(|member| member.required);
            required.map(|member| (member.name.to_owned(), least(member.shape))).collect::<Map<_, _>>().into()
        }
        ShapeTable::List { member, .. } => json!([least(member)]),
        ShapeTable::Map { .. } => json!({}),
        ShapeTable::String(Text { values: [first, ..], .. }) => json!(first),
        ShapeTable::String(_) => json!("sha256:00"),
        ShapeTable::Blob(_) => json!("AAAA"),
        ShapeTable::Boolean => json!(true),
        ShapeTable::Integer(_) | ShapeTable::Long(_) | ShapeTable::Double | ShapeTable::Timestamp => json!(1),
    }
}

/// All operations that are built, with their service's protocol.
fn built() -> impl Iterator<Item = (Protocol, &'static Entry)> {
    let json = ecr::OPERATIONS.iter().map(|entry| (Protocol::Json, entry));
    json.chain(iam::OPERATIONS.iter().chain(sts::OPERATIONS).map(|entry| (Protocol::Query, entry)))
}

/// Whether a body says whose registry it is about, so that a stranger can ask for the owner's.
fn names_a_registry(body: &Value) -> bool {
    body.get("registryId").or_else(|| body.get("resourceArn")).is_some()
}

#[tokio::test]
async fn every_operation_asks_the_gate_before_it_looks() {
    for forbidden in [false, true] {
        let deployment = AppInABox::with_repository().await;
        let things = Things::there_and_gone(&deployment).await;
        if forbidden {
            let deny = json!({"Effect": "Deny", "Principal": "*", "Action": "ecr:*"});
            let text = json!({"Version": "2012-10-17", "Statement": deny}).to_string();
            let body = json!({"repositoryName": "team/web", "policyText": text, "force": true});
            deployment.owner().call::<SetRepositoryPolicy>(body).await.unwrap();
        }
        assert_asks_first(&deployment, &things).await;
    }
}

async fn assert_asks_first(deployment: &AppInABox, things: &[Things]) {
    let own = format!("arn:aws:ecr:{REGION}:{MINE}:repository/team/own");
    let elsewhere = json!([{"Effect": "Allow", "Action": "ecr:*", "Resource": own}]);
    let deny = json!([{"Effect": "Allow", "Action": "*", "Resource": "*"},
                      {"Effect": "Deny", "Action": "*", "Resource": "*"}]);
    let users = [deployment.user("eli", elsewhere).await, deployment.user("den", deny).await];
    let before = deployment.changes().await;
    for (protocol, entry) in built().filter(|(_, entry)| !OPEN.contains(&entry.table.name)) {
        let denied = match protocol {
            Protocol::Json => "AccessDeniedException ",
            Protocol::Query => "AccessDenied ",
        };
        let mut strangers = vec![deployment.nobody()];
        if names_a_registry(&body(entry, MINE, &things[0])) {
            strangers.push(deployment.stranger());
        }
        let users = users.iter().filter(|_| !OPEN_TO_USERS.contains(&entry.table.name));
        for who in strangers.iter().chain(users) {
            let mut answers = Vec::new();
            for it in things {
                let refused = who.enter(entry, &body(entry, MINE, it)).await.unwrap_err();
                answers.push(it.written(&refused));
            }
            answers.dedup();
            // What is there and what is not look the same.
            assert!(
                answers.len() == 1 && answers[0].starts_with(denied),
                "{}: {answers:#?}",
                entry.table.name
            );
        }
    }
    assert_eq!(deployment.changes().await, before);
}

#[tokio::test]
async fn the_bodies_of_the_census_reach_their_operations() {
    let deployment = AppInABox::with_repository().await;
    for (_, entry) in built().filter(|(_, entry)| !SECRETIVE.contains(&entry.table.name)) {
        let body = body(entry, THEIRS, &Things::nothing("team/gone"));
        let answer = deployment.stranger().enter(entry, &body).await;
        let code = answer.err().map_or("", |refused| refused.code);
        let unread = ["AccessDeniedException", "AccessDenied", "SerializationException", "ValidationError"];
        assert!(!unread.contains(&code), "{}", entry.table.name);
    }
}
