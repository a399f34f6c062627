//! What an operator asks of a deployment beside its doors: collection, the trash, sizes. The verbs and the gate are
//! those of the doors, and the operator comes as the account's root. A running server is asked through a socket in its
//! data folder; where none runs, the command opens rows and blobs itself.

mod answers;
mod collection;
mod first_pushes;
mod identities;
mod import;
mod lifecycle;
mod moves;
mod organisation;
mod policies;
pub mod socket;
mod trail;
mod trust;
mod verify;

use std::sync::{Arc, Mutex, PoisonError};

use api::{Addressing, Judged};
use iam::{AccountId, Demand, Grant, Region};
use identity::{Caller, Identity};
use oci::Digest;
use registry::{Mutability, NewRepository, Registry};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use world::EgressOptions;

use answers::time;
pub use import::ImportOrder;
pub use lifecycle::LifecycleOrder;
pub use moves::MoveOrder;
pub use organisation::OrganisationOrder;
pub use trust::Trust;
pub use verify::VerifyOrder;

/// Names on one page of what is listed.
const PAGE: usize = 500;

/// An order, and of which registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The account, if not the one that answers where a request names none.
    pub account: Option<String>,
    /// The region, likewise.
    pub region: Option<String>,
    /// What is asked.
    #[serde(flatten)]
    pub order: Order,
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "kebab-case")]
pub enum Order {
    /// How far collection is behind.
    GcStatus,
    /// Why a blob, or each blob of an image, still lives, or when it goes.
    GcExplain {
        /// The blob or the image.
        digest: String,
    },
    /// Collect now all that is due.
    GcRun,
    /// Look whether objects are what their rows say.
    Verify(VerifyOrder),
    /// What the trash of a repository holds; without one, deleted repositories.
    TrashList {
        /// The repository.
        repository: Option<String>,
    },
    /// Bring an image back, or a deleted repository.
    TrashRestore {
        /// The repository.
        repository: String,
        /// The image; without one, the repository itself.
        digest: Option<String>,
    },
    /// Let go of what the trash of a repository holds; without one, of all.
    TrashPurge {
        /// The repository.
        repository: Option<String>,
    },
    /// The repositories with what they hold.
    RepositoryList,
    /// The policy of a repository; without one, of the registry.
    PolicyShow {
        /// The repository.
        repository: Option<String>,
    },
    /// Delete the policy of a repository, likewise.
    PolicyDelete {
        /// The repository.
        repository: Option<String>,
    },
    /// Trust those who bear a provider's tokens.
    Trust(Trust),
    /// Make an account with an access key of its root user.
    AccountCreate {
        /// Twelve digits; drawn if not given.
        id: Option<String>,
        /// A name for people.
        name: Option<String>,
    },
    /// The accounts.
    AccountList,
    /// The registry tokens that still count.
    TokenList,
    /// Let tokens count no more.
    TokenRevoke(TokensOf),
    /// Look at how lifecycle policies are carried out.
    Lifecycle(LifecycleOrder),
    /// Bring images in from elsewhere.
    Import(ImportOrder),
    /// Copy, move or rename images.
    Move(MoveOrder),
    /// Look at the organisation, or change it.
    Organisation(OrganisationOrder),
    /// Why a request was denied; without an id, the latest denials.
    Why {
        /// The request's id.
        request_id: Option<String>,
        /// Whose denials are listed; everybody's if not given.
        caller: Option<String>,
    },
}

/// Whose tokens an order means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", content = "name", rename_all = "kebab-case")]
pub enum TokensOf {
    /// One token, by its id.
    Token(String),
    /// An access key, by its id.
    Key(String),
    /// A user, by name.
    User(String),
    /// Sessions of a role, by its name.
    Role(String),
}

/// An order was refused or failed; the text says why.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct OrderError(String);

