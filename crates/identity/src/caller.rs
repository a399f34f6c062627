use std::sync::Arc;

use iam::{AccountId, Arn, Federated, Principal, Region, Session, User};

use crate::fields::{FieldReader, FieldWriter};
use crate::sealer::SealError;
use crate::session_terms::SessionTerms;

const ANONYMOUS: u8 = 0;
const ROOT: u8 = 1;
const USER: u8 = 2;
const SESSION: u8 = 3;
const FEDERATED: u8 = 4;

/// Who makes a request, as its credentials prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Who that is to the gate.
    pub principal: Principal,
    /// The access key that signed the request, or for which the token was issued.
    pub access_key_id: Option<String>,
    /// The registry that the caller's registry token was issued for; none if the request came without one.
    pub token_registry: Option<(AccountId, Region)>,
    /// What the caller's session brought along; none with long-term credentials.
    pub session: Option<Arc<SessionTerms>>,
}

impl Caller {
    /// A request without credentials.
    pub fn anonymous() -> Self {
        Self::of(Principal::Anonymous, None)
    }

    /// The root user of `account`, by one of its access keys.
    pub fn root(account: AccountId, access_key_id: &str) -> Self {
        Self::of(Principal::Root(account), Some(access_key_id.to_owned()))
    }

    /// An IAM user, by one of its access keys.
    pub fn user(user: Arc<User>, access_key_id: &str) -> Self {
        Self::of(Principal::User(user), Some(access_key_id.to_owned()))
    }

    /// Who may open the deployment's own files, and so acts as the root user of any `account`, by no access key.
    pub fn operator(account: AccountId) -> Self {
        Self::of(Principal::Root(account), None)
    }

    /// The bearer of a token of the OIDC provider with this ARN.
    pub fn web_identity(provider: Arn) -> Self {
        Self::of(Principal::WebIdentity(provider), None)
    }

    /// Whoever has just begun a session, by its key.
    pub(crate) fn begun(principal: Principal, access_key_id: &str) -> Self {
        Self::of(principal, Some(access_key_id.to_owned()))
    }

    /// What the principal is by in revocations: a user's or role's unique id, root's account.
    pub(crate) fn principal_id(&self) -> String {
        match &self.principal {
            Principal::Session(session) => session.role_id.clone(),
            Principal::Federated(federated) => {
                federated.user.as_ref().map(|user| user.id.clone()).unwrap_or_default()
            }
            other => other.user_id(),
        }
    }

    pub(crate) fn of(principal: Principal, access_key_id: Option<String>) -> Self {
        Self { principal, access_key_id, token_registry: None, session: None }
    }

    /// The principal is written as its kind and its unique id, since an account may have many of them. What a session
    /// brought along is not: a token of one names the row that keeps it.
    pub(crate) fn write(&self, fields: &mut FieldWriter) {
        match &self.principal {
            Principal::Root(_) => {
                fields.byte(ROOT);
                fields.text(&self.principal.user_id());
            }
            Principal::User(user) => {
                fields.byte(USER);
                write_user(fields, user);
            }
            Principal::Session(session) => {
                fields.byte(SESSION);
                fields.text(session.account.as_str());
                fields.text(session.role.as_str());
                fields.text(&session.role_id);
                fields.text(session.name());
            }
            Principal::Federated(federated) => {
                fields.byte(FEDERATED);
                fields.text(federated.account.as_str());
                fields.text(federated.arn.as_str());
                fields.optional(federated.user.as_ref(), write_user);
            }
            // What is not written here reads back as nobody, who may do nothing.
            Principal::Service(_) | Principal::WebIdentity(_) | Principal::Anonymous => {
                fields.byte(ANONYMOUS);
            }
        }
        fields.optional(self.access_key_id.as_deref(), |fields, id| fields.text(id));
        fields.optional(self.token_registry.as_ref(), |fields, (account, region)| {
            fields.text(account.as_str());
            fields.text(region.as_str());
        });
    }

    pub(crate) fn read(fields: &mut FieldReader<'_>) -> Result<Self, SealError> {
        let principal = match fields.byte()? {
            ANONYMOUS => Principal::Anonymous,
            ROOT => Principal::Root(fields.parsed()?),
            USER => Principal::User(Arc::new(read_user(fields)?)),
            SESSION => {
                let (account, role) = (fields.parsed()?, fields.parsed()?);
                let (role_id, name) = (fields.text()?, fields.text()?);
                Principal::Session(Arc::new(Session::new(account, role, role_id, name)))
            }
            FEDERATED => {
                let (account, arn) = (fields.parsed()?, fields.parsed()?);
                let user = fields.optional(read_user)?;
                Principal::Federated(Arc::new(Federated { account, arn, user }))
            }
            _ => return Err(SealError),
        };
        let access_key_id = fields.optional(|fields| fields.text().map(str::to_owned))?;
        let token_registry = fields.optional(|fields| Ok((fields.parsed()?, fields.parsed()?)))?;
        Ok(Self { token_registry, ..Self::of(principal, access_key_id) })
    }
}

fn write_user(fields: &mut FieldWriter, user: &User) {
    fields.text(user.account.as_str());
    fields.text(&user.id);
    fields.text(user.arn.as_str());
}

fn read_user(fields: &mut FieldReader<'_>) -> Result<User, SealError> {
    let (account, id) = (fields.parsed()?, fields.text()?.to_owned());
    Ok(User { account, id, arn: fields.parsed()? })
}
