//! The accounts that the configuration names, and the file with their root keys.

use iam::AccountId;
use identity::{Identity, IdentityError, RootCredentials};

use super::ServeError;
use crate::config::Config;
use crate::data_folder::DataFolder;
use crate::root_credentials::{FILE, RootCredentialsFile};

/// Sees that each configured account and its root key exist. Keys that Berth made are kept in the data folder, as long
/// as they count; those of the configuration stay where they came from. Returns the default account's if they were made
/// now.
///
/// Where replicas share the database, only the one that made a key keeps it: `berth env` reads it from the database.
pub(super) async fn ensure_accounts(
    config: &Config,
    folder: Option<&DataFolder>,
    identity: &Identity,
    shared: bool,
) -> Result<Option<RootCredentials>, ServeError> {
    let mut file = RootCredentialsFile::read(&config.data)?;
    let (mut made, mut changed) = (None, false);
    for (account, given) in accounts(config) {
        let kept_elsewhere = given.is_some();
        let ensured = identity.ensure_account(account, given).await?;
        changed |= forget_what_is_dead(&mut file, account, identity).await?;
        if kept_elsewhere {
            warn_of_others(account, &ensured.credentials.access_key_id, identity).await?;
            continue;
        }
        if (shared && !ensured.made) || !file.put(account, ensured.credentials.clone()) {
            continue;
        }
        changed = true;
        if ensured.made {
            made = made.or_else(|| (account == config.account).then_some(ensured.credentials));
        } else {
            let key = ensured.credentials.access_key_id;
            tracing::info!(
                "{FILE} in the data folder now holds access key {key}, which the root user of account {account} had already"
            );
        }
    }
    if let (true, Some(folder)) = (changed, folder) {
        file.write(&folder.join(""))?;
    }
    Ok(made)
}

/// Takes an account's credentials out of the file that count no more, so that nobody is given them.
async fn forget_what_is_dead(
    file: &mut RootCredentialsFile,
    account: AccountId,
    identity: &Identity,
) -> Result<bool, IdentityError> {
    let Some(kept) = file.of(account) else { return Ok(false) };
    if identity.root_key_stands(account, kept).await? {
        return Ok(false);
    }
    let key = &kept.access_key_id;
    tracing::info!(
        "access key {key} of the root user of account {account} was deleted, disabled or given another secret: {FILE} in \
         the data folder holds it no more"
    );
    file.remove(account);
    Ok(true)
}

/// The configured key is added to those there are: which of them is to go only the operator knows.
async fn warn_of_others(
    account: AccountId,
    configured: &str,
    identity: &Identity,
) -> Result<(), IdentityError> {
    for key in identity.active_root_keys(account).await? {
        if key != configured {
            tracing::warn!(
                "the root user of account {account} has another active access key, {key}, beside the configured {configured}: \
                 unless it is meant to count, delete it as root with \
                 `aws iam delete-access-key --access-key-id {key}`"
            );
        }
    }
    Ok(())
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
