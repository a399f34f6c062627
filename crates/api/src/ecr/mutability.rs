use aws::models::ecr::ImageTagMutabilityExclusionFilter;
use registry::Mutability;

use crate::call::Failure;

/// Reads `imageTagMutability` with its exclusion filters, which go with the `_WITH_EXCLUSION` values and no others.
/// ECR has one text for filters that are missing and filters that are too many.
pub(super) fn read(
    word: &str,
    filters: Option<&Vec<ImageTagMutabilityExclusionFilter>>,
) -> Result<Mutability, Failure> {
    match (Mutability::parse(word), filters) {
        (Some(mutability), None) => Ok(mutability),
        (None, Some(_)) => Err(Failure::unsupported(&format!("imageTagMutability {word}"))),
        (Some(_), Some(_)) | (None, None) => Err(Failure::invalid_parameter(
            "imageTagMutabilityExclusionFilters",
            &format!(
                "ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set as {word}"
            ),
        )),
    }
}
