use aws::models::iam::{
    AddClientIDToOpenIDConnectProvider, AddClientIDToOpenIDConnectProviderInput,
    AddClientIDToOpenIDConnectProviderOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for AddClientIDToOpenIDConnectProvider {
    fn demands(input: &AddClientIDToOpenIDConnectProviderInput, context: &Context<'_>) -> Vec<Demand> {
        let (action, arn) = ("iam:AddClientIDToOpenIDConnectProvider", &input.open_id_connect_provider_arn);
        vec![subject::by_arn(action, Kind::OidcProvider, arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: AddClientIDToOpenIDConnectProviderInput,
    ) -> Result<AddClientIDToOpenIDConnectProviderOutput, Failure> {
        app.identity.add_client_id(first(grants)?, input.client_id).await?;
        Ok(AddClientIDToOpenIDConnectProviderOutput::default())
    }
}
