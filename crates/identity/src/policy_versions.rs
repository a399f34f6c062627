//! Versions of managed policies: five at most, of which one is in force.

use iam::Grant;
use store::meta::iam::Write;
use store::meta::iam::document::{self, Document};
use store::{Rows, Tx};

use crate::entities::{self, one_more};
use crate::iam_error::{Conflict, Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;
use crate::policies::{PolicyBody, check_document, document_row, find_own, of_aws};
use crate::roles::{read_body, written_body};

const VERSIONS: Quota = Quota { name: "VersionsPerPolicy", most: 5 };

/// A version of a managed policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyVersion {
    /// `v1`, `v2`, …
    pub id: String,
    /// The text.
    pub document: String,
    /// Whether it is in force.
    pub current: bool,
    /// When it was made, in microseconds.
    pub created_at: i64,
}

/// All versions of a policy, in no order that means anything.
pub(crate) async fn rows(rows: &mut impl Rows, policy: &str) -> Result<Vec<Document>, Error> {
    Ok(document::page(rows, (policy, "version"), "", one_more(VERSIONS.most)).await?)
}

impl PolicyVersion {
    fn read(row: Document, current: &str) -> Self {
        let current = row.name == current;
        Self { id: row.name, document: row.document, current, created_at: row.created_at }
    }

    fn number(&self) -> u32 {
        self.id.get(1..).and_then(|number| number.parse().ok()).unwrap_or_default()
    }
}

fn missing(arn: &str, version: &str) -> Error {
    Error::NoSuchPolicyVersion { policy: arn.to_owned(), version: version.to_owned() }
}

impl Identity {
    /// All versions of the managed policy that the grant names, newest first. Of those that AWS manages, the one in
    /// force.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn policy_versions(&self, grant: &Grant) -> Result<Vec<PolicyVersion>, Error> {
        if let Some(policy) = of_aws(grant) {
            let (id, document) = (policy.version.to_owned(), policy.document.to_owned());
            return Ok(vec![PolicyVersion {
                id,
                document,
                current: true,
                created_at: policy.updated_at * 1_000_000,
            }]);
        }
        let db = &mut &self.shared.db;
        let policy = entities::find(db, grant, Kind::Policy).await?;
        let body: PolicyBody = read_body(&policy)?;
        let stored = rows(db, &policy.id).await?;
        let mut versions: Vec<_> =
            stored.into_iter().map(|row| PolicyVersion::read(row, &body.version)).collect();
        versions.sort_by_key(|version| std::cmp::Reverse(version.number()));
        Ok(versions)
    }

    /// One version of the managed policy that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::NoSuchPolicyVersion`].
    pub async fn policy_version(&self, grant: &Grant, version: &str) -> Result<PolicyVersion, Error> {
        let versions = self.policy_versions(grant).await?;
        let arn = entities::arn_of(grant)?;
        versions.into_iter().find(|it| it.id == version).ok_or_else(|| missing(arn.as_str(), version))
    }

    /// Adds a version to the managed policy that the grant names, and puts it in force if it is to be the default.
    ///
    /// # Errors
    /// [`Error::MalformedPolicy`], [`Error::NoSuchEntity`], [`Error::LimitExceeded`], [`Error::AwsManaged`].
    pub async fn create_policy_version(
        &self,
        grant: &Grant,
        text: String,
        default: bool,
    ) -> Result<PolicyVersion, Error> {
        check_document(&text)?;
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let (mut policy, mut body) = find_own(tx, &grant).await?;
            VERSIONS.room_for_one(rows(tx, &policy.id).await?.len())?;
            body.newest += 1;
            let (id, at) = (format!("v{}", body.newest), tx.now());
            let mut writes = vec![document_row(&policy.id, "version", &id, &text, at)];
            if default {
                body.version.clone_from(&id);
                body.updated_at = at;
                writes.push(document_row(&policy.id, "current", "", &text, at));
            }
            policy.body = written_body(&body)?;
            writes.push(Write::Entity(policy));
            Ok((writes, PolicyVersion { id, document: text.clone(), current: default, created_at: at }))
        })
        .await
    }

    /// Puts a version of the managed policy that the grant names in force.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::NoSuchPolicyVersion`], [`Error::AwsManaged`].
    pub async fn set_default_policy_version(&self, grant: &Grant, version: String) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let (mut policy, mut body) = find_own(tx, &grant).await?;
            let found = document::find(tx, (&policy.id, "version", &version)).await?;
            let found = found.ok_or_else(|| missing(&policy.arn, &version))?;
            body.version.clone_from(&version);
            body.updated_at = tx.now();
            policy.body = written_body(&body)?;
            let current = document_row(&policy.id, "current", "", &found.document, found.created_at);
            Ok((vec![current, Write::Entity(policy)], ()))
        })
        .await
    }

    /// Deletes a version of the managed policy that the grant names, unless it is in force.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::NoSuchPolicyVersion`], [`Error::DeleteConflict`], [`Error::AwsManaged`].
    pub async fn delete_policy_version(&self, grant: &Grant, version: String) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let (policy, body) = find_own(tx, &grant).await?;
            if body.version == version {
                return Err(Error::DeleteConflict(Conflict::DefaultVersion));
            }
            if document::find(tx, (&policy.id, "version", &version)).await?.is_none() {
                return Err(missing(&policy.arn, &version));
            }
            let (owner, kind) = (policy.id, "version".to_owned());
            Ok((vec![Write::DocumentGone { owner, kind, name: version.clone() }], ()))
        })
        .await
    }
}
