use super::identity::{actions, is_filled};
use super::{action, passes_legacy_parsing, resource};
use crate::document::{Document, Statement};

/// Whether the document may be a service control policy, which speaks of principals without naming them.
pub(super) fn is_service_control(document: &Document) -> bool {
    is_sound(document) && document.statements.iter().all(|statement| statement.principal.is_none())
}

/// Whether the document may be a resource control policy: it denies, and it denies everyone.
pub(super) fn is_resource_control(document: &Document) -> bool {
    let everyone = |statement: &Statement| {
        let principal = statement.principal.as_ref();
        principal
            .is_some_and(|it| !it.not && it.values.iter().all(|(kind, value)| kind == "AWS" && value == "*"))
    };
    let denies = |statement: &Statement| {
        statement.effect == "Deny" && statement.action.as_ref().is_some_and(|action| !action.not)
    };
    is_sound(document)
        && document.statements.iter().all(|statement| denies(statement) && everyone(statement))
        && actions(&document.statements).all(|action| action != "*")
}

fn is_sound(document: &Document) -> bool {
    let statements = &document.statements;
    let resources = statements.iter().filter_map(|statement| statement.resource.as_ref());
    statements.iter().all(|statement| {
        let filled = is_filled(statement.action.as_ref()) && is_filled(statement.resource.as_ref());
        passes_legacy_parsing(statement) && filled
    }) && resources.flat_map(|element| &element.values).all(|value| resource::flaw(value).is_none())
        && actions(statements).all(|action| action::check(action).is_ok())
}
