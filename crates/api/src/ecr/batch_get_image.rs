use std::sync::Arc;

use aws::Invalid;
use aws::models::ecr::{BatchGetImage, BatchGetImageInput, BatchGetImageOutput, Image, ImageIdentifier};
use iam::{Demand, Grant};
use oci::Reference;
use registry::{Error as Rule, Purpose};

use super::image_id::{self, ImageFault};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// Manifests in one answer, in bytes: a hundred of the largest would be 400 MiB.
const MOST_BYTES: usize = 32 << 20;

impl Operation for BatchGetImage {
    fn demands(input: &BatchGetImageInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        let demand = context.on_repository("ecr:BatchGetImage", registry, name);
        image_id::demands(demand, &input.image_ids)
    }

    /// Images come as they were pushed whatever `acceptedMediaTypes` says: Berth converts none.
    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: BatchGetImageInput,
    ) -> Result<BatchGetImageOutput, Failure> {
        let grant = first(grants)?;
        let (mut images, mut failures, mut bytes) = (Vec::new(), Vec::new(), 0);
        for id in input.image_ids {
            match read(app, grant, &id).await? {
                Ok(image) => {
                    bytes += image.bytes.len();
                    if bytes > MOST_BYTES {
                        return Err(too_much());
                    }
                    images.push(described(grant, &input.repository_name, id, &image)?);
                }
                Err(fault) => failures.push(fault.of(id)),
            }
        }
        Ok(BatchGetImageOutput { images: Some(images), failures: Some(failures) })
    }
}

async fn read(
    app: &App,
    grant: &Grant,
    id: &ImageIdentifier,
) -> Result<Result<Arc<registry::Image>, ImageFault>, Failure> {
    let reference = match image_id::parse(id) {
        Err(fault) => return Ok(Err(fault)),
        Ok((Some(digest), Some(tag))) => {
            // Only a look: an image that is not given out is not pulled.
            match app.registry.read_image(grant, &Reference::Tag(tag), Purpose::Look).await {
                Ok(image) if image.digest != digest => return Ok(Err(ImageFault::TagDoesNotMatchDigest)),
                Ok(_) => Reference::Digest(digest),
                Err(error) => return not_read(error),
            }
        }
        Ok((Some(digest), None)) => Reference::Digest(digest),
        Ok((None, Some(tag))) => Reference::Tag(tag),
        Ok((None, None)) => return Ok(Err(ImageFault::MissingDigestAndTag)),
    };
    match app.registry.read_image(grant, &reference, Purpose::Pull).await {
        Ok(image) => Ok(Ok(image)),
        Err(error) => not_read(error),
    }
}

fn not_read<T>(error: Rule) -> Result<Result<T, ImageFault>, Failure> {
    match error {
        Rule::ImageMissing { .. } => Ok(Err(ImageFault::NotFound)),
        Rule::ImageInactive { status, .. } => Ok(Err(ImageFault::Inactive(status))),
        other => Err(other.into()),
    }
}

/// An image by the tag, if any, that it was asked for by.
fn described(
    grant: &Grant,
    name: &str,
    id: ImageIdentifier,
    image: &registry::Image,
) -> Result<Image, Failure> {
    let manifest = String::from_utf8(image.bytes.to_vec())
        .map_err(|error| Failure::Broken(format!("manifest {}: {error}", image.digest)))?;
    let id = ImageIdentifier { image_digest: Some(image.digest.to_string()), image_tag: id.image_tag };
    Ok(Image {
        registry_id: Some(grant.account().to_string()),
        repository_name: Some(name.to_owned()),
        image_id: Some(id),
        image_manifest: Some(manifest),
        image_manifest_media_type: Some(image.media_type.clone()),
    })
}

fn too_much() -> Failure {
    let message = format!("The images' manifests have more than {MOST_BYTES} bytes. Ask for fewer images.");
    Failure::Invalid(Invalid { code: "LimitExceededException", message })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, index};

    fn get(ids: &Value) -> Value {
        json!({"repositoryName": "team/web", "imageIds": ids})
    }

    #[tokio::test]
    async fn images_come_in_order_as_often_as_asked_for() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let (one, two) = (owner.put(Some("v1"), &index("one")).await, owner.put(None, &index("two")).await);
        let ids =
            json!([{"imageDigest": two}, {"imageTag": "v1"}, {"imageDigest": one}, {"imageDigest": two}]);
        let answer = owner.call::<BatchGetImage>(get(&ids)).await.unwrap();
        let got: Vec<_> =
            answer["images"].as_array().unwrap().iter().map(|image| &image["imageId"]).collect();
        let tagged = json!({"imageDigest": one, "imageTag": "v1"});
        assert_eq!(
            json!(got),
            json!([{"imageDigest": two}, tagged, {"imageDigest": one}, {"imageDigest": two}])
        );
        assert_eq!(answer["images"][1]["imageManifest"], index("one").to_string());
        assert_eq!(answer["images"][1]["imageManifestMediaType"], index("one")["mediaType"]);
        assert_eq!(answer["failures"], json!([]));
    }

    #[tokio::test]
    async fn what_cannot_be_read_is_a_failure_of_its_own() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        owner.put(Some("v1"), &index("one")).await;
        let two = owner.put(Some("v2"), &index("two")).await;
        let regex = "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'";
        let empty = "Invalid request parameters: both tag and digest cannot be null";
        for (id, code, reason) in [
            (json!({"imageTag": "v3"}), "ImageNotFound", Some("Requested image not found")),
            (json!({"imageDigest": "sha256:00"}), "ImageNotFound", Some("Requested image not found")),
            (json!({"imageTag": "v1", "imageDigest": two}), "ImageTagDoesNotMatchDigest", None),
            (json!({}), "MissingDigestAndTag", Some(empty)),
            (json!({"imageDigest": "sha256"}), "InvalidImageDigest", Some(regex)),
            (json!({"imageTag": "a tag"}), "InvalidImageTag", None),
        ] {
            let answer = owner.call::<BatchGetImage>(get(&json!([id]))).await.unwrap();
            let failure = &answer["failures"][0];
            assert_eq!((&failure["imageId"], &failure["failureCode"]), (&id, &json!(code)));
            assert!(reason.is_none_or(|reason| failure["failureReason"] == reason), "{failure}");
            assert_eq!(answer["images"], json!([]));
        }
    }

    #[tokio::test]
    async fn an_answer_has_a_largest_size() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(None, &index(&"x".repeat(3 << 20))).await;
        let ids = json!(vec![json!({"imageDigest": digest}); 11]);
        let refusal = owner.refusal::<BatchGetImage>(get(&ids)).await;
        assert!(refusal.starts_with("LimitExceededException"), "{refusal}");
    }
}
