use super::identity::{actions, is_filled};
use super::{action, passes_legacy_parsing, principal, resource};
use crate::document::{Document, Statement};

/// What a registry policy of scope V1 may speak of, in lower case.
const V1_ACTIONS: [&str; 3] = ["ecr:replicateimage", "ecr:batchimportupstreamimage", "ecr:createrepository"];

/// Whether the document may be the policy of the repository `own`. It needs no `Resource`; `*` and the repository's
/// own ARN are let pass.
pub(super) fn is_of_repository(document: &Document, own: &str) -> bool {
    let own_alone = |statement: &Statement| {
        let resource = statement.resource.as_ref();
        resource.is_none_or(|it| {
            !it.not && !it.values.is_empty() && it.values.iter().all(|it| it == "*" || it == own)
        })
    };
    is_of_ecr(document) && document.statements.iter().all(own_alone)
}

/// Whether the document may be the policy of a registry. It needs a resource.
pub(super) fn is_of_registry(document: &Document, only_v1: bool) -> bool {
    let named = |statement: &Statement| {
        let resource = statement.resource.as_ref();
        resource.is_some_and(|it| {
            !it.values.is_empty() && it.values.iter().all(|it| resource::flaw(it).is_none())
        })
    };
    let in_scope = |action: &str| !only_v1 || V1_ACTIONS.contains(&&*action.to_ascii_lowercase());
    is_of_ecr(document)
        && document.statements.iter().all(named)
        && actions(&document.statements).all(in_scope)
}

fn is_of_ecr(document: &Document) -> bool {
    document.statements.iter().all(|statement| {
        passes_legacy_parsing(statement) && is_filled(statement.action.as_ref()) && names_somebody(statement)
    }) && actions(&document.statements)
        .all(|action| action::is_of(action, "ecr") || action::is_of(action, "berth"))
}

fn names_somebody(statement: &Statement) -> bool {
    let Some(element) = &statement.principal else { return false };
    let sound = element.values.iter().all(|(kind, value)| principal::is_sound(kind, value));
    sound && !element.values.is_empty() && (!element.not || statement.effect == "Deny")
}
