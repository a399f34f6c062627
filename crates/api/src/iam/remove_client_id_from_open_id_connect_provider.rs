use aws::models::iam::{
    RemoveClientIDFromOpenIDConnectProvider, RemoveClientIDFromOpenIDConnectProviderInput,
    RemoveClientIDFromOpenIDConnectProviderOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for RemoveClientIDFromOpenIDConnectProvider {
    fn demands(input: &RemoveClientIDFromOpenIDConnectProviderInput, context: &Context<'_>) -> Vec<Demand> {
        let (action, arn) =
            ("iam:RemoveClientIDFromOpenIDConnectProvider", &input.open_id_connect_provider_arn);
        vec![subject::by_arn(action, Kind::OidcProvider, arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: RemoveClientIDFromOpenIDConnectProviderInput,
    ) -> Result<RemoveClientIDFromOpenIDConnectProviderOutput, Failure> {
        app.identity.remove_client_id(first(grants)?, input.client_id).await?;
        Ok(RemoveClientIDFromOpenIDConnectProviderOutput::default())
    }
}
