use aws::models::ecr::{
    CreateRepositoryCreationTemplate as Create, DeleteRepositoryCreationTemplate as Delete,
    DescribeRepositoryCreationTemplates as Describe, UpdateRepositoryCreationTemplate as Update,
    UpdateRepositoryCreationTemplateInput,
};
use aws::models::iam::{CreateUser, GetRole};
use iam::{AccountId, Demand, Region};
use identity::Caller;
use serde_json::{Value, json};

use super::Members;
use crate::ecr::app_in_a_box::{AppInABox, MINE, REGION, START};

const INVALID: &str = "InvalidParameterException: Invalid parameter at ";

/// The least that makes a template.
fn least(prefix: &str) -> Value {
    json!({"prefix": prefix, "appliedFor": ["CREATE_ON_PUSH"]})
}

/// The same, with one member more.
fn with(prefix: &str, member: &str, value: Value) -> Value {
    let mut body = least(prefix);
    body[member] = value;
    body
}

fn lifecycle() -> String {
    let rule = json!({"rulePriority": 1, "description": "keep ten of them, whatever they are called",
        "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 10},
        "action": {"type": "expire"}});
    json!({"rules": [rule]}).to_string()
}

fn policy(principal: &Value, resource: &str) -> String {
    let statement = json!({"Effect": "Allow", "Principal": principal, "Action": "ecr:BatchGetImage", "Resource": resource});
    json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
}

