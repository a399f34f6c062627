use aws::models::iam::{
    DeleteOpenIDConnectProvider, DeleteOpenIDConnectProviderInput, DeleteOpenIDConnectProviderOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteOpenIDConnectProvider {
    fn demands(input: &DeleteOpenIDConnectProviderInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn(
            "iam:DeleteOpenIDConnectProvider",
            Kind::OidcProvider,
            &input.open_id_connect_provider_arn,
            context,
        )]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteOpenIDConnectProviderInput,
    ) -> Result<DeleteOpenIDConnectProviderOutput, Failure> {
        app.identity.delete_oidc_provider(first(grants)?).await?;
        Ok(DeleteOpenIDConnectProviderOutput::default())
    }
}
