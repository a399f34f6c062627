use aws::models::iam::{CreateAccountAlias, CreateAccountAliasInput, CreateAccountAliasOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateAccountAlias {
    fn demands(_input: &CreateAccountAliasInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:CreateAccountAlias", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateAccountAliasInput,
    ) -> Result<CreateAccountAliasOutput, Failure> {
        app.identity.create_account_alias(first(grants)?, input.account_alias).await?;
        Ok(CreateAccountAliasOutput::default())
    }
}
