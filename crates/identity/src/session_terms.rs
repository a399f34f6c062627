/// What a session brought along when it began (AWS STS).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SessionTerms {
    /// The inline session policy, as it was given; `None` and no `policy_arns` where the session was made without any.
    pub policy: Option<String>,
    /// Managed policies that were given as session policies, by ARN.
    pub policy_arns: Vec<String>,
    /// Session tags, those included that were passed on by an earlier session.
    pub tags: Vec<(String, String)>,
    /// Keys of those tags that pass on to sessions that this one begins.
    pub transitive: Vec<String>,
    /// Who stands behind it (`sts:SourceIdentity`).
    pub source_identity: Option<String>,
    /// The OIDC provider whose token it was given for (`aws:FederatedProvider`).
    pub provider: Option<String>,
    /// Whether a session began it.
    pub chained: bool,
    /// When it began, in microseconds (`aws:TokenIssueTime`).
    pub issued_at: i64,
    /// When it ends, in microseconds.
    pub expires_at: i64,
}
