//! What ECR asks of the policies of repositories and registries (SetRepositoryPolicy, PutRegistryPolicy).

use iam::{Document, PolicyKind};

use crate::App;
use crate::call::Failure;

/// Holds a policy against the grammar, and its principals against who there is.
pub(super) async fn check(app: &App, text: &str, kind: PolicyKind<'_>) -> Result<Document, Failure> {
    let document = iam::validate(text, kind).map_err(|error| refused(&error.to_string()))?;
    match app.identity.missing_principal(&document).await {
        Ok(None) => Ok(document),
        Ok(Some(_)) => Err(refused("Principal not found")),
        Err(error) => Err(registry::Error::Unavailable(error.to_string()).into()),
    }
}

/// ECR names the parameter otherwise than its model does.
pub(super) fn refused(constraint: &str) -> Failure {
    Failure::invalid_parameter("PolicyText", constraint)
}
