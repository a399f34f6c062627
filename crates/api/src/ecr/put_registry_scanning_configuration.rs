use aws::models::ecr::{
    PutRegistryScanningConfiguration, PutRegistryScanningConfigurationInput,
    PutRegistryScanningConfigurationOutput, RegistryScanningConfiguration,
};
use iam::{Demand, Grant};

use super::registry_configuration;
use super::scanning::{BASIC, CONTINUOUS, ON_PUSH};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for PutRegistryScanningConfiguration {
    fn demands(_input: &PutRegistryScanningConfigurationInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:PutRegistryScanningConfiguration")]
    }

    /// Nothing scans yet, so that this is kept and read back and that is all.
    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: PutRegistryScanningConfigurationInput,
    ) -> Result<PutRegistryScanningConfigurationOutput, Failure> {
        let scan_type = input.scan_type.unwrap_or_else(|| BASIC.to_owned());
        let rules = input.rules.unwrap_or_default();
        let frequencies: Vec<_> = rules.iter().map(|rule| rule.scan_frequency.as_str()).collect();
        check(&scan_type, &frequencies)?;
        if !rules.is_empty() {
            context.notice(registry_configuration::NOTHING_SCANS);
        }
        let configuration = RegistryScanningConfiguration { scan_type: Some(scan_type), rules: Some(rules) };
        registry_configuration::put(app, first(grants)?, Some(&configuration)).await?;
        Ok(PutRegistryScanningConfigurationOutput { registry_scanning_configuration: Some(configuration) })
    }
}

/// Each scan type has frequencies of its own, with one rule for each.
fn check(scan_type: &str, frequencies: &[&str]) -> Result<(), Failure> {
    let own: &[&str] = if scan_type == BASIC { &[ON_PUSH] } else { &[ON_PUSH, CONTINUOUS] };
    for (at, frequency) in frequencies.iter().enumerate() {
        let why = match (own.contains(frequency), frequencies[..at].contains(frequency)) {
            (false, _) => format!("scanType {scan_type} takes the scan frequencies {}", own.join(", ")),
            (true, true) => format!("there can be one rule with the scan frequency {frequency}"),
            (true, false) => continue,
        };
        return Err(Failure::invalid_parameter("rules", &why));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::GetRegistryScanningConfiguration;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE};

    fn rule(frequency: &str) -> Value {
        json!({"scanFrequency": frequency, "repositoryFilters": [{"filter": "prod*", "filterType": "WILDCARD"}]})
    }

    #[tokio::test]
    async fn a_registry_scans_nothing_until_it_is_told_to() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let get = async || owner.call::<GetRegistryScanningConfiguration>(json!({})).await.unwrap();
        let shown =
            |configuration: &Value| json!({"registryId": MINE, "scanningConfiguration": configuration});
        let nothing = json!({"scanType": "BASIC", "rules": []});
        assert_eq!(get().await, shown(&nothing));
        let given = json!({"scanType": "ENHANCED", "rules": [rule("SCAN_ON_PUSH"), rule("CONTINUOUS_SCAN")]});
        let put = owner.call::<PutRegistryScanningConfiguration>(given.clone()).await.unwrap();
        assert_eq!(put, json!({"registryScanningConfiguration": given}));
        assert_eq!(get().await, shown(&given));
        owner.call::<PutRegistryScanningConfiguration>(json!({})).await.unwrap();
        assert_eq!(get().await, shown(&nothing));
    }

    #[tokio::test]
    async fn frequencies_go_with_the_scan_type_and_come_once() {
        let deployment = AppInABox::open().await;
        for (scan_type, frequencies) in [
            ("BASIC", &["CONTINUOUS_SCAN"][..]),
            ("BASIC", &["MANUAL"]),
            ("BASIC", &["SCAN_ON_PUSH", "SCAN_ON_PUSH"]),
            ("ENHANCED", &["MANUAL"]),
            ("ENHANCED", &["CONTINUOUS_SCAN", "CONTINUOUS_SCAN"]),
        ] {
            let rules: Vec<_> = frequencies.iter().map(|frequency| rule(frequency)).collect();
            let body = json!({"scanType": scan_type, "rules": rules});
            let refusal = deployment.owner().refusal::<PutRegistryScanningConfiguration>(body).await;
            let start = "InvalidParameterException: Invalid parameter at 'rules'";
            assert!(refusal.starts_with(start), "{scan_type} {frequencies:?}: {refusal}");
        }
    }
}
