//! What ECR asks of the policies of repositories and registries (SetRepositoryPolicy, PutRegistryPolicy).

use iam::{Policy, PolicyKind};
use identity::PrincipalError;

use crate::App;
use crate::call::Failure;

/// Holds a policy against the grammar, and its principals against who there is. The answer is the text to be stored, in
/// which users and roles stand by their ids: whoever gets a deleted one's name later is not meant.
pub(super) async fn check(app: &App, text: &str, kind: PolicyKind<'_>) -> Result<String, Failure> {
    let document = iam::validate(text, kind).map_err(|error| refused(&error.to_string()))?;
    app.identity.policy_to_store(&document, text).await.map_err(|error| match error {
        PrincipalError::Unknown(_) => refused("Principal not found"),
        PrincipalError::Store(error) => unavailable(&error),
    })
}

/// A stored policy as its owner gave it; deleted users and roles stay ids.
pub(super) async fn shown(app: &App, stored: &str) -> Result<Option<String>, Failure> {
    app.identity.policy_to_show(stored).await.map(Some).map_err(|error| unavailable(&error))
}

/// The text, compiled.
pub(super) fn compiled(text: &str) -> Result<Policy, Failure> {
    Policy::parse(text).map_err(|error| Failure::Broken(format!("a policy can't be read: {error}")))
}

/// ECR names the parameter otherwise than its model does.
pub(super) fn refused(constraint: &str) -> Failure {
    Failure::invalid_parameter("PolicyText", constraint)
}

fn unavailable(error: &dyn std::error::Error) -> Failure {
    registry::Error::Unavailable(error.to_string()).into()
}
