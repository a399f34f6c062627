use aws::models::ecr::{
    CreateRepository, CreateRepositoryInput, CreateRepositoryOutput, EncryptionConfiguration,
};
use iam::{Demand, Grant};
use registry::NewRepository;

use super::registry_configuration::NOTHING_SCANS;
use super::repository::described;
use super::{mutability, resource_tags};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateRepository {
    /// Tags in the same call need the right to tag, too.
    fn demands(input: &CreateRepositoryInput, context: &Context<'_>) -> Vec<Demand> {
        let on = |action| context.on_repository(action, input.registry_id.as_deref(), &input.repository_name);
        match input.tags.as_deref() {
            None | Some([]) => vec![on("ecr:CreateRepository")],
            Some(tags) => {
                let both = ["ecr:CreateRepository", "ecr:TagResource"];
                both.map(|action| resource_tags::to_put(on(action), tags)).into()
            }
        }
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: CreateRepositoryInput,
    ) -> Result<CreateRepositoryOutput, Failure> {
        let grant = first(grants)?;
        check_encryption(input.encryption_configuration.as_ref())?;
        let word = input.image_tag_mutability.as_deref().unwrap_or("MUTABLE");
        let scanning = input.image_scanning_configuration.unwrap_or_default();
        let new = NewRepository {
            mutability: mutability::read(word, input.image_tag_mutability_exclusion_filters.as_ref())?,
            scan_on_push: scanning.scan_on_push.unwrap_or(false),
            tags: resource_tags::read(input.tags.unwrap_or_default())?,
        };
        if new.scan_on_push {
            context.notice(NOTHING_SCANS);
        }
        let detail = app.registry.create_repository(grant, new).await?;
        Ok(CreateRepositoryOutput { repository: Some(described(app, grant, detail)) })
    }
}

/// A repository that was to be encrypted under a key must not be made without.
fn check_encryption(given: Option<&EncryptionConfiguration>) -> Result<(), Failure> {
    match given {
        None => Ok(()),
        Some(given) if given.encryption_type != "AES256" => {
            Err(Failure::unsupported(&format!("encryptionType {}", given.encryption_type)))
        }
        Some(EncryptionConfiguration { kms_key: Some(_), .. }) => Err(Failure::invalid_parameter(
            "encryptionConfiguration",
            "kmsKey must not be given when encryptionType is set as AES256",
        )),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::ListTagsForResource;
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, START};

    #[tokio::test]
    async fn a_new_repository_has_ecrs_defaults() {
        let deployment = AppInABox::open().await;
        let created = deployment.owner().create("team/web").await;
        let expected = json!({"repository": {
            "repositoryArn": "arn:aws:ecr:eu-west-1:123456789012:repository/team/web",
            "registryId": "123456789012",
            "repositoryName": "team/web",
            "repositoryUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web",
            "createdAt": START as f64,
            "imageTagMutability": "MUTABLE",
            "imageScanningConfiguration": {"scanOnPush": false},
            "encryptionConfiguration": {"encryptionType": "AES256"},
        }});
        assert_eq!(created, expected);
    }

    #[tokio::test]
    async fn what_is_asked_for_is_kept() {
        let deployment = AppInABox::open().await;
        let body = json!({
            "repositoryName": "team/web",
            "imageTagMutability": "IMMUTABLE_WITH_EXCLUSION",
            "imageTagMutabilityExclusionFilters": [{"filterType": "WILDCARD", "filter": "dev-*"}],
            "imageScanningConfiguration": {"scanOnPush": true},
            "tags": [{"Key": "team", "Value": "web"}],
        });
        let created = deployment.owner().call::<CreateRepository>(body).await.unwrap();
        let repository = &created["repository"];
        assert_eq!(repository["imageTagMutability"], "IMMUTABLE_WITH_EXCLUSION");
        assert_eq!(repository["imageTagMutabilityExclusionFilters"][0]["filter"], "dev-*");
        assert_eq!(repository["imageScanningConfiguration"]["scanOnPush"], true);
        let body = json!({"resourceArn": repository["repositoryArn"]});
        let tags = deployment.owner().call::<ListTagsForResource>(body).await.unwrap();
        assert_eq!(tags, json!({"tags": [{"Key": "team", "Value": "web"}]}));
    }

    #[tokio::test]
    async fn a_name_is_taken_once_and_must_be_a_name() {
        let deployment = AppInABox::with_repository().await;
        let refusal =
            deployment.owner().refusal::<CreateRepository>(json!({"repositoryName": "team/web"})).await;
        assert_eq!(
            refusal,
            "RepositoryAlreadyExistsException: The repository with name 'team/web' already exists in the registry \
             with id '123456789012'"
        );
        let refusal = deployment.owner().refusal::<CreateRepository>(json!({"repositoryName": "Team"})).await;
        assert!(
            refusal.starts_with("InvalidParameterException: Invalid parameter at 'repositoryName'"),
            "{refusal}"
        );
    }

    #[tokio::test]
    async fn what_is_not_built_is_refused_and_nothing_is_made() {
        let deployment = AppInABox::open().await;
        for encryption in
            [json!({"encryptionType": "KMS"}), json!({"encryptionType": "KMS_DSSE", "kmsKey": "k"})]
        {
            let body = json!({"repositoryName": "team/web", "encryptionConfiguration": encryption});
            let refusal = deployment.owner().refusal::<CreateRepository>(body).await;
            assert!(
                refusal.starts_with("UnsupportedOperationException: Berth does not support"),
                "{refusal}"
            );
        }
        deployment.owner().create("team/web").await;
    }

    #[tokio::test]
    async fn contradictions_are_refused() {
        let deployment = AppInABox::open().await;
        let filters = json!([{"filterType": "WILDCARD", "filter": "dev-*"}]);
        let tags: Vec<_> = (0..51).map(|n| json!({"Key": format!("k{n}"), "Value": ""})).collect();
        for (code, rest) in [
            ("InvalidParameterException", json!({"imageTagMutability": "MUTABLE_WITH_EXCLUSION"})),
            ("InvalidParameterException", json!({"imageTagMutabilityExclusionFilters": filters})),
            (
                "InvalidParameterException",
                json!({"encryptionConfiguration": {"encryptionType": "AES256", "kmsKey": "k"}}),
            ),
            ("TooManyTagsException", json!({"tags": tags})),
            ("InvalidTagParameterException", json!({"tags": [{"Key": "aws:a", "Value": ""}]})),
        ] {
            let mut body = rest;
            body["repositoryName"] = json!("team/web");
            let refused = deployment.owner().call::<CreateRepository>(body).await.unwrap_err();
            assert_eq!(refused.code, code, "{}", refused.message);
        }
    }
}
