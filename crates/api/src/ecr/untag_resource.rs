use aws::models::ecr::{UntagResource, UntagResourceInput, UntagResourceOutput};
use iam::{Demand, Grant};

use super::{resource_arn, resource_tags};
use crate::App;
use crate::call::{Context, Failure, Operation};

impl Operation for UntagResource {
    fn demands(input: &UntagResourceInput, context: &Context<'_>) -> Vec<Demand> {
        let demand = resource_arn::demand("ecr:UntagResource", &input.resource_arn, context);
        demand.map(|demand| demand.with_all("aws:TagKeys", input.tag_keys.clone())).into_iter().collect()
    }

    /// Absent keys are ignored, but no repository can have more tags than [`resource_tags::check_count`] allows, and
    /// the log keeps what is asked for.
    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Failure> {
        let grant = resource_arn::granted(grants)?;
        resource_tags::check_count(input.tag_keys.len())?;
        app.registry.remove_resource_tags(grant, input.tag_keys).await?;
        Ok(UntagResourceOutput {})
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn more_keys_than_there_can_be_are_refused() {
        let deployment = AppInABox::with_repository().await;
        let keys: Vec<_> = (0..51).map(|n| format!("k{n}")).collect();
        let arn = "arn:aws:ecr:eu-west-1:123456789012:repository/team/web";
        let body = json!({"resourceArn": arn, "tagKeys": keys});
        let refused = deployment.owner().call::<UntagResource>(body).await.unwrap_err();
        assert_eq!(refused.code, "TooManyTagsException");
    }
}
