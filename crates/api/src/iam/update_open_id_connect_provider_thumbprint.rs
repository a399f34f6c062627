use aws::models::iam::{
    UpdateOpenIDConnectProviderThumbprint, UpdateOpenIDConnectProviderThumbprintInput,
    UpdateOpenIDConnectProviderThumbprintOutput,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateOpenIDConnectProviderThumbprint {
    fn demands(input: &UpdateOpenIDConnectProviderThumbprintInput, context: &Context<'_>) -> Vec<Demand> {
        let (action, arn) =
            ("iam:UpdateOpenIDConnectProviderThumbprint", &input.open_id_connect_provider_arn);
        vec![subject::by_arn(action, Kind::OidcProvider, arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: UpdateOpenIDConnectProviderThumbprintInput,
    ) -> Result<UpdateOpenIDConnectProviderThumbprintOutput, Failure> {
        app.identity.put_thumbprints(first(grants)?, input.thumbprint_list).await?;
        Ok(UpdateOpenIDConnectProviderThumbprintOutput::default())
    }
}
