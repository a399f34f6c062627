use aws::Timestamp;
use aws::models::ecr::{
    DescribeImages, DescribeImagesInput, DescribeImagesOutput, ImageDetail, ImageIdentifier,
};
use iam::{Demand, Grant};
use registry::ImageSelector;

use super::pages::{self, Pages};
use super::{image_filter, image_id};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DescribeImages {
    fn demands(input: &DescribeImagesInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        let demand = context.on_repository("ecr:DescribeImages", registry, name);
        image_id::demands(demand, input.image_ids.as_deref().unwrap_or_default())
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DescribeImagesInput,
    ) -> Result<DescribeImagesOutput, Failure> {
        let (grant, filter) = (first(grants)?, input.filter.unwrap_or_default());
        // Whoever names an image asks for it wherever it is, unless a filter says otherwise.
        let default = input.image_ids.as_ref().map(|_| "ANY");
        let status = filter.image_status.as_deref().or(default);
        let filter = image_filter::read(filter.tag_status.as_deref(), status);
        let pages = Pages::of(app, grant, &format!("{filter:?}"));
        let (mut images, next_token) = match input.image_ids {
            Some(ids) => {
                pages::refuse_beside("imageIds", input.next_token.as_ref(), input.max_results)?;
                let selector =
                    |id: ImageIdentifier| ImageSelector { digest: id.image_digest, tag: id.image_tag };
                let selectors: Vec<_> = ids.into_iter().map(selector).collect();
                (app.registry.describe_selected(grant, &selectors).await?, None)
            }
            None => {
                let after = pages.after(input.next_token.as_deref())?;
                let limit = pages::limit(input.max_results, pages::DEFAULT);
                let page = app.registry.describe_images(grant, filter, &after, limit).await?;
                (page.items, page.more.then(|| pages.token(&page.end.digest)))
            }
        };
        images.retain(|image| image_filter::shows(filter, image));
        let details = images.into_iter().map(|image| described(grant, &input.repository_name, image));
        Ok(DescribeImagesOutput { image_details: Some(details.collect()), next_token })
    }
}

