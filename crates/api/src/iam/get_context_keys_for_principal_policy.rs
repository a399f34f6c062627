use aws::models::iam::{
    GetContextKeysForPrincipalPolicy, GetContextKeysForPrincipalPolicyInput,
    GetContextKeysForPrincipalPolicyOutput,
};
use iam::{Demand, Grant};

use super::simulate_principal_policy::read;
use super::simulation::{Source, keys};
use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetContextKeysForPrincipalPolicy {
    fn demands(input: &GetContextKeysForPrincipalPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        let action = "iam:GetContextKeysForPrincipalPolicy";
        vec![subject::principal(action, &input.policy_source_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetContextKeysForPrincipalPolicyInput,
    ) -> Result<GetContextKeysForPrincipalPolicyOutput, Failure> {
        let given = Source::read_all("PolicyInputList", input.policy_input_list.as_deref())?;
        subject::check_principal(&input.policy_source_arn)?;
        let source = app.identity.policies_of_principal(first(grants)?).await?;
        let own: Vec<_> = source.policies.iter().map(read).collect::<Result<_, _>>()?;
        Ok(GetContextKeysForPrincipalPolicyOutput { context_key_names: Some(keys(own.iter().chain(&given))) })
    }
}
