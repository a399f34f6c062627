//! That a push makes its repository, on a machine of one's own.

use iam::Demand;
use registry::{Error, ROOT_PREFIX, Template};

use super::{Desk, OrderError};

impl Desk {
    /// Sees that a push makes its repository: gives the registry a template for all names, unless it has one.
    ///
    /// # Errors
    /// [`OrderError`] if the rows can't be read or written.
    pub async fn make_on_first_push(&self) -> Result<(), OrderError> {
        let action = "ecr:CreateRepositoryCreationTemplate";
        let grant = self.judge(Demand::registry(action, self.account, &self.region)).await?;
        let template = Template {
            prefix: ROOT_PREFIX.to_owned(),
            description: Some("Made by berth serve --dev".to_owned()),
            applied_for: vec!["CREATE_ON_PUSH".to_owned()],
            tag_mutability: "MUTABLE".to_owned(),
            encryption_type: "AES256".to_owned(),
            ..Template::default()
        };
        match self.registry.create_template(&grant, template).await {
            Err(Error::TemplateExists(_)) => Ok(()),
            made => made.map(drop).map_err(OrderError::of),
        }
    }
}
