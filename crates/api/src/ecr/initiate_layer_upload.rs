use aws::models::ecr::{InitiateLayerUpload, InitiateLayerUploadInput, InitiateLayerUploadOutput};
use iam::{Demand, Grant};
use registry::PART_SIZE;

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for InitiateLayerUpload {
    fn demands(input: &InitiateLayerUploadInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:InitiateLayerUpload", registry, name)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        _input: InitiateLayerUploadInput,
    ) -> Result<InitiateLayerUploadOutput, Failure> {
        let grant = first(grants)?;
        let begun = app.registry.begin_upload(grant, None).await;
        let upload = match context.pusher().came_to::<_, Failure>(app, grant, begun).await? {
            Some(upload) => upload,
            None => app.registry.begin_upload(grant, None).await?,
        };
        Ok(InitiateLayerUploadOutput { upload_id: Some(upload.id), part_size: i64::try_from(PART_SIZE).ok() })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn an_upload_has_an_id_and_ecrs_part_size() {
        let deployment = AppInABox::with_repository().await;
        let body = json!({"repositoryName": "team/web"});
        let begun = deployment.owner().call::<InitiateLayerUpload>(body).await.unwrap();
        assert_eq!(begun["partSize"], 10_485_760);
        assert_eq!(begun["uploadId"].as_str().unwrap().len(), 36);
    }

    #[tokio::test]
    async fn no_upload_begins_in_a_repository_that_is_not_there() {
        let deployment = AppInABox::open().await;
        let refusal =
            deployment.owner().refusal::<InitiateLayerUpload>(json!({"repositoryName": "gone"})).await;
        assert!(refusal.starts_with("RepositoryNotFoundException"), "{refusal}");
    }
}
