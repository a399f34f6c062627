use aws::models::ecr::{DeleteRepository, DeleteRepositoryInput, DeleteRepositoryOutput};
use iam::{Demand, Grant};

use super::repository::described;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteRepository {
    fn demands(input: &DeleteRepositoryInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:DeleteRepository", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DeleteRepositoryInput,
    ) -> Result<DeleteRepositoryOutput, Failure> {
        let grant = first(grants)?;
        let detail = app.registry.delete_repository(grant, input.force.unwrap_or(false)).await?;
        Ok(DeleteRepositoryOutput { repository: Some(described(app, grant, detail)) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{TagResource, UntagResource};
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, index};

    #[tokio::test]
    async fn a_repository_with_images_takes_force() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        owner.put(Some("v1"), &index("one")).await;
        let refusal = owner.refusal::<DeleteRepository>(json!({"repositoryName": "team/web"})).await;
        assert_eq!(
            refusal,
            "RepositoryNotEmptyException: The repository with name 'team/web' in registry with id '123456789012' \
             cannot be deleted because it still contains images"
        );
        let body = json!({"repositoryName": "team/web", "force": true});
        let deleted = owner.call::<DeleteRepository>(body).await.unwrap();
        assert_eq!(deleted["repository"]["repositoryName"], "team/web");
        owner.create("team/web").await;
    }

    #[tokio::test]
    async fn a_missing_repository_is_named() {
        let deployment = AppInABox::open().await;
        let refusal =
            deployment.owner().refusal::<DeleteRepository>(json!({"repositoryName": "team/web"})).await;
        assert_eq!(
            refusal,
            "RepositoryNotFoundException: The repository with name 'team/web' does not exist in the registry with \
             id '123456789012'"
        );
    }

    #[tokio::test]
    async fn a_protected_repository_stays_force_or_not() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let arn = "arn:aws:ecr:eu-west-1:123456789012:repository/team/web";
        let tags = json!([{"Key": "berth:deletion-protection", "Value": "enabled"}]);
        owner.call::<TagResource>(json!({"resourceArn": arn, "tags": tags})).await.unwrap();
        let delete = json!({"repositoryName": "team/web", "force": true});
        assert_eq!(
            owner.refusal::<DeleteRepository>(delete.clone()).await,
            "InvalidParameterException: The repository with name 'team/web' in registry with id '123456789012' cannot \
             be deleted because its tag 'berth:deletion-protection' is 'enabled'. Remove the tag first."
        );
        let keys = json!({"resourceArn": arn, "tagKeys": ["berth:deletion-protection"]});
        owner.call::<UntagResource>(keys).await.unwrap();
        owner.call::<DeleteRepository>(delete).await.unwrap();
    }
}
