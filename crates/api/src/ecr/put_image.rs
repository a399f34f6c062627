use aws::models::ecr::{Image, ImageIdentifier, PutImage, PutImageInput, PutImageOutput};
use iam::{Demand, Grant};
use oci::Tag;
use registry::{NewImage, OnRepeat};

use super::{given_digest, image_id};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for PutImage {
    fn demands(input: &PutImageInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        let demand = context.on_repository("ecr:PutImage", registry, name);
        vec![image_id::on_image(demand, input.image_tag.as_ref(), input.image_digest.as_ref())]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: PutImageInput,
    ) -> Result<PutImageOutput, Failure> {
        let grant = first(grants)?;
        let digest = input.image_digest.as_deref().map(|text| given_digest::parse("imageDigest", text));
        let new = NewImage {
            bytes: input.image_manifest.clone().into(),
            media_type: input.image_manifest_media_type,
            digest: digest.transpose()?,
            tags: input.image_tag.as_deref().map(tag).transpose()?.into_iter().collect(),
            on_repeat: OnRepeat::Refuse,
        };
        let pushed = app.registry.push_image(grant, new.clone()).await;
        let pushed = match context.pusher().came_to::<_, Failure>(app, grant, pushed).await? {
            Some(pushed) => pushed,
            None => app.registry.push_image(grant, new).await?,
        };
        let image = Image {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            image_id: Some(ImageIdentifier {
                image_digest: Some(pushed.digest.to_string()),
                image_tag: input.image_tag,
            }),
            image_manifest: Some(input.image_manifest),
            image_manifest_media_type: Some(pushed.media_type),
        };
        Ok(PutImageOutput { image: Some(image) })
    }
}

/// A tag that `/v2` can spell: ECR's model takes 300 characters of any kind.
fn tag(text: &str) -> Result<Tag, Failure> {
    Tag::parse(text).map_err(|_| {
        let constraint = "must satisfy regular expression '[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}'";
        Failure::invalid_parameter("imageTag", constraint)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, index};

    #[tokio::test]
    async fn a_manifest_is_kept_to_the_byte() {
        let deployment = AppInABox::with_repository().await;
        let manifest = format!(" {}\n", index("one"));
        let body = json!({"repositoryName": "team/web", "imageTag": "v1", "imageManifest": manifest});
        let put = deployment.owner().call::<PutImage>(body).await.unwrap();
        let digest = oci::Digest::of(oci::Algorithm::Sha256, manifest.as_bytes()).to_string();
        let expected = json!({"image": {
            "registryId": "123456789012",
            "repositoryName": "team/web",
            "imageId": {"imageDigest": digest, "imageTag": "v1"},
            "imageManifest": manifest,
            "imageManifestMediaType": "application/vnd.oci.image.index.v1+json",
        }});
        assert_eq!(put, expected);
    }

    #[tokio::test]
    async fn what_is_there_is_not_put_again() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(Some("v1"), &index("one")).await;
        for tag in [Some("v1"), None] {
            let mut body = json!({"repositoryName": "team/web", "imageManifest": index("one").to_string()});
            body["imageTag"] = json!(tag);
            let expected = format!(
                "ImageAlreadyExistsException: Image with digest '{digest}' and tag '{}' already exists in the \
                 repository with name 'team/web' in registry with id '123456789012'",
                tag.unwrap_or("null")
            );
            assert_eq!(owner.refusal::<PutImage>(body).await, expected);
        }
        assert_eq!(owner.put(Some("v2"), &index("one")).await, digest);
    }

    #[tokio::test]
    async fn manifests_that_are_none_are_refused_in_ecrs_words() {
        let deployment = AppInABox::with_repository().await;
        let missing = "image manifest mediatype not provided in manifest or parameter";
        let syntax =
            "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'";
        for (manifest, text) in [("{", syntax), ("[]", syntax), ("{}", missing)] {
            let body = json!({"repositoryName": "team/web", "imageManifest": manifest});
            let refusal = deployment.owner().refusal::<PutImage>(body).await;
            assert_eq!(refusal, format!("InvalidParameterException: {text}"));
        }
    }

    #[tokio::test]
    async fn digest_and_tag_must_be_right() {
        let deployment = AppInABox::with_repository().await;
        let other = format!("sha256:{}", "00".repeat(32));
        for (member, value, code) in [
            ("imageDigest", other.as_str(), "ImageDigestDoesNotMatchException"),
            ("imageDigest", "sha256", "InvalidParameterException"),
            ("imageTag", "a tag", "InvalidParameterException"),
            ("imageManifestMediaType", "text/plain", "InvalidParameterException"),
        ] {
            let manifest = index("one").to_string();
            let body = json!({"repositoryName": "team/web", "imageManifest": manifest, member: value});
            let refused = deployment.owner().call::<PutImage>(body).await.unwrap_err();
            assert_eq!(refused.code, code, "{}", refused.message);
        }
    }

    #[tokio::test]
    async fn what_a_manifest_names_must_be_there() {
        let deployment = AppInABox::with_repository().await;
        let digest = format!("sha256:{}", "00".repeat(32));
        let (image, index) =
            ("application/vnd.oci.image.manifest.v1+json", "application/vnd.oci.image.index.v1+json");
        let named = json!({"mediaType": image, "digest": digest, "size": 1});
        for (manifest, code, what) in [
            (json!({"mediaType": image, "config": named}), "LayersNotFoundException", "Layers"),
            (
                json!({"mediaType": index, "manifests": [named]}),
                "ReferencedImagesNotFoundException",
                "Images",
            ),
        ] {
            let body = json!({"repositoryName": "team/web", "imageManifest": manifest.to_string()});
            let expected = format!(
                "{code}: {what} with digests '[{digest}]' required for pushing image into repository with name \
                 'team/web' in the registry with id '123456789012' do not exist"
            );
            assert_eq!(deployment.owner().refusal::<PutImage>(body).await, expected);
        }
    }
}
