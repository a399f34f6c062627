use aws::models::sts::{
    AssumeRoleWithWebIdentity, AssumeRoleWithWebIdentityInput, AssumeRoleWithWebIdentityOutput,
};
use iam::{Arn, Demand, Grant};
use identity::{Caller, Refusal, SessionTerms, WebIdentity, WebIdentityError};

use super::{refused, role, terms};
use crate::App;
use crate::call::{Bearer, Context, Failure, Operation, first};

impl Operation for AssumeRoleWithWebIdentity {
    /// Who asks is known once the token was read.
    fn demands(_input: &AssumeRoleWithWebIdentityInput, _context: &Context<'_>) -> Vec<Demand> {
        Vec::new()
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        _grants: &[Grant],
        input: AssumeRoleWithWebIdentityInput,
    ) -> Result<AssumeRoleWithWebIdentityOutput, Failure> {
        if input.provider_id.is_some() {
            return Err(refused("InvalidIdentityToken", "OAuth 2.0 access tokens are not supported."));
        }
        let account = Arn::parse(&input.role_arn).ok().and_then(|arn| arn.account());
        let account = account.ok_or_else(|| refused("ValidationError", "Request ARN is invalid"))?;
        let bearer =
            app.identity.web_identity(account, &input.web_identity_token).await.map_err(unbelieved)?;
        let (caller, subject) = (Caller::web_identity(bearer.provider.clone()), bearer.subject.clone());
        let who = context.bearer.get_or_init(|| Bearer { caller, subject, account });
        let grants = judged(app, context, (&input, &who.caller), &bearer).await?;
        let grant = first(&grants)?;
        let given = terms::Given {
            policy: input.policy,
            policy_arns: input.policy_arns,
            tags: bearer.tags,
            transitive: bearer.transitive,
        };
        let terms = SessionTerms {
            provider: Some(bearer.provider.to_string()),
            source_identity: bearer.source_identity.clone(),
            ..terms::read(app, grant.account(), given, None).await?
        };
        let begun = role::begin(app, grant, &input.role_session_name, input.duration_seconds, terms).await?;
        Ok(AssumeRoleWithWebIdentityOutput {
            credentials: Some(begun.credentials),
            subject_from_web_identity_token: Some(bearer.subject),
            assumed_role_user: Some(begun.user),
            packed_policy_size: begun.packed,
            provider: Some(bearer.provider.to_string()),
            audience: Some(bearer.audience),
            source_identity: bearer.source_identity,
            ..AssumeRoleWithWebIdentityOutput::default()
        })
    }
}

/// Asks the gate for the bearer. Whether the role is not there or does not trust the bearer is not told.
async fn judged(
    app: &App,
    context: &Context<'_>,
    (input, caller): (&AssumeRoleWithWebIdentityInput, &Caller),
    bearer: &WebIdentity,
) -> Result<Vec<Grant>, Failure> {
    let mut demand = role::demand("sts:AssumeRoleWithWebIdentity", &input.role_arn, context)
        .with("sts:RoleSessionName", &input.role_session_name);
    for (key, values) in &bearer.context {
        demand = demand.with_all(key, values.clone());
    }
    let source = bearer.source_identity.as_deref();
    let mut grants = Vec::new();
    for demand in terms::demanded(demand, &bearer.tags, &bearer.transitive, source) {
        let refusal = format!("Not authorized to perform {}", demand.action);
        let judged = context.judge(app, caller, demand).await;
        grants.push(judged.map_err(|error| match error {
            Refusal::Denied(_) => refused("AccessDenied", &refusal),
            unavailable => unavailable.into(),
        })?);
    }
    Ok(grants)
}

fn unbelieved(error: WebIdentityError) -> Failure {
    match error {
        WebIdentityError::Invalid(text) => refused("InvalidIdentityToken", &text),
        WebIdentityError::Expired { .. } => refused("ExpiredTokenException", &error.to_string()),
        WebIdentityError::Unreachable { .. } => {
            // What the provider's server said is the operator's to know.
            let text = "Couldn't retrieve verification key from your identity provider, please reference \
                        AssumeRoleWithWebIdentity documentation for requirements";
            refused("IDPCommunicationError", text)
        }
        WebIdentityError::Unavailable(error) => identity::Error::from(error).into(),
    }
}
