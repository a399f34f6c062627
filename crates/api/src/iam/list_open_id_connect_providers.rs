use aws::models::iam::{
    ListOpenIDConnectProviders, ListOpenIDConnectProvidersInput, ListOpenIDConnectProvidersOutput,
    OpenIDConnectProviderListEntry,
};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListOpenIDConnectProviders {
    fn demands(_input: &ListOpenIDConnectProvidersInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:ListOpenIDConnectProviders", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: ListOpenIDConnectProvidersInput,
    ) -> Result<ListOpenIDConnectProvidersOutput, Failure> {
        let all = app.identity.oidc_providers(first(grants)?).await?;
        let listed =
            all.into_iter().map(|provider| OpenIDConnectProviderListEntry { arn: Some(provider.arn) });
        Ok(ListOpenIDConnectProvidersOutput { open_id_connect_provider_list: Some(listed.collect()) })
    }
}
