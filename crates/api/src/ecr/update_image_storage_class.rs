use aws::Invalid;
use aws::models::ecr::{
    ImageIdentifier, UpdateImageStorageClass, UpdateImageStorageClassInput, UpdateImageStorageClassOutput,
};
use iam::{Demand, Grant};
use registry::{ClassFailure, Error as Rule, ImageSelector, ImageStatus, StorageClass};

use super::image_filter;
use super::image_id::{self, ImageFault};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateImageStorageClass {
    fn demands(input: &UpdateImageStorageClassInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        let demand = context.on_repository("ecr:UpdateImageStorageClass", registry, name);
        let id = &input.image_id;
        vec![image_id::on_image(demand, id.image_tag.as_ref(), id.image_digest.as_ref())]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: UpdateImageStorageClassInput,
    ) -> Result<UpdateImageStorageClassOutput, Failure> {
        let (grant, id) = (first(grants)?, input.image_id);
        check(&id)?;
        let class = match input.target_storage_class.as_str() {
            "ARCHIVE" => StorageClass::Archive,
            _ => StorageClass::Standard,
        };
        let selector = ImageSelector { digest: id.image_digest.clone(), tag: id.image_tag.clone() };
        let outcome = app.registry.set_storage_class(grant, vec![selector], class).await?;
        if let Some((_, failure)) = outcome.failures.into_iter().next() {
            return Err(refused(failure, id));
        }
        let Some((digest, status)) = outcome.moved.into_iter().next() else {
            return Err(Failure::Broken("an image was neither moved nor refused".to_owned()));
        };
        Ok(UpdateImageStorageClassOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            image_id: Some(ImageIdentifier { image_digest: Some(digest), image_tag: id.image_tag }),
            image_status: Some(image_filter::word(status)),
        })
    }
}

fn check(id: &ImageIdentifier) -> Result<(), Failure> {
    match image_id::parse(id) {
        Ok(_) => Ok(()),
        Err(ImageFault::NotFound) => Err(missing(id.clone())),
        Err(ImageFault::MissingDigestAndTag) => {
            Err(Failure::invalid_parameter("imageId", "both tag and digest cannot be null"))
        }
        Err(fault) => {
            let reason = fault.of(id.clone()).failure_reason.unwrap_or_default();
            let reason = reason.trim_start_matches("Invalid request parameters: ");
            Err(Failure::invalid_parameter("imageId", reason))
        }
    }
}

fn missing(id: ImageIdentifier) -> Failure {
    Rule::ImageMissing { digest: id.image_digest, tag: id.image_tag }.into()
}

