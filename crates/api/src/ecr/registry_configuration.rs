//! Configurations of a registry that are kept whole, each as a setting: what is put replaces what was there.

use aws::models::ecr::{RegistryScanningConfiguration, ReplicationConfiguration, SigningConfiguration};
use iam::Grant;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::App;
use crate::call::Failure;

/// What is said of a configuration that asks for what is not built.
pub(super) const NOTHING_REPLICATES: &str = "it is kept and shown; nothing replicates yet";
/// Likewise.
pub(super) const NOTHING_SCANS: &str = "it is kept and shown; nothing scans yet";
/// Likewise.
pub(super) const NOTHING_SIGNS: &str = "it is kept and shown; nothing signs yet";

/// A configuration, and the setting that it is kept as.
pub(super) trait Configuration: Serialize + DeserializeOwned {
    const SETTING: &'static str;
}

impl Configuration for RegistryScanningConfiguration {
    const SETTING: &'static str = "SCANNING_CONFIGURATION";
}

impl Configuration for ReplicationConfiguration {
    const SETTING: &'static str = "REPLICATION_CONFIGURATION";
}

impl Configuration for SigningConfiguration {
    const SETTING: &'static str = "SIGNING_CONFIGURATION";
}

/// The configuration of the grant's registry, if it has one.
pub(super) async fn of<C: Configuration>(app: &App, grant: &Grant) -> Result<Option<C>, Failure> {
    let Some(text) = app.registry.registry_setting(grant, C::SETTING).await? else { return Ok(None) };
    if text.is_empty() {
        return Ok(None);
    }
    let broken = |error| Failure::Broken(format!("{} can't be read: {error}", C::SETTING));
    serde_json::from_str(&text).map(Some).map_err(broken)
}

/// Gives the grant's registry this configuration; none takes it away.
pub(super) async fn put<C: Configuration>(app: &App, grant: &Grant, it: Option<&C>) -> Result<(), Failure> {
    let broken = |error| Failure::Broken(format!("{} can't be written: {error}", C::SETTING));
    let text = it.map(serde_json::to_string).transpose().map_err(broken)?.unwrap_or_default();
    Ok(app.registry.set_registry_setting(grant, C::SETTING, text).await?)
}
