use iam::{Arn, Demand, Grant};
use oci::RepositoryName;

use crate::call::{Context, Failure};

/// A demand on the repository that `arn` names; none if it names none in the region asked. The demand is made anew
/// from the ARN's parts and must give that ARN, so that what is judged is what was written.
pub(super) fn demand(action: &'static str, arn: &str, context: &Context<'_>) -> Option<Demand> {
    let arn = Arn::parse(arn).ok()?;
    let (account, name) = (arn.account()?, arn.repository_name()?);
    RepositoryName::check(name).ok()?;
    let demand = Demand::repository(action, account, &context.region, name);
    (demand.resource.as_ref() == Some(&arn)).then_some(demand)
}

/// The grant of [`demand`]'s demand.
pub(super) fn granted(grants: &[Grant]) -> Result<&Grant, Failure> {
    grants.first().ok_or_else(|| Failure::invalid_parameter("resourceArn", "Invalid ARN"))
}
