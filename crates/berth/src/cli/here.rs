//! Rows and blobs opened by a command, where no server does.

use identity::Identity;
use tokio::runtime::Runtime;
use world::World;

use super::CommandError;
use crate::config::Config;
use crate::storage::{Found, IfNew, Storage, identity_options};

pub(super) fn runtime() -> std::io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()
}

/// Opens what the configuration names, unless nothing is there yet. What is local must be held.
pub(super) async fn open(config: &Config, world: &World) -> Result<(Storage, Identity), CommandError> {
    let found = Found::look(config, world, IfNew::Refuse).await?;
    let (storage, root_key) = found.open(config, world).await?;
    let options = identity_options(config);
    let identity = Identity::open(storage.db.clone(), world.clone(), root_key, options).await?;
    Ok((storage, identity))
}
