use aws::models::ecr::{
    BatchGetRepositoryScanningConfiguration, BatchGetRepositoryScanningConfigurationInput,
    BatchGetRepositoryScanningConfigurationOutput, RepositoryScanningConfiguration,
    RepositoryScanningConfigurationFailure,
};
use iam::{Arn, Demand, Grant};

use super::scanning::{self, BASIC, MANUAL, ON_PUSH};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

const MISSING: &str = "REPOSITORY_NOT_FOUND";

impl Operation for BatchGetRepositoryScanningConfiguration {
    /// Each repository that is named, once.
    fn demands(input: &BatchGetRepositoryScanningConfigurationInput, context: &Context<'_>) -> Vec<Demand> {
        let (action, names) = ("ecr:BatchGetRepositoryScanningConfiguration", &input.repository_names);
        let repeated = |at: usize| names[..at].contains(&names[at]);
        let once = (0..names.len()).filter(|at| !repeated(*at));
        once.map(|at| context.on_repository(action, None, &names[at])).collect()
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: BatchGetRepositoryScanningConfigurationInput,
    ) -> Result<BatchGetRepositoryScanningConfigurationOutput, Failure> {
        let configuration = scanning::of(app, first(grants)?).await?;
        let (mut found, mut failures) = (Vec::new(), Vec::new());
        for grant in grants {
            let detail = match app.registry.repository(grant).await {
                Ok(detail) => detail,
                Err(registry::Error::RepositoryMissing { name, .. }) => {
                    failures.push(RepositoryScanningConfigurationFailure {
                        repository_name: Some(name),
                        failure_code: Some(MISSING.to_owned()),
                        failure_reason: Some(MISSING.to_owned()),
                    });
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            let (mut frequency, filter) = scanning::frequency(&configuration, &detail.name);
            // The repository's own flag counts beside basic scanning alone.
            if frequency == MANUAL && detail.scan_on_push && configuration.scan_type.as_deref() == Some(BASIC)
            {
                frequency = ON_PUSH;
            }
            found.push(RepositoryScanningConfiguration {
                repository_arn: Some(
                    Arn::repository(grant.region(), grant.account(), &detail.name).to_string(),
                ),
                repository_name: Some(detail.name),
                scan_on_push: Some(frequency != MANUAL),
                scan_frequency: Some(frequency.to_owned()),
                applied_scan_filters: Some(filter.cloned().into_iter().collect()),
            });
        }
        Ok(BatchGetRepositoryScanningConfigurationOutput {
            scanning_configurations: Some(found),
            failures: Some(failures),
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{PutImageScanningConfiguration, PutRegistryScanningConfiguration};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    fn filter(filter: &str) -> Value {
        json!({"filter": filter, "filterType": "WILDCARD"})
    }

    /// What is said of each repository: its name, how often, and the filter.
    async fn asked(deployment: &AppInABox, names: &[&str]) -> Vec<String> {
        let body = json!({"repositoryNames": names});
        let answer = deployment.owner().call::<BatchGetRepositoryScanningConfiguration>(body).await.unwrap();
        let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
        let found = answer["scanningConfigurations"].as_array().unwrap().iter().map(|it| {
            let (name, frequency) = (text(&it["repositoryName"]), text(&it["scanFrequency"]));
            format!(
                "{name} {frequency} {} {}",
                it["scanOnPush"],
                text(&it["appliedScanFilters"][0]["filter"])
            )
        });
        let failures = answer["failures"].as_array().unwrap().iter();
        found.chain(failures.map(|it| format!("{} {}", it["repositoryName"], it["failureCode"]))).collect()
    }

    #[tokio::test]
    async fn rules_of_the_registry_and_flags_of_repositories_are_told_together() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for name in ["dev", "prod-a"] {
            owner.create(name).await;
        }
        let names = ["dev", "prod-a", "gone", "dev"];
        let missing = r#""gone" "REPOSITORY_NOT_FOUND""#;
        assert_eq!(asked(&deployment, &names).await, ["dev MANUAL false ", "prod-a MANUAL false ", missing]);
        let flag = json!({"repositoryName": "dev", "imageScanningConfiguration": {"scanOnPush": true}});
        owner.call::<PutImageScanningConfiguration>(flag).await.unwrap();
        let rule = json!({"scanFrequency": "SCAN_ON_PUSH", "repositoryFilters": [filter("p"), filter("*a")]});
        owner.call::<PutRegistryScanningConfiguration>(json!({"rules": [rule]})).await.unwrap();
        let both = ["dev SCAN_ON_PUSH true ", "prod-a SCAN_ON_PUSH true *a", missing];
        assert_eq!(asked(&deployment, &names).await, both);
        let more = json!({"scanFrequency": "CONTINUOUS_SCAN", "repositoryFilters": [filter("prod")]});
        let enhanced = json!({"scanType": "ENHANCED", "rules": [more, rule]});
        owner.call::<PutRegistryScanningConfiguration>(enhanced).await.unwrap();
        let one = ["dev MANUAL false ", "prod-a CONTINUOUS_SCAN true prod", missing];
        assert_eq!(asked(&deployment, &names).await, one);
    }
}
