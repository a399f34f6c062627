//! Which repositories a registry's scanning configuration is about.

use aws::models::ecr::{RegistryScanningConfiguration, RegistryScanningRule, ScanningRepositoryFilter};
use iam::Grant;
use lifecycle::Pattern;

use super::registry_configuration;
use crate::App;
use crate::call::Failure;

pub(super) const BASIC: &str = "BASIC";
pub(super) const ON_PUSH: &str = "SCAN_ON_PUSH";
pub(super) const CONTINUOUS: &str = "CONTINUOUS_SCAN";
pub(super) const MANUAL: &str = "MANUAL";

/// The configuration of the grant's registry: basic scanning without rules until another is put.
pub(super) async fn of(app: &App, grant: &Grant) -> Result<RegistryScanningConfiguration, Failure> {
    let found = registry_configuration::of(app, grant).await?;
    Ok(found.unwrap_or_else(|| RegistryScanningConfiguration {
        scan_type: Some(BASIC.to_owned()),
        rules: Some(Vec::new()),
    }))
}

/// How often a repository's images are scanned, and by which filter: of two rules, the continuous one.
pub(super) fn frequency<'a>(
    configuration: &'a RegistryScanningConfiguration,
    name: &str,
) -> (&'a str, Option<&'a ScanningRepositoryFilter>) {
    let matching = |rule: &'a RegistryScanningRule| {
        // ECR names one filter alone, the last that matches.
        let filter = rule.repository_filters.iter().rfind(|filter| matches(&filter.filter, name))?;
        Some((rule.scan_frequency.as_str(), Some(filter)))
    };
    let rules = configuration.rules.iter().flatten().filter_map(matching);
    rules.max_by_key(|(frequency, _)| *frequency == CONTINUOUS).unwrap_or((MANUAL, None))
}

/// Whether a filter is about a repository: without `*` it is sought in the name, with one it stands for all of it.
fn matches(filter: &str, name: &str) -> bool {
    if filter.contains('*') { Pattern::from(filter.to_owned()).matches(name) } else { name.contains(filter) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_match_as_ecrs_guide_says() {
        let names = ["prod", "repo-prod", "prod-repo", "repo-prod-repo", "prodrepo"];
        for (filter, expected) in [
            ("prod", &names[..]),
            ("*prod", &["prod", "repo-prod"]),
            ("prod*", &["prod", "prod-repo", "prodrepo"]),
            ("*prod*", &names[..]),
            ("prod*repo", &["prod-repo", "prodrepo"]),
            ("*", &names[..]),
            ("r*o*d*o", &["repo-prod-repo"]),
        ] {
            let found: Vec<_> = names.into_iter().filter(|name| matches(filter, name)).collect();
            assert_eq!(found, expected, "{filter}");
        }
        assert!(!matches("ab*ba", "aba"), "no letter counts twice");
    }
}