fn described(grant: &Grant, name: &str, image: registry::ImageDetail) -> ImageDetail {
    ImageDetail {
        registry_id: Some(grant.account().to_string()),
        repository_name: Some(name.to_owned()),
        image_digest: Some(image.digest),
        image_tags: Some(image.tags).filter(|tags| !tags.is_empty()),
        image_size_in_bytes: i64::try_from(image.size).ok(),
        image_pushed_at: Some(Timestamp::from_micros(image.pushed_at)),
        image_manifest_media_type: Some(image.media_type),
        artifact_media_type: image.artifact_media_type,
        last_recorded_pull_time: image.pulled_at.map(Timestamp::from_micros),
        subject_manifest_digest: image.subject,
        image_status: Some(image_filter::word(image.status)),
        last_archived_at: image.archived_at.map(Timestamp::from_micros),
        last_activated_at: image.activated_at.map(Timestamp::from_micros),
        ..ImageDetail::default()
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{BatchGetImage, UpdateImageStorageClass};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, START, index};

    fn body(rest: Value) -> Value {
        let mut body = rest;
        body["repositoryName"] = json!("team/web");
        body
    }

    #[tokio::test]
    async fn an_image_is_told_of_in_full() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let subject = owner.put(None, &index("subject")).await;
        let (mut config, layer) = (owner.push_layer(b"{}").await, owner.push_layer(b"a layer").await);
        config["mediaType"] = json!("application/vnd.cncf.helm.config.v1+json");
        let media_type = "application/vnd.oci.image.manifest.v1+json";
        let named = json!({"mediaType": index("")["mediaType"], "digest": subject, "size": 1});
        let manifest = json!({
            "schemaVersion": 2, "mediaType": media_type, "config": config, "layers": [layer], "subject": named,
        });
        let digest = owner.put(Some("v1"), &manifest).await;
        deployment.pass_seconds(60);
        let ids = json!([{"imageTag": "v1"}]);
        owner.call::<BatchGetImage>(body(json!({"imageIds": ids}))).await.unwrap();
        deployment.app.registry.flush_pulls().await.unwrap();
        let answer = owner.call::<DescribeImages>(body(json!({"imageIds": ids}))).await.unwrap();
        let expected = json!({
            "registryId": "123456789012",
            "repositoryName": "team/web",
            "imageDigest": digest,
            "imageTags": ["v1"],
            "imageSizeInBytes": 9,
            "imagePushedAt": START as f64,
            "imageManifestMediaType": media_type,
            "artifactMediaType": "application/vnd.cncf.helm.config.v1+json",
            "lastRecordedPullTime": (START + 60) as f64,
            "subjectManifestDigest": subject,
            "imageStatus": "ACTIVE",
        });
        assert_eq!(answer, json!({"imageDetails": [expected]}));
    }

    #[tokio::test]
    async fn one_unknown_id_fails_the_call() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(Some("v1"), &index("one")).await;
        for (id, halves) in [
            (json!({"imageTag": "v2"}), "imageDigest:'null', imageTag:'v2'".to_owned()),
            (json!({"imageDigest": "sha256:00"}), "imageDigest:'sha256:00', imageTag:'null'".to_owned()),
            (
                json!({"imageDigest": digest, "imageTag": "v2"}),
                format!("imageDigest:'{digest}', imageTag:'v2'"),
            ),
        ] {
            let ids = json!([{"imageTag": "v1"}, id]);
            assert_eq!(
                owner.refusal::<DescribeImages>(body(json!({"imageIds": ids}))).await,
                format!(
                    "ImageNotFoundException: The image with imageId {{{halves}}} does not exist within the \
                     repository with name 'team/web' in the registry with id '123456789012'"
                )
            );
        }
    }

    #[tokio::test]
    async fn all_images_come_in_pages() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        for note in ["one", "two", "three"] {
            owner.put(Some(note), &index(note)).await;
        }
        let whole = owner.call::<DescribeImages>(body(json!({}))).await.unwrap();
        let first = owner.call::<DescribeImages>(body(json!({"maxResults": 2}))).await.unwrap();
        let rest = json!({"maxResults": 2, "nextToken": first["nextToken"]});
        let second = owner.call::<DescribeImages>(body(rest)).await.unwrap();
        let pages = [&first, &second].map(|page| page["imageDetails"].as_array().unwrap().clone()).concat();
        assert_eq!((whole["imageDetails"].as_array(), whole.get("nextToken")), (Some(&pages), None));
        assert_eq!(second.get("nextToken"), None);
    }

    #[tokio::test]
    async fn an_archived_image_is_told_of_to_whoever_names_it() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(Some("v1"), &index("one")).await;
        let id = json!({"imageDigest": digest});
        let archive = body(json!({"imageId": id, "targetStorageClass": "ARCHIVE"}));
        owner.call::<UpdateImageStorageClass>(archive).await.unwrap();
        for (rest, count) in [
            (json!({}), 0),
            (json!({"imageIds": [id]}), 1),
            (json!({"imageIds": [{"imageTag": "v1"}], "filter": {"tagStatus": "TAGGED"}}), 1),
            (json!({"imageIds": [id], "filter": {"imageStatus": "ACTIVE"}}), 0),
        ] {
            let answer = owner.call::<DescribeImages>(body(rest.clone())).await.unwrap();
            assert_eq!(answer["imageDetails"].as_array().unwrap().len(), count, "{rest}");
        }
    }

    #[tokio::test]
    async fn filters_let_through_what_they_say() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        owner.put(Some("v1"), &index("one")).await;
        owner.put(None, &index("two")).await;
        for (filter, count) in [
            (json!({"tagStatus": "TAGGED"}), 1),
            (json!({"tagStatus": "UNTAGGED"}), 1),
            (json!({"tagStatus": "ANY", "imageStatus": "ANY"}), 2),
            (json!({"imageStatus": "ARCHIVED"}), 0),
        ] {
            let answer = owner.call::<DescribeImages>(body(json!({"filter": filter}))).await.unwrap();
            assert_eq!(answer["imageDetails"].as_array().unwrap().len(), count, "{filter}");
            let ids = json!([{"imageTag": "v1"}]);
            let asked = body(json!({"filter": filter, "imageIds": ids}));
            let answer = owner.call::<DescribeImages>(asked).await.unwrap();
            let shown = answer["imageDetails"].as_array().unwrap().len();
            assert_eq!(shown, usize::from(count > 0 && filter["tagStatus"] != "UNTAGGED"), "{filter}");
        }
    }
}
