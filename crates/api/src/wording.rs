//! AWS's words: the codes and texts by which the AWS door refuses, and those of them that `/v2` repeats.

mod iam;
mod manifest;
mod texts;

use ::iam::{AccountId, Denial};
use aws::Invalid;
use aws::model::{ErrorTable, Protocol};
use serde_json::{Map, Value, json};

use crate::call::{Failure, Refused, refused_input};
pub(crate) use texts::{
    IMAGE_MISSING, MOVING, RATE_EXCEEDED, children_missing, image_inactive, layer_missing, layers_missing,
    referenced_by_index, repository_missing, tag_immutable, upload_missing,
};

const SERVER: &str = "ServerException";
const LIMIT: &str = "LimitExceededException";
const THROTTLING: &str = "ThrottlingException";
const UNSUPPORTED: &str = "UnsupportedOperationException";
/// What any operation may answer, though no model lists it: those of JSON, and those of Query.
const COMMON: [&str; 9] = [
    "AccessDeniedException",
    "ValidationException",
    THROTTLING,
    UNSUPPORTED,
    ACCESS_DENIED,
    "ValidationError",
    "Throttling",
    "UnsupportedOperation",
    "InvalidParameterValue",
];
const ACCESS_DENIED: &str = "AccessDenied";
const SERVICE_FAILURE: &str = "ServiceFailure";

impl Failure {
    /// A part of an operation that is not built: clients must not take it for done.
    pub(crate) fn unsupported(what: &str) -> Self {
        Self::Invalid(Invalid { code: UNSUPPORTED, message: format!("Berth does not support {what}.") })
    }
}

impl Failure {
    /// The registry has no signing configuration.
    pub(crate) fn signing_configuration_missing(account: AccountId) -> Self {
        let message = texts::signing_configuration_missing(account.as_str());
        Self::Invalid(Invalid { code: "SigningConfigurationNotFoundException", message })
    }
}

/// Puts a failure of an operation into the words of its `protocol`. `modelled` are the errors that its model lists; `account` and
/// `repository` are what it was asked about. A code that the operation may not answer with is our fault.
pub(crate) fn refused(
    failure: Failure,
    protocol: Protocol,
    modelled: &'static [ErrorTable],
    account: AccountId,
    repository: &str,
) -> Refused {
    let refused = match failure {
        Failure::Rule(error) => of_rule(error, modelled, account, repository),
        Failure::Identity(error) => of_identity(&error),
        Failure::Denied(denial) if protocol == Protocol::Query => said(ACCESS_DENIED, denied(&denial)),
        Failure::Denied(denial) => said("AccessDeniedException", denial.to_string()),
        Failure::Invalid(invalid) => refused_input(invalid),
        Failure::Broken(report) => broken(report),
    };
    let refused = match protocol {
        Protocol::Query if refused.code == SERVER => Refused { code: SERVICE_FAILURE, ..refused },
        _ => refused,
    };
    match modelled.iter().find(|error| error.code == refused.code) {
        // The models know these codes as 500 alone; clients ask again after 503 whatever the code.
        Some(_) if refused.status == 503 => refused,
        Some(error) => Refused { status: error.status, ..refused },
        None if refused.code == SERVICE_FAILURE => refused,
        None if refused.code == ACCESS_DENIED => Refused { status: 403, ..refused },
        None if refused.code == SERVER || COMMON.contains(&refused.code) => refused,
        None => broken(format!("this operation has no {}: {}", refused.code, refused.message)),
    }
}

/// Who may not take a role is not told why: whether the role is there and trusts others is not theirs to know.
fn denied(denial: &Denial) -> String {
    let Denial { principal, demand, .. } = denial;
    match demand.action {
        "sts:AssumeRole" | "sts:TagSession" | "sts:SetSourceIdentity" => {
            let (who, action, resource) = (principal.arn(), demand.action, demand.resource_text());
            format!("User: {who} is not authorized to perform: {action} on resource: {resource}")
        }
        _ => denial.to_string(),
    }
}

