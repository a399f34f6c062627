use std::collections::BTreeSet;

use aws::models::ecr::{
    PutReplicationConfiguration, PutReplicationConfigurationInput, PutReplicationConfigurationOutput,
    ReplicationConfiguration,
};
use iam::{Demand, Grant};
use identity::LinkedService;

use super::{linked_role, registry_configuration};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// Destinations that all rules have together, at most.
const DESTINATIONS: usize = 25;

impl Operation for PutReplicationConfiguration {
    fn demands(_input: &PutReplicationConfigurationInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:PutReplicationConfiguration")]
    }

    /// Nothing replicates yet, so that this is kept and shown by DescribeRegistry and that is all.
    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: PutReplicationConfigurationInput,
    ) -> Result<PutReplicationConfigurationOutput, Failure> {
        let (grant, configuration) = (first(grants)?, input.replication_configuration);
        check(app, &configuration, grant)?;
        if !configuration.rules.is_empty() {
            context.notice(registry_configuration::NOTHING_REPLICATES);
        }
        if let (false, Some(service)) =
            (configuration.rules.is_empty(), LinkedService::by_principal("replication.ecr.amazonaws.com"))
        {
            linked_role::ensure(app, context, grant, service).await?;
        }
        registry_configuration::put(app, grant, Some(&configuration)).await?;
        Ok(PutReplicationConfigurationOutput { replication_configuration: Some(configuration) })
    }
}

fn check(app: &App, configuration: &ReplicationConfiguration, grant: &Grant) -> Result<(), Failure> {
    let invalid = |why: &str| Err(Failure::invalid_parameter("replicationConfiguration", why));
    let mut all = BTreeSet::new();
    for rule in &configuration.rules {
        let mut of_rule = BTreeSet::new();
        for destination in &rule.destinations {
            let place = (destination.registry_id.as_str(), destination.region.as_str());
            if place == (grant.account().as_str(), grant.region().as_str()) {
                return invalid("Replication destination cannot be the same as the source registry");
            }
            let region = destination.region.parse();
            if !region.is_ok_and(|region| app.addressing.serves(&region)) {
                return invalid(&format!("Region {} is not served", destination.region));
            }
            if !of_rule.insert(place) {
                return invalid("Replication destinations of a rule must be unique");
            }
        }
        all.append(&mut of_rule);
    }
    if all.len() > DESTINATIONS {
        return invalid(&format!("There can be at most {DESTINATIONS} replication destinations"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use aws::models::ecr::DescribeRegistry;
    use aws::models::iam::GetRole;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE, THEIRS};

    fn to(region: &str, account: &str) -> Value {
        json!({"region": region, "registryId": account})
    }

    fn rules(destinations: &[Value]) -> Value {
        json!({"replicationConfiguration": {"rules": [{"destinations": destinations}]}})
    }

    #[tokio::test]
    async fn rules_are_kept_shown_and_switched_off() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let mut body = rules(&[to("us-east-1", MINE), to("eu-west-1", THEIRS)]);
        let rule = &mut body["replicationConfiguration"]["rules"][0];
        rule["repositoryFilters"] = json!([{"filter": "prod", "filterType": "PREFIX_MATCH"}]);
        rule["deleteReplication"] = json!({"enabled": true});
        assert_eq!(owner.call::<PutReplicationConfiguration>(body.clone()).await.unwrap(), body);
        let shown = async || owner.call::<DescribeRegistry>(json!({})).await.unwrap();
        assert_eq!(shown().await["replicationConfiguration"], body["replicationConfiguration"]);
        let role = json!({"RoleName": "AWSServiceRoleForECRReplication"});
        owner.call::<GetRole>(role).await.unwrap();
        let off = json!({"replicationConfiguration": {"rules": []}});
        owner.call::<PutReplicationConfiguration>(off.clone()).await.unwrap();
        assert_eq!(shown().await["replicationConfiguration"], off["replicationConfiguration"]);
    }

    #[tokio::test]
    async fn destinations_are_others_each_once_and_not_too_many() {
        let deployment = AppInABox::open().await;
        let many: Vec<_> = (0..26).map(|n| to(&format!("region-{n}"), MINE)).collect();
        for (destinations, why) in [
            (
                vec![to("eu-west-1", MINE)],
                "Replication destination cannot be the same as the source registry",
            ),
            (vec![to("a-1", MINE), to("a-1", MINE)], "Replication destinations of a rule must be unique"),
            (many, "There can be at most 25 replication destinations"),
        ] {
            let refusal =
                deployment.owner().refusal::<PutReplicationConfiguration>(rules(&destinations)).await;
            let expected = format!(
                "InvalidParameterException: Invalid parameter at 'replicationConfiguration' failed to satisfy \
                 constraint: '{why}'"
            );
            assert_eq!(refusal, expected);
        }
    }

    #[tokio::test]
    async fn destinations_are_regions_that_are_served() {
        let mut deployment = AppInABox::open().await;
        let app = Arc::get_mut(&mut deployment.app).unwrap();
        app.addressing.regions = Some(["eu-west-1", "eu-west-2"].map(|it| it.parse().unwrap()).into());
        let owner = deployment.owner();
        owner.call::<PutReplicationConfiguration>(rules(&[to("eu-west-2", MINE)])).await.unwrap();
        let refusal = owner.refusal::<PutReplicationConfiguration>(rules(&[to("mars-1", MINE)])).await;
        assert!(refusal.contains("Region mars-1 is not served"), "{refusal}");
    }

    #[tokio::test]
    async fn the_first_rule_takes_the_right_to_make_the_services_role() {
        let deployment = AppInABox::open().await;
        let statement = json!({"Effect": "Allow", "Action": "ecr:*", "Resource": "*"});
        let ann = deployment.ann(json!([statement])).await;
        let refusal = ann.refusal::<PutReplicationConfiguration>(rules(&[to("us-east-1", MINE)])).await;
        assert!(refusal.contains("iam:CreateServiceLinkedRole on resource"), "{refusal}");
        let why = deployment.app.identity.why("a-request").await.unwrap().unwrap();
        assert_eq!(why.action, "iam:CreateServiceLinkedRole");
        ann.call::<PutReplicationConfiguration>(rules(&[])).await.unwrap_err();
        let off = json!({"replicationConfiguration": {"rules": []}});
        ann.call::<PutReplicationConfiguration>(off).await.unwrap();
    }
}
