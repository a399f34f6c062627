use aws::models::ecr::{
    BatchDeleteImage, BatchDeleteImageInput, BatchDeleteImageOutput, ImageFailure, ImageIdentifier,
};
use iam::{Demand, Grant};
use registry::{DeleteFailure, ImageId, ImageSelector};

use super::image_id::{self, ImageFault};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for BatchDeleteImage {
    fn demands(input: &BatchDeleteImageInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        let demand = context.on_repository("ecr:BatchDeleteImage", registry, name);
        image_id::demands(demand, &input.image_ids)
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: BatchDeleteImageInput,
    ) -> Result<BatchDeleteImageOutput, Failure> {
        let (mut selectors, mut failures) = (Vec::new(), Vec::new());
        for id in input.image_ids {
            match image_id::parse(&id) {
                Ok(_) => selectors.push(ImageSelector { digest: id.image_digest, tag: id.image_tag }),
                Err(fault) => failures.push(fault.of(id)),
            }
        }
        let outcome = app.registry.delete_images(first(grants)?, selectors).await?;
        failures.extend(outcome.failures.into_iter().map(failed));
        let image_ids = outcome.deleted.into_iter().map(deleted).collect();
        Ok(BatchDeleteImageOutput { image_ids: Some(image_ids), failures: Some(failures) })
    }
}

fn deleted(id: ImageId) -> ImageIdentifier {
    ImageIdentifier { image_digest: Some(id.digest), image_tag: id.tag }
}

fn failed((selector, failure): (ImageSelector, DeleteFailure)) -> ImageFailure {
    let fault = match failure {
        DeleteFailure::Missing => ImageFault::NotFound,
        DeleteFailure::TagDoesNotMatchDigest => ImageFault::TagDoesNotMatchDigest,
        DeleteFailure::ReferencedByIndex(indexes) => ImageFault::ReferencedByIndex(indexes),
    };
    fault.of(ImageIdentifier { image_digest: selector.digest, image_tag: selector.tag })
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::ListImages;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox, index};

    async fn delete(owner: &Actor<'_>, ids: Value) -> Value {
        let body = json!({"repositoryName": "team/web", "imageIds": ids});
        owner.call::<BatchDeleteImage>(body).await.unwrap()
    }

    async fn left(owner: &Actor<'_>) -> Value {
        owner.call::<ListImages>(json!({"repositoryName": "team/web"})).await.unwrap()["imageIds"].clone()
    }

    #[tokio::test]
    async fn the_last_tag_takes_its_image_along() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(Some("v1"), &index("one")).await;
        owner.put(Some("v2"), &index("one")).await;
        for (tag, rest) in [("v1", json!([{"imageDigest": digest, "imageTag": "v2"}])), ("v2", json!([]))] {
            let answer = delete(&owner, json!([{"imageTag": tag}])).await;
            let gone = json!({"imageIds": [{"imageDigest": digest, "imageTag": tag}], "failures": []});
            assert_eq!((answer, left(&owner).await), (gone, rest));
        }
    }

    #[tokio::test]
    async fn a_digest_takes_all_its_tags() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(Some("v1"), &index("one")).await;
        owner.put(Some("v2"), &index("one")).await;
        let untagged = owner.put(None, &index("two")).await;
        let answer = delete(&owner, json!([{"imageDigest": digest}, {"imageDigest": untagged}])).await;
        let gone = json!([
            {"imageDigest": digest, "imageTag": "v1"},
            {"imageDigest": digest, "imageTag": "v2"},
            {"imageDigest": untagged},
        ]);
        assert_eq!((&answer["imageIds"], left(&owner).await), (&gone, json!([])));
    }

    #[tokio::test]
    async fn a_child_of_an_index_stays() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let child = owner.put(None, &index("child")).await;
        let mut parent = index("parent");
        let media_type = &index("child")["mediaType"];
        let size = index("child").to_string().len();
        parent["manifests"] = json!([{"mediaType": media_type, "digest": child, "size": size}]);
        let parent = owner.put(None, &parent).await;
        let answer = delete(&owner, json!([{"imageDigest": child}])).await;
        let failure = json!([{
            "imageId": {"imageDigest": child},
            "failureCode": "ImageReferencedByManifestList",
            "failureReason": format!("Requested image referenced by manifest list: [{parent}]"),
        }]);
        assert_eq!(answer, json!({"imageIds": [], "failures": failure}));
        let answer = delete(&owner, json!([{"imageDigest": parent}, {"imageDigest": child}])).await;
        assert_eq!(answer["failures"], json!([]));
    }

    #[tokio::test]
    async fn failures_do_not_keep_the_rest_from_being_deleted() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let one = owner.put(Some("v1"), &index("one")).await;
        let two = owner.put(Some("v2"), &index("two")).await;
        let ids =
            json!([{}, {"imageTag": "v3"}, {"imageTag": "v1", "imageDigest": two}, {"imageDigest": one}]);
        let answer = delete(&owner, ids).await;
        let codes: Vec<_> =
            answer["failures"].as_array().unwrap().iter().map(|failure| &failure["failureCode"]).collect();
        assert_eq!(codes, ["MissingDigestAndTag", "ImageNotFound", "ImageTagDoesNotMatchDigest"]);
        assert_eq!(left(&owner).await, json!([{"imageDigest": two, "imageTag": "v2"}]));
    }
}
