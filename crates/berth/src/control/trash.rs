//! Orders about what was deleted and can be restored.

use iam::Demand;
use oci::Digest;
use serde_json::{Value, json};

use super::answers::time;
use super::{Desk, OrderError, PAGE};

impl Desk {
    pub(super) async fn trash_list(&self, repository: Option<&str>) -> Result<Value, OrderError> {
        let Some(text) = repository else { return self.trashed_repositories().await };
        let (desk, name) = self.repository_at(text).await?;
        desk.trashed_images(&name).await
    }

    pub(super) async fn trash_purge(&self, repository: Option<&str>) -> Result<Value, OrderError> {
        let purged = match repository {
            Some(text) => {
                let (desk, name) = self.repository_at(text).await?;
                let grant = desk.on("ecr:BatchDeleteImage", &name).await?;
                self.registry.purge_trash(&grant).await
            }
            None => self.registry.purge_all_trash().await,
        };
        Ok(json!({"rowsPurged": purged.map_err(OrderError::of)?}))
    }

    async fn trashed_images(&self, name: &str) -> Result<Value, OrderError> {
        let grant = self.on("ecr:DescribeImages", name).await?;
        let (mut after, mut all) = (String::new(), Vec::new());
        loop {
            let page = self.registry.trashed_images(&grant, &after, PAGE).await.map_err(OrderError::of)?;
            let Some(last) = page.items.last() else { break };
            after.clone_from(&last.digest);
            all.extend(page.items.iter().map(|image| {
                json!({
                    "digest": image.digest, "mediaType": image.media_type, "bytes": image.size, "tags": image.tags,
                    "deletedAt": time(Some(image.deleted_at)), "purgedFrom": time(Some(image.purged_from)),
                })
            }));
            if !page.more {
                break;
            }
        }
        Ok(Value::Array(all))
    }

    async fn trashed_repositories(&self) -> Result<Value, OrderError> {
        let grant =
            self.judge(Demand::registry("ecr:DescribeRepositories", self.account, &self.region)).await?;
        let (mut after, mut all) = ((String::new(), i64::MIN), Vec::new());
        loop {
            let from = (after.0.as_str(), after.1);
            let page =
                self.registry.trashed_repositories(&grant, from, PAGE).await.map_err(OrderError::of)?;
            let Some(last) = page.items.last() else { break };
            let more = page.more;
            after = (last.name.clone(), last.deleted_at);
            all.extend(page.items.iter().map(|repository| {
                json!({"repository": repository.name, "deletedAt": time(Some(repository.deleted_at))})
            }));
            if !more {
                break;
            }
        }
        Ok(Value::Array(all))
    }

    pub(super) async fn restore(&self, text: &str, digest: Option<&str>) -> Result<Value, OrderError> {
        let (desk, repository) = self.repository_at(text).await?;
        let Some(digest) = digest else {
            let grant = desk.on("ecr:CreateRepository", &repository).await?;
            let restored = self.registry.restore_repository(&grant).await.map_err(OrderError::of)?;
            return Ok(json!({"repository": restored.name}));
        };
        let digest = Digest::parse(digest).map_err(|why| OrderError(format!("'{digest}': {why}")))?;
        let grant = desk.on("ecr:PutImage", &repository).await?;
        let restored = self.registry.restore_image(&grant, &digest).await.map_err(|error| match error {
            registry::Error::ImageMissing { .. } => {
                OrderError(format!("the trash of {repository} holds no image {digest}"))
            }
            error => OrderError::of(error),
        })?;
        Ok(json!({"digests": restored.digests, "tags": restored.tags}))
    }
}
