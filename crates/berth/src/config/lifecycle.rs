use std::time::Duration;

/// The settings under `lifecycle`; see [`SETTINGS`](super::SETTINGS) for each.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each field is documented by the setting of the same name")]
pub struct Lifecycle {
    pub after_change: Duration,
    pub every: Duration,
    pub tag_regex: bool,
}
