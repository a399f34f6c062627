//! Repository creation templates: what repositories are to be like that a push makes.

use iam::Grant;
use serde::{Deserialize, Serialize};
use store::meta::creation_template::{self as rows, CreationTemplate};
use store::{Change, Committed, StoreError, Tx};

use crate::policies::RegistryToWrite;
use crate::{Error, Page, Place, Registry, one_more};

/// The prefix that fits where no other does.
pub const ROOT_PREFIX: &str = "ROOT";

/// What a template says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// As it was given, maybe with a slash at its end.
    pub prefix: String,
    /// What it is for.
    pub description: Option<String>,
    /// When it counts: AWS's `CREATE_ON_PUSH`, `PULL_THROUGH_CACHE`, `REPLICATION`.
    pub applied_for: Vec<String>,
    /// AWS's `imageTagMutability`.
    pub tag_mutability: String,
    /// The patterns of AWS's `imageTagMutabilityExclusionFilters`.
    pub tag_mutability_exclusions: Vec<String>,
    /// AWS's `encryptionType`.
    pub encryption_type: String,
    /// The KMS key's ARN for encryption types that have one.
    pub kms_key: Option<String>,
    /// Resource tags.
    pub tags: Vec<(String, String)>,
    /// The repository policy, as it is stored: users and roles by their ids.
    pub repository_policy: Option<String>,
    /// The lifecycle policy, as it was given.
    pub lifecycle_policy: Option<String>,
    /// The ARN of the role that has to be allowed what the template takes.
    pub custom_role: Option<String>,
}

/// A template, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateDetail {
    /// What it says.
    pub template: Template,
    /// When it was made, in microseconds.
    pub created_at: i64,
    /// When it was changed last, in microseconds.
    pub updated_at: i64,
}

impl TemplateDetail {
    fn of(row: &CreationTemplate) -> Result<Self, Error> {
        let template = serde_json::from_str(&row.body).map_err(Error::broken)?;
        Ok(Self { template, created_at: row.created_at, updated_at: row.updated_at })
    }
}

/// Why a template was not changed.
enum Unchanged {
    /// Whoever was to change it said so.
    AsSaid,
    By(Error),
}

impl From<Error> for Unchanged {
    fn from(error: Error) -> Self {
        Self::By(error)
    }
}

impl From<StoreError> for Unchanged {
    fn from(error: StoreError) -> Self {
        Self::By(error.into())
    }
}

