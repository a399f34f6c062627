use aws::models::ecr::ImageTagMutabilityExclusionFilter;
use registry::Mutability;

use crate::call::Failure;

/// Reads `imageTagMutability` with its exclusion filters, which go with the `_WITH_EXCLUSION` values and no others.
/// ECR has one text for filters that are missing and filters that are too many. The model has checked the filters.
pub(super) fn read(
    word: &str,
    filters: Option<&Vec<ImageTagMutabilityExclusionFilter>>,
) -> Result<Mutability, Failure> {
    let filters = filters.map(|filters| filters.iter().map(|it| it.filter.clone()).collect());
    Mutability::parse(word, filters).ok_or_else(|| {
        Failure::invalid_parameter(
            "imageTagMutabilityExclusionFilters",
            &format!(
                "ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set as {word}"
            ),
        )
    })
}

/// The filters as the API shows them.
pub(super) fn exclusions(mutability: &Mutability) -> Option<Vec<ImageTagMutabilityExclusionFilter>> {
    let shown = |filter: &String| ImageTagMutabilityExclusionFilter {
        filter_type: "WILDCARD".to_owned(),
        filter: filter.clone(),
    };
    mutability.exclusions().map(|filters| filters.iter().map(shown).collect())
}
