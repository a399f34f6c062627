use std::sync::Arc;

use crate::arn::{AccountId, Arn};
use crate::context::{Context, Key};

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Principal {
    /// The root user of an account.
    Root(AccountId),
    /// An IAM user, by its long-term keys or by a session of GetSessionToken.
    User(Arc<User>),
    /// A session of a role.
    Session(Arc<Session>),
    /// A session of GetFederationToken.
    Federated(Arc<Federated>),
    /// An AWS service, such as `lambda.amazonaws.com`.
    Service(Arc<str>),
    /// The bearer of a token of an OIDC provider, by the provider's ARN, who asks for a session.
    WebIdentity(Arn),
    /// Nobody: a request without credentials.
    Anonymous,
}

/// An IAM user.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct User {
    /// The account that holds the user.
    pub account: AccountId,
    /// `arn:aws:iam::ACCOUNT:user/PATH/NAME`.
    pub arn: Arn,
    /// The unique id, `AIDA…`.
    pub id: String,
}

/// A session of a role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Session {
    /// The account that holds the role.
    pub account: AccountId,
    /// `arn:aws:iam::ACCOUNT:role/PATH/NAME`.
    pub role: Arn,
    /// The role's unique id, `AROA…`.
    pub role_id: String,
    /// `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION`, which never holds the path.
    pub arn: Arn,
}

/// A federated user.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Federated {
    /// The account of the user who federated.
    pub account: AccountId,
    /// `arn:aws:sts::ACCOUNT:federated-user/NAME`.
    pub arn: Arn,
    /// The user who federated, whose identity policies count; none if that is not known.
    pub user: Option<User>,
}

impl User {
    /// The name, without its path.
    pub fn name(&self) -> &str {
        last(self.arn.resource())
    }
}

impl Session {
    /// A session of `role` by the name that AssumeRole was given.
    pub fn new(account: AccountId, role: Arn, role_id: &str, session: &str) -> Self {
        let arn = role.in_sts(account, &format!("assumed-role/{}/{session}", last(role.resource())));
        Self { account, role, role_id: role_id.to_owned(), arn }
    }

    /// The session's name.
    pub fn name(&self) -> &str {
        last(self.arn.resource())
    }

    /// Whether the role is linked to a service. Such roles are not bound by organisation policies.
    pub fn is_service_linked(&self) -> bool {
        self.role.resource().starts_with("role/aws-service-role/")
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

impl Principal {
    /// Reads the ARN of a user, session, federated user or root, or the name of a service.
    ///
    /// What the text does not say comes from the context: the role of a session and the user who federated from
    /// `aws:PrincipalArn`, unique ids from `aws:userid`. A session whose role is not given is of the role of that name
    /// without a path, or of one that is linked to a service, if it has the name of such a role.
    pub fn parse(text: &str, context: &Context) -> Option<Self> {
        let Ok(arn) = Arn::parse(text) else {
            let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
            return (text.contains('.') && text.bytes().all(plain)).then(|| Self::Service(text.into()));
        };
        let account = arn.account()?;
        let parent = context.single(&Key::new("aws:PrincipalArn")).and_then(|parent| Arn::parse(parent).ok());
        let parent = |kind: &str| {
            parent.filter(|parent| parent.service() == "iam" && parent.resource().starts_with(kind))
        };
        let id = context.single(&Key::new("aws:userid")).unwrap_or_default();
        let (kind, rest) = arn.resource().split_once('/').unwrap_or((arn.resource(), ""));
        match (arn.service(), kind) {
            ("iam", "root") if rest.is_empty() => Some(Self::Root(account)),
            ("iam", "user") if !rest.is_empty() => {
                Some(Self::User(Arc::new(User { account, arn: arn.clone(), id: id.to_owned() })))
            }
            ("sts", "assumed-role") => {
                let (name, _) = rest.split_once('/')?;
                let path = if name.starts_with("AWSServiceRoleFor") { "aws-service-role/" } else { "" };
                let role = parent("role/");
                let role = role.unwrap_or_else(|| arn.in_iam(account, &format!("role/{path}{name}")));
                let role_id = id.split_once(':').map_or("", |(id, _)| id).to_owned();
                Some(Self::Session(Arc::new(Session { account, role, role_id, arn })))
            }
            ("sts", "federated-user") if !rest.is_empty() => {
                let user = parent("user/").map(|arn| User { account, arn, id: String::new() });
                Some(Self::Federated(Arc::new(Federated { account, arn: arn.clone(), user })))
            }
            _ => None,
        }
    }

    /// Whether it is the root user of an account.
    pub fn is_root(&self) -> bool {
        matches!(self, Self::Root(_))
    }

    /// The account that the principal belongs to; none for services, web identities and nobody.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Root(account) => Some(*account),
            Self::User(user) => Some(user.account),
            Self::Session(session) => Some(session.account),
            Self::Federated(federated) => Some(federated.account),
            Self::Service(_) | Self::WebIdentity(_) | Self::Anonymous => None,
        }
    }

