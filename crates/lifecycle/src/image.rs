use crate::StorageClass;

/// What a policy looks at in an image. Times are microseconds since the Unix epoch.
#[derive(Clone, Debug)]
pub struct Image<D> {
    /// The manifest's digest.
    pub digest: D,
    /// All its tags, in any order.
    pub tags: Vec<String>,
    /// When it was pushed.
    pub pushed_at: i64,
    /// When it was last pulled, as far as that was recorded.
    pub pulled_at: Option<i64>,
    /// When it was last archived, for an archived image; when it was last restored, for a standard one.
    pub transitioned_at: Option<i64>,
    /// Where it is stored.
    pub storage_class: StorageClass,
    /// The manifests that an index names.
    pub children: Vec<D>,
    /// The manifest that a referrer is about.
    pub subject: Option<D>,
}

impl<D> Image<D> {
    /// The time from which the days since it was pushed count: being restored makes as young as being pushed.
    pub(crate) fn aged_since(&self) -> i64 {
        self.transitioned_at.unwrap_or(self.pushed_at)
    }

    /// When it was last of use to somebody: pulled, or else restored, or else pushed.
    pub(crate) fn used_at(&self) -> i64 {
        match self.pulled_at {
            Some(pulled) => self.transitioned_at.map_or(pulled, |restored| restored.max(pulled)),
            None => self.aged_since(),
        }
    }
}
