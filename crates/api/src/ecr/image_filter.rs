use registry::{ImageDetail, TagStatus};

/// Which images a list shows: its `tagStatus` and `imageStatus`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ImageFilter {
    pub(super) tags: TagStatus,
    /// Whether it shows active images, which all of them are as long as none can be archived.
    pub(super) active: bool,
}

impl ImageFilter {
    pub(super) fn read(tag_status: Option<&str>, image_status: Option<&str>) -> Self {
        let tags = match tag_status {
            Some("TAGGED") => TagStatus::Tagged,
            Some("UNTAGGED") => TagStatus::Untagged,
            _ => TagStatus::Any,
        };
        Self { tags, active: is_active(image_status) }
    }

    pub(super) fn shows(self, image: &ImageDetail) -> bool {
        let fits = match self.tags {
            TagStatus::Any => true,
            TagStatus::Tagged => !image.tags.is_empty(),
            TagStatus::Untagged => image.tags.is_empty(),
        };
        fits && self.active
    }
}

/// Whether a status filter, ACTIVE where there is none, shows active images.
pub(super) fn is_active(status: Option<&str>) -> bool {
    matches!(status, None | Some("ACTIVE" | "ANY"))
}
