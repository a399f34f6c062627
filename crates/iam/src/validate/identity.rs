use super::{Checked, InvalidPolicy, action, passes_legacy_parsing, principal, resource};
use crate::document::{Document, Element, Statement};

const LEGACY: &str = "The policy failed legacy parsing";

/// What a trust policy may speak of, in lower case.
const TRUST_ACTIONS: [&str; 6] = [
    "sts:assumerole",
    "sts:assumerolewithsaml",
    "sts:assumerolewithwebidentity",
    "sts:tagsession",
    "sts:setsourceidentity",
    "sts:setcontext",
];

/// Checks an identity policy in IAM's order.
pub(super) fn check(document: &Document) -> Checked {
    let statements = &document.statements;
    require(document.has_variables(), "Policy document must be version 2012-10-17 or greater.")?;
    require(statements.iter().all(passes_legacy_parsing), LEGACY)?;
    let flaw = resources(statements)?;
    check_sids(statements)?;
    let has_actions = statements.iter().all(|statement| is_filled(statement.action.as_ref()));
    require(has_actions, "Policy statement must contain actions.")?;
    flaw.map_or(Ok(()), Err)?;
    actions(statements).try_for_each(action::check)?;
    let has_resources = statements.iter().all(|statement| is_filled(statement.resource.as_ref()));
    require(has_resources, "Policy statement must contain resources.")?;
    let names_nobody = statements.iter().all(|statement| statement.principal.is_none());
    require(names_nobody, "Policy document should not specify a principal.")
}

/// Checks a trust policy.
pub(super) fn check_trust(document: &Document) -> Checked {
    let statements = &document.statements;
    require(statements.iter().all(passes_legacy_parsing), LEGACY)?;
    check_sids(statements)?;
    let has_actions = statements.iter().all(|statement| is_filled(statement.action.as_ref()));
    require(has_actions, "Policy statement must contain actions.")?;
    let named =
        |not: bool| move |it: &&Statement| it.resource.as_ref().is_some_and(|element| element.not == not);
    require(!statements.iter().any(|it| named(false)(&it)), "Has prohibited field Resource.")?;
    require(!statements.iter().any(|it| named(true)(&it)), "Has prohibited field NotResource.")?;
    require(
        actions(statements).all(|action| TRUST_ACTIONS.contains(&&*action.to_ascii_lowercase())),
        "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and \
         sts:AssumeRoleWithWebIdentity",
    )?;
    statements.iter().try_for_each(check_principal)
}

fn check_principal(statement: &Statement) -> Checked {
    let Some(element) = &statement.principal else {
        return Err(InvalidPolicy::new("Missing required field Principal"));
    };
    require(!element.not || statement.effect == "Deny", "Allow with NotPrincipal is not allowed.")?;
    match element.values.iter().find(|(kind, value)| !principal::is_sound(kind, value)) {
        Some((kind, value)) => Err(InvalidPolicy::principal(kind, value)),
        None => require(!element.values.is_empty(), "Missing required field Principal"),
    }
}

/// The first flaw of a resource, which waits its turn; what fails IAM's older parsing before that does not.
fn resources(statements: &[Statement]) -> Result<Option<InvalidPolicy>, InvalidPolicy> {
    let mut flaw = None;
    for element in statements.iter().filter_map(|statement| statement.resource.as_ref()) {
        let mut values: Vec<&str> = element.values.iter().map(String::as_str).collect();
        values.sort_unstable();
        flaw = flaw.or_else(|| values.iter().find_map(|value| resource::flaw(value)));
        if flaw.is_none() {
            require(values.into_iter().all(resource::passes_legacy_parsing), LEGACY)?;
        }
    }
    Ok(flaw)
}

fn check_sids(statements: &[Statement]) -> Checked {
    let mut sids: Vec<&str> = statements.iter().filter_map(|statement| statement.sid.as_deref()).collect();
    sids.retain(|sid| !sid.is_empty());
    let plain = sids.iter().all(|sid| sid.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    require(
        plain,
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression \
         [0-9A-Za-z]*",
    )?;
    let count = sids.len();
    sids.sort_unstable();
    sids.dedup();
    require(sids.len() == count, "Statement IDs (SID) in a single policy must be unique.")
}

pub(super) fn is_filled(element: Option<&Element>) -> bool {
    element.is_some_and(|element| !element.values.is_empty())
}

pub(super) fn actions(statements: &[Statement]) -> impl Iterator<Item = &str> {
    let elements = statements.iter().filter_map(|statement| statement.action.as_ref());
    elements.flat_map(|element| &element.values).map(String::as_str)
}

fn require(sound: bool, otherwise: &str) -> Checked {
    if sound { Ok(()) } else { Err(InvalidPolicy::new(otherwise)) }
}
