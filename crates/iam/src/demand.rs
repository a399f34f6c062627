use crate::arn::{AccountId, Arn, Region};

/// One question to the gate: may the caller take this action on this resource?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Demand {
    /// The IAM action, such as `ecr:PutImage`.
    pub action: &'static str,
    /// The resource; `None` for actions that take `*`.
    pub resource: Option<Arn>,
    /// The account whose registry is asked.
    pub account: AccountId,
    /// The region whose registry is asked.
    pub region: Region,
}

impl Demand {
    /// A demand on a repository of the registry `account`, `region`.
    pub fn repository(action: &'static str, account: AccountId, region: &Region, name: &str) -> Self {
        let resource = Some(Arn::repository(region, account, name));
        Self { action, resource, account, region: region.clone() }
    }

    /// A demand on the registry as a whole (resource `*`).
    pub fn registry(action: &'static str, account: AccountId, region: &Region) -> Self {
        Self { action, resource: None, account, region: region.clone() }
    }

    /// The resource as policies name it: its ARN, or `*`.
    pub fn resource_text(&self) -> &str {
        self.resource.as_ref().map_or("*", Arn::as_str)
    }
}
