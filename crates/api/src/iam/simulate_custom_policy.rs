use std::sync::Arc;

use aws::models::iam::{SimulateCustomPolicy, SimulateCustomPolicyInput, SimulateCustomPolicyOutput};
use iam::{Arn, Demand, Grant, Principal, User};
use identity::Error;

use super::pages::Asked;
use super::simulated_request::{add_entries, caller, owner};
use super::simulation::{Simulation, Source};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for SimulateCustomPolicy {
    fn demands(_input: &SimulateCustomPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:SimulateCustomPolicy", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: SimulateCustomPolicyInput,
    ) -> Result<SimulateCustomPolicyOutput, Failure> {
        let filter =
            format!("{:?}", SimulateCustomPolicyInput { marker: None, max_items: None, ..input.clone() });
        let asked = Asked::read(app, first(grants)?, &filter, input.marker.as_deref(), input.max_items)?;
        let results = simulation(context, input)?.run();
        let (results, is_truncated, marker) = asked.of_all(results);
        Ok(SimulateCustomPolicyOutput { evaluation_results: Some(results), is_truncated, marker })
    }
}

fn simulation(call: &Context<'_>, input: SimulateCustomPolicyInput) -> Result<Simulation, Error> {
    let named = caller(input.caller_arn.as_deref())?;
    if input.resource_policy.is_some() && named.is_none() {
        return Err(Error::InvalidInput("CallerArn is required with ResourcePolicy.".to_owned()));
    }
    let mut context = iam::Context::new();
    if let Some(principal) = &named {
        principal.describe(&mut context);
    }
    add_entries(&mut context, input.context_entries.as_deref())?;
    let principal = named.unwrap_or_else(|| nobody_in_particular(call));
    let boundary = "PermissionsBoundaryPolicyInputList";
    let boundary = Source::read_all(boundary, input.permissions_boundary_policy_input_list.as_deref())?;
    let resource = input.resource_policy.map(|text| Source::read("ResourcePolicy", &text));
    let levels = input.ordered_organization_policy_input_list.unwrap_or_default();
    let level = |given: Option<Vec<String>>| -> Result<Vec<_>, Error> {
        let sources = Source::read_all("ServiceControlPolicyInputList", given.as_deref())?;
        Ok(sources.iter().map(Source::compiled).collect())
    };
    Ok(Simulation {
        owner: owner(input.resource_owner.as_deref(), principal.account().unwrap_or(call.account))?,
        principal,
        actions: input.action_names,
        resources: input.resource_arns,
        context,
        identity: Source::read_all("PolicyInputList", Some(&input.policy_input_list))?,
        boundary: boundary.into_iter().next(),
        resource: resource.transpose()?,
        levels: levels
            .into_iter()
            .map(|it| level(it.service_control_policy_input_list))
            .collect::<Result<_, _>>()?,
    })
}

