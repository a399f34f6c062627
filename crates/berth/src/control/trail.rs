//! What the audit keeps of orders.

use std::net::{IpAddr, Ipv4Addr};

use api::{Trail, recorded_unmodelled};
use serde_json::{Value, json};
use store::meta::noting;
use world::World;

use super::{Asked, Desk, LifecycleOrder, MoveOrder, Order, OrderError, OrganisationOrder};
use crate::audit::{Audit, Event};
use crate::import::names_user;

impl Order {
    /// The order's name in event records; those that only look begin as AWS's reading operations do.
    pub fn name(&self) -> &'static str {
        match self {
            Self::GcStatus => "GetCollectionStatus",
            Self::GcExplain { .. } => "GetBlobExplanation",
            Self::GcRun => "RunCollection",
            Self::Verify(_) => "VerifyObjects",
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
            Self::RootKey { .. } => "GetRootKeyState",
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
            Self::Move(MoveOrder::Settings { carry: true, .. }) => "CarryRepositorySettings",
            Self::Move(MoveOrder::Settings { carry: false, .. }) => "GetSettingsLeft",
            Self::Move(MoveOrder::Leave { .. }) => "DeleteMovedImages",
            Self::Move(MoveOrder::Rename { .. }) => "RenameRepository",
            Self::Move(MoveOrder::Retag { .. }) => "TagImage",
            Self::Organisation(order) => order.name(),
            Self::Why { request_id: Some(_), .. } => "GetDenial",
            Self::Why { request_id: None, .. } => "ListDenials",
        }
    }
}

impl OrganisationOrder {
    fn name(&self) -> &'static str {
        match self {
            Self::Create { .. } => "CreateOrganisation",
            Self::Show => "DescribeOrganisation",
            Self::Delete => "DeleteOrganisation",
            Self::Unit { .. } => "CreateUnit",
            Self::Place { .. } => "PlaceAccount",
            Self::Remove { .. } => "RemoveMember",
            Self::PutPolicy { .. } => "PutControlPolicy",
            Self::DeletePolicy { .. } => "DeleteControlPolicy",
            Self::Attach { attach: true, .. } => "AttachControlPolicy",
            Self::Attach { attach: false, .. } => "DetachControlPolicy",
        }
    }
}

/// What an order says, without what it logs in elsewhere with.
fn parameters(order: &Order) -> Option<Value> {
    let mut said = match order {
        Order::Import(order) => {
            let source = Some(&order.source).filter(|source| !names_user(source));
            json!({"source": source, "repository": order.repository, "target": order.target})
        }
        order => serde_json::to_value(order).ok()?,
    };
    for tag in ["order", "what", "attach"] {
        said.as_object_mut()?.remove(tag);
    }
    recorded_unmodelled(&said)
}

/// What an order made that nobody knew before.
fn elements(order: &Order, answer: &Value) -> Option<Value> {
    match order {
        Order::AccountCreate { .. } => {
            Some(json!({"account": answer["account"], "accessKeyId": answer["accessKeyId"]}))
        }
        Order::Trust(_) => Some(json!({"roleArn": answer["roleArn"], "provider": answer["provider"]})),
        _ => None,
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
        parameters: parameters(order),
        elements: answer.as_ref().ok().and_then(|answer| elements(order, answer)),
        caller: Some(desk.caller()),
        subject: None,
        judged: desk.judged(),
        created: None,
        notice: None,
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
