use crate::arn::{AccountId, Arn};
use crate::document;
use crate::principal::Principal;

/// A compiled `Principal` or `NotPrincipal`.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    not: bool,
    values: Vec<Value>,
}

#[derive(Clone, Debug, PartialEq)]
enum Value {
    Everyone,
    Account(AccountId),
    /// An ARN, or the unique id of a user or role.
    Aws(Box<str>),
    Service(Box<str>),
    AnyService,
    Federated(Box<str>),
    AnyFederated,
    /// What names nobody here, such as S3's canonical users.
    Nobody,
}

/// By which of a principal's names a statement reaches it. Later ones reach further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// By its account, which delegates to the account's own policies.
    Account,
    /// By its parent: the role of a session, the user who federated.
    Parent,
    /// By itself.
    Itself,
    /// By `*`.
    Everyone,
}

impl Named {
    pub(super) fn compile(element: &document::Principals) -> Self {
        let values = element.values.iter().map(|(kind, value)| Value::read(kind, value)).collect();
        Self { not: element.not, values }
    }

    /// How an `Allow` reaches the principal, if it does. `NotPrincipal` allows nobody.
    pub(super) fn allows(&self, principal: &Principal) -> Option<Reach> {
        if self.not { None } else { self.values.iter().filter_map(|value| value.reach(principal)).max() }
    }

    /// Whether a `Deny` reaches the principal. `NotPrincipal` spares only whom it names by the own ARN, and nobody
    /// who has a permissions boundary.
    pub(super) fn denies(&self, principal: &Principal, bounded: bool) -> bool {
        if self.not {
            return bounded || !self.values.iter().any(|value| value.reach(principal) >= Some(Reach::Itself));
        }
        self.values.iter().any(|value| *value == Value::Everyone || value.reach(principal).is_some())
    }
}

impl Value {
    fn read(kind: &str, value: &str) -> Self {
        match (kind, value) {
            ("AWS", "*") => Self::Everyone,
            ("AWS", value) => match AccountId::parse(value).ok().or_else(|| root_account(value)) {
                Some(account) => Self::Account(account),
                None => Self::Aws(value.into()),
            },
            ("Service", "*") => Self::AnyService,
            ("Service", name) => Self::Service(name.into()),
            ("Federated", "*") => Self::AnyFederated,
            ("Federated", provider) => Self::Federated(provider.into()),
            _ => Self::Nobody,
        }
    }

    fn reach(&self, principal: &Principal) -> Option<Reach> {
        match self {
            Self::Everyone => match principal {
                // A service or the bearer of a token must be meant to be let in.
                Principal::Service(_) | Principal::WebIdentity(_) => None,
                _ => Some(Reach::Everyone),
            },
            Self::Account(account) if principal.account() == Some(*account) => match principal {
                Principal::Root(_) => Some(Reach::Itself),
                _ => Some(Reach::Account),
            },
            Self::Aws(name) => aws(name, principal),
            Self::Service(name) => match principal {
                Principal::Service(service) if **service == **name => Some(Reach::Itself),
                _ => None,
            },
            Self::AnyService if matches!(principal, Principal::Service(_)) => Some(Reach::Everyone),
            Self::Federated(name) => match principal {
                Principal::WebIdentity(provider) if provider.as_str() == &**name => Some(Reach::Itself),
                _ => None,
            },
            Self::AnyFederated if matches!(principal, Principal::WebIdentity(_)) => Some(Reach::Everyone),
            Self::Account(_) | Self::AnyService | Self::AnyFederated | Self::Nobody => None,
        }
    }
}

fn aws(name: &str, principal: &Principal) -> Option<Reach> {
    let is = |arn: &Arn, id: &str| arn.as_str() == name || (!id.is_empty() && id == name);
    match principal {
        Principal::User(user) if is(&user.arn, &user.id) => Some(Reach::Itself),
        Principal::Session(session) if session.arn.as_str() == name => Some(Reach::Itself),
        Principal::Session(session) if is(&session.role, &session.role_id) => Some(Reach::Parent),
        Principal::Federated(federated) if federated.arn.as_str() == name => Some(Reach::Itself),
        Principal::Federated(federated) => {
            let user = federated.user.as_ref().filter(|user| is(&user.arn, &user.id));
            user.map(|_| Reach::Parent)
        }
        _ => None,
    }
}

/// The account whose root an ARN names.
fn root_account(arn: &str) -> Option<AccountId> {
    let arn = Arn::parse(arn).ok()?;
    (arn.service() == "iam" && arn.resource() == "root").then(|| arn.account()).flatten()
}
