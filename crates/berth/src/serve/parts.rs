use std::path::Path;
use std::sync::Arc;

use api::{Addressing, App, HostRule, PublicUrl};
use iam::AccountId;
use identity::{Identity, RootCredentials, RootKey};
use registry::Registry;
use store::blobs::Blobs;
use store::meta::deployment;
use store::{Database, Durability};
use world::World;

use super::ServeError;
use crate::config::{Config, PublicAddress};
use crate::data_folder::DataFolder;
use crate::root_credentials::RootCredentialsFile;
use crate::superblock::Superblock;

/// What a server is made of, from the disk upwards.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) identity: Identity,
    pub(super) registry: Registry,
    pub(super) app: Arc<App>,
    /// The default account's root credentials, if they were made just now.
    pub(super) made: Option<RootCredentials>,
}

impl Parts {
    /// Opens or makes everything in the data folder. The order is that of a first start cut short anywhere: key,
    /// superblock, database, deployment.
    pub(super) async fn put_together(
        config: &Config,
        world: &World,
        folder: &DataFolder,
        url: &str,
    ) -> Result<Self, ServeError> {
        let (database, blobs) = (folder.join("berth.db"), folder.join("blobs"));
        let root_key = root_key(config, world, folder, &database)?;
        let superblock = Superblock::find(&blobs, &database, &hex(&root_key.fingerprint()))?;
        let db = Database::open(&database, Durability::Full, world.clock.clone())?;
        let identity =
            Identity::open(db.clone(), world.clone(), root_key, identity::Options::default()).await?;
        if let Some(deployment) = deployment::load(&mut &db).await? {
            superblock.bind(&blobs, &deployment.id)?;
        }
        let blobs = Blobs::folder(&blobs)?;
        let registry = Registry::new(db, blobs, world.clone(), registry::Options::default());
        let made = ensure_accounts(config, folder, &identity).await?;
        let app = App::new(identity.clone(), registry.clone(), world.clone(), addressing(config, url));
        Ok(Self { identity, registry, app, made })
    }
}

fn root_key(
    config: &Config,
    world: &World,
    folder: &DataFolder,
    database: &Path,
) -> Result<RootKey, ServeError> {
    if let Some(text) = &config.root_key {
        return Ok(RootKey::from_hex(text.expose())?);
    }
    let path = config.root_key_file.clone().unwrap_or_else(|| folder.join("root-key"));
    // A new key beside old data would open nothing and stand in the way of the right one.
    if database.exists() && !path.exists() {
        return Err(ServeError::RootKeyMissing(path.display().to_string()));
    }
    Ok(RootKey::load_or_create(&path, &world.chance)?)
}

/// Sees that each configured account and its root key exist. Keys that Berth made are kept in the data folder;
/// those of the configuration stay where they came from. Returns the default account's if they were made now.
async fn ensure_accounts(
    config: &Config,
    folder: &DataFolder,
    identity: &Identity,
) -> Result<Option<RootCredentials>, ServeError> {
    let data = folder.join("");
    let mut file = RootCredentialsFile::read(&data)?;
    let (mut made, mut changed) = (None, false);
    for (account, given) in accounts(config) {
        let kept_elsewhere = given.is_some();
        let credentials = identity.ensure_account(account, given).await?;
        if kept_elsewhere {
            continue;
        }
        if file.put(account, credentials.clone()) {
            changed = true;
            made = made.or_else(|| (account == config.account).then_some(credentials));
        }
    }
    if changed {
        file.write(&data)?;
    }
    Ok(made)
}

/// Each account once, the default one first, with the credentials that the configuration gives it.
fn accounts(config: &Config) -> Vec<(AccountId, Option<RootCredentials>)> {
    let pair = |id: &Option<String>, secret: &Option<identity::Secret>| {
        let (access_key_id, secret) = (id.clone()?, secret.clone()?);
        Some(RootCredentials { access_key_id, secret })
    };
    let given = pair(&config.root_access_key_id, &config.root_secret_access_key);
    let mut accounts = vec![(config.account, given)];
    for entry in &config.accounts {
        let given = pair(&entry.root_access_key_id, &entry.root_secret_access_key);
        match accounts.iter_mut().find(|(id, _)| *id == entry.id) {
            Some((_, known)) => *known = known.take().or(given),
            None => accounts.push((entry.id, given)),
        }
    }
    accounts
}

fn addressing(config: &Config, url: &str) -> Addressing {
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
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
