use aws::models::ecr::{
    AuthorizationData, GetAuthorizationToken, GetAuthorizationTokenInput, GetAuthorizationTokenOutput,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iam::{AccountId, Demand, Grant};
use identity::{IdentityError, RegistryToken};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetAuthorizationToken {
    /// A token says who the caller is and gives no right at any registry, so that the registries asked for are not
    /// part of the demand.
    fn demands(_input: &GetAuthorizationTokenInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:GetAuthorizationToken")]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: GetAuthorizationTokenInput,
    ) -> Result<GetAuthorizationTokenOutput, Failure> {
        let own = first(grants)?.account();
        let accounts = match input.registry_ids {
            Some(ids) => ids.iter().map(|id| context.registry(Some(id))).collect(),
            None => vec![own],
        };
        let mut data = Vec::with_capacity(accounts.len());
        for account in accounts {
            let issued = app.identity.issue_registry_token(&context.caller, account, &context.region).await;
            data.push(authorization(app, context, account, issued.map_err(not_issued)?));
        }
        Ok(GetAuthorizationTokenOutput { authorization_data: Some(data) })
    }
}

fn authorization(
    app: &App,
    context: &Context<'_>,
    account: AccountId,
    token: RegistryToken,
) -> AuthorizationData {
    AuthorizationData {
        authorization_token: Some(STANDARD.encode(format!("AWS:{}", token.password))),
        expires_at: Some(token.expires_at.into()),
        proxy_endpoint: Some(app.addressing.proxy_endpoint(account, &context.region)),
    }
}

/// Why a token or URL that stands for the caller was not made.
pub(super) fn not_issued(error: IdentityError) -> Failure {
    match error {
        IdentityError::Store(error) => registry::Error::Unavailable(error.to_string()).into(),
        error => Failure::Broken(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE, START, THEIRS};

    fn password(data: &Value) -> String {
        let decoded = STANDARD.decode(data["authorizationToken"].as_str().unwrap()).unwrap();
        String::from_utf8(decoded).unwrap().strip_prefix("AWS:").unwrap().to_owned()
    }

    #[tokio::test]
    async fn a_token_stands_for_the_caller_for_twelve_hours() {
        let deployment = AppInABox::open().await;
        let answer = deployment.owner().call::<GetAuthorizationToken>(json!({})).await.unwrap();
        let data = &answer["authorizationData"][0];
        assert_eq!(data["proxyEndpoint"], "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com");
        assert_eq!(data["expiresAt"], (START + 12 * 3600) as f64);
        let password = password(data);
        assert!(!password.contains(':'));
        let caller = deployment.app.identity.open_registry_token(&password).await.unwrap();
        assert_eq!(caller.principal.arn(), "arn:aws:iam::123456789012:root");
        assert_eq!(caller.token_registry.unwrap().0.as_str(), MINE);
    }

    #[tokio::test]
    async fn each_registry_asked_for_gives_one_in_order() {
        let deployment = AppInABox::open().await;
        let body = json!({"registryIds": [THEIRS, MINE]});
        let answer = deployment.owner().call::<GetAuthorizationToken>(body).await.unwrap();
        let data = answer["authorizationData"].as_array().unwrap();
        assert_eq!(data.len(), 2);
        for (data, digits) in data.iter().zip([THEIRS, MINE]) {
            let endpoint = format!("https://{digits}.dkr.ecr.eu-west-1.amazonaws.com");
            assert_eq!(data["proxyEndpoint"], endpoint);
            let caller = deployment.app.identity.open_registry_token(&password(data)).await.unwrap();
            assert_eq!(caller.principal.account().unwrap().as_str(), MINE);
        }
    }
}
