use aws::models::ecr::{
    ImageScanningConfiguration, PutImageScanningConfiguration, PutImageScanningConfigurationInput,
    PutImageScanningConfigurationOutput,
};
use iam::{Demand, Grant};

use super::registry_configuration::NOTHING_SCANS;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for PutImageScanningConfiguration {
    fn demands(input: &PutImageScanningConfigurationInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:PutImageScanningConfiguration", registry, name)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: PutImageScanningConfigurationInput,
    ) -> Result<PutImageScanningConfigurationOutput, Failure> {
        let grant = first(grants)?;
        let scan_on_push = input.image_scanning_configuration.scan_on_push.unwrap_or(false);
        if scan_on_push {
            context.notice(NOTHING_SCANS);
        }
        app.registry.set_scan_on_push(grant, scan_on_push).await?;
        Ok(PutImageScanningConfigurationOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            image_scanning_configuration: Some(ImageScanningConfiguration {
                scan_on_push: Some(scan_on_push),
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::DescribeRepositories;
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE};

    #[tokio::test]
    async fn the_flag_is_set_and_shown() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        for (given, flag) in [(json!({"scanOnPush": true}), true), (json!({}), false)] {
            let body = json!({"repositoryName": "team/web", "imageScanningConfiguration": given});
            let kept = json!({"scanOnPush": flag});
            let put = owner.call::<PutImageScanningConfiguration>(body).await.unwrap();
            let expected = json!({"registryId": MINE, "repositoryName": "team/web",
                "imageScanningConfiguration": kept});
            assert_eq!(put, expected);
            let shown = owner.call::<DescribeRepositories>(json!({})).await.unwrap();
            assert_eq!(shown["repositories"][0]["imageScanningConfiguration"], kept);
        }
        let gone = json!({"repositoryName": "gone", "imageScanningConfiguration": {}});
        let refusal = owner.refusal::<PutImageScanningConfiguration>(gone).await;
        assert!(refusal.starts_with("RepositoryNotFoundException"), "{refusal}");
    }
}
