use aws::models::ecr::{ImageIdentifier, ListImages, ListImagesInput, ListImagesOutput};
use iam::{Demand, Grant};
use registry::ImageId;

use super::image_filter;
use super::pages::{self, Pages};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListImages {
    fn demands(input: &ListImagesInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:ListImages", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListImagesInput,
    ) -> Result<ListImagesOutput, Failure> {
        let (grant, filter) = (first(grants)?, input.filter.unwrap_or_default());
        let filter = image_filter::read(filter.tag_status.as_deref(), filter.image_status.as_deref());
        let pages = Pages::of(app, grant, &format!("{filter:?}"));
        let after = position(&pages.after(input.next_token.as_deref())?);
        let limit = pages::limit(input.max_results, pages::DEFAULT);
        let page = app.registry.list_images(grant, filter, &after, limit).await?;
        let next_token = page.more.then(|| pages.token(&cursor(&page.end)));
        let image_ids = page.items.into_iter().map(identifier).collect();
        Ok(ListImagesOutput { image_ids: Some(image_ids), next_token })
    }
}

fn identifier(id: ImageId) -> ImageIdentifier {
    ImageIdentifier { image_digest: Some(id.digest), image_tag: id.tag }
}

/// An id as a page token holds it; neither digests nor tags have blanks.
fn cursor(id: &ImageId) -> String {
    format!("{} {}", id.digest, id.tag.as_deref().unwrap_or_default())
}

fn position(cursor: &str) -> ImageId {
    let (digest, tag) = cursor.split_once(' ').unwrap_or((cursor, ""));
    ImageId { digest: digest.to_owned(), tag: Some(tag.to_owned()).filter(|tag| !tag.is_empty()) }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::DescribeImages;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox, index};

    /// Two tags on one image, one on another, and an image without a tag.
    async fn with_images() -> AppInABox {
        let deployment = AppInABox::with_repository().await;
        for (tag, note) in [(Some("v1"), "one"), (Some("v2"), "one"), (Some("v3"), "three"), (None, "none")] {
            deployment.owner().put(tag, &index(note)).await;
        }
        deployment
    }

    async fn all(owner: &Actor<'_>, filter: Value, page: usize) -> Vec<Value> {
        let mut body = json!({"repositoryName": "team/web", "maxResults": page, "filter": filter});
        let mut ids = Vec::new();
        loop {
            let mut answer = owner.call::<ListImages>(body.clone()).await.unwrap();
            assert!(answer["imageIds"].as_array().unwrap().len() <= page);
            ids.extend(answer["imageIds"].as_array().unwrap().iter().cloned());
            match answer["nextToken"].take() {
                Value::Null => return ids,
                token => body["nextToken"] = token,
            }
        }
    }

    #[tokio::test]
    async fn each_tag_and_each_image_without_one_is_listed_once() {
        let deployment = with_images().await;
        for (status, count) in [("ANY", 4), ("TAGGED", 3), ("UNTAGGED", 1)] {
            let filter = json!({"tagStatus": status});
            let whole = all(&deployment.owner(), filter.clone(), 1000).await;
            assert_eq!(whole.len(), count, "{status}");
            for page in 1..4 {
                assert_eq!(all(&deployment.owner(), filter.clone(), page).await, whole, "{status} by {page}");
            }
        }
    }

    #[tokio::test]
    async fn pages_of_untagged_images_may_be_short_and_go_on() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let mut untagged = Vec::new();
        for n in 0..2_100 {
            let tag = format!("v{n}");
            let digest = owner.put((n % 700 > 0).then_some(&tag), &index(&tag)).await;
            untagged.extend((n % 700 == 0).then_some(digest));
        }
        untagged.sort();
        let mut body = json!({"repositoryName": "team/web", "filter": {"tagStatus": "UNTAGGED"}});
        let (mut listed, mut described, mut pages) = (Vec::new(), Vec::new(), 0);
        loop {
            let answer = owner.call::<ListImages>(body.clone()).await.unwrap();
            listed.extend(digests(&answer["imageIds"]));
            pages += 1;
            let Some(token) = answer.get("nextToken") else { break };
            body["nextToken"] = token.clone();
        }
        body.as_object_mut().unwrap().remove("nextToken");
        loop {
            let answer = owner.call::<DescribeImages>(body.clone()).await.unwrap();
            described.extend(digests(&answer["imageDetails"]));
            let Some(token) = answer.get("nextToken") else { break };
            body["nextToken"] = token.clone();
        }
        assert_eq!((&listed, &described, pages), (&untagged, &untagged, 2), "no call looks at all images");
    }

    fn digests(images: &Value) -> Vec<String> {
        let images = images.as_array().unwrap().iter();
        images.map(|image| image["imageDigest"].as_str().unwrap().to_owned()).collect()
    }

    #[tokio::test]
    async fn nothing_is_archived() {
        let deployment = with_images().await;
        for (status, count) in [("ACTIVE", 4), ("ANY", 4), ("ARCHIVED", 0), ("ACTIVATING", 0)] {
            let ids = all(&deployment.owner(), json!({"imageStatus": status}), 1000).await;
            assert_eq!(ids.len(), count, "{status}");
        }
    }

    #[tokio::test]
    async fn a_token_is_for_its_own_filter() {
        let deployment = with_images().await;
        let body = json!({"repositoryName": "team/web", "maxResults": 1});
        let token = deployment.owner().call::<ListImages>(body).await.unwrap()["nextToken"].take();
        let filter = json!({"tagStatus": "TAGGED"});
        let body = json!({"repositoryName": "team/web", "nextToken": token, "filter": filter});
        let refusal = deployment.owner().refusal::<ListImages>(body).await;
        assert!(refusal.ends_with("'Invalid token'"), "{refusal}");
    }
}
