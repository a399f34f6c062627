//! What a session is to bring along, as requests say it.

use std::collections::BTreeSet;

use aws::models::sts::{PolicyDescriptorType, Tag};
use iam::{AccountId, Demand, PolicyKind, limits, validate};
use identity::{IdentityError, SessionTerms};

use super::refused;
use crate::App;
use crate::call::Failure;

/// Managed policies that a session may be given (STS quotas).
const MOST_POLICIES: usize = 10;
/// Tags that a session may have.
const MOST_TAGS: usize = 50;

/// What a request gives a session.
#[derive(Default)]
pub(super) struct Given {
    pub(super) policy: Option<String>,
    pub(super) policy_arns: Option<Vec<PolicyDescriptorType>>,
    pub(super) tags: Vec<(String, String)>,
    pub(super) transitive: Vec<String>,
}

/// Holds what is given against the rules of STS, and adds the tags that the caller's own session passes on. Managed
/// policies are those of `account`.
pub(super) async fn read(
    app: &App,
    account: AccountId,
    given: Given,
    inherited: Option<&SessionTerms>,
) -> Result<SessionTerms, Failure> {
    if let Some(policy) = &given.policy {
        // AssumeRole's model has no limit of its own.
        if policy.chars().count() > limits::SESSION {
            let text = "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must \
                        have length less than or equal to 2048";
            return Err(refused("ValidationError", text));
        }
        let checked = validate(policy, PolicyKind::Identity);
        checked.map_err(|flaw| refused("MalformedPolicyDocument", &flaw.to_string()))?;
    }
    let policy_arns = policies(app, account, given.policy_arns).await?;
    let mut terms = SessionTerms { policy: given.policy, policy_arns, ..SessionTerms::default() };
    check_tags(&given.tags, &given.transitive)?;
    (terms.tags, terms.transitive) = (given.tags, given.transitive);
    if let Some(inherited) = inherited {
        let passed_on = |key: &str| inherited.transitive.iter().any(|it| it.eq_ignore_ascii_case(key));
        if terms.tags.iter().any(|(key, _)| passed_on(key)) {
            let text = "One of the specified transitive tag keys can't be set because it conflicts with a transitive \
                        tag key from the calling session.";
            return Err(refused("InvalidParameterValue", text));
        }
        terms.tags.extend(inherited.tags.iter().filter(|(key, _)| passed_on(key)).cloned());
        terms.transitive.extend(inherited.transitive.iter().cloned());
        terms.chained = true;
    }
    Ok(terms)
}

async fn policies(
    app: &App,
    account: AccountId,
    given: Option<Vec<PolicyDescriptorType>>,
) -> Result<Vec<String>, Failure> {
    let arns: Vec<String> = given.unwrap_or_default().into_iter().filter_map(|policy| policy.arn).collect();
    if arns.len() > MOST_POLICIES {
        let text = "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must \
                    have length less than or equal to 10";
        return Err(refused("ValidationError", text));
    }
    for arn in &arns {
        if !app.identity.has_policy(account, arn).await.map_err(unread)? {
            return Err(refused("ValidationError", &format!("The policy {arn} does not exist.")));
        }
    }
    Ok(arns)
}

fn unread(error: IdentityError) -> Failure {
    identity::Error::from(error).into()
}

fn check_tags(tags: &[(String, String)], transitive: &[String]) -> Result<(), Failure> {
    let mut keys = BTreeSet::new();
    if tags.len() > MOST_TAGS {
        return Err(refused("ValidationError", "A session may have 50 tags."));
    }
    for (key, _) in tags {
        let key = key.to_lowercase();
        if key.starts_with("aws:") {
            let text = "The tag keys that begin with aws: are reserved for AWS's own use.";
            return Err(refused("InvalidParameterValue", text));
        }
        if !keys.insert(key) {
            let text = "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
            return Err(refused("InvalidParameterValue", text));
        }
    }
    if transitive.iter().all(|key| keys.contains(&key.to_lowercase())) {
        return Ok(());
    }
    let text = "The specified transitive tag key must be included in the requested tags.";
    Err(refused("InvalidParameterValue", text))
}

/// Tags as requests carry them.
pub(super) fn tags(given: Option<&[Tag]>) -> Vec<(String, String)> {
    given.unwrap_or_default().iter().map(|tag| (tag.key.clone(), tag.value.clone())).collect()
}

/// The demand, and, if a session is to have tags or to say who stands behind it, those that this takes besides.
pub(super) fn demanded(
    mut demand: Demand,
    tags: &[(String, String)],
    transitive: &[String],
    source_identity: Option<&str>,
) -> Vec<Demand> {
    for (key, value) in tags {
        demand = demand.with(&format!("aws:RequestTag/{key}"), value);
    }
    if !tags.is_empty() {
        demand = demand.with_all("aws:TagKeys", tags.iter().map(|(key, _)| key.clone()).collect());
    }
    if !transitive.is_empty() {
        demand = demand.with_all("sts:TransitiveTagKeys", transitive.to_vec());
    }
    if let Some(source) = source_identity {
        demand = demand.with("sts:SourceIdentity", source);
    }
    let also = |action, needed: bool| needed.then(|| Demand { action, ..demand.clone() });
    let more =
        [also("sts:TagSession", !tags.is_empty()), also("sts:SetSourceIdentity", source_identity.is_some())];
    [Some(demand.clone())].into_iter().chain(more).flatten().collect()
}
