//! What each kind of policy asks of a document, in AWS's words.

mod action;
mod identity;
mod organisation;
mod principal;
mod resource;
mod resource_based;

use crate::condition::{Comparison, Moment, Operator};
use crate::document::{Document, Statement};

/// What a policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyKind<'a> {
    /// Of a user, group or role, a permissions boundary, or of a session.
    Identity,
    /// Who may take a role.
    Trust,
    /// Of the repository with this ARN.
    Repository(&'a str),
    /// Of a registry.
    Registry {
        /// Whether the account's policy scope is V1, which knows three actions.
        only_v1: bool,
    },
    /// Of an organisation, over its principals.
    ServiceControl,
    /// Of an organisation, over its resources.
    ResourceControl,
}

/// What is wrong with a document, in the words that AWS has for it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidPolicy(String);

type Checked = Result<(), InvalidPolicy>;

/// Checks a document of one kind. Whether the principals it names exist is for the caller to see:
/// [`Document::principals`].
///
/// The answer to a document that is not right is AWS's: IAM's texts for identity and trust policies, of which the
/// first that applies in AWS's order of checks; one text each for the other kinds.
pub fn validate(text: &str, kind: PolicyKind<'_>) -> Result<Document, InvalidPolicy> {
    let Ok(document) = Document::parse(text) else { return Err(kind.syntax()) };
    let operators = document.statements.iter().flat_map(|statement| &statement.conditions);
    let unknown = |block: &&crate::document::Block| Operator::parse(&block.operator).is_none();
    if operators.filter(|block| !block.keys.is_empty()).any(|block| unknown(&block)) {
        return Err(kind.syntax());
    }
    match kind {
        PolicyKind::Identity => identity::check(&document)?,
        PolicyKind::Trust => identity::check_trust(&document)?,
        PolicyKind::Repository(own) => refuse(resource_based::is_of_repository(&document, own), kind)?,
        PolicyKind::Registry { only_v1 } => refuse(resource_based::is_of_registry(&document, only_v1), kind)?,
        PolicyKind::ServiceControl => refuse(organisation::is_service_control(&document), kind)?,
        PolicyKind::ResourceControl => refuse(organisation::is_resource_control(&document), kind)?,
    }
    Ok(document)
}

impl PolicyKind<'_> {
    /// What is said of a document that has not the grammar's form.
    fn syntax(self) -> InvalidPolicy {
        InvalidPolicy::new(match self {
            Self::Identity | Self::Trust => "Syntax errors in policy.",
            Self::Repository(_) => "Invalid repository policy provided",
            Self::Registry { .. } => "Invalid registry policy provided",
            Self::ServiceControl | Self::ResourceControl => {
                "The provided policy document does not meet the requirements of the specified policy type."
            }
        })
    }
}

impl InvalidPolicy {
    /// A document that names a principal which does not exist.
    pub fn principal(kind: &str, value: &str) -> Self {
        Self(format!("Invalid principal in policy: \"{kind}\":\"{value}\""))
    }

    fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

fn refuse(sound: bool, kind: PolicyKind<'_>) -> Checked {
    if sound { Ok(()) } else { Err(kind.syntax()) }
}

/// What IAM's older parser refuses beside resources: an Effect in another case, and a date that is none.
fn passes_legacy_parsing(statement: &Statement) -> bool {
    let is_date = |operator: &str| {
        Operator::parse(operator).is_some_and(|operator| matches!(operator.comparison, Comparison::Date(_)))
    };
    let blocks = statement.conditions.iter().filter(|block| is_date(&block.operator));
    let mut dates = blocks.flat_map(|block| &block.keys).flat_map(|(_, values)| values);
    matches!(&*statement.effect, "Allow" | "Deny") && dates.all(|date| Moment::parse(date).is_some())
}
