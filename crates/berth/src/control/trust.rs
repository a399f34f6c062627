use iam::{Arn, Demand, Grant};
use identity::{Error, Kind, NewRole, OidcProviderBody, oidc_provider_name};
use oci::RepositoryName;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Desk, OrderError};

/// What a pull takes on a repository.
const PULL: [&str; 3] =
    ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
/// What a push takes besides.
const PUSH: [&str; 4] =
    ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"];
/// Characters of a role's name (CreateRole).
const LONGEST_ROLE: usize = 64;
/// The name of the role's inline policy.
const POLICY: &str = "berth-trust";

/// Who is to be trusted, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trust {
    /// The provider's URL.
    pub issuer: String,
    /// The audience that its tokens have to name.
    pub audience: String,
    /// The subject that they have to name; `*` stands for anything.
    pub subject: String,
    /// The name of the role to make.
    pub role: String,
    /// The repositories that it may use; `*` stands for anything.
    pub repository: String,
    /// Whether it may pull and not push.
    pub pull_only: bool,
}

impl Desk {
    /// Makes the provider, unless it is there, and a role for who bears its tokens.
    pub(super) async fn trust(&self, trust: &Trust) -> Result<Value, OrderError> {
        check(trust)?;
        let name = oidc_provider_name(&trust.issuer)
            .ok_or_else(|| OrderError(format!("'{}' is no https:// URL of a provider", trust.issuer)))?;
        let provider = Kind::OidcProvider.arn(self.account, "/", name);
        self.provider(&provider, &trust.audience).await?;
        let role = Kind::Role.arn(self.account, "/", &trust.role);
        let new = NewRole {
            path: "/".to_owned(),
            trust: trust_policy(trust, name, &provider).to_string(),
            description: Some(format!("{} of {}", trust.subject, trust.issuer)),
            max_session_seconds: None,
            tags: Vec::new(),
            boundary: None,
        };
        let create = self.on_entity("iam:CreateRole", &role).await?;
        self.identity.create_role(&create, new).await.map_err(|error| match error {
            Error::EntityExists { .. } => {
                OrderError(format!("there is a role {} already: name another by --role", trust.role))
            }
            error => OrderError::of(error),
        })?;
        let put = self.on_entity("iam:PutRolePolicy", &role).await?;
        let policy = self.policy(trust).to_string();
        self.identity
            .put_inline_policy(&put, Kind::Role, POLICY.to_owned(), policy)
            .await
            .map_err(OrderError::of)?;
        Ok(json!({
            "roleArn": role, "provider": provider, "audience": trust.audience, "subject": trust.subject,
            "repository": trust.repository, "region": self.region.as_str(),
        }))
    }

    async fn provider(&self, arn: &str, audience: &str) -> Result<(), OrderError> {
        let grant = self.on_entity("iam:CreateOpenIDConnectProvider", arn).await?;
        let body = OidcProviderBody { client_ids: vec![audience.to_owned()], thumbprints: Vec::new() };
        match self.identity.create_oidc_provider(&grant, body, Vec::new()).await {
            Ok(_) => Ok(()),
            Err(Error::EntityExists { .. }) => {
                let grant = self.on_entity("iam:AddClientIDToOpenIDConnectProvider", arn).await?;
                self.identity.add_client_id(&grant, audience.to_owned()).await.map_err(OrderError::of)
            }
            Err(error) => Err(OrderError::of(error)),
        }
    }

    async fn on_entity(&self, action: &'static str, arn: &str) -> Result<Grant, OrderError> {
        let arn = Arn::parse(arn).map_err(OrderError::of)?;
        self.judge(Demand::on(action, arn, self.account, &self.region)).await
    }

    fn policy(&self, trust: &Trust) -> Value {
        let push = if trust.pull_only { &[][..] } else { &PUSH[..] };
        let actions: Vec<&str> = PULL.iter().chain(push).copied().collect();
        let repositories = Arn::repository(&self.region, self.account, &trust.repository);
        json!({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
            {"Effect": "Allow", "Action": actions, "Resource": repositories.as_str()},
        ]})
    }
}

/// What IAM would not take, or would never use.
fn check(trust: &Trust) -> Result<(), OrderError> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "+=,.@_-".contains(c);
    if trust.role.is_empty() || trust.role.len() > LONGEST_ROLE || !trust.role.chars().all(fits) {
        let why = "1 to 64 letters, digits and any of +=,.@_-";
        return Err(OrderError(format!("'{}' is no name of a role: {why}", trust.role)));
    }
    let one = trust.repository.replace('*', "xx");
    RepositoryName::check(&one).map_err(|error| {
        OrderError(format!("'{}' names no repository, nor many with '*': {error}", trust.repository))
    })
}

fn trust_policy(trust: &Trust, name: &str, provider: &str) -> Value {
    json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": {"Federated": provider},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {
            "StringEquals": {format!("{name}:aud"): trust.audience},
            "StringLike": {format!("{name}:sub"): trust.subject},
        },
    }]})
}
