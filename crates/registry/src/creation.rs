//! Repositories that come into being because of a push, by a template.

use iam::Grant;
use store::{Change, Committed, Tx};

use crate::repositories::{Made, New};
use crate::{Error, Place, Registry, Template};

impl Registry {
    /// Makes the repository that the grant names as the template says, because of a push. Who may have it made has
    /// been judged, and what the template adds.
    ///
    /// # Errors
    /// [`Error::RepositoryExists`], [`Error::TemplateUnfit`], [`Error::QuotaExceeded`].
    pub async fn create_by_push(&self, grant: &Grant, template: Template) -> Result<(), Error> {
        if template.encryption_type != "AES256" {
            let why = format!("it asks for encryptionType {}, which is not built", template.encryption_type);
            return Err(Error::TemplateUnfit { prefix: template.prefix, why });
        }
        let (place, registry) = (Place::of(grant)?, self.clone());
        let lifecycle = template.lifecycle_policy.as_deref();
        let lifecycle = lifecycle.map(|text| self.check_lifecycle_policy(text)).transpose()?;
        let delay = self.inner.options.lifecycle_after_change;
        let create = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            let new = New {
                created_by: "push",
                tag_mutability: &template.tag_mutability,
                tag_mutability_exclusions: &template.tag_mutability_exclusions,
                scan_on_push: false,
                tags: &template.tags,
            };
            let Made { change, repository } = new.made(tx, &place, &registry).await?;
            let mut committed = tx.commit(change, ()).await?;
            if let Some(text) = &lifecycle {
                committed = crate::lifecycle::put(tx, repository.id, (text, delay), ()).await?;
            }
            if let Some(document) = &template.repository_policy {
                let (repository_id, document) = (repository.id, Some(document.clone()));
                committed = tx.commit(Change::RepositoryPolicySet { repository_id, document }, ()).await?;
            }
            Ok(committed)
        };
        self.inner.db.write(create).await
    }
}
