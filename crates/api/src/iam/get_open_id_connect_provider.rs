use aws::Timestamp;
use aws::models::iam::{
    GetOpenIDConnectProvider, GetOpenIDConnectProviderInput, GetOpenIDConnectProviderOutput,
};
use iam::{Demand, Grant};
use identity::{Kind, OidcProviderBody};

use super::{subject, tags};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetOpenIDConnectProvider {
    fn demands(input: &GetOpenIDConnectProviderInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::by_arn(
            "iam:GetOpenIDConnectProvider",
            Kind::OidcProvider,
            &input.open_id_connect_provider_arn,
            context,
        )]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: GetOpenIDConnectProviderInput,
    ) -> Result<GetOpenIDConnectProviderOutput, Failure> {
        let found = app.identity.entity(first(grants)?, Kind::OidcProvider).await?;
        let OidcProviderBody { client_ids, thumbprints } = OidcProviderBody::read(&found.entity)?;
        Ok(GetOpenIDConnectProviderOutput {
            url: Some(found.entity.name),
            client_id_list: Some(client_ids),
            thumbprint_list: Some(thumbprints),
            create_date: Some(Timestamp::from_micros(found.entity.created_at)),
            tags: (!found.tags.is_empty()).then(|| tags::written(found.tags)),
        })
    }
}