impl OrderError {
    fn of(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl From<registry::Error> for OrderError {
    fn from(error: registry::Error) -> Self {
        Self::of(error)
    }
}

/// Where orders are carried out.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The gate.
    pub identity: Identity,
    /// The rules.
    pub registry: Registry,
    /// The account whose root asks, unless an order names another.
    pub account: AccountId,
    /// The region that is asked, likewise.
    pub region: Region,
    /// Which hosts and regions are its own.
    pub addressing: Addressing,
    /// What of the outside may be asked.
    pub egress: EgressOptions,
    /// What the gate was asked for the order at hand.
    pub judged: Judgements,
}

/// What the gate was asked, and what it said, in order.
pub type Judgements = Arc<Mutex<Vec<Judged>>>;

impl Desk {
    /// Carries out one order; answers what it gives, as JSON.
    ///
    /// # Errors
    /// [`OrderError`], for whatever reason.
    pub async fn carry_out(&self, asked: &Asked) -> Result<Value, OrderError> {
        let mut desk = self.clone();
        if let Some(account) = &asked.account {
            desk.account = account.parse().map_err(|_| OrderError(format!("'{account}' is no account")))?;
        }
        if let Some(region) = &asked.region {
            desk.region = region.parse().map_err(|_| OrderError(format!("'{region}' is no region")))?;
        }
        desk.check_registry(desk.account, &desk.region).await?;
        desk.obey(&asked.order).await
    }

    async fn obey(&self, order: &Order) -> Result<Value, OrderError> {
        match order {
            Order::GcStatus => self.gc_status().await,
            Order::GcExplain { digest } => self.gc_explain(digest).await,
            Order::GcRun => self.gc_run().await,
            Order::Verify(order) => self.verify(order).await,
            Order::TrashList { repository: Some(name) } => self.trashed_images(name).await,
            Order::TrashList { repository: None } => self.trashed_repositories().await,
            Order::TrashRestore { repository, digest } => self.restore(repository, digest.as_deref()).await,
            Order::TrashPurge { repository } => {
                let purged = match repository {
                    Some(name) => {
                        self.registry.purge_trash(&self.on("ecr:BatchDeleteImage", name).await?).await
                    }
                    None => self.registry.purge_all_trash().await,
                };
                Ok(json!({"rowsPurged": purged.map_err(OrderError::of)?}))
            }
            Order::RepositoryList => self.repositories().await,
            Order::PolicyShow { repository } => self.policy_show(repository.as_deref()).await,
            Order::PolicyDelete { repository } => self.policy_delete(repository.as_deref()).await,
            Order::Trust(trust) => self.trust(trust).await,
            Order::AccountCreate { id, name } => self.account_create(id.as_deref(), name.as_deref()).await,
            Order::AccountList => self.account_list().await,
            Order::TokenList => self.token_list().await,
            Order::TokenRevoke(of) => self.token_revoke(of).await,
            Order::Lifecycle(order) => self.lifecycle(order).await,
            Order::Import(order) => self.import(order).await,
            Order::Move(order) => self.moves(order).await,
            Order::Organisation(order) => self.organisation(order).await,
            Order::Why { request_id: Some(id), .. } => self.why(id).await,
            Order::Why { request_id: None, caller } => self.denials(caller.as_deref()).await,
        }
    }

    /// The registry that an image's host means; without one, the order's.
    async fn registry_at(&self, host: Option<&str>) -> Result<(AccountId, Region), OrderError> {
        let Some(host) = host else { return Ok((self.account, self.region.clone())) };
        let (account, region) = self.addressing.registry_at(host).ok_or_else(|| {
            OrderError(format!(
                "'{host}' is no registry of this deployment: write REPOSITORY alone, or \
                 ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY"
            ))
        })?;
        self.check_registry(account, &region).await?;
        Ok((account, region))
    }