impl Registry {
    /// Gives the grant's registry a template.
    ///
    /// # Errors
    /// [`Error::TemplateExists`], [`Error::QuotaExceeded`].
    pub async fn create_template(&self, grant: &Grant, template: Template) -> Result<TemplateDetail, Error> {
        let (shelf, limit) = (Shelf::of(self, grant), self.inner.options.quotas.templates_per_registry);
        let create = async move |tx: &mut Tx<'_>| -> Result<Committed<TemplateDetail>, Error> {
            let (registry_id, found) = shelf.find(tx, &template.prefix).await?;
            if found.is_some() {
                return Err(Error::TemplateExists(shelf.named(&template.prefix)));
            }
            let most = i64::try_from(limit).unwrap_or(i64::MAX);
            if limit > 0
                && rows::count(tx, registry_id, most).await? >= usize::try_from(most).unwrap_or(usize::MAX)
            {
                return Err(Error::QuotaExceeded {
                    what: "repository creation templates in a registry",
                    limit,
                });
            }
            let now = tx.now();
            shelf
                .put(tx, TemplateDetail { template: template.clone(), created_at: now, updated_at: now })
                .await
        };
        self.inner.db.write(create).await
    }

    /// Changes the template of this prefix, unless `change` says that it is not to be: then nothing is written, and none
    /// is answered.
    ///
    /// # Errors
    /// [`Error::TemplateMissing`].
    pub async fn update_template(
        &self,
        grant: &Grant,
        prefix: String,
        change: impl Fn(&mut Template) -> bool + Send + Sync + 'static,
    ) -> Result<Option<TemplateDetail>, Error> {
        let shelf = Shelf::of(self, grant);
        let update = async move |tx: &mut Tx<'_>| -> Result<Committed<TemplateDetail>, Unchanged> {
            let (_, found) = shelf.find(tx, &prefix).await?;
            let row = found.ok_or_else(|| Error::TemplateMissing(shelf.named(&prefix)))?;
            let mut detail = TemplateDetail::of(&row)?;
            if !change(&mut detail.template) {
                return Err(Unchanged::AsSaid);
            }
            detail.updated_at = tx.now();
            Ok(shelf.put(tx, detail).await?)
        };
        match self.inner.db.write(update).await {
            Ok(detail) => Ok(Some(detail)),
            Err(Unchanged::AsSaid) => Ok(None),
            Err(Unchanged::By(error)) => Err(error),
        }
    }

    /// Deletes the template of this prefix; answers what it was.
    ///
    /// # Errors
    /// [`Error::TemplateMissing`].
    pub async fn delete_template(&self, grant: &Grant, prefix: String) -> Result<TemplateDetail, Error> {
        let shelf = Shelf::of(self, grant);
        let delete = async move |tx: &mut Tx<'_>| -> Result<Committed<TemplateDetail>, Error> {
            let (registry_id, found) = shelf.find(tx, &prefix).await?;
            let row = found.ok_or_else(|| Error::TemplateMissing(shelf.named(&prefix)))?;
            let change = Change::TemplateDeleted { registry_id, prefix: row.prefix.clone() };
            Ok(tx.commit(change, TemplateDetail::of(&row)?).await?)
        };
        self.inner.db.write(delete).await
    }

    /// The template of this prefix in the grant's registry.
    pub async fn template(&self, grant: &Grant, prefix: &str) -> Result<Option<TemplateDetail>, Error> {
        let registry = (grant.account().to_string(), grant.region().to_string());
        self.template_of((&registry.0, &registry.1), prefix).await
    }

    /// Up to `limit` templates of the grant's registry after the one with the prefix `after`, by prefix.
    pub async fn templates(
        &self,
        grant: &Grant,
        after: &str,
        limit: usize,
    ) -> Result<Page<TemplateDetail>, Error> {
        let (account, region) = (grant.account(), grant.region());
        let registry = (account.as_str(), region.as_str());
        let found = rows::page(&mut &self.inner.db, registry, key(after), one_more(limit)).await?;
        let details = found.iter().map(TemplateDetail::of).collect::<Result<_, _>>()?;
        Ok(Page::cut(details, limit))
    }

    /// The template for a repository of the grant's name that is about to come into being in this way: of those that
    /// count for it, the one with the longest prefix.
    pub async fn template_for(&self, grant: &Grant, scenario: &str) -> Result<Option<TemplateDetail>, Error> {
        let place = Place::of(grant)?;
        let ancestors = place.name.match_indices('/').map(|(end, _)| &place.name[..end]).rev();
        for prefix in ancestors.chain([ROOT_PREFIX]) {
            let found = self.template_of((&place.account, &place.region), prefix).await?;
            let counts = |it: &TemplateDetail| it.template.applied_for.iter().any(|it| it == scenario);
            if let Some(found) = found.filter(counts) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    async fn template_of(
        &self,
        registry: (&str, &str),
        prefix: &str,
    ) -> Result<Option<TemplateDetail>, Error> {
        let found = rows::find(&mut &self.inner.db, registry, key(prefix)).await?;
        found.as_ref().map(TemplateDetail::of).transpose()
    }
}

/// A prefix without the slash that is meant anyway.
fn key(prefix: &str) -> &str {
    prefix.trim_end_matches('/')
}

/// The templates of one registry, for a transaction that changes them.
struct Shelf(RegistryToWrite);

impl Shelf {
    fn of(registry: &Registry, grant: &Grant) -> Self {
        Self(registry.registry_to_write(grant))
    }

    /// The template of a prefix, and its registry. Nobody else changes any template of the registry meanwhile.
    async fn find(&self, tx: &mut Tx<'_>, prefix: &str) -> Result<(i64, Option<CreationTemplate>), Error> {
        tx.lock(&format!("creation-templates/{}/{}", self.0.account, self.0.region)).await?;
        let registry = self.0.of(tx).await?;
        Ok((registry.id, rows::find(tx, (&self.0.account, &self.0.region), key(prefix)).await?))
    }

    async fn put(&self, tx: &mut Tx<'_>, detail: TemplateDetail) -> Result<Committed<TemplateDetail>, Error> {
        let registry = self.0.of(tx).await?;
        let template = CreationTemplate {
            registry_id: registry.id,
            prefix: key(&detail.template.prefix).to_owned(),
            body: serde_json::to_string(&detail.template).map_err(Error::broken)?,
            created_at: detail.created_at,
            updated_at: detail.updated_at,
        };
        Ok(tx.commit(Change::TemplatePut { registry, template }, detail).await?)
    }

    fn named(&self, prefix: &str) -> (String, String) {
        (prefix.to_owned(), self.0.account.clone())
    }
}
