use aws::Invalid;
use aws::models::iam::{
    CreateOpenIDConnectProvider, CreateOpenIDConnectProviderInput, CreateOpenIDConnectProviderOutput,
};
use iam::{Demand, Grant};
use identity::{Kind, OidcProviderBody, oidc_provider_name};

use super::{subject, tags};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateOpenIDConnectProvider {
    fn demands(input: &CreateOpenIDConnectProviderInput, context: &Context<'_>) -> Vec<Demand> {
        let name = oidc_provider_name(&input.url).unwrap_or(":");
        let demand = subject::on("iam:CreateOpenIDConnectProvider", Kind::OidcProvider, name, context);
        vec![tags::demanded(demand, input.tags.as_deref())]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateOpenIDConnectProviderInput,
    ) -> Result<CreateOpenIDConnectProviderOutput, Failure> {
        if oidc_provider_name(&input.url).is_none() {
            let message = "Invalid Open ID Connect Provider URL".to_owned();
            return Err(Failure::Invalid(Invalid { code: "ValidationError", message }));
        }
        let body = OidcProviderBody {
            client_ids: input.client_id_list.unwrap_or_default(),
            thumbprints: input.thumbprint_list.unwrap_or_default(),
        };
        let made = app.identity.create_oidc_provider(first(grants)?, body, tags::read(input.tags)?).await?;
        Ok(CreateOpenIDConnectProviderOutput {
            open_id_connect_provider_arn: Some(made.entity.arn),
            tags: (!made.tags.is_empty()).then(|| tags::written(made.tags)),
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        AddClientIDToOpenIDConnectProvider, DeleteOpenIDConnectProvider, GetOpenIDConnectProvider,
        ListOpenIDConnectProviderTags, ListOpenIDConnectProviders, RemoveClientIDFromOpenIDConnectProvider,
        TagOpenIDConnectProvider, UpdateOpenIDConnectProviderThumbprint,
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    const GITHUB: &str = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    fn body() -> Value {
        let url = "https://token.actions.githubusercontent.com";
        json!({"Url": url, "ClientIDList": ["sts.amazonaws.com"], "ThumbprintList": ["0f".repeat(20)]})
    }

    fn with(members: Value) -> Value {
        let mut body = members;
        body["OpenIDConnectProviderArn"] = json!(GITHUB);
        body
    }

    async fn found(owner: &Actor<'_>) -> Value {
        owner.call::<GetOpenIDConnectProvider>(with(json!({}))).await.unwrap()
    }

    #[tokio::test]
    async fn a_provider_is_made_changed_and_deleted() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let made = owner.call::<CreateOpenIDConnectProvider>(body()).await.unwrap();
        assert_eq!(made, json!({"OpenIDConnectProviderArn": GITHUB}));
        let listed = owner.call::<ListOpenIDConnectProviders>(json!({})).await.unwrap();
        assert_eq!(listed, json!({"OpenIDConnectProviderList": [{"Arn": GITHUB}]}));
        owner.call::<AddClientIDToOpenIDConnectProvider>(with(json!({"ClientID": "b"}))).await.unwrap();
        let first = with(json!({"ClientID": "sts.amazonaws.com"}));
        owner.call::<RemoveClientIDFromOpenIDConnectProvider>(first).await.unwrap();
        let prints = with(json!({"ThumbprintList": ["ab".repeat(20)]}));
        owner.call::<UpdateOpenIDConnectProviderThumbprint>(prints).await.unwrap();
        let provider = found(&owner).await;
        assert_eq!(provider["Url"], "token.actions.githubusercontent.com");
        assert_eq!(
            (&provider["ClientIDList"], &provider["ThumbprintList"]),
            (&json!(["b"]), &json!(["ab".repeat(20)]))
        );
        owner.call::<DeleteOpenIDConnectProvider>(with(json!({}))).await.unwrap();
        let refusal = owner.refusal::<GetOpenIDConnectProvider>(with(json!({}))).await;
        assert_eq!(refusal, format!("NoSuchEntity: OpenIDConnect Provider not found for arn {GITHUB}"));
    }

    #[tokio::test]
    async fn what_is_not_right_makes_no_provider() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for (member, value, refusal) in [
            (
                "Url",
                json!("http://plain.example.com"),
                "ValidationError: Invalid Open ID Connect Provider URL",
            ),
            ("ThumbprintList", json!(["xy".repeat(20)]), "InvalidInput: Thumbprint xyxyxy"),
            ("ThumbprintList", json!(vec!["0f".repeat(20); 6]), "InvalidInput: Thumbprint list must contain"),
            (
                "ClientIDList",
                (0..101).map(|number| number.to_string()).collect(),
                "LimitExceeded: Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100",
            ),
        ] {
            let mut wrong = body();
            wrong[member] = value;
            let said = owner.refusal::<CreateOpenIDConnectProvider>(wrong).await;
            assert!(said.starts_with(refusal), "{said}");
        }
        owner.call::<CreateOpenIDConnectProvider>(body()).await.unwrap();
        assert_eq!(
            owner.refusal::<CreateOpenIDConnectProvider>(body()).await,
            "EntityAlreadyExists: Provider with url https://token.actions.githubusercontent.com already exists."
        );
    }

    #[tokio::test]
    async fn a_provider_has_tags() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateOpenIDConnectProvider>(body()).await.unwrap();
        let tags = json!([{"Key": "a", "Value": "1"}]);
        owner.call::<TagOpenIDConnectProvider>(with(json!({"Tags": tags}))).await.unwrap();
        let listed = owner.call::<ListOpenIDConnectProviderTags>(with(json!({}))).await.unwrap();
        assert_eq!((&listed["Tags"], &found(&owner).await["Tags"]), (&tags, &tags));
    }
}