/// Where no caller is named: a user of the account that no policy names.
fn nobody_in_particular(call: &Context<'_>) -> Principal {
    let (account, id) = (call.account, String::new());
    Principal::User(Arc::new(User { account, arn: Arn::iam(account, "user/simulated"), id }))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    const DATED: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}"#;
    const WEB: &str = "arn:aws:ecr:eu-west-1:123456789012:repository/web";

    fn at(time: &str) -> Value {
        let entry = json!({"ContextKeyName": "aws:CurrentTime", "ContextKeyValues": [time], "ContextKeyType": "date"});
        json!({"PolicyInputList": [DATED], "ActionNames": ["dynamodb:CreateBackup"], "ContextEntries": [entry]})
    }

    async fn results(body: Value) -> Value {
        let deployment = AppInABox::open().await;
        let answer = deployment.owner().call::<SimulateCustomPolicy>(body).await.unwrap();
        answer["EvaluationResults"].clone()
    }

    #[tokio::test]
    async fn aws_own_examples_give_what_they_show() {
        let matched = json!({
            "SourcePolicyId": "PolicyInputList.1", "SourcePolicyType": "IAM Policy",
            "StartPosition": {"Line": 1, "Column": 38}, "EndPosition": {"Line": 1, "Column": 167},
        });
        let mut expected = json!([{
            "EvalActionName": "dynamodb:CreateBackup", "EvalResourceName": "*", "EvalDecision": "allowed",
            "MatchedStatements": [matched], "MissingContextValues": [],
        }]);
        assert_eq!(results(at("2019-04-25T11:00:00Z")).await, expected);
        expected[0]["EvalDecision"] = json!("implicitDeny");
        expected[0]["MatchedStatements"] = json!([]);
        assert_eq!(results(at("2014-04-25T11:00:00Z")).await, expected);
        let mut without = at("");
        without["ContextEntries"] = json!([]);
        assert_eq!(results(without).await[0]["MissingContextValues"], json!(["aws:CurrentTime"]));
    }

    fn policy(effect: &str, action: &str) -> String {
        let statement = json!({"Effect": effect, "Action": action, "Resource": "*"});
        json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
    }

    #[tokio::test]
    async fn denies_boundaries_and_organisations_are_told() {
        let results = results(json!({
            "PolicyInputList": [policy("Allow", "ecr:*"), policy("Deny", "ecr:Delete*")],
            "PermissionsBoundaryPolicyInputList": [policy("Allow", "ecr:Get*")],
            "OrderedOrganizationPolicyInputList": [{"ServiceControlPolicyInputList": [policy("Allow", "*")]}],
            "ActionNames": ["ecr:DeleteRepository", "ecr:PutImage", "ecr:GetLifecyclePolicy"],
            "ResourceArns": [WEB],
        }))
        .await;
        let told = |at: usize| {
            let boundary = &results[at]["PermissionsBoundaryDecisionDetail"]["AllowedByPermissionsBoundary"];
            (results[at]["EvalDecision"].as_str().unwrap(), boundary.as_bool().unwrap())
        };
        assert_eq!(
            (told(0), told(1), told(2)),
            (("explicitDeny", false), ("implicitDeny", false), ("allowed", true))
        );
        let denying = results[0]["MatchedStatements"].as_array().unwrap();
        assert_eq!((denying.len(), &denying[0]["SourcePolicyId"]), (1, &json!("PolicyInputList.2")));
        assert_eq!(results[2]["OrganizationsDecisionDetail"]["AllowedByOrganizations"], true);
        let specific = &results[2]["ResourceSpecificResults"][0];
        assert_eq!(
            (&specific["EvalResourceName"], &specific["EvalResourceDecision"]),
            (&json!(WEB), &json!("allowed"))
        );
    }

    #[tokio::test]
    async fn a_resource_policy_grants_whom_it_names() {
        let statement = json!({
            "Effect": "Allow", "Action": "ecr:*", "Principal": {"AWS": "arn:aws:iam::123456789012:user/ada"},
        });
        let body = json!({
            "PolicyInputList": [policy("Allow", "sts:*")], "ActionNames": ["ecr:PutImage"], "ResourceArns": [WEB],
            "ResourcePolicy": json!({"Version": "2012-10-17", "Statement": statement}).to_string(),
            "CallerArn": "arn:aws:iam::123456789012:user/ada",
        });
        let allowed = results(body.clone()).await;
        assert_eq!(allowed[0]["MatchedStatements"][0]["SourcePolicyType"], "Resource Policy");
        assert_eq!(allowed[0]["EvalDecisionDetails"], json!({}));
        let mut elsewhere = body;
        elsewhere["ResourceOwner"] = json!("arn:aws:iam::210987654321:root");
        let told = results(elsewhere).await;
        assert_eq!(told[0]["EvalDecision"], "implicitDeny");
        let details = json!({"IAM Policy": "implicitDeny", "Resource Policy": "allowed"});
        assert_eq!(told[0]["EvalDecisionDetails"], details);
        assert_eq!(told[0]["ResourceSpecificResults"][0]["EvalDecisionDetails"], details);
    }

    #[tokio::test]
    async fn what_can_not_be_simulated_is_refused() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for (member, value) in [
            ("PolicyInputList", json!(["{}"])),
            ("ResourcePolicy", json!(DATED)),
            ("CallerArn", json!("arn:aws:iam::123456789012:role/deploy")),
            ("ResourceOwner", json!("somebody")),
            (
                "ContextEntries",
                json!([{"ContextKeyName": "aws:CurrentTime", "ContextKeyValues": ["x"], "ContextKeyType": "date"}]),
            ),
        ] {
            let mut body = at("2019-04-25T11:00:00Z");
            body[member] = value;
            let refusal = owner.refusal::<SimulateCustomPolicy>(body).await;
            assert!(refusal.starts_with("InvalidInput: "), "{member}: {refusal}");
        }
    }

    #[tokio::test]
    async fn results_come_in_pages() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let mut body = at("2019-04-25T11:00:00Z");
        body["ActionNames"] = json!(["dynamodb:A", "ecr:B"]);
        body["MaxItems"] = json!(1);
        let page = owner.call::<SimulateCustomPolicy>(body.clone()).await.unwrap();
        body["Marker"] = page["Marker"].clone();
        let last = owner.call::<SimulateCustomPolicy>(body).await.unwrap();
        assert_eq!((&page["IsTruncated"], &last["IsTruncated"]), (&json!(true), &json!(false)));
        assert_eq!(last["EvaluationResults"][0]["EvalActionName"], "ecr:B");
    }
}
