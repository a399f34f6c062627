//! Both doors ask one gate: what a caller may do here it may do there, whatever its policies say.

use aws::models::ecr::{
    BatchCheckLayerAvailability, BatchDeleteImage, BatchGetImage, GetDownloadUrlForLayer,
    InitiateLayerUpload, ListImages, PutImage, TagResource,
};
use http::Method;
use serde_json::{Value, json};

use super::callers::{There, basic};
use super::{ask, fill};
use crate::ecr::app_in_a_box::{Actor, AppInABox, MINE, REGION};

/// A sentence of this door and the action that it takes. What is named is there, but for what would be deleted.
const SENTENCES: [(Method, &str, &str); 7] = [
    (Method::GET, "/v2/NAME/manifests/TAG", "ecr:BatchGetImage"),
    (Method::GET, "/v2/NAME/blobs/LAYER", "ecr:GetDownloadUrlForLayer"),
    (Method::HEAD, "/v2/NAME/blobs/LAYER", "ecr:BatchCheckLayerAvailability"),
    (Method::POST, "/v2/NAME/blobs/uploads/", "ecr:InitiateLayerUpload"),
    (Method::GET, "/v2/NAME/tags/list", "ecr:ListImages"),
    (Method::PUT, "/v2/NAME/manifests/TAG", "ecr:PutImage"),
    (Method::DELETE, "/v2/NAME/manifests/v1-nowhere", "ecr:BatchDeleteImage"),
];

/// Ways in which policies speak of an action.
fn policies(action: &str) -> Vec<Value> {
    let on = |name: &str| format!("arn:aws:ecr:{REGION}:{MINE}:repository/{name}");
    let say = |effect: &str, what: &str, resource: &str| json!({"Effect": effect, "Action": what, "Resource": resource});
    let when = |condition: Value| {
        let mut statement = say("Allow", action, "*");
        statement["Condition"] = condition;
        json!([statement])
    };
    vec![
        json!([]),
        json!([say("Allow", action, "*")]),
        json!([say("Allow", &action.to_lowercase(), &on("team/*"))]),
        json!([say("Allow", "ecr:*", &on("team/other"))]),
        json!([say("Allow", "ecr:*", "*"), say("Deny", action, &on("team/we?"))]),
        json!([{"Effect": "Allow", "NotAction": action, "Resource": "*"}]),
        json!([say("Allow", "*", "*"), {"Effect": "Deny", "Action": action, "NotResource": on("team/w*")}]),
        when(json!({"StringEquals": {"aws:ResourceTag/team": "web"}})),
        when(json!({"StringEquals": {"ecr:ResourceTag/team": "db"}})),
        when(json!({"StringLike": {"berth:ImageTag": "v1-*"}})),
        when(json!({"StringNotLike": {"berth:ImageTag": "v1*"}})),
        when(json!({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/u1*"}})),
    ]
}

/// Whether the AWS door lets a caller do what the sentence of an action would.
async fn may(actor: &Actor<'_>, action: &str, layer: &str) -> bool {
    let name = "team/web";
    let of_tag = |tag: &str| json!({"repositoryName": name, "imageIds": [{"imageTag": tag}]});
    let answer = match action {
        "ecr:BatchGetImage" => actor.call::<BatchGetImage>(of_tag("v1-there")).await,
        "ecr:BatchDeleteImage" => actor.call::<BatchDeleteImage>(of_tag("v1-nowhere")).await,
        "ecr:ListImages" => actor.call::<ListImages>(json!({"repositoryName": name})).await,
        "ecr:InitiateLayerUpload" => actor.call::<InitiateLayerUpload>(json!({"repositoryName": name})).await,
        "ecr:PutImage" => {
            let body = json!({"repositoryName": name, "imageManifest": "{}", "imageTag": "v1-there"});
            actor.call::<PutImage>(body).await
        }
        "ecr:GetDownloadUrlForLayer" => {
            let body = json!({"repositoryName": name, "layerDigest": layer});
            actor.call::<GetDownloadUrlForLayer>(body).await
        }
        _ => {
            let body = json!({"repositoryName": name, "layerDigests": [layer]});
            actor.call::<BatchCheckLayerAvailability>(body).await
        }
    };
    answer.err().is_none_or(|refused| refused.code != "AccessDeniedException")
}

#[tokio::test]
async fn both_doors_decide_alike() {
    let deployment = AppInABox::with_repository().await;
    let there = There::make(&deployment).await;
    let arn = format!("arn:aws:ecr:{REGION}:{MINE}:repository/team/web");
    let tags = json!({"resourceArn": arn, "tags": [{"Key": "team", "Value": "web"}]});
    deployment.owner().call::<TagResource>(tags).await.unwrap();
    let layer = fill("LAYER", &there.pairs, None);
    let (mut users, mut let_in) = (0, 0);
    for (method, path, action) in SENTENCES {
        for statements in policies(action) {
            let mut said = statements.as_array().unwrap().clone();
            said.push(json!({"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"}));
            let user = deployment.user(&format!("u{users}"), Value::Array(said)).await;
            let token = basic(&user).await;
            let status =
                ask(&deployment, &method, &fill(path, &there.pairs, None), Some(&token)).await.status();
            let (here, elsewhere) = (status != 403, may(&user, action, &layer).await);
            assert_eq!(here, elsewhere, "{method} {path} ({status}) and {action}: {statements}");
            (users, let_in) = (users + 1, let_in + usize::from(here));
        }
    }
    assert!(users == 84 && (30..=60).contains(&let_in), "{let_in} of {users}");
}
