use aws::models::ecr::{PutImageTagMutability, PutImageTagMutabilityInput, PutImageTagMutabilityOutput};
use iam::{Demand, Grant};

use super::mutability;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for PutImageTagMutability {
    fn demands(input: &PutImageTagMutabilityInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:PutImageTagMutability", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: PutImageTagMutabilityInput,
    ) -> Result<PutImageTagMutabilityOutput, Failure> {
        let (grant, filters) = (first(grants)?, input.image_tag_mutability_exclusion_filters);
        let mutability = mutability::read(&input.image_tag_mutability, filters.as_ref())?;
        let filters = mutability::exclusions(&mutability);
        app.registry.set_mutability(grant, mutability).await?;
        Ok(PutImageTagMutabilityOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            image_tag_mutability: Some(input.image_tag_mutability),
            image_tag_mutability_exclusion_filters: filters,
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::PutImage;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, index};

    #[tokio::test]
    async fn tags_of_an_immutable_repository_stay_where_they_are() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        owner.put(Some("v1"), &index("one")).await;
        let body = json!({"repositoryName": "team/web", "imageTagMutability": "IMMUTABLE"});
        let answer = owner.call::<PutImageTagMutability>(body.clone()).await.unwrap();
        assert_eq!(answer["imageTagMutability"], "IMMUTABLE");
        let manifest = index("two").to_string();
        let body = json!({"repositoryName": "team/web", "imageTag": "v1", "imageManifest": manifest});
        assert_eq!(
            owner.refusal::<PutImage>(body).await,
            "ImageTagAlreadyExistsException: The image tag 'v1' already exists in the 'team/web' repository and \
             cannot be overwritten because the repository is immutable."
        );
    }

    fn put(word: &str, filters: Value) -> Value {
        let mut body = json!({"repositoryName": "team/web", "imageTagMutability": word});
        body["imageTagMutabilityExclusionFilters"] = filters;
        body
    }

    #[tokio::test]
    async fn filters_name_the_tags_that_a_setting_does_not_hold_for() {
        for (word, moving, staying) in
            [("IMMUTABLE_WITH_EXCLUSION", "dev-1", "v1"), ("MUTABLE_WITH_EXCLUSION", "v1", "dev-1")]
        {
            let deployment = AppInABox::with_repository().await;
            let owner = deployment.owner();
            let body = put(word, json!([{"filterType": "WILDCARD", "filter": "dev-*"}]));
            let answer = owner.call::<PutImageTagMutability>(body.clone()).await.unwrap();
            assert_eq!(
                answer["imageTagMutabilityExclusionFilters"],
                body["imageTagMutabilityExclusionFilters"]
            );
            for tag in [moving, staying] {
                owner.put(Some(tag), &index("one")).await;
            }
            owner.put(Some(moving), &index("two")).await;
            let manifest = index("two").to_string();
            let body = json!({"repositoryName": "team/web", "imageTag": staying, "imageManifest": manifest});
            assert_eq!(
                owner.refusal::<PutImage>(body).await,
                format!(
                    "ImageTagAlreadyExistsException: The image tag '{staying}' already exists in the 'team/web' \
                     repository and cannot be overwritten because the tag is immutable."
                )
            );
        }
    }

    #[tokio::test]
    async fn filters_go_with_the_words_that_need_them() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let filters = json!([{"filterType": "WILDCARD", "filter": "v*"}]);
        for (word, filters) in [
            ("MUTABLE", filters.clone()),
            ("IMMUTABLE", filters),
            ("MUTABLE_WITH_EXCLUSION", Value::Null),
            ("IMMUTABLE_WITH_EXCLUSION", Value::Null),
        ] {
            assert_eq!(
                owner.refusal::<PutImageTagMutability>(put(word, filters)).await,
                format!(
                    "InvalidParameterException: Invalid parameter at 'imageTagMutabilityExclusionFilters' failed to \
                     satisfy constraint: 'ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is \
                     set as {word}'"
                )
            );
        }
    }

    #[tokio::test]
    async fn words_and_filters_are_checked() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let filter = |kind: &str, filter: &str| json!({"filterType": kind, "filter": filter});
        let long = "x".repeat(129);
        for filters in [
            json!([]),
            json!(vec![filter("WILDCARD", "v*"); 6]),
            json!([filter("REGEX", "v*")]),
            json!([filter("WILDCARD", "")]),
            json!([filter("WILDCARD", "v?")]),
            json!([filter("WILDCARD", &long)]),
            json!([{"filterType": "WILDCARD"}]),
        ] {
            let body = put("IMMUTABLE_WITH_EXCLUSION", filters.clone());
            let refusal = owner.refusal::<PutImageTagMutability>(body).await;
            assert!(refusal.starts_with("InvalidParameterException"), "{filters} {refusal}");
        }
        assert_eq!(
            owner.refusal::<PutImageTagMutability>(put("SOMETIMES", Value::Null)).await,
            "InvalidParameterException: Invalid parameter at 'imageTagMutability' failed to satisfy constraint: \
             'Member must satisfy enum value set: [MUTABLE, IMMUTABLE, IMMUTABLE_WITH_EXCLUSION, \
             MUTABLE_WITH_EXCLUSION]'"
        );
    }
}
