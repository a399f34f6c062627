use aws::models::ecr::{CompleteLayerUpload, CompleteLayerUploadInput, CompleteLayerUploadOutput};
use iam::{Demand, Grant};
use oci::{Algorithm, Digest};

use super::given_digest;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CompleteLayerUpload {
    fn demands(input: &CompleteLayerUploadInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:CompleteLayerUpload", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CompleteLayerUploadInput,
    ) -> Result<CompleteLayerUploadOutput, Failure> {
        let grant = first(grants)?;
        let claimed: Vec<_> = claimed(&input.layer_digests)?.into_iter().collect();
        let digest = app.registry.complete_parts(grant, &input.upload_id, &claimed).await?;
        Ok(CompleteLayerUploadOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            upload_id: Some(input.upload_id),
            layer_digest: Some(digest.to_string()),
        })
    }
}

/// The SHA-256 digest that the content must have. Digests by other algorithms are hints that nobody checks, as on ECR;
/// one by SHA-256 that could not be checked would pass for checked.
fn claimed(texts: &[String]) -> Result<Option<Digest>, Failure> {
    let mut claimed = None;
    for text in texts.iter().filter(|text| text.starts_with(Algorithm::Sha256.as_str())) {
        let digest = given_digest::parse("layerDigests", text)?;
        if *claimed.get_or_insert(digest) != digest {
            return Err(Failure::invalid_parameter("layerDigests", "the SHA-256 digests must be the same"));
        }
    }
    Ok(claimed)
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::UploadLayerPart;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    fn complete(id: &str, digests: &[&str]) -> Value {
        json!({"repositoryName": "team/web", "uploadId": id, "layerDigests": digests})
    }

    fn sha256(bytes: &[u8]) -> String {
        Digest::of(Algorithm::Sha256, bytes).to_string()
    }

    #[tokio::test]
    async fn a_layer_is_known_by_its_sha256() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        for (bytes, digests) in [
            (b"one", [sha256(b"one"), "md5:00".to_owned()]),
            (b"two", ["md5:00".to_owned(), "x:00".to_owned()]),
        ] {
            let id = owner.begin_upload().await;
            owner.call::<UploadLayerPart>(Actor::part(&id, 0, bytes)).await.unwrap();
            let body = complete(&id, &[&digests[0], &digests[1]]);
            let answer = owner.call::<CompleteLayerUpload>(body).await.unwrap();
            assert_eq!(answer["layerDigest"], sha256(bytes));
        }
    }

    #[tokio::test]
    async fn a_wrong_digest_is_refused_and_the_upload_goes_on() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let id = owner.begin_upload().await;
        owner.call::<UploadLayerPart>(Actor::part(&id, 0, b"one")).await.unwrap();
        let (right, wrong) = (sha256(b"one"), sha256(b"two"));
        for (digests, code) in [
            (vec![wrong.as_str()], "InvalidLayerException"),
            (vec![&right, &wrong], "InvalidParameterException"),
            (vec!["sha256:00"], "InvalidParameterException"),
        ] {
            let refused = owner.call::<CompleteLayerUpload>(complete(&id, &digests)).await.unwrap_err();
            assert_eq!(refused.code, code, "{}", refused.message);
        }
        owner.call::<CompleteLayerUpload>(complete(&id, &[&right])).await.unwrap();
    }

    #[tokio::test]
    async fn a_layer_that_is_there_ends_the_upload() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        owner.push_layer(b"one").await;
        let (id, digest) = (owner.begin_upload().await, sha256(b"one"));
        owner.call::<UploadLayerPart>(Actor::part(&id, 0, b"one")).await.unwrap();
        assert_eq!(
            owner.refusal::<CompleteLayerUpload>(complete(&id, &[&digest])).await,
            format!(
                "LayerAlreadyExistsException: The layer with digest '{digest}' already exists in the repository with \
                 name 'team/web' in registry with id '123456789012'"
            )
        );
        let refusal = owner.refusal::<CompleteLayerUpload>(complete(&id, &[&digest])).await;
        assert!(refusal.starts_with("UploadNotFoundException"), "{refusal}");
    }

    #[tokio::test]
    async fn an_upload_without_parts_or_with_a_small_one_is_no_layer() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let (id, digest) = (owner.begin_upload().await, sha256(b"onetwo"));
        assert_eq!(
            owner.refusal::<CompleteLayerUpload>(complete(&id, &[&digest])).await,
            format!(
                "EmptyUploadException: The upload with id '{id}' in the repository with name 'team/web' in registry \
                 with id '123456789012' cannot be completed because it does not have any parts"
            )
        );
        owner.call::<UploadLayerPart>(Actor::part(&id, 0, b"one")).await.unwrap();
        owner.call::<UploadLayerPart>(Actor::part(&id, 3, b"two")).await.unwrap();
        assert_eq!(
            owner.refusal::<CompleteLayerUpload>(complete(&id, &[&digest])).await,
            "LayerPartTooSmallException: All layer parts except the last part should be at least 5MB"
        );
    }
}