    /// What is put where nobody can ask for it would be lost.
    async fn check_registry(&self, account: AccountId, region: &Region) -> Result<(), OrderError> {
        if !self.addressing.serves(region) {
            return Err(OrderError(format!(
                "region {region} is not served (`regions` in the configuration)"
            )));
        }
        match self.identity.has_account(account).await.map_err(OrderError::of)? {
            true => Ok(()),
            false => {
                Err(OrderError(format!("there is no account {account}: `berth account create` makes one")))
            }
        }
    }

    /// Who asks: the account's root, who sits at the machine.
    fn caller(&self) -> Caller {
        Caller::operator(self.account)
    }

    fn judged(&self) -> Vec<Judged> {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn judge(&self, demand: Demand) -> Result<Grant, OrderError> {
        let caller = self.caller();
        let (action, resource) = (demand.action, demand.resource.clone());
        let answer = self.identity.judge(&caller, &iam::Context::new(), demand).await;
        let refused = answer.as_ref().err().map(ToString::to_string);
        self.noted(Judged { action, resource, refused });
        answer.map_err(OrderError::of)
    }

    fn noted(&self, judged: Judged) {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).push(judged);
    }

    async fn on(&self, action: &'static str, repository: &str) -> Result<Grant, OrderError> {
        self.judge(Demand::repository(action, self.account, &self.region, repository)).await
    }

    /// Makes a repository if there is none: as another one is, or as one is made by default.
    async fn ensure_repository(&self, name: &str, like: Option<&Grant>) -> Result<(), OrderError> {
        let wanted = self.on("ecr:DescribeRepositories", name).await?;
        match self.registry.repository(&wanted).await {
            Err(registry::Error::RepositoryMissing { .. }) => {}
            found => return Ok(found.map(drop)?),
        }
        let mut new =
            NewRepository { mutability: Mutability::Mutable, scan_on_push: false, tags: Vec::new() };
        if let Some(other) = like {
            let other = self.registry.repository(other).await?;
            (new.mutability, new.scan_on_push) = (other.mutability, other.scan_on_push);
        }
        let create = self.on("ecr:CreateRepository", name).await?;
        match self.registry.create_repository(&create, new).await {
            Ok(_) | Err(registry::Error::RepositoryExists { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
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

    async fn restore(&self, repository: &str, digest: Option<&str>) -> Result<Value, OrderError> {
        let Some(digest) = digest else {
            let grant = self.on("ecr:CreateRepository", repository).await?;
            let restored = self.registry.restore_repository(&grant).await.map_err(OrderError::of)?;
            return Ok(json!({"repository": restored.name}));
        };
        let digest = Digest::parse(digest).map_err(OrderError::of)?;
        let grant = self.on("ecr:PutImage", repository).await?;
        let restored = self.registry.restore_image(&grant, &digest).await.map_err(|error| match error {
            registry::Error::ImageMissing { .. } => {
                OrderError(format!("the trash of {repository} holds no image {digest}"))
            }
            error => OrderError::of(error),
        })?;
        Ok(json!({"digests": restored.digests, "tags": restored.tags}))
    }

    async fn repositories(&self) -> Result<Value, OrderError> {
        let grant =
            self.judge(Demand::registry("ecr:DescribeRepositories", self.account, &self.region)).await?;
        let (mut after, mut all) = (String::new(), Vec::new());
        loop {
            let page = self.registry.repositories(&grant, &after, PAGE).await.map_err(OrderError::of)?;
            let Some(last) = page.items.last() else { break };
            after.clone_from(&last.name);
            for repository in &page.items {
                let grant = self.on("ecr:DescribeImages", &repository.name).await?;
                // One that was deleted meanwhile is left out.
                let Ok(size) = self.registry.repository_size(&grant).await else { continue };
                all.push(json!({
                    "repository": repository.name, "images": size.images, "logicalBytes": size.logical_bytes,
                    "keptBytes": size.unique_bytes,
                }));
            }
            if !page.more {
                break;
            }
        }
        Ok(Value::Array(all))
    }
}
