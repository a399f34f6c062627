use std::fmt;
use std::sync::Arc;

use store::meta::deployment::{self, Deployment};
use store::{Change, Database};
use world::World;

use crate::denials::Denials;
use crate::error::IdentityError;
use crate::gate::Gate;
use crate::issued::IssuedTokens;
use crate::key_uses::KeyUses;
use crate::keys::KeyStates;
use crate::oidc::Issuers;
use crate::root_key::RootKey;
use crate::sealer::Sealer;

/// Digits of a fingerprint that a message shows.
const SHOWN: usize = 16;

/// What a deployment may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How long a registry token lives, in seconds. ECR's 12 hours unless configured; longer is not meant.
    pub token_seconds: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { token_seconds: 12 * 60 * 60 }
    }
}

/// Accounts, access keys, tokens and the gate of one deployment. Cheap to clone.
#[derive(Clone)]
pub struct Identity {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) db: Database,
    pub(crate) world: World,
    pub(crate) options: Options,
    pub(crate) secrets: Sealer,
    pub(crate) registry_tokens: Sealer,
    pub(crate) page_tokens: Sealer,
    pub(crate) layer_tickets: Sealer,
    pub(crate) session_tokens: Sealer,
    pub(crate) keys: KeyStates,
    pub(crate) gate: Gate,
    pub(crate) issued: IssuedTokens,
    pub(crate) key_uses: KeyUses,
    pub(crate) issuers: Issuers,
    pub(crate) denials: Denials,
}

impl Identity {
    /// Opens the identities in `db`. The first time, records the deployment with the root key's fingerprint;
    /// later, refuses any other root key.
    pub async fn open(
        db: Database,
        world: World,
        root_key: RootKey,
        options: Options,
    ) -> Result<Self, IdentityError> {
        check_deployment(&db, &world, &root_key).await?;
        let shared = Shared {
            secrets: root_key.sealer("access-key-secret"),
            registry_tokens: root_key.sealer("registry-token"),
            page_tokens: root_key.sealer("page-token"),
            layer_tickets: root_key.sealer("layer-ticket"),
            session_tokens: root_key.sealer("session-token"),
            gate: Gate::default(),
            keys: KeyStates::new(root_key.marker("access-key-secret-mark")),
            issued: IssuedTokens::default(),
            key_uses: KeyUses::default(),
            issuers: Issuers::default(),
            denials: Denials::default(),
            db,
            world,
            options,
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    pub(crate) fn now(&self) -> i64 {
        self.shared.world.clock.micros()
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("options", &self.shared.options).finish_non_exhaustive()
    }
}

async fn check_deployment(db: &Database, world: &World, root_key: &RootKey) -> Result<(), IdentityError> {
    let given = hex::encode(root_key.fingerprint());
    let new = Deployment {
        id: world.chance.uuid().to_string(),
        root_key_fingerprint: given.clone(),
        created_at: world.clock.micros(),
    };
    let stored: Deployment = db
        .write(async move |tx| {
            // Of replicas that start at once on an empty database, one makes the deployment.
            tx.lock("deployment").await?;
            Ok::<_, IdentityError>(match deployment::load(tx).await? {
                Some(stored) => tx.keep_nothing(stored),
                None => tx.commit(Change::DeploymentCreated(new.clone()), new.clone()).await?,
            })
        })
        .await?;
    if stored.root_key_fingerprint == given {
        return Ok(());
    }
    let first = |print: &str| print.get(..SHOWN).unwrap_or(print).to_owned();
    Err(IdentityError::WrongRootKey { stored: first(&stored.root_key_fingerprint), given: first(&given) })
}