fn refused(failure: ClassFailure, id: ImageIdentifier) -> Failure {
    let reason = match failure {
        ClassFailure::Missing => return missing(id),
        ClassFailure::Is(ImageStatus::Active) => {
            "the image is in the standard storage class already".to_owned()
        }
        ClassFailure::Is(ImageStatus::Archived) => "the image is archived already".to_owned(),
        ClassFailure::Is(ImageStatus::Activating) => "the image is being restored".to_owned(),
        ClassFailure::ChildOf(index) => {
            format!("the image goes with the manifest list '{index}' that names it")
        }
        ClassFailure::ReferrerOf(subject) => format!("the image goes with '{subject}', which it refers to"),
    };
    let message = format!("The requested image storage class update is not supported: {reason}");
    Failure::Invalid(Invalid { code: "ImageStorageClassUpdateNotSupportedException", message })
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{BatchCheckLayerAvailability, BatchGetImage, DescribeImages, ListImages};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox, START, index};

    fn update(id: Value, class: &str) -> Value {
        json!({"repositoryName": "team/web", "imageId": id, "targetStorageClass": class})
    }

    /// The code of the failure with which an image is not given out; none if it is.
    async fn withheld(owner: &Actor<'_>, id: Value) -> Option<String> {
        let body = json!({"repositoryName": "team/web", "imageIds": [id]});
        let answer = owner.call::<BatchGetImage>(body).await.unwrap();
        answer["failures"][0]["failureCode"].as_str().map(str::to_owned)
    }

    #[tokio::test]
    async fn an_image_goes_to_the_archive_and_comes_back() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(Some("v1"), &index("one")).await;
        let archived =
            owner.call::<UpdateImageStorageClass>(update(json!({"imageDigest": digest}), "ARCHIVE")).await;
        let id = json!({"imageDigest": digest});
        let answer = |id: Value, status| json!({"registryId": "123456789012", "repositoryName": "team/web", "imageId": id, "imageStatus": status});
        assert_eq!(archived.unwrap(), answer(id.clone(), "ARCHIVED"));
        assert_eq!(withheld(&owner, id.clone()).await.unwrap(), "ImageInaccessible");
        deployment.pass_seconds(5);
        let by_tag = json!({"imageTag": "v1"});
        let restored =
            owner.call::<UpdateImageStorageClass>(update(by_tag.clone(), "STANDARD")).await.unwrap();
        assert_eq!(restored, answer(json!({"imageDigest": digest, "imageTag": "v1"}), "ACTIVATING"));
        assert_eq!(withheld(&owner, by_tag.clone()).await.unwrap(), "ImageInaccessible");
        deployment.pass_seconds(10);
        deployment.app.registry.finish_restores().await.unwrap();
        assert_eq!(withheld(&owner, by_tag).await, None);
        let body = json!({"repositoryName": "team/web"});
        let image = &owner.call::<DescribeImages>(body).await.unwrap()["imageDetails"][0];
        assert_eq!(image["imageStatus"], "ACTIVE");
        let times = [&image["lastArchivedAt"], &image["lastActivatedAt"]];
        assert_eq!(times, [&json!(START as f64), &json!((START + 15) as f64)]);
    }

    #[tokio::test]
    async fn lists_show_what_is_archived_only_when_asked() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        for (tag, class) in [("v1", None), ("v2", Some("ARCHIVE")), ("v3", Some("ARCHIVE"))] {
            owner.put(Some(tag), &index(tag)).await;
            if let Some(class) = class {
                owner.call::<UpdateImageStorageClass>(update(json!({"imageTag": tag}), class)).await.unwrap();
            }
        }
        owner.call::<UpdateImageStorageClass>(update(json!({"imageTag": "v3"}), "STANDARD")).await.unwrap();
        for (status, tags) in [
            (Value::Null, vec!["v1"]),
            (json!("ACTIVE"), vec!["v1"]),
            (json!("ARCHIVED"), vec!["v2"]),
            (json!("ACTIVATING"), vec!["v3"]),
            (json!("ANY"), vec!["v1", "v2", "v3"]),
        ] {
            let body = json!({"repositoryName": "team/web", "filter": {"imageStatus": status}});
            let listed = owner.call::<ListImages>(body.clone()).await.unwrap();
            let told = owner.call::<DescribeImages>(body).await.unwrap();
            let mut found = [
                listed["imageIds"].as_array().unwrap().iter().map(|id| &id["imageTag"]).collect::<Vec<_>>(),
                told["imageDetails"].as_array().unwrap().iter().map(|it| &it["imageTags"][0]).collect(),
            ];
            for list in &mut found {
                list.sort_by_key(|tag| tag.as_str());
                assert_eq!(
                    *list,
                    tags.iter().map(|tag| json!(tag)).collect::<Vec<_>>().iter().collect::<Vec<_>>(),
                    "{status}"
                );
            }
        }
    }

    #[tokio::test]
    async fn layers_of_archived_images_alone_are_archived() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let (config, shared) = (owner.push_layer(b"{}").await, owner.push_layer(b"shared").await);
        let own = owner.push_layer(b"own").await;
        let image = |layers: Value| json!({"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": config, "layers": layers});
        owner.put(Some("v1"), &image(json!([shared, own]))).await;
        owner.put(Some("v2"), &image(json!([shared]))).await;
        owner.call::<UpdateImageStorageClass>(update(json!({"imageTag": "v1"}), "ARCHIVE")).await.unwrap();
        let digests = json!([shared["digest"], own["digest"]]);
        let body = json!({"repositoryName": "team/web", "layerDigests": digests});
        let answer = owner.call::<BatchCheckLayerAvailability>(body).await.unwrap();
        let words = [0, 1].map(|at| answer["layers"][at]["layerAvailability"].clone());
        assert_eq!(words, [json!("AVAILABLE"), json!("ARCHIVED")]);
    }

    #[tokio::test]
    async fn what_cannot_be_moved_is_refused() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(Some("v1"), &index("one")).await;
        let other = owner.put(Some("v2"), &index("two")).await;
        for (id, class, refusal) in [
            (
                json!({"imageTag": "v3"}),
                "ARCHIVE",
                "ImageNotFoundException: The image with imageId {imageDigest:'null', imageTag:'v3'}",
            ),
            (json!({"imageTag": "v1", "imageDigest": other}), "ARCHIVE", "ImageNotFoundException"),
            (json!({}), "ARCHIVE", "InvalidParameterException: Invalid parameter at 'imageId'"),
            (
                json!({"imageDigest": "sha256"}),
                "ARCHIVE",
                "InvalidParameterException: Invalid parameter at 'imageId'",
            ),
            (
                json!({"imageDigest": digest}),
                "STANDARD",
                "ImageStorageClassUpdateNotSupportedException: The requested",
            ),
            (json!({"imageDigest": digest}), "GLACIER", "InvalidParameterException"),
        ] {
            let refused = owner.refusal::<UpdateImageStorageClass>(update(id.clone(), class)).await;
            assert!(refused.starts_with(refusal), "{id} {class}: {refused}");
        }
        let mut elsewhere = update(json!({"imageTag": "v1"}), "ARCHIVE");
        elsewhere["repositoryName"] = json!("team/gone");
        let refused = owner.refusal::<UpdateImageStorageClass>(elsewhere).await;
        assert!(refused.starts_with("RepositoryNotFoundException"), "{refused}");
    }
}
