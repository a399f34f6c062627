use std::path::PathBuf;
use std::sync::Arc;

use api::{Addressing, App, HostRule, PublicUrl};
use identity::{Identity, IdentityError, RootCredentials, RootKey};
use registry::Registry;
use store::Database;
use store::blobs::Blobs;
use world::World;

use super::ServeError;
use super::accounts::ensure_accounts;
use super::holds::Holds;
use crate::config::{Config, OidcKeys, PublicAddress};
use crate::epoch::Epoch;
use crate::newest_change;
use crate::storage::{Found, IfNew, identity_options, registry_options};

/// What a server is made of, from the disk upwards.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) db: Database,
    pub(super) blobs: Blobs,
    pub(super) epoch: Epoch,
    pub(super) identity: Identity,
    pub(super) registry: Registry,
    pub(super) app: Arc<App>,
    /// The default account's root credentials, if they were made just now.
    pub(super) made: Option<RootCredentials>,
    /// Whether the database is older than the blobs: nothing is written to it, not even an account that it does not know.
    pub(super) behind: bool,
}

impl Parts {
    /// Opens or makes everything. The order is that of a first start cut short anywhere: key, rows, deployment,
    /// superblock.
    pub(super) async fn put_together(
        config: &Config,
        world: &World,
        holds: &mut Holds,
        url: &str,
    ) -> Result<Self, ServeError> {
        let found = Found::look(config, world, IfNew::Begin).await?;
        holds.blobs(config)?;
        found.probe(config).await?;
        let new_key = found.new_key.clone();
        let (storage, root_key) = found.open(config, world).await?;
        let identity = open_identity(config, &storage.db, world, root_key, new_key).await?;
        fix_keys(config, &identity)?;
        let epoch = Epoch::new(storage.clone(), storage.bind().await?);
        let behind = matches!(newest_change::behind(&storage.db, &storage.blobs).await, Ok(Some(_)));
        let (db, blobs) = (storage.db.clone(), storage.blobs.clone());
        let registry = Registry::new(db, blobs.clone(), world.clone(), registry_options(config));
        registry.set_fence(epoch.fence());
        let made = match behind {
            true => None,
            false => ensure_accounts(config, holds.data(), &identity, storage.db.shared()).await?,
        };
        // Before anything else writes. What is wrong is logged, and asked again.
        let _ = epoch.look().await;
        let app = App::new(
            (identity.clone(), registry.clone()),
            world.clone(),
            addressing(config, url),
            config.throttles.clone(),
        );
        Ok(Self { db: storage.db, blobs, epoch, identity, registry, app, made, behind })
    }
}

/// Opens the identities; makes the deployment if there is none. Of replicas that do so at the same time, each with a
/// new key of its own, one wins, and the keys of the others are of no use to anybody.
async fn open_identity(
    config: &Config,
    db: &Database,
    world: &World,
    root_key: RootKey,
    new_key: Option<PathBuf>,
) -> Result<Identity, ServeError> {
    let options = identity_options(config);
    match (Identity::open(db.clone(), world.clone(), root_key, options).await, new_key) {
        (Err(IdentityError::WrongRootKey { .. }), Some(path)) => {
            std::fs::remove_file(&path)?;
            Err(ServeError::OthersRootKey)
        }
        (opened, _) => Ok(opened?),
    }
}

/// Takes the key sets that the configuration names.
fn fix_keys(config: &Config, identity: &Identity) -> Result<(), ServeError> {
    for OidcKeys { issuer, file } in &config.oidc_keys {
        let refused = |why: String| ServeError::OidcKeys { file: file.clone(), why };
        let text = std::fs::read_to_string(file).map_err(|error| refused(error.to_string()))?;
        identity.fix_keys(issuer, &text).map_err(|error| refused(error.to_string()))?;
    }
    Ok(())
}

/// How hosts map to registries, for a server that clients reach at `url`.
pub(crate) fn addressing(config: &Config, url: &str) -> Addressing {
    Addressing {
        default_account: config.account,
        default_region: config.region.clone(),
        public: match &config.url {
            PublicAddress::Aws => PublicUrl::Aws,
            PublicAddress::Url(public) => PublicUrl::Url(public.clone()),
            PublicAddress::Listener => PublicUrl::Url(url.to_owned()),
        },
        regions: (!config.regions.is_empty()).then(|| config.regions.clone()),
        hosts: config
            .hosts
            .iter()
            .map(|host| HostRule {
                host: host.name.clone(),
                account: host.account,
                region: host.region.clone(),
            })
            .collect(),
        port: config.listen.port(),
    }
}
