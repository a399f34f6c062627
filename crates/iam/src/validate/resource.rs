use super::InvalidPolicy;
use crate::glob::Glob;

const PARTITIONS: [&str; 3] = ["aws", "aws-cn", "aws-us-gov"];

/// What an ARN of IAM may go on with after the account.
const IAM_PATHS: [&str; 13] = [
    "user/",
    "federated-user/",
    "role/",
    "group/",
    "instance-profile/",
    "mfa/",
    "server-certificate/",
    "policy/",
    "sms-mfa/",
    "saml-provider/",
    "oidc-provider/",
    "report/",
    "access-report/",
];

/// What is wrong with a resource, if anything.
pub(super) fn flaw(resource: &str) -> Option<InvalidPolicy> {
    if resource == "*" {
        return None;
    }
    let Some((_, rest)) = resource.split_once(':') else {
        return Some(InvalidPolicy::new(format!("Resource {resource} must be in ARN format or \"*\".")));
    };
    let (partition, rest) =
        rest.split_once(':').map_or((rest, None), |(partition, rest)| (partition, Some(rest)));
    if !is_partition(partition) {
        return Some(unknown_partition(partition, rest.unwrap_or_default()));
    }
    let Some(rest) = rest else {
        let text = "Resource vendor must be fully qualified and cannot contain regexes.";
        return Some(InvalidPolicy::new(text));
    };
    let (service, rest) = rest.split_once(':').unwrap_or((rest, ""));
    match service {
        "iam" if !rest.starts_with(':') => {
            Some(InvalidPolicy::new(format!("IAM resource {resource} cannot contain region information.")))
        }
        "s3" if !rest.starts_with(':') => {
            Some(InvalidPolicy::new(format!("Resource {resource} can not contain region information.")))
        }
        "iam" => {
            let path = rest.splitn(3, ':').nth(2).unwrap_or_default();
            let known =
                path == "*" || path == "root" || IAM_PATHS.iter().any(|start| path.starts_with(start));
            let paths = IAM_PATHS.join(", ");
            let text = || format!("IAM resource path must either be \"*\" or start with {paths}.");
            (!known).then(|| InvalidPolicy::new(text()))
        }
        _ => None,
    }
}

/// Whether IAM's older parser takes the resource: no short ARN with an empty part, and a service.
pub(super) fn passes_legacy_parsing(resource: &str) -> bool {
    let colons = resource.matches(':').count();
    resource == "*"
        || ((colons >= 5 || !resource.contains("::"))
            && resource.split(':').nth(2).is_none_or(|it| !it.is_empty()))
}

/// Whether there is such a partition, or a pattern fits one.
pub(super) fn is_partition(text: &str) -> bool {
    PARTITIONS.contains(&text)
        || (text.contains(['*', '?']) && PARTITIONS.iter().any(|name| Glob::from_text(text).matches(name)))
}

fn unknown_partition(partition: &str, rest: &str) -> InvalidPolicy {
    let mut parts = rest.splitn(4, ':').map(|part| part.to_owned());
    let service =
        parts.next().filter(|part| !part.is_empty() || rest.contains(':')).unwrap_or("*".to_owned());
    let mut next = || parts.next().unwrap_or("*".to_owned());
    let (region, account, resource) = (next(), next(), next());
    let arn = format!("arn:{partition}:{service}:{region}:{account}:{resource}");
    InvalidPolicy::new(format!("Partition \"{partition}\" is not valid for resource \"{arn}\"."))
}
