use std::sync::Arc;

use aws::models::sts::{
    FederatedUser, GetFederationToken, GetFederationTokenInput, GetFederationTokenOutput,
};
use iam::{Arn, Demand, Federated, Grant, Principal};

use super::{answer, refuse_sessions, refused, terms};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

const DEFAULT: i32 = 43_200;

impl Operation for GetFederationToken {
    fn demands(input: &GetFederationTokenInput, context: &Context<'_>) -> Vec<Demand> {
        let arn = format!("arn:aws:sts::{}:federated-user/{}", context.account, input.name);
        let (action, account, region) = ("sts:GetFederationToken", context.account, &context.region);
        let demand = match Arn::parse(&arn) {
            Ok(arn) => Demand::on(action, arn, account, region),
            Err(_) => Demand::registry(action, account, region),
        };
        terms::demanded(demand, &terms::tags(input.tags.as_deref()), &[], None)
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: GetFederationTokenInput,
    ) -> Result<GetFederationTokenOutput, Failure> {
        refuse_sessions(context, "GetFederationToken")?;
        let (account, principal) = (context.account, &context.caller.principal);
        let Principal::User(user) = principal else {
            let text = "The root user can't federate: call GetFederationToken with an IAM user's access key.";
            return Err(refused("AccessDenied", text));
        };
        let arn = first(grants)?.resource().cloned();
        let arn = arn.ok_or_else(|| Failure::Broken("the grant names no federated user".to_owned()))?;
        let tags = terms::tags(input.tags.as_deref());
        let (policy, policy_arns) = (input.policy, input.policy_arns);
        let given = terms::Given { policy, policy_arns, tags, transitive: Vec::new() };
        let terms = terms::read(app, account, given, None).await?;
        let federated = Federated { account, arn: arn.clone(), user: Some(user.as_ref().clone()) };
        let seconds = u32::try_from(input.duration_seconds.unwrap_or(DEFAULT)).unwrap_or_default();
        let principal = Principal::Federated(Arc::new(federated));
        let made = app.identity.begin_session(account, principal, terms, seconds);
        let made = made.map_err(answer::too_large)?;
        let federated_user_id = format!("{account}:{}", input.name);
        Ok(GetFederationTokenOutput {
            credentials: Some(answer::credentials(&made)),
            federated_user: Some(FederatedUser { federated_user_id, arn: arn.to_string() }),
            packed_policy_size: answer::packed(&made),
            ..GetFederationTokenOutput::default()
        })
    }
}