/// A fact about the request, by AWS's code and text.
fn of_rule(
    error: registry::Error,
    modelled: &'static [ErrorTable],
    account: AccountId,
    repository: &str,
) -> Refused {
    use registry::Error as Rule;
    let lists = |code| modelled.iter().any(|error| error.code == code);
    let (code, message) = match error {
        Rule::RepositoryMissing { name, account } => {
            ("RepositoryNotFoundException", repository_missing(&name, account))
        }
        Rule::RepositoryExists { name, account } => {
            ("RepositoryAlreadyExistsException", texts::repository_exists(&name, &account))
        }
        Rule::RepositoryNotEmpty { name, account } => {
            ("RepositoryNotEmptyException", texts::repository_not_empty(&name, &account))
        }
        Rule::RepositoryProtected { name, account } => {
            ("InvalidParameterException", texts::repository_protected(&name, &account))
        }
        Rule::RepositoryPolicyMissing { name, account } => {
            ("RepositoryPolicyNotFoundException", texts::repository_policy_missing(&name, &account))
        }
        Rule::RegistryPolicyMissing { account } => {
            ("RegistryPolicyNotFoundException", texts::registry_policy_missing(&account))
        }
        Rule::LifecyclePolicyInvalid(invalid) => ("InvalidParameterException", invalid.to_string()),
        Rule::LifecyclePolicyMissing { name, account } => {
            ("LifecyclePolicyNotFoundException", texts::lifecycle_policy_missing(&name, &account))
        }
        Rule::LifecyclePreviewMissing { name, account } => {
            ("LifecyclePolicyPreviewNotFoundException", texts::lifecycle_preview_missing(&name, &account))
        }
        Rule::LifecyclePreviewInProgress { name, account } => {
            ("LifecyclePolicyPreviewInProgressException", texts::lifecycle_preview_busy(&name, &account))
        }
        Rule::TemplateExists((prefix, account)) => {
            ("TemplateAlreadyExistsException", texts::template_exists(&prefix, &account))
        }
        Rule::TemplateMissing((prefix, account)) => {
            ("TemplateNotFoundException", texts::template_missing(&prefix, &account))
        }
        Rule::QuotaExceeded { .. } if lists(LIMIT) => (LIMIT, error.to_string()),
        Rule::QuotaExceeded { .. } | Rule::TemplateUnfit { .. } => {
            ("InvalidParameterException", error.to_string())
        }
        Rule::ResourceTagAlike { .. } => ("InvalidTagParameterException", error.to_string()),
        Rule::TooManyResourceTags => ("TooManyTagsException", texts::too_many_tags()),
        Rule::ImageMissing { digest, tag } | Rule::ImageInactive { digest, tag, .. } => {
            let text = texts::image_missing(digest.as_deref(), tag.as_deref(), repository, account);
            ("ImageNotFoundException", text)
        }
        Rule::ImageExists { digest, tag } => {
            let text = texts::image_exists(&digest, tag.as_deref(), repository, account);
            ("ImageAlreadyExistsException", text)
        }
        Rule::TagImmutable { tag, excluded } => {
            ("ImageTagAlreadyExistsException", tag_immutable(&tag, repository, excluded))
        }
        Rule::ExclusionExists(arn) => ("ExclusionAlreadyExistsException", texts::exclusion_exists(&arn)),
        Rule::ExclusionMissing(arn) => ("ExclusionNotFoundException", texts::exclusion_missing(&arn)),
        Rule::TooManyExclusions => (LIMIT, texts::too_many_exclusions()),
        Rule::ManifestInvalid(error) => ("InvalidParameterException", manifest::invalid(&error)),
        Rule::DigestMismatch { claimed, actual } => {
            let layer = "InvalidLayerException";
            let code = if lists(layer) { layer } else { "ImageDigestDoesNotMatchException" };
            (code, texts::digest_mismatch(&claimed, &actual))
        }
        Rule::LayersMissing(digests) => {
            ("LayersNotFoundException", layers_missing(&digests, repository, account))
        }
        Rule::ChildrenMissing(digests) => {
            ("ReferencedImagesNotFoundException", children_missing(&digests, repository, account))
        }
        Rule::BlobMissing(digest) => ("LayersNotFoundException", layer_missing(digest, repository, account)),
        Rule::BlobExists(digest) => {
            ("LayerAlreadyExistsException", texts::layer_exists(digest, repository, account))
        }
        Rule::UploadMissing(id) => ("UploadNotFoundException", upload_missing(&id, repository, account)),
        Rule::UploadEmpty(id) => ("EmptyUploadException", texts::upload_empty(&id, repository, account)),
        Rule::PartTooSmall => ("LayerPartTooSmallException", texts::PART_TOO_SMALL.to_owned()),
        Rule::OutOfOrder { id, offset } => return invalid_part(&id, offset, repository, account),
        Rule::LayerTooLarge { limit } => (LIMIT, texts::layer_too_large(limit)),
        // Only InitiateLayerUpload meets it, for which ECR's model has no LimitExceededException.
        Rule::TooManyUploads { limit } => (THROTTLING, texts::too_many_uploads(limit)),
        Rule::UploadBusy { .. } => (THROTTLING, texts::UPLOAD_BUSY.to_owned()),
        Rule::Full(_) => return ours(texts::FULL, error.to_string()),
        Rule::Unavailable(_) => return unavailable(error.to_string()),
        Rule::Moving => return Refused { status: 503, ..ours(texts::MOVING, error.to_string()) },
        // Bodies are read whole before an operation runs, and BatchDeleteImage answers references one by one.
        Rule::BodyBroken(_)
        | Rule::ReferencedByIndex(_)
        | Rule::ReferencedByManifest(_)
        | Rule::Broken(_) => {
            return broken(error.to_string());
        }
    };
    said(code, message)
}

