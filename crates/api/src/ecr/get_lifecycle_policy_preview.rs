use aws::Timestamp;
use aws::models::ecr::{
    GetLifecyclePolicyPreview, GetLifecyclePolicyPreviewInput, GetLifecyclePolicyPreviewOutput,
    ImageIdentifier, LifecyclePolicyPreviewResult, LifecyclePolicyPreviewSummary, LifecyclePolicyRuleAction,
    TransitioningImageTotalCount,
};
use iam::{Demand, Grant};
use registry::{ImageSelector, LifecyclePreview, PreviewFilter, PreviewStatus, PreviewedImage};

use super::image_filter;
use super::image_id;
use super::pages::{self, Pages};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetLifecyclePolicyPreview {
    fn demands(input: &GetLifecyclePolicyPreviewInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        let demand = context.on_repository("ecr:GetLifecyclePolicyPreview", registry, name);
        image_id::demands(demand, input.image_ids.as_deref().unwrap_or_default())
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetLifecyclePolicyPreviewInput,
    ) -> Result<GetLifecyclePolicyPreviewOutput, Failure> {
        let (grant, filter) = (first(grants)?, input.filter.unwrap_or_default());
        let status = image_filter::read(filter.tag_status.as_deref(), None).tags;
        let pages = Pages::of(app, grant, &format!("{status:?}"));
        let filter = match input.image_ids {
            Some(ids) => {
                pages::refuse_beside("imageIds", input.next_token.as_ref(), input.max_results)?;
                let selector =
                    |id: ImageIdentifier| ImageSelector { digest: id.image_digest, tag: id.image_tag };
                PreviewFilter::Images(ids.into_iter().map(selector).collect())
            }
            None => PreviewFilter::Status(status),
        };
        let place = pages.after(input.next_token.as_deref())?;
        let (of, after) = place.split_once(' ').unwrap_or_default();
        let limit = pages::limit(input.max_results, pages::DEFAULT);
        let preview = app.registry.lifecycle_preview(grant, &filter, (after, limit)).await?;
        let made_at = preview.made_at.unwrap_or_default().to_string();
        // Another one may have been made since.
        if !place.is_empty() && of != made_at {
            return Err(Failure::invalid_parameter("nextToken", "Invalid token"));
        }
        Ok(GetLifecyclePolicyPreviewOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            status: Some(word(preview.status).to_owned()),
            next_token: preview.next.as_ref().map(|digest| pages.token(&format!("{made_at} {digest}"))),
            summary: (preview.status == PreviewStatus::Complete).then(|| summary(&preview)),
            lifecycle_policy_text: Some(preview.text),
            preview_results: Some(preview.results.into_iter().map(result).collect()),
        })
    }
}

fn word(status: PreviewStatus) -> &'static str {
    match status {
        PreviewStatus::InProgress => "IN_PROGRESS",
        PreviewStatus::Complete => "COMPLETE",
        PreviewStatus::Expired => "EXPIRED",
        PreviewStatus::Failed => "FAILED",
    }
}

fn summary(preview: &LifecyclePreview) -> LifecyclePolicyPreviewSummary {
    let count = |count: u64| i32::try_from(count).unwrap_or(i32::MAX);
    let archiving = TransitioningImageTotalCount {
        target_storage_class: Some("ARCHIVE".to_owned()),
        image_total_count: Some(count(preview.archiving)),
    };
    LifecyclePolicyPreviewSummary {
        expiring_image_total_count: Some(count(preview.expiring)),
        transitioning_image_total_counts: (preview.archiving > 0).then(|| vec![archiving]),
    }
}

