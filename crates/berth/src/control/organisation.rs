//! Orders about the organisation.

use iam::AccountId;
use identity::{Control, Member};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Desk, OrderError};

/// One thing that is asked of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum OrganisationOrder {
    /// Make it.
    Create {
        /// The account that no control policy binds; the default one if not given.
        management: Option<String>,
    },
    /// Show it.
    Show,
    /// Take it down.
    Delete,
    /// Make a unit.
    Unit {
        /// Its name.
        name: String,
        /// The unit that it is in.
        within: Option<String>,
    },
    /// Put an account into a unit.
    Place {
        /// The account.
        member: String,
        /// The unit's name.
        unit: String,
    },
    /// Take an account or an empty unit out.
    Remove {
        /// The account or the unit's name.
        name: String,
    },
    /// Make a control policy, or give it another document.
    PutPolicy {
        /// Its name.
        name: String,
        /// Whether it is over resources instead of principals.
        resource: bool,
        /// The document.
        document: String,
    },
    /// Delete a control policy.
    DeletePolicy {
        /// Its name.
        name: String,
    },
    /// Attach a control policy, or detach it.
    Attach {
        /// Its name.
        policy: String,
        /// The account or the unit's name.
        to: String,
        /// False detaches it.
        attach: bool,
    },
}

impl Desk {
    pub(super) async fn organisation(&self, order: &OrganisationOrder) -> Result<Value, OrderError> {
        use OrganisationOrder as Of;
        let account = |text: &str| AccountId::parse(text).map_err(OrderError::of);
        let identity = &self.identity;
        let done = match order {
            Of::Create { management } => {
                let management = management.as_deref().map_or(Ok(self.account), account)?;
                identity.create_organisation(management).await
            }
            Of::Show => Ok(()),
            Of::Unit { name, within } => identity.create_unit(name, within.as_deref()).await,
            Of::Place { member, unit } => identity.place_account(account(member)?, unit).await,
            Of::Remove { name } => identity.remove_member(name).await,
            Of::PutPolicy { name, resource, document } => {
                let control = if *resource { Control::Resource } else { Control::Service };
                identity.put_control_policy(name, control, document).await
            }
            Of::DeletePolicy { name } => identity.delete_control_policy(name).await,
            Of::Attach { policy, to, attach: true } => identity.attach_control_policy(policy, to).await,
            Of::Attach { policy, to, attach: false } => identity.detach_control_policy(policy, to).await,
            Of::Delete => {
                identity.delete_organisation().await.map_err(OrderError::of)?;
                return Ok(json!({"deleted": "organisation"}));
            }
        };
        done.map_err(OrderError::of)?;
        self.shown().await
    }

    async fn shown(&self) -> Result<Value, OrderError> {
        let found = self.identity.organisation().await.map_err(OrderError::of)?;
        let Some(organisation) = found else {
            return Err(OrderError::of(identity::OrganisationError::None));
        };
        let policies = organisation.policies.iter();
        Ok(json!({
            "organisation": organisation.id,
            "management": organisation.management,
            "members": organisation.members.iter().map(member).collect::<Value>(),
            "controlPolicies": policies.map(|(name, arn)| json!({"policy": name, "arn": arn})).collect::<Value>(),
        }))
    }
}

fn member(member: &Member) -> Value {
    json!({"member": member.name, "within": member.within, "policies": member.policies})
}