/// A fact about IAM's own things, by AWS's code and text.
fn of_identity(error: &identity::Error) -> Refused {
    match (iam::of(error), error) {
        (Some((code, message)), _) => said(code, message),
        (None, identity::Error::Unavailable(_)) => unavailable(error.to_string()),
        (None, _) => broken(error.to_string()),
    }
}

fn said(code: &'static str, message: String) -> Refused {
    Refused { code, status: 400, message, ..Refused::default() }
}

/// A part that does not follow the bytes that are there; tells the client how far those reach.
fn invalid_part(id: &str, offset: u64, repository: &str, account: AccountId) -> Refused {
    let mut members = Map::new();
    members.insert("registryId".to_owned(), json!(account.as_str()));
    members.insert("repositoryName".to_owned(), json!(repository));
    members.insert("uploadId".to_owned(), json!(id));
    if let Some(last) = offset.checked_sub(1) {
        members.insert("lastValidByteReceived".to_owned(), Value::from(last));
    }
    let message = texts::invalid_part(id, repository, account);
    Refused { members, ..said("InvalidLayerPartException", message) }
}

/// Our fault: the caller gets a fixed text, the log gets the report.
fn broken(report: String) -> Refused {
    ours(texts::INTERNAL, report)
}

/// Not now: the answer says when to ask again.
fn unavailable(report: String) -> Refused {
    Refused { status: 503, ..ours(texts::UNAVAILABLE, report) }
}

fn ours(text: &str, report: String) -> Refused {
    let (status, message) = (500, text.to_owned());
    Refused { code: SERVER, status, message, report: Some(report), ..Refused::default() }
}

#[cfg(test)]
mod tests {
    use aws::ModelledError;
    use aws::models::ecr::{CreateRepositoryError, InitiateLayerUploadError, PutImageError};
    use aws::models::sts::GetCallerIdentityError;
    use registry::Error as Rule;

    use super::*;

    fn refused_as<E: ModelledError>(rule: Rule) -> Refused {
        let json = Protocol::Json;
        refused(Failure::Rule(rule), json, E::TABLE, AccountId::parse("123456789012").unwrap(), "team/web")
    }

    #[test]
    fn what_the_model_does_not_list_is_our_fault() {
        let refused = refused_as::<PutImageError>(Rule::UploadMissing("an-id".to_owned()));
        assert_eq!((refused.code, refused.status), ("ServerException", 500));
        assert_eq!(refused.message, "Internal server error");
        assert!(refused.report.unwrap().contains("UploadNotFoundException"));
    }

    #[test]
    fn what_broke_is_told_to_the_log_alone() {
        for rule in [
            Rule::Broken("secret path".to_owned()),
            Rule::Full("secret path".to_owned()),
            Rule::Unavailable("secret path".to_owned()),
        ] {
            let status = if matches!(rule, Rule::Unavailable(_)) { 503 } else { 500 };
            let refused = refused_as::<PutImageError>(rule);
            assert_eq!((refused.code, refused.status), ("ServerException", status));
            assert!(!refused.message.contains("secret path"));
            assert!(refused.report.unwrap().contains("secret path"));
        }
    }

    #[test]
    fn what_is_unavailable_has_the_code_of_each_protocol() {
        let account = AccountId::parse("123456789012").unwrap();
        let error = || Failure::Rule(Rule::Unavailable("no database".to_owned()));
        let of = |protocol| refused(error(), protocol, GetCallerIdentityError::TABLE, account, "");
        let (json, query) = (of(Protocol::Json), of(Protocol::Query));
        assert_eq!((json.code, json.status), ("ServerException", 503));
        assert_eq!((query.code, query.status), ("ServiceFailure", 503));
    }

    #[test]
    fn a_full_registry_is_a_limit_where_the_model_has_one() {
        let full = || Rule::QuotaExceeded { what: "repositories in a registry", limit: 3 };
        let text = "there can be at most 3 repositories in a registry";
        for refused in [refused_as::<CreateRepositoryError>(full()), refused_as::<PutImageError>(full())] {
            assert_eq!((refused.code, refused.message.as_str()), ("LimitExceededException", text));
        }
        assert_eq!(refused_as::<InitiateLayerUploadError>(full()).code, "InvalidParameterException");
    }

    #[test]
    fn too_many_uploads_are_worth_another_try_and_say_why() {
        let throttled = refused_as::<InitiateLayerUploadError>(Rule::TooManyUploads { limit: 3 });
        assert_eq!(
            (throttled.code, throttled.message.as_str()),
            ("ThrottlingException", texts::too_many_uploads(3).as_str())
        );
    }
}
