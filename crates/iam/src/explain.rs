//! What made a denial close: the statements that would have allowed it but for a condition.

use std::fmt;

use crate::condition::{Operator, unreadable};
use crate::decide::Facts;
use crate::demand::Demand;
use crate::evaluate::{Request, nearly};
use crate::principal::Principal;
use crate::reason::{Denial, Place};

/// Statements that are told of one denial.
pub(crate) const MOST_STATEMENTS: usize = 3;
/// Conditions that are told of one statement.
const MOST_CONDITIONS: usize = 4;
/// Values that are told of one condition.
const MOST_VALUES: usize = 5;
/// Characters that are told of one value.
const LONGEST: usize = 200;

/// What there is to say of a denial beside its [`crate::Reason`]: for whoever runs the deployment, never for the caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Statements that fail only at their conditions, with the conditions that are not met; of an explicit deny the
    /// statement that denied, with all its conditions.
    pub near: Vec<NearMiss>,
    /// What the level of service control policies binds that does not allow it: a unit's name, or an account.
    pub level: Option<String>,
    /// Whether what was asked for does not exist.
    pub missing: bool,
    /// Why the caller's credentials no longer count, if they don't.
    pub gone: Option<Gone>,
}

/// Why credentials that were good no longer count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// The user or role was deleted.
    Deleted,
    /// What was issued to it up to some moment was revoked.
    Revoked,
    /// The root user's access key that began the session is gone, inactive, or has another secret.
    KeyGone,
}

/// A statement, and what its conditions were held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The statement.
    pub place: Place,
    /// Its conditions.
    pub tested: Vec<Tested>,
}

/// One condition and what the request has for it. Long lists and values are cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// Such as `IpAddress`.
    pub operator: String,
    /// Such as `aws:SourceIp`.
    pub key: String,
    /// The request's values; none if the key is absent.
    pub given: Vec<String>,
    /// The values that the statement names.
    pub wanted: Vec<String>,
}

impl Denial {
    /// Adds which statements came close, by the facts that the decision was made with.
    pub fn explain(&mut self, facts: &Facts) {
        let request = Request {
            principal: &self.principal,
            action: self.demand.action,
            resource: self.demand.resource_text(),
            account: self.demand.account,
            context: &facts.context,
        };
        self.explanation.near = nearly(&request, &facts.policies, &self.reason);
    }
}

impl Tested {
    pub(crate) fn new(operator: &str, key: &str, given: &[String], wanted: &[String]) -> Self {
        Self { operator: operator.to_owned(), key: key.to_owned(), given: cut(given), wanted: cut(wanted) }
    }

    /// The first few conditions.
    pub(crate) fn few(tested: impl Iterator<Item = Self>) -> Vec<Self> {
        tested.take(MOST_CONDITIONS).collect()
    }

    /// As the reason why an allow does not apply: `aws:SourceIp is 127.0.0.1, not in 10.0.0.0/8 (IpAddress)`.
    pub(crate) fn as_unmet(&self) -> String {
        let wanted = self.wanted.join(" or ");
        let (_, bare) = self.operator.rsplit_once(':').unwrap_or(("", &self.operator));
        let rest = match bare.strip_suffix("IfExists").unwrap_or(bare) {
            "IpAddress" => format!("not in {wanted}"),
            "StringLike" | "ArnLike" => format!("not like {wanted}"),
            "StringEquals"
            | "StringEqualsIgnoreCase"
            | "ArnEquals"
            | "Bool"
            | "NumericEquals"
            | "DateEquals" => {
                format!("not {wanted}")
            }
            _ => format!("where the statement wants {wanted}"),
        };
        let flaw = self.flaw("nothing ever meets it");
        format!("{} is {}, {rest} ({}){flaw}", self.key, self.given(), self.operator)
    }

    /// A value that can't be read, which the statement should not have, and what comes of it.
    fn flaw(&self, so: &str) -> String {
        let comparison = Operator::parse(&self.operator).map(|operator| operator.comparison);
        let mut wanted = self.wanted.iter().filter(|value| *value != "…");
        let found = wanted.find_map(|value| Some((value, unreadable(comparison?, value)?)));
        found.map_or_else(String::new, |(value, what)| format!(", and '{value}' is no {what}, so that {so}"))
    }

    /// As the reason why a deny applies: `aws:SourceIp is 127.0.0.1 (NotIpAddress 10.0.0.0/8)`.
    pub(crate) fn as_met(&self) -> String {
        let (given, wanted) = (self.given(), self.wanted.join(" or "));
        let flaw = self.flaw("nothing is ever equal to it");
        format!("{} is {given} ({} {wanted}){flaw}", self.key, self.operator)
    }

    fn given(&self) -> String {
        if self.given.is_empty() { "absent".to_owned() } else { self.given.join(" and ") }
    }
}

fn cut(values: &[String]) -> Vec<String> {
    let short = |text: &String| match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.clone(),
    };
    let mut few: Vec<_> = values.iter().take(MOST_VALUES).map(short).collect();
    if values.len() > MOST_VALUES {
        few.push("…".to_owned());
    }
    few
}

/// The conditions under which alone a statement may let in the bearer of a provider's token, or one from outside who
/// gave an external id: as the request meets them. None where what they take is not known.
pub(crate) fn conditions(principal: &Principal, demand: &Demand) -> Option<serde_json::Value> {
    let mut wanted = serde_json::Map::new();
    let mut want = |key: &str| {
        let given = demand.context.get(key).first()?;
        wanted.insert(key.to_owned(), given.as_str().into());
        Some(())
    };
    if let Principal::WebIdentity(provider) = principal {
        let name = provider.resource().strip_prefix("oidc-provider/")?;
        want(&format!("{name}:aud"))?;
        want(&format!("{name}:sub"))?;
    }
    let _ = want("sts:ExternalId");
    Some(wanted.into())
}

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Deleted => "the user or role behind them was deleted",
            Self::Revoked => "what was issued to it until then was revoked",
            Self::KeyGone => "the root user's access key that began the session is deleted or disabled, or has another secret",
        })
    }
}