fn prefixes(answer: &Value) -> Vec<&str> {
    let templates = answer["repositoryCreationTemplates"].as_array().unwrap();
    templates.iter().map(|template| template["prefix"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_template_has_ecrs_defaults() {
    let deployment = AppInABox::open().await;
    let made = deployment.owner().call::<Create>(least("prod/")).await.unwrap();
    let expected = json!({"registryId": MINE, "repositoryCreationTemplate": {
        "prefix": "prod/",
        "encryptionConfiguration": {"encryptionType": "AES256"},
        "imageTagMutability": "MUTABLE",
        "appliedFor": ["CREATE_ON_PUSH"],
        "createdAt": START as f64,
        "updatedAt": START as f64,
    }});
    assert_eq!(made, expected);
    let role = json!({"RoleName": "AWSServiceRoleForECRTemplate"});
    deployment.owner().call::<GetRole>(role).await.unwrap();
}

#[tokio::test]
async fn all_that_is_given_comes_back_as_it_was_given() {
    let deployment = AppInABox::open().await;
    let role = format!("arn:aws:iam::{MINE}:role/ecr-templates");
    let body = json!({
        "prefix": "ROOT",
        "description": "for all that is pushed",
        "encryptionConfiguration": {"encryptionType": "AES256"},
        "resourceTags": [{"Key": "team", "Value": "web"}],
        "imageTagMutability": "IMMUTABLE",
        "repositoryPolicy": policy(&json!("*"), "*"),
        "lifecyclePolicy": lifecycle(),
        "appliedFor": ["REPLICATION", "PULL_THROUGH_CACHE", "REPLICATION"],
        "customRoleArn": role,
    });
    let made = deployment.owner().call::<Create>(body.clone()).await.unwrap();
    let mut expected = body;
    expected["appliedFor"] = json!(["REPLICATION", "PULL_THROUGH_CACHE"]);
    expected["createdAt"] = json!(START as f64);
    expected["updatedAt"] = json!(START as f64);
    assert_eq!(made["repositoryCreationTemplate"], expected);
    let listed = deployment.owner().call::<Describe>(json!({})).await.unwrap();
    assert_eq!(listed, json!({"registryId": MINE, "repositoryCreationTemplates": [expected]}));
}

#[tokio::test]
async fn an_update_changes_what_it_names_and_an_empty_text_clears() {
    let deployment = AppInABox::open().await;
    let owner = deployment.owner();
    let body = json!({"prefix": "prod", "appliedFor": ["CREATE_ON_PUSH"], "description": "d",
        "lifecyclePolicy": lifecycle(), "imageTagMutability": "IMMUTABLE",
        "repositoryPolicy": policy(&json!("*"), "*")});
    let made = owner.call::<Create>(body).await.unwrap();
    deployment.pass_seconds(5);
    let body = json!({"prefix": "prod", "repositoryPolicy": "", "appliedFor": ["REPLICATION"]});
    let changed = owner.call::<Update>(body).await.unwrap();
    let mut expected = made["repositoryCreationTemplate"].clone();
    expected.as_object_mut().unwrap().remove("repositoryPolicy");
    expected["appliedFor"] = json!(["REPLICATION"]);
    expected["updatedAt"] = json!((START + 5) as f64);
    assert_eq!(changed["repositoryCreationTemplate"], expected);
    let named = owner.call::<Describe>(json!({"prefixes": ["prod/", "gone", "prod"]})).await.unwrap();
    assert_eq!(named["repositoryCreationTemplates"], json!([expected]));
    let deleted = owner.call::<Delete>(json!({"prefix": "prod"})).await.unwrap();
    assert_eq!(deleted["repositoryCreationTemplate"], expected);
    assert_eq!(prefixes(&owner.call::<Describe>(json!({})).await.unwrap()), Vec::<&str>::new());
}

#[tokio::test]
async fn filters_alone_are_held_against_the_setting_that_is_there() {
    let deployment = AppInABox::open().await;
    let owner = deployment.owner();
    let filters = |text: &str| json!([{"filterType": "WILDCARD", "filter": text}]);
    let update = |text: &str| json!({"prefix": "prod", "imageTagMutabilityExclusionFilters": filters(text)});
    owner.call::<Create>(least("prod")).await.unwrap();
    let refused = owner.refusal::<Update>(update("dev-*")).await;
    assert!(refused.contains("imageTagMutability is set as MUTABLE"), "{refused}");
    let mut body = update("dev-*");
    body["imageTagMutability"] = json!("IMMUTABLE_WITH_EXCLUSION");
    owner.call::<Update>(body).await.unwrap();
    let changed = owner.call::<Update>(update("test-*")).await.unwrap();
    let template = &changed["repositoryCreationTemplate"];
    assert_eq!(template["imageTagMutability"], "IMMUTABLE_WITH_EXCLUSION");
    assert_eq!(template["imageTagMutabilityExclusionFilters"], filters("test-*"));
}

#[tokio::test]
async fn a_prefix_has_one_template() {
    let deployment = AppInABox::open().await;
    let owner = deployment.owner();
    owner.call::<Create>(least("prod")).await.unwrap();
    let exists = "TemplateAlreadyExistsException: The repository creation template with prefix 'prod/' already \
                  exists in the registry with id '123456789012'";
    assert_eq!(owner.refusal::<Create>(least("prod/")).await, exists);
    let missing = "TemplateNotFoundException: The repository creation template with prefix 'dev' does not exist in \
                   the registry with id '123456789012'";
    let dev = json!({"prefix": "dev"});
    assert_eq!(owner.refusal::<Update>(dev.clone()).await, missing);
    assert_eq!(owner.refusal::<Delete>(dev).await, missing);
}

#[tokio::test]
async fn templates_are_paged_by_prefix() {
    let deployment = AppInABox::open().await;
    let owner = deployment.owner();
    for prefix in ["dev", "ROOT", "prod/a"] {
        owner.call::<Create>(least(prefix)).await.unwrap();
    }
    for asked in [json!({}), json!({"prefixes": ["ROOT", "prod/a", "gone", "dev"]})] {
        let mut body = asked;
        body["maxResults"] = json!(2);
        let first = owner.call::<Describe>(body.clone()).await.unwrap();
        body["nextToken"] = first["nextToken"].clone();
        let second = owner.call::<Describe>(body).await.unwrap();
        assert_eq!((prefixes(&first), prefixes(&second)), (vec!["ROOT", "dev"], vec!["prod/a"]));
        assert_eq!(second.get("nextToken"), None);
    }
    let refusal = owner.refusal::<Describe>(json!({"nextToken": "t"})).await;
    assert_eq!(refusal, format!("{INVALID}'nextToken' failed to satisfy constraint: 'Invalid token'"));
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_is_kept() {
    let deployment = AppInABox::open().await;
    let (owner, before) = (deployment.owner(), deployment.changes().await);
    let key = "arn:aws:kms:eu-west-1:123456789012:key/k";
    let aws = json!([{"Key": "aws:a", "Value": ""}]);
    for (member, value, start) in [
        ("prefix", json!("prod//a"), format!("{INVALID}'prefix'")),
        ("appliedFor", json!([]), format!("{INVALID}'appliedFor'")),
        ("appliedFor", json!(["PUSH"]), format!("{INVALID}'appliedFor")),
        ("lifecyclePolicy", json!("{}"), format!("{INVALID}'LifecyclePolicyText'")),
        ("repositoryPolicy", json!("{"), format!("{INVALID}'PolicyText'")),
        ("repositoryPolicy", json!(policy(&json!("*"), "arn:aws:s3:::b")), format!("{INVALID}'PolicyText'")),
        ("customRoleArn", json!("arn:aws:iam::123456789012:user/u"), format!("{INVALID}'customRoleArn'")),
        ("imageTagMutability", json!("MUTABLE_WITH_EXCLUSION"), format!("{INVALID}'imageTagMutabilityExcl")),
        ("resourceTags", aws, "InvalidParameterException: Tag key 'aws:a'".to_owned()),
        (
            "encryptionConfiguration",
            json!({"encryptionType": "AES256", "kmsKey": key}),
            format!("{INVALID}'encryptionConfiguration'"),
        ),
        (
            "encryptionConfiguration",
            json!({"encryptionType": "KMS"}),
            "UnsupportedOperationException: Berth does not support encryptionType KMS".to_owned(),
        ),
    ] {
        let refusal = owner.refusal::<Create>(with("prod", member, value)).await;
        assert!(refusal.starts_with(&start), "{member}: {refusal}");
    }
    assert_eq!(deployment.changes().await, before);
}

#[tokio::test]
async fn who_makes_a_template_may_do_what_it_does() {
    let deployment = AppInABox::open().await;
    let role = format!("arn:aws:iam::{MINE}:role/ecr-templates");
    let arn = |name: &str| format!("arn:aws:ecr:eu-west-1:{MINE}:repository/{name}");
    let allow =
        |action: &str, resource: &str| json!({"Effect": "Allow", "Action": action, "Resource": resource});
    let mut statements = vec![allow("ecr:*Template*", "*")];
    for (member, value, action, resource) in [
        ("description", json!("d"), "ecr:CreateRepository", arn("prod/*")),
        ("lifecyclePolicy", json!(lifecycle()), "ecr:PutLifecyclePolicy", arn("prod/*")),
        ("repositoryPolicy", json!(policy(&json!("*"), "*")), "ecr:SetRepositoryPolicy", arn("prod/*")),
        ("customRoleArn", json!(role), "iam:PassRole", role.clone()),
    ] {
        let ann = deployment.ann(json!(statements)).await;
        let body = with("prod", member, value);
        for refusal in [ann.refusal::<Create>(body.clone()).await, ann.refusal::<Update>(body).await] {
            let denied = format!("is not authorized to perform: {action} on resource: {resource}");
            assert!(refusal.contains(&denied), "{refusal}");
        }
        statements.push(allow(action, &resource));
    }
    let ann = deployment.ann(json!(statements)).await;
    let refusal = ann.refusal::<Create>(least("prod")).await;
    assert!(refusal.contains("iam:CreateServiceLinkedRole on resource"), "{refusal}");
    ann.call::<Create>(with("prod", "customRoleArn", json!(role))).await.unwrap();
}

#[tokio::test]
async fn who_may_not_pass_a_templates_role_does_not_change_what_it_does() {
    let deployment = AppInABox::open().await;
    let role = format!("arn:aws:iam::{MINE}:role/ecr-templates");
    deployment.owner().call::<Create>(with("prod", "customRoleArn", json!(role))).await.unwrap();
    deployment.owner().call::<Create>(least("dev")).await.unwrap();
    let ann = deployment.ann(json!([{"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}])).await;
    let tags = |prefix: &str| json!({"prefix": prefix, "resourceTags": [{"Key": "team", "Value": "web"}]});
    let refusal = ann.refusal::<Update>(tags("prod")).await;
    assert!(
        refusal.contains(&format!("is not authorized to perform: iam:PassRole on resource: {role}")),
        "{refusal}"
    );
    ann.call::<Update>(tags("dev")).await.unwrap();
    deployment.owner().call::<Update>(tags("prod")).await.unwrap();
}

#[tokio::test]
async fn a_template_that_got_another_role_meanwhile_is_looked_at_again() {
    let deployment = AppInABox::open().await;
    let owner = deployment.owner();
    owner.call::<Create>(least("prod")).await.unwrap();
    let (account, region) = (AccountId::parse(MINE).unwrap(), Region::parse(REGION).unwrap());
    let demand = Demand::registry("ecr:UpdateRepositoryCreationTemplate", account, &region);
    let operator = Caller::operator(demand.account);
    let judged = deployment.app.identity.judge(&operator, &iam::Context::new(), demand).await;
    let grant = judged.unwrap();
    let checked = async |description: Option<&str>, role: Option<&str>| {
        let (description, custom_role_arn) = (description.map(str::to_owned), role.map(str::to_owned));
        let input = UpdateRepositoryCreationTemplateInput {
            description,
            custom_role_arn,
            ..UpdateRepositoryCreationTemplateInput::default()
        };
        Members::from(&input).checked(&deployment.app, &grant, "prod").await.unwrap()
    };
    let mut template = deployment.app.registry.template(&grant, "prod").await.unwrap().unwrap().template;
    let described = checked(Some("d"), None).await;
    template.custom_role = Some("another".to_owned());
    for kept in [None, Some("one".to_owned())] {
        assert!(!described.put_into_one_with(&kept, &mut template));
        assert_eq!(template.description, None);
    }
    assert!(described.put_into_one_with(&Some("another".to_owned()), &mut template));
    let without = checked(None, Some("")).await;
    assert!(without.put_into_one_with(&None, &mut template));
    assert_eq!((template.description.as_deref(), template.custom_role), (Some("d"), None));
}

#[tokio::test]
async fn users_in_a_templates_policy_are_who_they_were() {
    let deployment = AppInABox::open().await;
    let owner = deployment.owner();
    let somebody = json!({"AWS": format!("arn:aws:iam::{MINE}:user/ann")});
    let body = with("prod", "repositoryPolicy", json!(policy(&somebody, "*")));
    let refusal = owner.refusal::<Create>(body.clone()).await;
    assert!(refusal.ends_with("'Principal not found'"), "{refusal}");
    owner.call::<CreateUser>(json!({"UserName": "ann"})).await.unwrap();
    let made = owner.call::<Create>(body.clone()).await.unwrap();
    assert_eq!(made["repositoryCreationTemplate"]["repositoryPolicy"], body["repositoryPolicy"]);
}

#[tokio::test]
async fn a_registry_has_its_quota_of_templates() {
    let deployment = AppInABox::open().await;
    let owner = deployment.owner();
    for n in 0..100 {
        owner.call::<Create>(least(&format!("p{n}"))).await.unwrap();
    }
    let refusal = owner.refusal::<Create>(least("one-more")).await;
    assert_eq!(
        refusal,
        "LimitExceededException: there can be at most 100 repository creation templates in a registry"
    );
    owner.call::<Delete>(json!({"prefix": "p7"})).await.unwrap();
    owner.call::<Create>(least("one-more")).await.unwrap();
}
