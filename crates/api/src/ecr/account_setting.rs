//! A registry's settings: AWS's account settings, and one of Berth's own.

use crate::call::Failure;

/// Which actions the registry's policy speaks of.
pub(super) const POLICY_SCOPE: &str = "REGISTRY_POLICY_SCOPE";

/// A setting: its values, of which the first is in force until another is set.
pub(super) struct Setting {
    pub(super) name: &'static str,
    values: &'static [&'static str],
}

const ALL: [Setting; 4] = [
    Setting { name: "BASIC_SCAN_TYPE_VERSION", values: &["AWS_NATIVE", "CLAIR"] },
    Setting { name: POLICY_SCOPE, values: &["V2", "V1"] },
    Setting { name: "BLOB_MOUNTING", values: &["ENABLED", "DISABLED"] },
    // Berth's own: whether who has no credentials may pull where a repository's policy allows everyone.
    Setting { name: "ANONYMOUS_PULL", values: &["DISABLED", "ENABLED"] },
];

impl Setting {
    pub(super) fn find(name: &str) -> Result<Self, Failure> {
        let names = || ALL.map(|setting| setting.name).join(", ");
        let one_of = || Failure::invalid_parameter("name", &format!("must be one of {}", names()));
        ALL.into_iter().find(|setting| setting.name == name).ok_or_else(one_of)
    }

    pub(super) fn default(&self) -> &'static str {
        self.values.first().copied().unwrap_or_default()
    }

    /// The value as it is kept.
    pub(super) fn value(&self, given: &str) -> Result<&'static str, Failure> {
        let one_of = || {
            let constraint = format!("must be one of {}", self.values.join(", "));
            Failure::invalid_parameter("value", &constraint)
        };
        self.values.iter().copied().find(|value| *value == given).ok_or_else(one_of)
    }
}
