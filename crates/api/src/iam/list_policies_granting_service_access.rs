use aws::models::iam::{
    ListPoliciesGrantingServiceAccess, ListPoliciesGrantingServiceAccessEntry,
    ListPoliciesGrantingServiceAccessInput, ListPoliciesGrantingServiceAccessOutput,
    PolicyGrantingServiceAccess,
};
use iam::{Demand, Document, Grant};
use identity::{PolicySource, PrincipalPolicy};

use super::pages::Asked;
use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListPoliciesGrantingServiceAccess {
    fn demands(input: &ListPoliciesGrantingServiceAccessInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::principal("iam:ListPoliciesGrantingServiceAccess", &input.arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListPoliciesGrantingServiceAccessInput,
    ) -> Result<ListPoliciesGrantingServiceAccessOutput, Failure> {
        let grant = first(grants)?;
        let filter = input.service_namespaces.join(",");
        let asked = Asked::read(app, grant, &filter, input.marker.as_deref(), None)?;
        subject::check_principal(&input.arn)?;
        let source = app.identity.policies_of_principal(grant).await?;
        let entries = input.service_namespaces.into_iter().map(|service| entry(service, &source));
        let (entries, is_truncated, marker) = asked.of_all(entries.collect());
        Ok(ListPoliciesGrantingServiceAccessOutput {
            policies_granting_service_access: entries,
            is_truncated,
            marker,
        })
    }
}

fn entry(service: String, source: &PolicySource) -> ListPoliciesGrantingServiceAccessEntry {
    let grants = |policy: &&PrincipalPolicy| {
        let document = Document::parse(&policy.document);
        !policy.bounds && document.is_ok_and(|document| document.allows_service(&service))
    };
    let policies = source.policies.iter().filter(grants).map(written).collect();
    ListPoliciesGrantingServiceAccessEntry { service_namespace: Some(service), policies: Some(policies) }
}

fn written(policy: &PrincipalPolicy) -> PolicyGrantingServiceAccess {
    let inline = policy.arn.is_none();
    let (kind, name) = (policy.holder.kind.to_uppercase(), policy.holder.name.clone());
    PolicyGrantingServiceAccess {
        policy_name: policy.name.clone(),
        policy_type: if inline { "INLINE" } else { "MANAGED" }.to_owned(),
        policy_arn: policy.arn.clone(),
        entity_type: inline.then_some(kind),
        entity_name: inline.then_some(name),
    }
}
