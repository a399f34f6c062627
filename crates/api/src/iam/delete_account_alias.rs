use aws::models::iam::{DeleteAccountAlias, DeleteAccountAliasInput, DeleteAccountAliasOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteAccountAlias {
    fn demands(_input: &DeleteAccountAliasInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:DeleteAccountAlias", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DeleteAccountAliasInput,
    ) -> Result<DeleteAccountAliasOutput, Failure> {
        app.identity.delete_account_alias(first(grants)?, input.account_alias).await?;
        Ok(DeleteAccountAliasOutput::default())
    }
}
