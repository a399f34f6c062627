use aws::models::ecr::{
    DescribeRegistry, DescribeRegistryInput, DescribeRegistryOutput, ReplicationConfiguration,
};
use iam::{Demand, Grant};

use super::registry_configuration;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DescribeRegistry {
    fn demands(_input: &DescribeRegistryInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:DescribeRegistry")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DescribeRegistryInput,
    ) -> Result<DescribeRegistryOutput, Failure> {
        let grant = first(grants)?;
        let found = registry_configuration::of(app, grant).await?;
        Ok(DescribeRegistryOutput {
            registry_id: Some(grant.account().to_string()),
            replication_configuration: Some(found.unwrap_or(ReplicationConfiguration { rules: Vec::new() })),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn a_registry_replicates_nothing_until_it_is_told_to() {
        let deployment = AppInABox::open().await;
        let answer = deployment.owner().call::<DescribeRegistry>(json!({})).await.unwrap();
        assert_eq!(answer, json!({"registryId": "123456789012", "replicationConfiguration": {"rules": []}}));
    }
}
