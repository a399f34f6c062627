//! `berth env`.

use std::process::ExitCode;

use identity::RootCredentials;
use world::World;

use super::CommandError;
use super::flags::Flags;
use super::here::{self, runtime};
use super::print::{complain, print};
use crate::config::{Config, DatabaseAddress};
use crate::control::{Asked, Hidden, Order, socket};
use crate::data_folder::last_holder;
use crate::root_credentials::RootCredentialsFile;
use crate::welcome::Welcome;

/// Prints what sets up the AWS CLI and SDKs for the root user of the default account.
pub(super) fn run(flags: &Flags) -> Result<ExitCode, CommandError> {
    let config = flags.load()?;
    let credentials = credentials(&config)?;
    let url = last_holder(&config.data).url.unwrap_or_else(|| format!("http://{}", config.listen));
    print(&Welcome::new(&config, &url, &credentials).exports());
    Ok(ExitCode::SUCCESS)
}

/// The default account's root credentials: the configuration's, else those kept in the data folder, else the
/// database's, if any replica may read it.
fn credentials(config: &Config) -> Result<RootCredentials, CommandError> {
    if let (Some(id), Some(secret)) = (&config.root_access_key_id, &config.root_secret_access_key) {
        return Ok(RootCredentials { access_key_id: id.clone(), secret: secret.clone() });
    }
    let (account, data) = (config.account, config.data.clone());
    if let Some(kept) = RootCredentialsFile::read(&data)?.of(account) {
        if !runtime()?.block_on(stand(config, kept)) {
            let key = kept.access_key_id.clone();
            return Err(CommandError::ReplacedCredentials { account, data, key });
        }
        return Ok(kept.clone());
    }
    let stored = match config.database {
        DatabaseAddress::Postgres(_) => runtime()?.block_on(stored(config))?,
        DatabaseAddress::InData | DatabaseAddress::Sqlite(_) => None,
    };
    stored.ok_or(CommandError::NoCredentials { account, data })
}

/// Whether the running server takes them. Without one they do as far as anybody knows: each start takes out of the file
/// what counts no more, and the rows are not opened for this, which would keep a server from starting.
async fn stand(config: &Config, kept: &RootCredentials) -> bool {
    let (id, secret) = (kept.access_key_id.clone(), Hidden(kept.secret.expose().to_owned()));
    let order = Order::RootKey { id, secret };
    let asked = Asked { account: Some(config.account.to_string()), region: None, order };
    match socket::ask(&config.data, &asked).await {
        Ok(Some(answer)) => answer["stands"] != false,
        Ok(None) => true,
        Err(error) => {
            complain(&format!("whether these credentials still count could not be asked: {error}\n"));
            true
        }
    }
}

async fn stored(config: &Config) -> Result<Option<RootCredentials>, CommandError> {
    let (_, identity) = here::open(config, &World::real()).await?;
    Ok(identity.root_credentials(config.account).await?)
}
