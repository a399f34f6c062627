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
        app.registry.set_mutability(grant, mutability).await?;
        Ok(PutImageTagMutabilityOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            image_tag_mutability: Some(mutability.as_str().to_owned()),
            image_tag_mutability_exclusion_filters: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::PutImage;
    use serde_json::json;

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

    #[tokio::test]
    async fn exclusions_are_not_built_and_words_are_checked() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let filters = json!([{"filterType": "WILDCARD", "filter": "v*"}]);
        let put = |word: &str, filters| {
            let mut body = json!({"repositoryName": "team/web", "imageTagMutability": word});
            body["imageTagMutabilityExclusionFilters"] = filters;
            body
        };
        let refusal = owner.refusal::<PutImageTagMutability>(put("MUTABLE_WITH_EXCLUSION", filters)).await;
        assert!(refusal.starts_with("UnsupportedOperationException"), "{refusal}");
        assert_eq!(
            owner.refusal::<PutImageTagMutability>(put("SOMETIMES", json!(null))).await,
            "InvalidParameterException: Invalid parameter at 'imageTagMutability' failed to satisfy constraint: \
             'Member must satisfy enum value set: [MUTABLE, IMMUTABLE, IMMUTABLE_WITH_EXCLUSION, \
             MUTABLE_WITH_EXCLUSION]'"
        );
    }
}
