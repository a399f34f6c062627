use aws::models::ecr::{ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput, Tag};
use iam::{Demand, Grant};

use super::resource_arn;
use crate::App;
use crate::call::{Context, Failure, Operation};

impl Operation for ListTagsForResource {
    fn demands(input: &ListTagsForResourceInput, context: &Context<'_>) -> Vec<Demand> {
        resource_arn::demand("ecr:ListTagsForResource", &input.resource_arn, context).into_iter().collect()
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Failure> {
        let tags = app.registry.resource_tags(resource_arn::granted(grants)?).await?;
        let tags = tags.into_iter().map(|(key, value)| Tag { key, value }).collect();
        Ok(ListTagsForResourceOutput { tags: Some(tags) })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn a_new_repository_has_no_tags() {
        let deployment = AppInABox::with_repository().await;
        let body = json!({"resourceArn": "arn:aws:ecr:eu-west-1:123456789012:repository/team/web"});
        let listed = deployment.owner().call::<ListTagsForResource>(body).await.unwrap();
        assert_eq!(listed, json!({"tags": []}));
    }
}