fn result(image: PreviewedImage) -> LifecyclePolicyPreviewResult {
    let target = image.action.target_storage_class().map(|class| class.word().to_owned());
    LifecyclePolicyPreviewResult {
        image_tags: Some(image.tags),
        image_digest: Some(image.digest),
        image_pushed_at: Some(Timestamp::from_micros(image.pushed_at)),
        action: Some(LifecyclePolicyRuleAction {
            r#type: Some(image.action.word().to_owned()),
            target_storage_class: target,
        }),
        applied_rule_priority: i32::try_from(image.priority).ok(),
        storage_class: Some(image.storage_class.word().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{PutLifecyclePolicy, StartLifecyclePolicyPreview};
    use registry::TendedPreview;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox, START, index};

    /// A policy that keeps so many images.
    fn keep(count: u32) -> String {
        format!(
            r#"{{"rules": [{{"rulePriority": 3, "selection": {{"tagStatus": "any", "countType": "imageCountMoreThan",
            "countNumber": {count}}}, "action": {{"type": "expire"}}}}]}}"#
        )
    }

    fn body(rest: Value) -> Value {
        let mut body = rest;
        body["repositoryName"] = json!("team/web");
        body
    }

    async fn start(owner: &Actor<'_>, text: &str) -> Value {
        let body = body(json!({"lifecyclePolicyText": text}));
        owner.call::<StartLifecyclePolicyPreview>(body).await.unwrap()
    }

    async fn get(owner: &Actor<'_>, rest: Value) -> Value {
        owner.call::<GetLifecyclePolicyPreview>(body(rest)).await.unwrap()
    }

    /// Has all that is to be done about previews done.
    async fn tend(deployment: &AppInABox) {
        while deployment.app.registry.tend_lifecycle_previews().await.unwrap() != TendedPreview::None {}
    }

    fn digests(answer: &Value) -> Vec<&str> {
        let results = answer["previewResults"].as_array().unwrap();
        results.iter().map(|result| result["imageDigest"].as_str().unwrap()).collect()
    }

    #[tokio::test]
    async fn a_preview_tells_what_a_policy_would_do_and_does_nothing() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let old = owner.put(Some("old"), &index("old")).await;
        deployment.pass_seconds(60);
        owner.put(Some("new"), &index("new")).await;
        let (changes, text) = (deployment.changes().await, keep(1));
        assert_eq!(start(&owner, &text).await["status"], "IN_PROGRESS");
        assert_eq!(get(&owner, json!({})).await["status"], "IN_PROGRESS");
        tend(&deployment).await;
        let result = json!({
            "imageTags": ["old"], "imageDigest": old, "imagePushedAt": START as f64, "action": {"type": "EXPIRE"},
            "appliedRulePriority": 3, "storageClass": "STANDARD",
        });
        let expected = json!({
            "registryId": "123456789012", "repositoryName": "team/web", "lifecyclePolicyText": text,
            "status": "COMPLETE", "previewResults": [result], "summary": {"expiringImageTotalCount": 1},
        });
        assert_eq!(get(&owner, json!({})).await, expected);
        assert_eq!(deployment.changes().await, changes);
    }

    #[tokio::test]
    async fn results_come_in_pages_and_by_tags_and_ids() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        for number in 0..130 {
            let (note, tag) = (number.to_string(), format!("t{number}"));
            owner.put((number % 2 == 0).then_some(tag.as_str()), &index(&note)).await;
        }
        start(&owner, &keep(1)).await;
        tend(&deployment).await;
        let first = get(&owner, json!({})).await;
        let second = get(&owner, json!({"nextToken": first["nextToken"]})).await;
        let all = [digests(&first), digests(&second)].concat();
        assert_eq!((digests(&first).len(), all.len(), second.get("nextToken")), (100, 129, None));
        assert!(all.is_sorted(), "{all:?}");
        let of = async |status: &str| {
            let answer = get(&owner, json!({"filter": {"tagStatus": status}, "maxResults": 100})).await;
            (digests(&answer).len(), answer["summary"]["expiringImageTotalCount"].clone())
        };
        assert_eq!(of("TAGGED").await.0 + of("UNTAGGED").await.0, 129);
        assert_eq!(of("TAGGED").await.1, 129);
        let ids =
            json!([{"imageDigest": all[7]}, {"imageTag": "t4"}, {"imageTag": "t4"}, {"imageTag": "none"}]);
        let picked = get(&owner, json!({"imageIds": ids})).await;
        assert!(digests(&picked).contains(&all[7]) && digests(&picked).len() <= 2, "{picked}");
    }

    #[tokio::test]
    async fn a_token_leads_nowhere_in_another_preview() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        for number in 0..3 {
            owner.put(None, &index(&number.to_string())).await;
        }
        start(&owner, &keep(1)).await;
        tend(&deployment).await;
        let token = get(&owner, json!({"maxResults": 1})).await["nextToken"].clone();
        assert_eq!(digests(&get(&owner, json!({"nextToken": token})).await).len(), 1);
        deployment.pass_seconds(1);
        start(&owner, &keep(1)).await;
        for _ in 0..2 {
            let refused = owner.refusal::<GetLifecyclePolicyPreview>(body(json!({"nextToken": token}))).await;
            assert!(refused.contains("Invalid token"), "{refused}");
            tend(&deployment).await;
        }
    }

    #[tokio::test]
    async fn one_preview_at_a_time_and_none_before_the_first() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let place = "for the repository with name 'team/web' in the registry with id '123456789012'";
        assert_eq!(
            owner.refusal::<GetLifecyclePolicyPreview>(body(json!({}))).await,
            format!(
                "LifecyclePolicyPreviewNotFoundException: Lifecycle policy preview does not exist {place}"
            )
        );
        assert_eq!(
            owner.refusal::<StartLifecyclePolicyPreview>(body(json!({}))).await,
            format!("LifecyclePolicyNotFoundException: Lifecycle policy does not exist {place}")
        );
        start(&owner, &keep(1)).await;
        let busy =
            owner.refusal::<StartLifecyclePolicyPreview>(body(json!({"lifecyclePolicyText": keep(2)}))).await;
        assert!(busy.starts_with("LifecyclePolicyPreviewInProgressException: "), "{busy}");
        tend(&deployment).await;
        start(&owner, &keep(2)).await;
    }

    #[tokio::test]
    async fn without_a_text_the_repositorys_own_policy_is_taken() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let put =
            owner.call::<PutLifecyclePolicy>(body(json!({"lifecyclePolicyText": keep(1)}))).await.unwrap();
        let started = owner.call::<StartLifecyclePolicyPreview>(body(json!({}))).await.unwrap();
        assert_eq!(started["lifecyclePolicyText"], put["lifecyclePolicyText"]);
        let bad = body(json!({"lifecyclePolicyText": " ".repeat(100)}));
        let refused = owner.refusal::<StartLifecyclePolicyPreview>(bad).await;
        assert!(refused.contains("Could not map policyString into LifecyclePolicy."), "{refused}");
    }

    #[tokio::test]
    async fn a_preview_expires_after_a_day_and_is_forgotten_a_week_later() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        owner.put(Some("old"), &index("old")).await;
        owner.put(Some("new"), &index("new")).await;
        start(&owner, &keep(1)).await;
        tend(&deployment).await;
        deployment.pass_seconds(24 * 3600);
        for _ in 0..2 {
            let expired = get(&owner, json!({})).await;
            assert_eq!((&expired["status"], &expired["previewResults"]), (&json!("EXPIRED"), &json!([])));
            tend(&deployment).await;
        }
        deployment.pass_seconds(7 * 24 * 3600);
        tend(&deployment).await;
        let gone = owner.refusal::<GetLifecyclePolicyPreview>(body(json!({}))).await;
        assert!(gone.starts_with("LifecyclePolicyPreviewNotFoundException: "), "{gone}");
    }

    #[tokio::test]
    async fn a_repository_that_is_not_there_is_told_of() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for refusal in [
            owner.refusal::<StartLifecyclePolicyPreview>(body(json!({"lifecyclePolicyText": keep(1)}))).await,
            owner.refusal::<GetLifecyclePolicyPreview>(body(json!({}))).await,
        ] {
            assert!(refusal.starts_with("RepositoryNotFoundException: "), "{refusal}");
        }
    }

    #[tokio::test]
    async fn ids_and_pages_do_not_go_together() {
        let deployment = AppInABox::with_repository().await;
        let both = body(json!({"imageIds": [{"imageTag": "t"}], "maxResults": 5}));
        let refused = deployment.owner().refusal::<GetLifecyclePolicyPreview>(both).await;
        assert!(refused.starts_with("InvalidParameterException: "), "{refused}");
    }
}
