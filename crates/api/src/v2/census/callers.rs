use aws::models::ecr::{GetAuthorizationToken, SetRepositoryPolicy};
use serde_json::{Value, json};

use super::Pair;
use crate::ecr::app_in_a_box::{Actor, AppInABox, MINE, REGION, index};

/// The owner's registry, by name.
pub(super) const HOST: &str = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

/// What the owner has.
pub(super) struct There {
    pub(super) pairs: Vec<Pair>,
}

impl There {
    pub(super) async fn make(deployment: &AppInABox) -> Self {
        let owner = deployment.owner();
        let image = owner.put(Some("v1"), &index("one")).await;
        let layer = owner.push_layer(b"a layer").await["digest"].as_str().unwrap().to_owned();
        let upload = owner.begin_upload().await;
        owner.create("team/own").await;
        let other = |text: &str| text.chars().map(|char| if char == '1' { '2' } else { char }).collect();
        let pair = |word, there: String, gone: String| Pair { word, there, gone };
        let pairs = vec![
            pair("NAME", "team/web".to_owned(), "team/gon".to_owned()),
            pair("IMAGE", image.clone(), format!("sha256:{}", "0".repeat(64))),
            pair("LAYER", layer, format!("sha256:{}", "f".repeat(64))),
            pair("UPLOAD", upload.clone(), other(&upload)),
            pair("TAG", "v1-there".to_owned(), "v1-thiss".to_owned()),
        ];
        owner.put(Some("v1-there"), &index("one")).await;
        Self { pairs }
    }

    /// Gives the repository a policy that denies everything to everyone.
    pub(super) async fn forbid(deployment: &AppInABox) {
        let deny = json!({"Effect": "Deny", "Principal": "*", "Action": "ecr:*"});
        let text = json!({"Version": "2012-10-17", "Statement": deny}).to_string();
        let body = json!({"repositoryName": "team/web", "policyText": text, "force": true});
        deployment.owner().call::<SetRepositoryPolicy>(body).await.unwrap();
    }
}

/// The `Authorization` headers of some callers.
pub(super) struct Callers {
    pub(super) owner: String,
    pub(super) foreign: String,
    /// A user who may do anything in a repository of its own.
    pub(super) elsewhere: String,
    /// A user who may read.
    pub(super) reader: String,
    /// A user whose policies deny what others of them allow.
    pub(super) denied: String,
}

impl Callers {
    pub(super) async fn make(deployment: &AppInABox) -> Self {
        let on = |name: &str| format!("arn:aws:ecr:{REGION}:{MINE}:repository/{name}");
        let login = json!({"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"});
        let own = json!({"Effect": "Allow", "Action": "ecr:*", "Resource": on("team/own")});
        let read = [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
            "ecr:ListImages",
            "ecr:DescribeRepositories",
        ];
        let read = json!({"Effect": "Allow", "Action": read, "Resource": on("*")});
        let all = json!({"Effect": "Allow", "Action": "*", "Resource": "*"});
        let deny = json!({"Effect": "Deny", "NotAction": "ecr:GetAuthorizationToken", "Resource": "*"});
        let user = async |name, statements: Value| basic(&deployment.user(name, statements).await).await;
        Self {
            owner: basic(&deployment.owner()).await,
            foreign: basic(&deployment.stranger()).await,
            elsewhere: user("eli", json!([login, own])).await,
            reader: user("rea", json!([login, read])).await,
            denied: user("den", json!([all, deny])).await,
        }
    }
}

pub(super) async fn basic(actor: &Actor<'_>) -> String {
    let answer = actor.call::<GetAuthorizationToken>(json!({})).await.unwrap();
    format!("Basic {}", answer["authorizationData"][0]["authorizationToken"].as_str().unwrap())
}
