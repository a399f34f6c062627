//! Orders about policies that lock everybody out, the account's root included: nobody but the operator can take them
//! away then, and so no policy is asked.

use api::Judged;
use iam::{Demand, Document, Grant};
use serde_json::{Value, json};

use super::{Desk, OrderError};

impl Desk {
    pub(super) async fn policy_show(&self, repository: Option<&str>) -> Result<Value, OrderError> {
        let found = match repository {
            Some(text) => {
                let (desk, name) = self.repository_at(text).await?;
                self.registry.repository_policy(&desk.granted("ecr:GetRepositoryPolicy", Some(&name))).await
            }
            None => self.registry.registry_policy(&self.granted("ecr:GetRegistryPolicy", None)).await,
        };
        self.told(repository, &found.map_err(OrderError::of)?).await
    }

    pub(super) async fn policy_delete(&self, repository: Option<&str>) -> Result<Value, OrderError> {
        let was = match repository {
            Some(text) => {
                let (desk, name) = self.repository_at(text).await?;
                let grant = desk.granted("ecr:DeleteRepositoryPolicy", Some(&name));
                self.registry.delete_repository_policy(&grant).await
            }
            None => {
                self.registry.delete_registry_policy(&self.granted("ecr:DeleteRegistryPolicy", None)).await
            }
        };
        self.told(repository, &was.map_err(OrderError::of)?).await
    }

    fn granted(&self, action: &'static str, repository: Option<&str>) -> Grant {
        let demand = match repository {
            Some(name) => Demand::repository(action, self.account, &self.region, name),
            None => Demand::registry(action, self.account, &self.region),
        };
        self.noted(Judged { action, resource: demand.resource.clone(), refused: None });
        Grant::system(demand)
    }

    /// A policy as it was given, which may hold more than JSON keeps, and what its conditions never come to.
    async fn told(&self, repository: Option<&str>, stored: &str) -> Result<Value, OrderError> {
        let policy = self.identity.policy_to_show(stored).await.map_err(OrderError::of)?;
        let unreadable = Document::parse(&policy).map(|document| document.unreadable_values());
        let mut told = json!({"of": repository.unwrap_or("the registry"), "policy": policy});
        if let Some(warnings) = unreadable.ok().filter(|values| !values.is_empty()) {
            told["warnings"] = json!(warnings);
        }
        Ok(told)
    }
}
