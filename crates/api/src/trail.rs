use iam::{AccountId, Arn, Region};
use identity::Caller;

/// What became of a request, for logs, metrics and the audit; travels in the answer's extensions. Never holds a
/// secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The operation by AWS's name, or the route's (`GetManifest`); empty if none was found.
    pub operation: &'static str,
    /// The service that was asked, as AWS's event records name it; empty if none was found.
    pub service: &'static str,
    /// The account whose registry was asked.
    pub account: Option<AccountId>,
    /// The region whose registry was asked.
    pub region: Option<Region>,
    /// The repository that was named.
    pub repository: Option<String>,
    /// Who asked.
    pub caller: Option<Caller>,
    /// What the gate was asked, in order, and what it said.
    pub judged: Vec<Judged>,
    /// Positions in the change log of what the request changed.
    pub changes: Vec<String>,
    /// The error's code, and for errors that are ours the whole report.
    pub error: Option<String>,
}

/// One answer of the gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The action that was asked for.
    pub action: &'static str,
    /// The resource; none stands for `*`.
    pub resource: Option<Arn>,
    /// Why it was refused; none if it was allowed.
    pub refused: Option<String>,
}

impl Trail {
    /// The caller's own account: whose turn it was.
    pub fn tenant(&self) -> Option<AccountId> {
        self.caller.as_ref().and_then(|caller| caller.principal.account())
    }
}
