use aws::models::ecr::{GetDownloadUrlForLayer, GetDownloadUrlForLayerInput, GetDownloadUrlForLayerOutput};
use iam::{Demand, Grant};

use super::get_authorization_token::not_issued;
use super::given_digest;
use crate::call::{Context, Failure, Operation, first};
use crate::{App, layer_door};

impl Operation for GetDownloadUrlForLayer {
    fn demands(input: &GetDownloadUrlForLayerInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:GetDownloadUrlForLayer", registry, name)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: GetDownloadUrlForLayerInput,
    ) -> Result<GetDownloadUrlForLayerOutput, Failure> {
        let grant = first(grants)?;
        let digest = given_digest::parse("layerDigest", &input.layer_digest)?;
        app.registry.stat_blob(grant, &digest).await?;
        let registry = (grant.account(), grant.region());
        let (origin, caller, name) = (context.origin, &context.caller, &input.repository_name);
        let url = layer_door::url(app, origin, caller, registry, name, &digest).await.map_err(not_issued)?;
        Ok(GetDownloadUrlForLayerOutput { download_url: Some(url), layer_digest: Some(input.layer_digest) })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn a_url_carries_a_ticket_for_an_hour() {
        let deployment = AppInABox::with_repository().await;
        let layer = deployment.owner().push_layer(b"a layer").await;
        let body = json!({"repositoryName": "team/web", "layerDigest": layer["digest"]});
        let answer = deployment.owner().call::<GetDownloadUrlForLayer>(body).await.unwrap();
        assert_eq!(answer["layerDigest"], layer["digest"]);
        let url = answer["downloadUrl"].as_str().unwrap();
        let text = url.strip_prefix("http://127.0.0.1:5000/layers/").unwrap();
        deployment.pass_seconds(3599);
        let ticket = deployment.app.identity.open_layer(text).await.unwrap();
        assert_eq!(
            (ticket.repository.as_str(), layer["digest"].as_str()),
            ("team/web", Some(&*ticket.digest))
        );
        deployment.pass_seconds(1);
        assert!(deployment.app.identity.open_layer(text).await.is_err());
    }

    #[tokio::test]
    async fn a_layer_that_is_not_there_has_no_url() {
        let deployment = AppInABox::with_repository().await;
        let digest = format!("sha256:{}", "00".repeat(32));
        let body = json!({"repositoryName": "team/web", "layerDigest": digest});
        assert_eq!(
            deployment.owner().refusal::<GetDownloadUrlForLayer>(body).await,
            format!(
                "LayersNotFoundException: The layer with digest {digest} does not exist within the repository with \
                 name 'team/web' in the registry with id '123456789012'"
            )
        );
    }
}
