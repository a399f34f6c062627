use aws::models::ecr::{TagResource, TagResourceInput, TagResourceOutput};
use iam::{Demand, Grant};

use super::{resource_arn, resource_tags};
use crate::App;
use crate::call::{Context, Failure, Operation};

impl Operation for TagResource {
    fn demands(input: &TagResourceInput, context: &Context<'_>) -> Vec<Demand> {
        let demand = resource_arn::demand("ecr:TagResource", &input.resource_arn, context);
        demand.map(|demand| resource_tags::to_put(demand, &input.tags)).into_iter().collect()
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: TagResourceInput,
    ) -> Result<TagResourceOutput, Failure> {
        let grant = resource_arn::granted(grants)?;
        app.registry.put_resource_tags(grant, resource_tags::read(input.tags)?).await?;
        Ok(TagResourceOutput {})
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{ListTagsForResource, UntagResource};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    const ARN: &str = "arn:aws:ecr:eu-west-1:123456789012:repository/team/web";

    fn tags(pairs: &[(&str, &str)]) -> Value {
        let tag = |(key, value): &(&str, &str)| json!({"Key": key, "Value": value});
        pairs.iter().map(tag).collect()
    }

    #[tokio::test]
    async fn tags_are_merged_listed_and_taken_off() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        for pairs in [[("team", "web"), ("stage", "dev")], [("stage", "prod"), ("cost", "")]] {
            let body = json!({"resourceArn": ARN, "tags": tags(&pairs)});
            assert_eq!(owner.call::<TagResource>(body).await.unwrap(), json!({}));
        }
        let body = json!({"resourceArn": ARN, "tagKeys": ["team", "absent"]});
        assert_eq!(owner.call::<UntagResource>(body).await.unwrap(), json!({}));
        let listed = owner.call::<ListTagsForResource>(json!({"resourceArn": ARN})).await.unwrap();
        assert_eq!(listed, json!({"tags": tags(&[("cost", ""), ("stage", "prod")])}));
    }

    #[tokio::test]
    async fn keys_that_differ_only_in_case_are_refused() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let put = |key: &str, value| json!({"resourceArn": ARN, "tags": tags(&[(key, value)])});
        owner.call::<TagResource>(put("team", "web")).await.unwrap();
        let refused = owner.call::<TagResource>(put("Team", "db")).await.unwrap_err();
        assert_eq!(refused.code, "InvalidTagParameterException", "{}", refused.message);
        owner.call::<TagResource>(put("team", "db")).await.unwrap();
        owner.call::<UntagResource>(json!({"resourceArn": ARN, "tagKeys": ["team"]})).await.unwrap();
        owner.call::<TagResource>(put("Team", "db")).await.unwrap();
    }

    #[tokio::test]
    async fn a_repository_has_fifty_tags_at_most() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let fifty: Vec<_> = (0..50).map(|n| json!({"Key": format!("k{n}"), "Value": ""})).collect();
        owner.call::<TagResource>(json!({"resourceArn": ARN, "tags": fifty})).await.unwrap();
        let one_more = json!({"resourceArn": ARN, "tags": tags(&[("k50", "")])});
        assert_eq!(owner.call::<TagResource>(one_more).await.unwrap_err().code, "TooManyTagsException");
        let one_of_them = json!({"resourceArn": ARN, "tags": tags(&[("k49", "new")])});
        owner.call::<TagResource>(one_of_them).await.unwrap();
    }

    #[tokio::test]
    async fn arns_must_name_a_repository_of_the_region_asked() {
        let deployment = AppInABox::with_repository().await;
        for arn in [
            "team/web",
            "arn:aws:ecr:us-east-1:123456789012:repository/team/web",
            "arn:aws-cn:ecr:eu-west-1:123456789012:repository/team/web",
            "arn:aws:ecr:eu-west-1:123456789012:repository/*",
            "arn:aws:ecr:eu-west-1:123456789012:registry",
            "arn:aws:s3:eu-west-1:123456789012:repository/team/web",
        ] {
            assert_eq!(
                deployment.owner().refusal::<ListTagsForResource>(json!({"resourceArn": arn})).await,
                "InvalidParameterException: Invalid parameter at 'resourceArn' failed to satisfy constraint: \
                 'Invalid ARN'",
                "{arn}"
            );
        }
        let missing = json!({"resourceArn": ARN.replace("web", "gone")});
        let refusal = deployment.owner().refusal::<ListTagsForResource>(missing).await;
        assert!(refusal.starts_with("RepositoryNotFoundException"), "{refusal}");
    }
}
