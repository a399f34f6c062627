use aws::models::sts::{GetAccessKeyInfo, GetAccessKeyInfoInput, GetAccessKeyInfoOutput};
use iam::{Demand, Grant};
use identity::account_of_access_key_id;

use super::refused;
use crate::App;
use crate::call::{Context, Failure, Operation};

impl Operation for GetAccessKeyInfo {
    fn demands(_input: &GetAccessKeyInfoInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("sts:GetAccessKeyInfo")]
    }

    /// A key's id says whose it is, whether there is such a key or not. That of a key which was imported does not, and
    /// nobody is told whether there is one.
    async fn run(
        _app: &App,
        _context: &Context<'_>,
        _grants: &[Grant],
        input: GetAccessKeyInfoInput,
    ) -> Result<GetAccessKeyInfoOutput, Failure> {
        let account = account_of_access_key_id(&input.access_key_id);
        let unknown = || refused("ValidationError", "The access key id names no account.");
        Ok(GetAccessKeyInfoOutput { account: Some(account.ok_or_else(unknown)?.to_string()) })
    }
}
