//! Orders about lifecycle policies.

use registry::LifecycleStatus;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answers::time;
use super::{Desk, OrderError};

/// One thing that is asked about lifecycle policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum LifecycleOrder {
    /// When a repository's policy was evaluated, what came of it, and when it is evaluated next.
    Status {
        /// The repository.
        repository: String,
    },
}

impl Desk {
    pub(super) async fn lifecycle(&self, order: &LifecycleOrder) -> Result<Value, OrderError> {
        match order {
            LifecycleOrder::Status { repository } => {
                let grant = self.on("ecr:GetLifecyclePolicy", repository).await?;
                let status = self.registry.lifecycle_status(&grant).await.map_err(OrderError::of)?;
                Ok(shown(repository, &status))
            }
        }
    }
}

fn shown(repository: &str, status: &LifecycleStatus) -> Value {
    json!({
        "repository": repository,
        "evaluatedAt": time(Some(status.evaluated_at).filter(|at| *at > 0)),
        "dueAt": time(Some(status.due_at).filter(|at| *at > 0)),
        "images": status.images,
        "expired": status.expired,
        "archived": status.archived,
        "spared": status.spared,
        "failed": status.failed,
        "lastError": status.error,
    })
}
