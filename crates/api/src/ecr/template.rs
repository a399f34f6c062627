//! What the operations on repository creation templates share.

mod members;
#[cfg(test)]
mod tests;

use aws::Timestamp;
use aws::models::ecr::{
    EncryptionConfigurationForRepositoryCreationTemplate, ImageTagMutabilityExclusionFilter,
    RepositoryCreationTemplate, Tag,
};
use iam::{Arn, Demand, Grant};
use identity::LinkedService;
use registry::{ROOT_PREFIX, TemplateDetail};

use super::{linked_role, policy_text};
use crate::App;
use crate::call::{Context, Failure};

pub(super) use members::Members;

/// Who makes repositories by templates.
pub(super) const SERVICE: &str = "ecr.amazonaws.com";

/// What the caller must be allowed who makes or changes a template: also what the template will do in its name.
pub(super) fn demands(
    action: &'static str,
    prefix: &str,
    members: &Members,
    context: &Context<'_>,
) -> Vec<Demand> {
    let repositories = repositories(prefix);
    let on = |action| context.on_repository(action, None, &repositories);
    let mut demands = vec![context.on_registry(action), on("ecr:CreateRepository")];
    let given = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    if given(&members.lifecycle_policy) {
        demands.push(on("ecr:PutLifecyclePolicy"));
    }
    if given(&members.repository_policy) {
        demands.push(on("ecr:SetRepositoryPolicy"));
    }
    demands.extend(members.custom_role.as_deref().and_then(|role| to_pass(role, context)));
    demands
}

/// A demand to let templates work by a role; none for what is no role, which is refused once the gate was asked.
fn to_pass(role: &str, context: &Context<'_>) -> Option<Demand> {
    let role = Arn::parse(role).ok()?;
    let account = role.account().unwrap_or(context.account);
    let demand = Demand::on("iam:PassRole", role, account, &context.region);
    Some(demand.with("iam:PassedToService", SERVICE))
}

/// Who changes a template that has a role has the role do other things than before, and must be allowed to pass it.
/// Answers the role, if the template keeps one.
pub(super) async fn judge_kept_role(
    app: &App,
    context: &Context<'_>,
    grant: &Grant,
    (prefix, members): (&str, &Members),
) -> Result<Option<String>, Failure> {
    if members.custom_role.is_some() {
        return Ok(None);
    }
    let kept = app.registry.template(grant, prefix).await?.and_then(|it| it.template.custom_role);
    if let Some(demand) = kept.as_deref().and_then(|role| to_pass(role, context)) {
        context.judge(app, &context.caller, demand).await?;
    }
    Ok(kept)
}

/// The repositories that a prefix is about, as a pattern.
pub(super) fn repositories(prefix: &str) -> String {
    match prefix {
        ROOT_PREFIX => "*".to_owned(),
        prefix => format!("{}/*", prefix.trim_end_matches('/')),
    }
}

/// Without a role of its own, a template works by the service's, which is made with the first.
pub(super) async fn ensure_role(
    app: &App,
    context: &Context<'_>,
    grant: &Grant,
    members: &Members,
) -> Result<(), Failure> {
    match (&members.custom_role, LinkedService::by_principal(SERVICE)) {
        (Some(role), _) if !role.is_empty() => Ok(()),
        (_, Some(service)) => linked_role::ensure(app, context, grant, service).await,
        (_, None) => Ok(()),
    }
}

/// A template as the API describes it.
pub(super) async fn described(
    app: &App,
    detail: TemplateDetail,
) -> Result<RepositoryCreationTemplate, Failure> {
    let it = detail.template;
    let repository_policy = match &it.repository_policy {
        Some(stored) => policy_text::shown(app, stored).await?,
        None => None,
    };
    let filter = |filter| ImageTagMutabilityExclusionFilter { filter_type: "WILDCARD".to_owned(), filter };
    let filters: Vec<_> = it.tag_mutability_exclusions.into_iter().map(filter).collect();
    let tags: Vec<_> = it.tags.into_iter().map(|(key, value)| Tag { key, value }).collect();
    Ok(RepositoryCreationTemplate {
        prefix: Some(it.prefix),
        description: it.description,
        encryption_configuration: Some(EncryptionConfigurationForRepositoryCreationTemplate {
            encryption_type: it.encryption_type,
            kms_key: it.kms_key,
        }),
        resource_tags: (!tags.is_empty()).then_some(tags),
        image_tag_mutability: Some(it.tag_mutability),
        image_tag_mutability_exclusion_filters: (!filters.is_empty()).then_some(filters),
        repository_policy,
        lifecycle_policy: it.lifecycle_policy,
        applied_for: Some(it.applied_for),
        custom_role_arn: it.custom_role,
        created_at: Some(Timestamp::from_micros(detail.created_at)),
        updated_at: Some(Timestamp::from_micros(detail.updated_at)),
    })
}
