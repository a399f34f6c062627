use aws::models::sts::{AssumeRole, AssumeRoleInput, AssumeRoleOutput};
use iam::{Demand, Grant, Principal};
use identity::SessionTerms;

use super::{refuse_second_factor, refused, role, terms};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for AssumeRole {
    fn demands(input: &AssumeRoleInput, context: &Context<'_>) -> Vec<Demand> {
        if may_never(context).is_some() {
            return Vec::new();
        }
        let mut demand = role::demand("sts:AssumeRole", &input.role_arn, context)
            .with("sts:RoleSessionName", &input.role_session_name);
        if let Some(id) = &input.external_id {
            demand = demand.with("sts:ExternalId", id);
        }
        let transitive = input.transitive_tag_keys.as_deref().unwrap_or_default();
        let source = source_identity(input, context);
        terms::demanded(demand, &terms::tags(input.tags.as_deref()), transitive, source.as_deref())
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: AssumeRoleInput,
    ) -> Result<AssumeRoleOutput, Failure> {
        if let Some(text) = may_never(context) {
            return Err(refused("AccessDenied", text));
        }
        refuse_second_factor(input.serial_number.as_deref(), input.token_code.as_deref())?;
        if input.provided_contexts.as_ref().is_some_and(|contexts| !contexts.is_empty()) {
            return Err(refused("UnsupportedOperation", "Berth does not support ProvidedContexts."));
        }
        let grant = first(grants)?;
        let source_identity = source_identity(&input, context);
        let own = context.caller.session.as_deref();
        if let (Some(before), Some(now)) =
            (own.and_then(|own| own.source_identity.as_deref()), &source_identity)
            && before != now
        {
            return Err(refused("AccessDenied", "The source identity of a session can't be changed."));
        }
        let given = terms::Given {
            policy: input.policy,
            policy_arns: input.policy_arns,
            tags: terms::tags(input.tags.as_deref()),
            transitive: input.transitive_tag_keys.unwrap_or_default(),
        };
        let terms = terms::read(app, grant.account(), given, own).await?;
        let terms = SessionTerms { source_identity: source_identity.clone(), ..terms };
        let begun = role::begin(app, grant, &input.role_session_name, input.duration_seconds, terms).await?;
        Ok(AssumeRoleOutput {
            credentials: Some(begun.credentials),
            assumed_role_user: Some(begun.user),
            packed_policy_size: begun.packed,
            source_identity,
            ..AssumeRoleOutput::default()
        })
    }
}

/// Why the caller may take no role, whatever policies say.
fn may_never(context: &Context<'_>) -> Option<&'static str> {
    match &context.caller.principal {
        principal if principal.is_root() => Some("Roles may not be assumed by root accounts."),
        Principal::Federated(_) => Some("Cannot call AssumeRole with federation credentials"),
        _ => None,
    }
}

/// Who stands behind the session: as given, else who stands behind the caller's own.
fn source_identity(input: &AssumeRoleInput, context: &Context<'_>) -> Option<String> {
    let own = || context.caller.session.as_ref().and_then(|own| own.source_identity.clone());
    input.source_identity.clone().or_else(own)
}
