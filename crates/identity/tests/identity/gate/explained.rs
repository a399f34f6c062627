//! What is told of denials, to whoever runs the deployment.

use iam::Advice;

use super::*;

impl Scene {
    /// What is told of a denial.
    async fn told(&self, caller: &Caller, demand: Demand, request: &Context) -> Advice {
        let denial = match self.identity.judge(caller, request, demand).await {
            Err(Refusal::Denied(denial)) => Some(denial),
            _ => None,
        };
        denial.unwrap().advice()
    }
}

fn push() -> Demand {
    Demand::repository(PUSH, account(MINE), &region(), "team/web")
}

fn take(role: &str) -> Demand {
    let role = Arn::parse(&arn_of("role", role)).unwrap();
    Demand::on("sts:AssumeRole", role, account(MINE), &region())
}

#[tokio::test]
async fn what_the_request_says_of_itself_is_held_against_the_conditions_of_its_policies() {
    let scene = Scene::open().await;
    let office = json!({"Effect": "Allow", "Action": "ecr:*", "Resource": "*",
        "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}});
    let ann = scene.ann(&[office]).await;
    let mut request = Context::new();
    request.set("aws:SourceIp", "127.0.0.1");
    let why = scene.told(&ann, push(), &request).await.why;
    assert!(why.contains("aws:SourceIp is 127.0.0.1, not in 10.0.0.0/8 (IpAddress)"), "{why}");
}

#[tokio::test]
async fn a_role_that_is_not_there_is_told_from_one_that_does_not_trust() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", "sts:*")]).await;
    let nowhere = scene.told(&ann, take("nowhere"), &Context::new()).await;
    assert_eq!(nowhere.why, format!("{} does not exist.", arn_of("role", "nowhere")));
    let trust =
        json!({"Effect": "Allow", "Principal": {"AWS": arn_of("user", "ben")}, "Action": "sts:AssumeRole"});
    scene.write([entity("role", "AROACI", "ci"), document("AROACI", "trust", &policy(&[trust]))]).await;
    let distrusts = scene.told(&ann, take("ci"), &Context::new()).await;
    assert!(distrusts.why.starts_with("The trust policy of"), "{}", distrusts.why);
}

#[tokio::test]
async fn credentials_of_who_is_gone_are_called_so() {
    let scene = Scene::open().await;
    let ann = scene.ann(&[statement("Allow", "*")]).await;
    scene.write([Write::EntityGone("AIDAANN".to_owned())]).await;
    let advice = scene.told(&ann, push(), &Context::new()).await;
    assert!(
        advice.why.contains("no longer count: the user or role behind them was deleted"),
        "{}",
        advice.why
    );
}
