//! What each record does to the rows, live and in replay alike.

use super::Change;
use crate::StoreError;
use crate::meta::resource_tag::{self, Pair};
use crate::meta::size::Tally;
use crate::meta::{
    Tx, access_key, account, blob, creation_template, dead, deployment, gone_subject, lifecycle_policy,
    lost_object, manifest, pin, pull_time_exclusion, registry, repository, resource_policy, tag, trash,
};

impl Change {
    /// Makes the rows say what happened.
    pub(crate) async fn apply(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let mut tally = Tally::default();
        self.apply_and_count(tx, &mut tally).await?;
        tally.settle(tx).await
    }

    async fn apply_and_count(&self, tx: &mut Tx<'_>, tally: &mut Tally) -> Result<(), StoreError> {
        match self {
            Self::DeploymentCreated(it) => deployment::insert(tx, it).await,
            Self::AccountCreated(it) => account::insert(tx, it).await,
            Self::AccessKeyStored(it) => access_key::put(tx, it).await,
            Self::RepositoryCreated { registry, repository, tags } => {
                registry::insert(tx, registry).await?;
                repository::insert(tx, repository).await?;
                put_resource_tags(tx, repository.id, tags).await
            }
            Self::RepositoryDeleted { repository_id, at } => repository::bury(tx, *repository_id, *at).await,
            Self::RepositoryRenamed { repository_id, name } => {
                repository::rename(tx, *repository_id, name).await
            }
            Self::BlobLinked { blob, link } => {
                if let Some(blob) = blob {
                    blob::insert(tx, blob, tally).await?;
                }
                blob::put_link(tx, link, tally).await
            }
            Self::BlobReplaced { lost, blob } => lost_object::replace(tx, lost, blob, tally).await,
            Self::BlobUnlinked { repository_id, digest, at } => {
                blob::bury_link(tx, *repository_id, digest, *at, tally).await
            }
            Self::ImagePushed { repository_id, manifest, references, tags, at, bytes } => {
                manifest::insert(tx, *repository_id, (manifest, *at), bytes, references, tally).await?;
                for name in tags {
                    tag::put(tx, *repository_id, name, &manifest.digest, *at).await?;
                }
                Ok(())
            }
            Self::IdentityWritten { writes } => {
                for write in writes {
                    write.apply(tx).await?;
                }
                Ok(())
            }
            Self::ImagesDeleted { repository_id, tags, digests, at } => {
                for name in tags {
                    tag::bury(tx, *repository_id, name, *at).await?;
                }
                for digest in digests {
                    manifest::bury(tx, *repository_id, digest, *at, tally).await?;
                }
                // What goes with it refers to it no more.
                for digest in digests {
                    gone_subject::note(tx, *repository_id, digest, *at).await?;
                }
                Ok(())
            }
            Self::ImageStatusSet { repository_id, digests, status, restore_at, at } => {
                for digest in digests {
                    manifest::status::set(tx, (*repository_id, digest), *status, *at, *restore_at).await?;
                }
                Ok(())
            }
            _ => self.apply_setting(tx, tally).await,
        }
    }

    /// What is set of a repository or a registry; all else is what was deleted.
    async fn apply_setting(&self, tx: &mut Tx<'_>, tally: &mut Tally) -> Result<(), StoreError> {
        match self {
            Self::MutabilitySet { repository_id, mutability, exclusions } => {
                repository::set_mutability(tx, *repository_id, mutability, exclusions).await
            }
            Self::ScanOnPushSet { repository_id, scan_on_push } => {
                repository::set_scan_on_push(tx, *repository_id, *scan_on_push).await
            }
            Self::ResourceTagged { repository_id, set, removed } => {
                put_resource_tags(tx, *repository_id, set).await?;
                for key in removed {
                    resource_tag::delete(tx, *repository_id, key).await?;
                }
                Ok(())
            }
            Self::RepositoryPolicySet { repository_id, document } => {
                resource_policy::put_of_repository(tx, *repository_id, document.as_deref()).await
            }
            Self::RegistryPolicySet { registry, document } => {
                registry::insert(tx, registry).await?;
                resource_policy::put_of_registry(tx, registry.id, document.as_deref()).await
            }
            Self::RegistrySettingSet { registry, name, content } => {
                registry::insert(tx, registry).await?;
                resource_policy::put_registry_setting(tx, registry.id, name, content).await
            }
            Self::PullTimeExclusionSet { registry, principal, created_at } => {
                registry::insert(tx, registry).await?;
                pull_time_exclusion::set(tx, registry.id, principal, *created_at).await
            }
            Self::RepositorySettingSet { repository_id, name, content } => {
                resource_policy::put_repository_setting(tx, *repository_id, name, content).await
            }
            Self::LifecyclePolicySet { repository_id, document, at } => {
                lifecycle_policy::put(tx, *repository_id, document.as_deref(), *at).await
            }
            Self::TemplatePut { registry, template } => {
                registry::insert(tx, registry).await?;
                creation_template::put(tx, template).await
            }
            Self::TemplateDeleted { registry_id, prefix } => {
                creation_template::delete(tx, *registry_id, prefix).await
            }
            Self::PinSet { repository_id, reference, pinned_at } => {
                pin::set(tx, *repository_id, reference, *pinned_at).await
            }
            _ => self.apply_collection(tx, tally).await,
        }
    }

    async fn apply_collection(&self, tx: &mut Tx<'_>, tally: &mut Tally) -> Result<(), StoreError> {
        match self {
            Self::ImagesRestored { repository_id, digests, tags, links, at } => {
                for digest in digests {
                    trash::restore_manifest(tx, *repository_id, digest, tally).await?;
                }
                for name in tags {
                    trash::restore_tag(tx, *repository_id, name, *at).await?;
                }
                for (digest, generation) in links {
                    trash::restore_link(tx, *repository_id, digest, generation, tally).await?;
                }
                Ok(())
            }
            Self::RepositoryRestored { repository_id } => repository::restore(tx, *repository_id).await,
            Self::TrashPurged { items, at } => {
                for item in items {
                    trash::purge(tx, item, *at).await?;
                }
                Ok(())
            }
            Self::RepositoryPurged { repository_id, at } => dead::bury(tx, *repository_id, *at).await,
            Self::DeadRowsDeleted { repository_id, part, upto, at } => {
                dead::clear(tx, *repository_id, *part, (&upto.0, &upto.1), *at).await
            }
            Self::RepositoryForgotten { repository_id } => dead::end(tx, *repository_id).await,
            Self::LinksCollected { links, at } => {
                for (repository_id, digest) in links {
                    blob::collect_link(tx, *repository_id, digest, *at, tally).await?;
                }
                Ok(())
            }
            Self::BlobsSwept { generations } => {
                for generation in generations {
                    blob::sweep(tx, generation, tally).await?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

async fn put_resource_tags(tx: &mut Tx<'_>, repository_id: i64, tags: &[Pair]) -> Result<(), StoreError> {
    for pair in tags {
        resource_tag::put(tx, repository_id, pair).await?;
    }
    Ok(())
}
