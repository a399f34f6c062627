use registry::{ImageDetail, ImageFilter, ImageStatus, TagStatus};

/// A list's `tagStatus` and `imageStatus`.
pub(super) fn read(tag_status: Option<&str>, image_status: Option<&str>) -> ImageFilter {
    let tags = match tag_status {
        Some("TAGGED") => TagStatus::Tagged,
        Some("UNTAGGED") => TagStatus::Untagged,
        _ => TagStatus::Any,
    };
    ImageFilter { tags, status: status(image_status) }
}

/// A status filter; where there is none, it is ACTIVE.
pub(super) fn status(filter: Option<&str>) -> Option<ImageStatus> {
    match filter {
        Some("ANY") => None,
        Some("ARCHIVED") => Some(ImageStatus::Archived),
        Some("ACTIVATING") => Some(ImageStatus::Activating),
        _ => Some(ImageStatus::Active),
    }
}

/// AWS's word for a status.
pub(super) fn word(status: ImageStatus) -> String {
    status.as_str().to_ascii_uppercase()
}

/// Whether the filter lets an image through that was selected by its id.
pub(super) fn shows(filter: ImageFilter, image: &ImageDetail) -> bool {
    let fits = match filter.tags {
        TagStatus::Any => true,
        TagStatus::Tagged => !image.tags.is_empty(),
        TagStatus::Untagged => image.tags.is_empty(),
    };
    fits && filter.status.is_none_or(|status| status == image.status)
}
