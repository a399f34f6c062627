use iam::AccountId;

/// What became of a request, for logs and metrics; travels in the answer's extensions. Never holds a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The operation by AWS's name, or the route's (`GetManifest`); empty if none was found.
    pub operation: &'static str,
    /// The account whose registry was asked.
    pub account: Option<AccountId>,
    /// The repository that was named.
    pub repository: Option<String>,
    /// The caller's own account: whose turn it was.
    pub tenant: Option<AccountId>,
    /// The caller's ARN.
    pub caller: Option<String>,
    /// The error's code, and for errors that are ours the whole report.
    pub error: Option<String>,
}
