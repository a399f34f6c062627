use std::sync::Arc;

use aws::models::iam::{SimulateCustomPolicy, SimulateCustomPolicyInput, SimulateCustomPolicyOutput};
use iam::{AccountId, Arn, Demand, Grant, Principal, User};
use identity::Error;

use super::pages::Asked;
use super::simulated_request::{add_entries, apart, caller, owner};
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
        let ((begin, limit), account) = (asked.counted(), context.account);
        let results = apart(move || simulation(account, input)?.results(begin, limit)).await?;
        let marker = results.next.map(|next| asked.marker(&next.to_string()));
        let (evaluation_results, is_truncated) = (Some(results.page), Some(marker.is_some()));
        Ok(SimulateCustomPolicyOutput { evaluation_results, is_truncated, marker })
    }
}

fn simulation(account: AccountId, input: SimulateCustomPolicyInput) -> Result<Simulation, Error> {
    let named = caller(input.caller_arn.as_deref())?;
    if input.resource_policy.is_some() && named.is_none() {
        return Err(Error::InvalidInput("CallerArn is required with ResourcePolicy.".to_owned()));
    }
    let mut context = iam::Context::new();
    if let Some(principal) = &named {
        principal.describe(&mut context);
    }
    add_entries(&mut context, input.context_entries.as_deref())?;
    let principal = named.unwrap_or_else(|| nobody_in_particular(account));
    let boundary = "PermissionsBoundaryPolicyInputList";
    let boundary = Source::read_all(boundary, input.permissions_boundary_policy_input_list.as_deref())?;
    let resource = input.resource_policy.map(|text| Source::read("ResourcePolicy", &text));
    let mut given_levels = 0;
    let mut level = |given: Option<Vec<String>>| -> Result<Vec<_>, Error> {
        let sources = Source::read_all("ServiceControlPolicyInputList", given.as_deref())?;
        given_levels += sources.iter().map(Source::characters).sum::<usize>();
        Ok(sources.iter().map(Source::compiled).collect())
    };
    let levels = input.ordered_organization_policy_input_list.unwrap_or_default().into_iter();
    let levels = levels.map(|it| level(it.service_control_policy_input_list)).collect::<Result<_, _>>()?;
    Ok(Simulation {
        owner: owner(input.resource_owner.as_deref(), principal.account().unwrap_or(account))?,
        principal,
        actions: input.action_names,
        resources: input.resource_arns,
        context,
        identity: Source::read_all("PolicyInputList", Some(&input.policy_input_list))?,
        boundary: boundary.into_iter().next(),
        resource: resource.transpose()?,
        levels,
        given_levels,
    })
}

/// Where no caller is named: a user of the account that no policy names.
fn nobody_in_particular(account: AccountId) -> Principal {
    let id = String::new();
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
        // The account in the ARN goes before ResourceOwner.
        elsewhere["ResourceArns"] = json!(["arn:aws:ecr:eu-west-1:210987654321:repository/web"]);
        elsewhere["ResourceOwner"] = json!("arn:aws:iam::123456789012:root");
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
            ("CallerArn", json!("arn:aws:sts::123456789012:assumed-role/deploy/job-7")),
            ("ResourceOwner", json!("somebody")),
            ("ActionNames", json!(["ecr:Put*"])),
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

    fn many(count: usize, of: &str) -> Value {
        (0..count).map(|number| json!(format!("{of}{number}"))).collect()
    }

    #[tokio::test]
    async fn a_page_of_policies_that_say_much_ends_early_and_goes_on() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "*"});
        let long = json!({"Version": "2012-10-17", "Statement": vec![statement; 1000]}).to_string();
        let mut body = json!({"PolicyInputList": [long], "ActionNames": many(11, "ecr:A"),
            "ResourceArns": many(10, "arn:aws:ecr:eu-west-1:123456789012:repository/"), "MaxItems": 1000});
        let (mut told, mut pages) = (Vec::new(), 0);
        loop {
            let page = owner.call::<SimulateCustomPolicy>(body.clone()).await.unwrap();
            let results = page["EvaluationResults"].as_array().unwrap();
            assert!((1..=16).contains(&results.len()), "{}", results.len());
            let matched = results[0]["MatchedStatements"].as_array().unwrap();
            assert_eq!((matched.len(), &matched[249]["StartPosition"]["Line"]), (250, &json!(1)));
            let name = |it: &Value| format!("{} {}", it["EvalActionName"], it["EvalResourceName"]);
            told.extend(results.iter().map(name));
            pages += 1;
            body["Marker"] = page["Marker"].clone();
            if page["IsTruncated"] == false {
                break;
            }
        }
        let distinct: std::collections::BTreeSet<_> = told.iter().collect();
        assert_eq!((told.len(), distinct.len(), pages > 1), (110, 110, true));
    }

    #[tokio::test]
    async fn more_than_100_000_results_are_refused() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let body = |resources: usize| {
            json!({"PolicyInputList": [DATED], "ActionNames": many(100, "ecr:A"), "MaxItems": 1,
                "ResourceArns": many(resources, "arn:aws:ecr:eu-west-1:123456789012:repository/")})
        };
        let page = owner.call::<SimulateCustomPolicy>(body(1000)).await.unwrap();
        assert_eq!(page["EvaluationResults"].as_array().unwrap().len(), 1);
        let refusal = owner.refusal::<SimulateCustomPolicy>(body(1001)).await;
        let text = "100100 results are too many: actions times resources must be 100000 at most.";
        assert_eq!(refusal, format!("InvalidInput: {text}"));
    }
}
