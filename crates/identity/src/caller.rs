use iam::{AccountId, Principal, Region};

use crate::fields::{FieldReader, FieldWriter};
use crate::sealer::SealError;

const ANONYMOUS: u8 = 0;
const ROOT: u8 = 1;

/// Who makes a request, as its credentials prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Who that is to the gate.
    pub principal: Principal,
    /// The access key that signed the request, or for which the token was issued.
    pub access_key_id: Option<String>,
    /// The registry that the caller's registry token was issued for; none if the request came without one.
    pub token_registry: Option<(AccountId, Region)>,
}

impl Caller {
    /// A request without credentials.
    pub fn anonymous() -> Self {
        Self { principal: Principal::Anonymous, access_key_id: None, token_registry: None }
    }

    /// The root user of `account`, by one of its access keys.
    pub fn root(account: AccountId, access_key_id: &str) -> Self {
        let access_key_id = Some(access_key_id.to_owned());
        Self { principal: Principal::Root(account), access_key_id, token_registry: None }
    }

    /// Who may open the deployment's own files, and so acts as the root user of any `account`, by no access key.
    pub fn operator(account: AccountId) -> Self {
        Self { principal: Principal::Root(account), access_key_id: None, token_registry: None }
    }

    /// The principal is written as its kind and its unique id, since an account may have many of them.
    pub(crate) fn write(&self, fields: &mut FieldWriter) {
        match &self.principal {
            Principal::Root(_) => {
                fields.byte(ROOT);
                fields.text(&self.principal.user_id());
            }
            // Only root users have credentials. Anybody else reads back as nobody, who may do nothing.
            _ => fields.byte(ANONYMOUS),
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
            _ => return Err(SealError),
        };
        let access_key_id = fields.optional(|fields| fields.text().map(str::to_owned))?;
        let token_registry = fields.optional(|fields| Ok((fields.parsed()?, fields.parsed()?)))?;
        Ok(Self { principal, access_key_id, token_registry })
    }
}
