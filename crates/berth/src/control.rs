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
mod places;
mod policies;
pub mod socket;
mod trail;
mod trash;
mod trust;
mod verify;

use std::sync::{Arc, Mutex, PoisonError};

use api::{Addressing, Judged};
use iam::{AccountId, Demand, Grant, Region};
use identity::{Caller, Identity};
use registry::{Mutability, NewRepository, Registry};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use world::EgressOptions;

pub use identities::Hidden;
pub use import::ImportOrder;
pub use lifecycle::LifecycleOrder;
pub use moves::MoveOrder;
pub use organisation::OrganisationOrder;
pub use trash::Purge;
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
    /// Let go of what the trash holds.
    TrashPurge {
        /// Whose.
        of: Purge,
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
    /// Whether this is an active access key of the account's root user, with the secret that it has now.
    RootKey {
        /// The key.
        id: String,
        /// Its secret, as far as the asker knows.
        secret: Hidden,
    },
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
    /// The account's root user.
    Root,
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
            Order::TrashList { repository } => self.trash_list(repository.as_deref()).await,
            Order::TrashRestore { repository, digest } => self.restore(repository, digest.as_deref()).await,
            Order::TrashPurge { of } => self.trash_purge(of).await,
            Order::RepositoryList => self.repositories().await,
            Order::PolicyShow { repository } => self.policy_show(repository.as_deref()).await,
            Order::PolicyDelete { repository } => self.policy_delete(repository.as_deref()).await,
            Order::Trust(trust) => self.trust(trust).await,
            Order::AccountCreate { id, name } => self.account_create(id.as_deref(), name.as_deref()).await,
            Order::AccountList => self.account_list().await,
            Order::RootKey { id, secret } => self.root_key(id, secret).await,
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

    /// Who asks: the account's root, who sits at the machine.
    fn caller(&self) -> Caller {
        Caller::operator(self.account)
    }

    fn judged(&self) -> Vec<Judged> {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn judge(&self, demand: Demand) -> Result<Grant, OrderError> {
        let caller = self.caller();
        let asked = (demand.action, demand.resource.clone());
        let answer = self.identity.judge(&caller, &iam::Context::new(), demand).await;
        self.noted(Judged::by(&answer, asked));
        answer.map_err(OrderError::of)
    }

    fn noted(&self, judged: Judged) {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).push(judged);
    }

    async fn on(&self, action: &'static str, repository: &str) -> Result<Grant, OrderError> {
        self.judge(Demand::repository(action, self.account, &self.region, repository)).await
    }

    /// The right to push images with their layers.
    async fn may_push(&self, repository: &str) -> Result<Grant, OrderError> {
        for action in ["ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload"] {
            self.on(action, repository).await?;
        }
        self.on("ecr:PutImage", repository).await
    }

    /// Makes a repository if there is none: as another one is, or as one is made by default. Answers whether it did.
    async fn ensure_repository(&self, name: &str, like: Option<&Grant>) -> Result<bool, OrderError> {
        let wanted = self.on("ecr:DescribeRepositories", name).await?;
        match self.registry.repository(&wanted).await {
            Err(registry::Error::RepositoryMissing { .. }) => {}
            found => return Ok(found.map(|_| false)?),
        }
        let mut new =
            NewRepository { mutability: Mutability::Mutable, scan_on_push: false, tags: Vec::new() };
        if let Some(other) = like {
            let other = self.registry.repository(other).await?;
            (new.mutability, new.scan_on_push) = (other.mutability, other.scan_on_push);
        }
        let create = self.on("ecr:CreateRepository", name).await?;
        match self.registry.create_repository(&create, new).await {
            Ok(_) => Ok(true),
            Err(registry::Error::RepositoryExists { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
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
