use aws::models::ecr::{UploadLayerPart, UploadLayerPartInput, UploadLayerPartOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UploadLayerPart {
    fn demands(input: &UploadLayerPartInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:UploadLayerPart", registry, name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: UploadLayerPartInput,
    ) -> Result<UploadLayerPartOutput, Failure> {
        let (grant, id) = (first(grants)?, input.upload_id.as_str());
        let Some(start) = start(&input) else {
            let offset = app.registry.upload_status(grant, id).await?.offset;
            return Err(registry::Error::OutOfOrder { id: id.to_owned(), offset }.into());
        };
        let last = app.registry.append_part(grant, id, start, input.layer_part_blob.into()).await?;
        Ok(UploadLayerPartOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            upload_id: Some(input.upload_id),
            last_byte_received: i64::try_from(last).ok(),
        })
    }
}

/// Where the part begins, if it has as many bytes as it says, and any.
fn start(input: &UploadLayerPartInput) -> Option<u64> {
    let length = input.part_last_byte.checked_sub(input.part_first_byte)?.checked_add(1)?;
    let fits = length > 0 && usize::try_from(length) == Ok(input.layer_part_blob.len());
    u64::try_from(input.part_first_byte).ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    #[tokio::test]
    async fn parts_follow_each_other() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let id = owner.begin_upload().await;
        let first = owner.call::<UploadLayerPart>(Actor::part(&id, 0, b"one ")).await.unwrap();
        assert_eq!(first["lastByteReceived"], 3);
        let second = owner.call::<UploadLayerPart>(Actor::part(&id, 4, b"two")).await.unwrap();
        let expected = json!({
            "registryId": "123456789012",
            "repositoryName": "team/web",
            "uploadId": id,
            "lastByteReceived": 6,
        });
        assert_eq!(second, expected);
    }

    #[tokio::test]
    async fn a_gap_or_an_overlap_tells_how_far_the_bytes_reach() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let id = owner.begin_upload().await;
        owner.call::<UploadLayerPart>(Actor::part(&id, 0, b"one ")).await.unwrap();
        for first in [0, 3, 5] {
            let refused = owner.call::<UploadLayerPart>(Actor::part(&id, first, b"two")).await.unwrap_err();
            assert_eq!(refused.code, "InvalidLayerPartException");
            assert_eq!(refused.members["lastValidByteReceived"], 3);
            assert_eq!(refused.members["repositoryName"], "team/web");
            assert_eq!(refused.members["registryId"], "123456789012");
        }
    }

    #[tokio::test]
    async fn a_part_must_be_as_long_as_it_says_and_not_empty() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let id = owner.begin_upload().await;
        let mut short = Actor::part(&id, 0, b"one");
        short["partLastByte"] = json!(3);
        let mut empty = Actor::part(&id, 1, b"");
        empty["partLastByte"] = json!(0);
        for body in [short, empty] {
            let refused = owner.call::<UploadLayerPart>(body).await.unwrap_err();
            assert_eq!(refused.code, "InvalidLayerPartException");
            assert_eq!(refused.members.get("lastValidByteReceived"), None);
        }
    }

    #[tokio::test]
    async fn uploads_are_of_one_repository() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        owner.create("team/other").await;
        let id = owner.begin_upload().await;
        let mut body = Actor::part(&id, 0, b"one");
        body["repositoryName"] = json!("team/other");
        assert_eq!(
            owner.refusal::<UploadLayerPart>(body).await,
            format!(
                "UploadNotFoundException: Upload with id '{id}' could not be found for the repository with name \
                 'team/other' in the registry with id '123456789012'"
            )
        );
    }
}
