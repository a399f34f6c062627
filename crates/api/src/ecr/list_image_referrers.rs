use aws::models::ecr::{
    ImageReferrer, ListImageReferrers, ListImageReferrersFilter, ListImageReferrersInput,
    ListImageReferrersOutput,
};
use iam::{Demand, Grant};
use registry::Referrer;

use super::given_digest::GivenDigest;
use super::image_filter;
use super::pages::{self, Pages};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// ECR's page where the caller names no length.
const DEFAULT: usize = 20;
/// Pages of rows that one answer may cost when the filter lets few of them through.
const READS: usize = 20;

impl Operation for ListImageReferrers {
    /// IAM has no action of that name: who may read an image may see what refers to it.
    fn demands(input: &ListImageReferrersInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        let demand = context.on_repository("ecr:BatchGetImage", registry, name);
        vec![demand.with("berth:ImageDigest", &input.subject_id.image_digest)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListImageReferrersInput,
    ) -> Result<ListImageReferrersOutput, Failure> {
        let (grant, subject) = (first(grants)?, input.subject_id.image_digest);
        if GivenDigest::read(&subject) == GivenDigest::Malformed {
            return Err(Failure::invalid_parameter("subjectId.imageDigest", &GivenDigest::constraint()));
        }
        let filter = input.filter.unwrap_or_default();
        let pages = Pages::of(app, grant, &format!("{subject} {filter:?}"));
        let after = pages.after(input.next_token.as_deref())?;
        let limit = pages::limit(input.max_results, DEFAULT);
        let (referrers, last) = search(app, grant, &subject, &filter, after, limit).await?;
        let referrers = referrers.into_iter().map(described).collect();
        let next_token = last.map(|last| pages.token(&last));
        Ok(ListImageReferrersOutput { referrers: Some(referrers), next_token })
    }
}

/// Up to `limit` referrers after `after` that the filter lets through, and where the search stopped if more may follow.
async fn search(
    app: &App,
    grant: &Grant,
    subject: &str,
    filter: &ListImageReferrersFilter,
    mut after: String,
    limit: usize,
) -> Result<(Vec<Referrer>, Option<String>), Failure> {
    let mut found = Vec::new();
    for _ in 0..READS {
        let page = app.registry.referrers(grant, subject, &after, limit).await?;
        let (more, read) = (page.more, page.items.len());
        for (at, referrer) in page.items.into_iter().enumerate() {
            after.clone_from(&referrer.digest);
            if shows(filter, &referrer) {
                found.push(referrer);
            }
            if found.len() == limit {
                return Ok((found, (more || at + 1 < read).then_some(after)));
            }
        }
        if !more {
            return Ok((found, None));
        }
    }
    Ok((found, Some(after)))
}

fn shows(filter: &ListImageReferrersFilter, referrer: &Referrer) -> bool {
    let types = filter.artifact_types.as_deref().unwrap_or_default();
    let fits = |artifact_type: &String| Some(artifact_type) == referrer.artifact_type.as_ref();
    let status = image_filter::status(filter.artifact_status.as_deref());
    (types.is_empty() || types.iter().any(fits)) && status.is_none_or(|status| status == referrer.status)
}

fn described(referrer: Referrer) -> ImageReferrer {
    ImageReferrer {
        digest: referrer.digest,
        media_type: referrer.media_type,
        artifact_type: referrer.artifact_type,
        size: i64::try_from(referrer.size).unwrap_or(i64::MAX),
        annotations: Some(referrer.annotations).filter(|annotations| !annotations.is_empty()),
        artifact_status: Some(image_filter::word(referrer.status)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox, index};

    /// Puts an image that refers to `subject`.
    async fn refer(owner: &Actor<'_>, subject: &str, artifact_type: &str, note: &str) -> Value {
        let mut manifest = index(note);
        manifest["artifactType"] = json!(artifact_type);
        manifest["subject"] = json!({"mediaType": manifest["mediaType"], "digest": subject, "size": 1});
        json!({
            "digest": owner.put(None, &manifest).await,
            "mediaType": manifest["mediaType"],
            "artifactType": artifact_type,
            "size": manifest.to_string().len(),
            "annotations": {"note": note},
            "artifactStatus": "ACTIVE",
        })
    }

    fn list(subject: &str, rest: Value) -> Value {
        let mut body = rest;
        body["repositoryName"] = json!("team/web");
        body["subjectId"] = json!({"imageDigest": subject});
        body
    }

    #[tokio::test]
    async fn what_refers_to_an_image_is_listed_with_its_annotations() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let subject = owner.put(Some("v1"), &index("subject")).await;
        let signature = refer(&owner, &subject, "application/x.signature", "a signature").await;
        let answer = owner.call::<ListImageReferrers>(list(&subject, json!({}))).await.unwrap();
        assert_eq!(answer, json!({"referrers": [signature]}));
        let absent = format!("sha256:{}", "00".repeat(32));
        let answer = owner.call::<ListImageReferrers>(list(&absent, json!({}))).await.unwrap();
        assert_eq!(answer, json!({"referrers": []}));
    }

    #[tokio::test]
    async fn pages_are_full_though_a_filter_thins_them_out() {
        let deployment = AppInABox::with_repository().await;
        let (owner, subject) = (deployment.owner(), format!("sha256:{}", "00".repeat(32)));
        for n in 0..12 {
            let artifact_type = if n % 3 == 0 { "a/sbom" } else { "a/signature" };
            refer(&owner, &subject, artifact_type, &n.to_string()).await;
        }
        let (mut body, mut sizes) =
            (json!({"maxResults": 3, "filter": {"artifactTypes": ["a/sbom"]}}), Vec::new());
        loop {
            let mut page = owner.call::<ListImageReferrers>(list(&subject, body.clone())).await.unwrap();
            let referrers = page["referrers"].as_array().unwrap();
            assert!(referrers.iter().all(|referrer| referrer["artifactType"] == "a/sbom"));
            sizes.push(referrers.len());
            match page["nextToken"].take() {
                Value::Null => break,
                token => body["nextToken"] = token,
            }
        }
        assert_eq!(sizes, [3, 1]);
    }

    #[tokio::test]
    async fn a_subject_is_a_digest() {
        let deployment = AppInABox::with_repository().await;
        let refusal = deployment.owner().refusal::<ListImageReferrers>(list("latest", json!({}))).await;
        assert!(refusal.starts_with("InvalidParameterException"), "{refusal}");
    }
}