    /// The principal's ARN as AWS's messages print it; `anonymous` for nobody, the name for a service.
    pub fn arn(&self) -> String {
        match self {
            Self::Root(account) => Arn::root(*account).to_string(),
            Self::User(user) => user.arn.to_string(),
            Self::Session(session) => session.arn.to_string(),
            Self::Federated(federated) => federated.arn.to_string(),
            Self::Service(name) => name.to_string(),
            Self::WebIdentity(provider) => provider.to_string(),
            Self::Anonymous => "anonymous".to_owned(),
        }
    }

    /// The `UserId` of GetCallerIdentity: an account id for root, `AIDA…`, `AROA…:session`, `ACCOUNT:name`.
    pub fn user_id(&self) -> String {
        match self {
            Self::Root(account) => account.to_string(),
            Self::User(user) => user.id.clone(),
            Self::Session(session) => format!("{}:{}", session.role_id, session.name()),
            Self::Federated(federated) => {
                format!("{}:{}", federated.account, last(federated.arn.resource()))
            }
            Self::Service(_) | Self::WebIdentity(_) | Self::Anonymous => self.arn(),
        }
    }

    /// Sets the keys that say who asks: `aws:PrincipalArn` (of a session, its role's), `aws:PrincipalAccount`,
    /// `aws:PrincipalType`, `aws:userid`, `aws:username`, `aws:PrincipalIsAWSService` and
    /// `aws:PrincipalServiceName`.
    pub fn describe(&self, context: &mut Context) {
        let service = matches!(self, Self::Service(_));
        context.set("aws:PrincipalIsAWSService", if service { "true" } else { "false" });
        let (kind, arn) = match self {
            Self::Root(_) => ("Account", self.arn()),
            Self::User(user) => {
                context.set("aws:username", user.name());
                ("User", self.arn())
            }
            Self::Session(session) => ("AssumedRole", session.role.to_string()),
            Self::Federated(_) => ("FederatedUser", self.arn()),
            Self::Service(name) => return context.set("aws:PrincipalServiceName", &**name),
            Self::WebIdentity(provider) => return context.set("aws:FederatedProvider", provider.as_str()),
            Self::Anonymous => return,
        };
        context.set("aws:PrincipalType", kind);
        context.set("aws:PrincipalArn", arn);
        context.set("aws:userid", self.user_id());
        if let Some(account) = self.account() {
            context.set("aws:PrincipalAccount", account.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_has_its_roles_arn_as_principal_arn() {
        let account = AccountId::parse("111111111111").unwrap();
        let role = Arn::parse("arn:aws:iam::111111111111:role/eng/dev").unwrap();
        let session = Principal::Session(Arc::new(Session::new(account, role, "AROA1", "ci")));
        let mut context = Context::new();
        session.describe(&mut context);
        assert_eq!(session.arn(), "arn:aws:sts::111111111111:assumed-role/dev/ci");
        assert_eq!(context.get("aws:principalarn"), ["arn:aws:iam::111111111111:role/eng/dev"]);
        assert_eq!(context.get("aws:userid"), ["AROA1:ci"]);
        assert!(context.get("aws:username").is_empty());
    }

    #[test]
    fn a_session_without_a_given_role_is_of_the_role_without_a_path() {
        let text = "arn:aws:sts::111111111111:assumed-role/dev/ci";
        let mut context = Context::new();
        let Some(Principal::Session(plain)) = Principal::parse(text, &context) else { panic!("{text}") };
        assert_eq!(plain.role.as_str(), "arn:aws:iam::111111111111:role/dev");
        context.set("aws:PrincipalArn", "arn:aws:iam::111111111111:role/eng/dev");
        context.set("aws:userid", "AROA1:ci");
        let Some(Principal::Session(given)) = Principal::parse(text, &context) else { panic!("{text}") };
        assert_eq!((given.role.resource(), &*given.role_id), ("role/eng/dev", "AROA1"));
    }

    #[test]
    fn what_is_nobody_is_not_read() {
        for text in ["", "alice", "arn:aws:iam::111111111111:group/a", "arn:aws:iam::x:user/a"] {
            assert_eq!(Principal::parse(text, &Context::new()), None, "{text}");
        }
    }
}
