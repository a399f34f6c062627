//! What the audit keeps of orders.

use std::net::{IpAddr, Ipv4Addr};

use api::Trail;
use serde_json::Value;
use store::meta::noting;
use world::World;

use super::{Asked, Desk, LifecycleOrder, MoveOrder, Order, OrderError, OrganisationOrder};
use crate::audit::{Audit, Event};

impl Order {
    /// The order's name in event records; those that only look begin as AWS's reading operations do.
    pub fn name(&self) -> &'static str {
        match self {
            Self::GcStatus => "GetCollectionStatus",
            Self::GcExplain { .. } => "GetBlobExplanation",
            Self::GcRun => "RunCollection",
            Self::TrashList { .. } => "ListTrash",
            Self::TrashRestore { .. } => "RestoreFromTrash",
            Self::TrashPurge { .. } => "PurgeTrash",
            Self::RepositoryList => "ListRepositories",
            Self::PolicyShow { repository: Some(_) } => "GetRepositoryPolicy",
            Self::PolicyShow { repository: None } => "GetRegistryPolicy",
            Self::PolicyDelete { repository: Some(_) } => "DeleteRepositoryPolicy",
            Self::PolicyDelete { repository: None } => "DeleteRegistryPolicy",
            Self::Trust(_) => "TrustProvider",
            Self::AccountCreate { .. } => "CreateAccount",
            Self::AccountList => "ListAccounts",
            Self::TokenList => "ListTokens",
            Self::TokenRevoke(_) => "RevokeTokens",
            Self::Lifecycle(LifecycleOrder::Status { .. }) => "GetLifecycleStatus",
            Self::Lifecycle(LifecycleOrder::Diff { .. }) => "GetLifecycleDifference",
            Self::Lifecycle(LifecycleOrder::Pin { .. }) => "PinImage",
            Self::Lifecycle(LifecycleOrder::Unpin { .. }) => "UnpinImage",
            Self::Lifecycle(LifecycleOrder::Pins { .. }) => "ListPins",
            Self::Lifecycle(LifecycleOrder::ReportInUse { .. }) => "ReportImagesInUse",
            Self::Lifecycle(LifecycleOrder::InUse { .. }) => "ListImagesInUse",
            Self::Import(order) if order.check => "GetImportDifferences",
            Self::Import(_) => "ImportImages",
            Self::Move(MoveOrder::Copy { .. }) => "CopyImages",
            Self::Move(MoveOrder::Leave { .. }) => "DeleteMovedImages",
            Self::Move(MoveOrder::Rename { .. }) => "RenameRepository",
            Self::Move(MoveOrder::Retag { .. }) => "TagImage",
            Self::Organisation(OrganisationOrder::Show) => "DescribeOrganisation",
            Self::Organisation(_) => "ChangeOrganisation",
            Self::Why { request_id: Some(_), .. } => "GetDenial",
            Self::Why { request_id: None, .. } => "ListDenials",
        }
    }
}

/// Carries out an order, and records it as its account's root did it.
pub(super) async fn recorded(
    desk: &Desk,
    asked: &Asked,
    audit: Option<&Audit>,
    world: &World,
) -> Result<Value, OrderError> {
    let (mut desk, order) = (desk.clone(), &asked.order);
    desk.judged = std::sync::Arc::default();
    let (answer, changes) = noting(desk.carry_out(asked)).await;
    let Some(audit) = audit else { return answer };
    let named = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    desk.account = named(&asked.account).unwrap_or(desk.account);
    let region = asked.region.as_deref().and_then(|text| text.parse().ok()).unwrap_or(desk.region.clone());
    let trail = Trail {
        operation: order.name(),
        service: "berth",
        account: Some(desk.account),
        region: Some(region),
        repository: None,
        caller: Some(desk.caller()),
        judged: desk.judged(),
        changes: changes.iter().map(|at| format!("{}-{}", at.epoch, at.number)).collect(),
        error: answer.as_ref().err().map(|error| format!("OrderRefused: {error}")),
    };
    audit.record(&Event {
        micros: world.clock.micros(),
        request_id: &world.chance.uuid().to_string(),
        client: IpAddr::V4(Ipv4Addr::LOCALHOST),
        user_agent: Some("berth"),
        status: if answer.is_ok() { 200 } else { 409 },
        trail: &trail,
    });
    answer
}
