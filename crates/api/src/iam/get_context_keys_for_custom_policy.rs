use aws::models::iam::{
    GetContextKeysForCustomPolicy, GetContextKeysForCustomPolicyInput, GetContextKeysForCustomPolicyOutput,
};
use iam::{Demand, Grant};

use super::simulation::{Source, keys};
use crate::App;
use crate::call::{Context, Failure, Operation};

impl Operation for GetContextKeysForCustomPolicy {
    fn demands(_input: &GetContextKeysForCustomPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:GetContextKeysForCustomPolicy", context.account, &context.region)]
    }

    async fn run(
        _app: &App,
        _context: &Context<'_>,
        _grants: &[Grant],
        input: GetContextKeysForCustomPolicyInput,
    ) -> Result<GetContextKeysForCustomPolicyOutput, Failure> {
        let sources = Source::read_all("PolicyInputList", Some(&input.policy_input_list))?;
        Ok(GetContextKeysForCustomPolicyOutput { context_key_names: Some(keys(&sources)) })
    }
}
