use super::resource::is_partition;
use crate::arn::{AccountId, Arn};

/// Whether a value of `Principal` has a form that its type may have.
pub(super) fn is_sound(kind: &str, value: &str) -> bool {
    match kind {
        "AWS" => {
            value == "*" || AccountId::parse(value).is_ok() || is_unique_id(value) || is_principal_arn(value)
        }
        "Service" => is_domain(value),
        "Federated" => value == "*" || is_domain(value) || is_provider(value),
        _ => false,
    }
}

/// AWS shows the id in the place of the ARN of a user or role that is gone.
fn is_unique_id(value: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (value.starts_with("AIDA") || value.starts_with("AROA")) && value.len() >= 16 && value.bytes().all(plain)
}

fn is_principal_arn(value: &str) -> bool {
    let Some(arn) = plain_arn(value) else { return false };
    let (kind, name) = arn.resource().split_once('/').unwrap_or((arn.resource(), ""));
    match (arn.service(), kind) {
        ("iam", "root") => arn.resource() == "root",
        ("iam", "user" | "role") | ("sts", "federated-user") => !name.is_empty() && !name.ends_with('/'),
        ("sts", "assumed-role") => {
            name.split_once('/').is_some_and(|(role, session)| !role.is_empty() && !session.is_empty())
        }
        _ => false,
    }
}

fn is_provider(value: &str) -> bool {
    let kinds = ["oidc-provider/", "saml-provider/"];
    plain_arn(value).is_some_and(|arn| {
        arn.service() == "iam"
            && kinds.iter().any(|kind| arn.resource().len() > kind.len() && arn.resource().starts_with(kind))
    })
}

/// An ARN of an account in a known partition, without region and wildcards.
fn plain_arn(value: &str) -> Option<Arn> {
    let arn = Arn::parse(value).ok().filter(|_| !value.contains(['*', '?']))?;
    let (partition, region) = (value.split(':').nth(1)?, value.split(':').nth(3)?);
    (is_partition(partition) && region.is_empty() && arn.account().is_some()).then_some(arn)
}

fn is_domain(value: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    value.contains('.') && !value.starts_with('.') && !value.ends_with('.') && value.bytes().all(plain)
}
