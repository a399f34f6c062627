use crate::arn::{AccountId, Arn, Region};
use crate::context::Context;

/// One question to the gate: may the caller take this action on this resource?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Demand {
    /// The IAM action, such as `ecr:PutImage`.
    pub action: &'static str,
    /// The resource; `None` for actions that take `*`.
    pub resource: Option<Arn>,
    /// What the request called the resource, where it has another ARN as it is stored: what a refusal names, so that
    /// nobody learns from it what there is.
    pub named: Option<Arn>,
    /// The account whose registry is asked.
    pub account: AccountId,
    /// The region whose registry is asked.
    pub region: Region,
    /// What is asked for besides, by condition key: `aws:RequestTag/…`, `iam:PolicyARN`, `sts:ExternalId`.
    pub context: Context,
}

impl Demand {
    /// A demand on a repository of the registry `account`, `region`.
    pub fn repository(action: &'static str, account: AccountId, region: &Region, name: &str) -> Self {
        Self::on(action, Arn::repository(region, account, name), account, region)
    }

    /// A demand on `resource`, which `account` holds.
    pub fn on(action: &'static str, resource: Arn, account: AccountId, region: &Region) -> Self {
        let (resource, region) = (Some(resource), region.clone());
        Self { action, resource, named: None, account, region, context: Context::new() }
    }

    /// A demand on the registry as a whole (resource `*`).
    pub fn registry(action: &'static str, account: AccountId, region: &Region) -> Self {
        let region = region.clone();
        Self { action, resource: None, named: None, account, region, context: Context::new() }
    }

    /// The same, with one value for a condition key.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<String>) -> Self {
        self.context.set(key, value);
        self
    }

    /// The same, with these values for a condition key.
    #[must_use]
    pub fn with_all(mut self, key: &str, values: Vec<String>) -> Self {
        self.context.set_all(key, values);
        self
    }

    /// The same, on what the request named, as it would be were there nothing of the name.
    #[must_use]
    pub fn as_named(mut self) -> Self {
        self.resource = self.named.take().or(self.resource);
        self
    }

    /// The resource as who asked named it: an ARN, or `*`.
    pub fn named_text(&self) -> &str {
        self.named.as_ref().map_or_else(|| self.resource_text(), Arn::as_str)
    }

    /// The resource as policies name it: its ARN, or `*`.
    pub fn resource_text(&self) -> &str {
        self.resource.as_ref().map_or("*", Arn::as_str)
    }
}
