//! Orders about what was deleted and can be restored.

use iam::{Demand, Grant};
use oci::Digest;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answers::time;
use super::{Desk, OrderError, PAGE};

/// Whose trash is let go of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purge {
    /// That of a repository, and of deleted repositories of its name.
    Repository(String),
    /// That of the order's registry.
    Registry,
    /// That of every account and region.
    Everything,
}

impl Desk {
    pub(super) async fn trash_list(&self, repository: Option<&str>) -> Result<Value, OrderError> {
        let Some(text) = repository else { return self.trashed_repositories().await };
        let (desk, name) = self.repository_at(text).await?;
        desk.trashed_images(&name).await
    }

    pub(super) async fn trash_purge(&self, purge: &Purge) -> Result<Value, OrderError> {
        let purged = match purge {
            Purge::Repository(text) => {
                let (desk, name) = self.repository_at(text).await?;
                let grant = desk.on("ecr:BatchDeleteImage", &name).await?;
                self.registry.purge_trash(&grant).await?
            }
            Purge::Registry => self.purge_registry().await?,
            Purge::Everything => self.registry.purge_all_trash().await?,
        };
        Ok(json!({ "rowsPurged": purged }))
    }

    /// Empties the trash of each repository of the registry that the order is about, and lets go of those in it.
    async fn purge_registry(&self) -> Result<u64, OrderError> {
        let grant = self.registry_of_repositories().await?;
        let (mut purged, mut after) = (0, String::new());
        loop {
            let page = self.registry.repositories(&grant, &after, PAGE).await?;
            for repository in &page.items {
                purged += self.purge_one(&repository.name).await?;
            }
            match page.items.into_iter().next_back() {
                Some(last) if page.more => after = last.name,
                _ => break,
            }
        }
        let mut after = (String::new(), i64::MIN);
        loop {
            let page = self.registry.trashed_repositories(&grant, (&after.0, after.1), PAGE).await?;
            for repository in &page.items {
                purged += self.purge_one(&repository.name).await?;
            }
            match page.items.into_iter().next_back() {
                Some(last) if page.more => after = (last.name, last.deleted_at),
                _ => return Ok(purged),
            }
        }
    }

    async fn purge_one(&self, name: &str) -> Result<u64, OrderError> {
        let grant = self.on("ecr:BatchDeleteImage", name).await?;
        match self.registry.purge_trash(&grant).await {
            // Its trash was met before, or it was deleted meanwhile and is met among the deleted ones.
            Err(registry::Error::RepositoryMissing { .. }) => Ok(0),
            purged => Ok(purged?),
        }
    }

    async fn registry_of_repositories(&self) -> Result<Grant, OrderError> {
        self.judge(Demand::registry("ecr:DescribeRepositories", self.account, &self.region)).await
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
        let grant = self.registry_of_repositories().await?;
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
            let restored = self.registry.restore_repository(&grant).await.map_err(|error| match error {
                registry::Error::RepositoryExists { .. } => OrderError(format!(
                    "there is a repository {repository} again: `berth move {repository} OTHER-NAME` makes room, and \
                     then this brings back the one that was deleted last"
                )),
                error => OrderError::of(error),
            })?;
            let mut told = json!({"repository": restored.name});
            let trashed = self.registry.trashed_images(&grant, "", 1).await;
            if trashed.is_ok_and(|page| !page.items.is_empty()) {
                told["advice"] = json!(format!(
                    "images that were deleted before it, by a move too, are in its trash: berth trash list {repository}"
                ));
            }
            return Ok(told);
        };
        let digest = Digest::parse(digest).map_err(|why| OrderError(format!("'{digest}': {why}")))?;
        let grant = desk.on("ecr:PutImage", &repository).await?;
        let restored = self.registry.restore_image(&grant, &digest).await.map_err(|error| match error {
            registry::Error::ImageMissing { .. } => {
                OrderError(format!("the trash of {repository} holds no image {digest}"))
            }
            error => OrderError::of(error),
        })?;
        let mut told = json!({"digests": restored.digests, "tags": restored.tags});
        if !restored.taken.is_empty() {
            told["tagsOfOthers"] = json!(restored.taken);
        }
        // It is back, whatever can't be said about it.
        if let Ok(Some(advice)) = desk.advice(&repository, &digest).await {
            told["advice"] = json!(advice);
        }
        Ok(told)
    }

    /// How an image that is back is kept, where a lifecycle policy may take it again.
    async fn advice(&self, repository: &str, digest: &Digest) -> Result<Option<String>, OrderError> {
        let grant = self.on("ecr:GetLifecyclePolicy", repository).await?;
        let due_at = match self.registry.lifecycle_status(&grant).await {
            Ok(status) => Some(status.due_at).filter(|at| *at > 0),
            Err(registry::Error::LifecyclePolicyMissing { .. }) => return Ok(None),
            Err(error) => return Err(OrderError::of(error)),
        };
        let when = time(due_at);
        let when = when.as_str().map_or_else(String::new, |when| format!(" at {when}"));
        Ok(Some(format!(
            "{repository} has a lifecycle policy, which is evaluated next{when} and may delete the image again: \
             berth pin {repository}@{digest} keeps it"
        )))
    }
}
