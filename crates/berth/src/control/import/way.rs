//! From a repository at a source to one here.

use iam::{Demand, Grant};
use oci::{Digest, Manifest, Reference};
use registry::{Body, Brought, IMAGES_IN_A_REPOSITORY, ImageSelector, Origin, Original, Purpose};

use super::{Desk, OrderError, Page};
use crate::import::Source;

/// Holders of a blob that are asked whether it can be had from them.
const HOLDERS: usize = 3;

/// From where to where.
pub(super) struct Way<'a> {
    pub(super) desk: &'a Desk,
    pub(super) source: &'a Source,
    pub(super) repository: &'a str,
    pub(super) target: &'a Grant,
}

/// Why an image did not come.
#[derive(Debug)]
pub(super) enum Failure {
    /// No more images fit into the repository.
    NoRoom(OrderError),
    /// Something else.
    Other(OrderError),
}

impl From<OrderError> for Failure {
    fn from(error: OrderError) -> Self {
        Self::Other(error)
    }
}

impl From<registry::Error> for Failure {
    fn from(error: registry::Error) -> Self {
        match error {
            registry::Error::QuotaExceeded { what: IMAGES_IN_A_REPOSITORY, .. } => Self::NoRoom(error.into()),
            error => Self::Other(error.into()),
        }
    }
}

impl Way<'_> {
    /// The image that a name at the source leads to.
    pub(super) async fn root(&self, name: &str) -> Result<(Reference, Original), OrderError> {
        let reference = Reference::parse(name).map_err(OrderError::of)?;
        let root = self.source.manifest(self.repository, &reference).await.map_err(OrderError::of)?;
        Ok((reference, root))
    }

    /// Sees whether an image here is what it is at its source, and what belongs to it is here.
    pub(super) async fn compare(
        &self,
        image: &(Reference, Original),
        page: &mut Page,
    ) -> Result<(), Failure> {
        let (reference, there) = image;
        match self.desk.registry.read_image(self.target, reference, Purpose::Look).await {
            Ok(here) if here.digest == there.digest => {
                let along = self.compare_along(there).await?;
                page.seen(image, &Brought { anew: false, along }, false);
                Ok(())
            }
            Ok(here) => Err(OrderError(format!("{} there, {} here", there.digest, here.digest)).into()),
            Err(registry::Error::ImageInactive { .. }) => {
                let other = format!("{} there, here another image, which is in the archive", there.digest);
                self.see_archived(image, page, other).await
            }
            Err(registry::Error::ImageMissing { .. } | registry::Error::RepositoryMissing { .. }) => {
                Err(OrderError("not here".to_owned()).into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Sees that all that refers to an image, or to a child of it, is here; answers what belongs to it.
    async fn compare_along(&self, there: &Original) -> Result<Vec<Digest>, OrderError> {
        let (mut along, referrers) = self.along(there).await?;
        for referrer in &referrers {
            let reference = Reference::Digest(*referrer);
            match self.desk.registry.read_image(self.target, &reference, Purpose::Look).await {
                Ok(_) | Err(registry::Error::ImageInactive { .. }) => {}
                Err(error) => return Err(OrderError(format!("{referrer}, which refers to it: {error}"))),
            }
        }
        along.extend(referrers);
        Ok(along)
    }

    /// What belongs to an image at its source: its children, and what refers to it or to one of them.
    async fn along(&self, there: &Original) -> Result<(Vec<Digest>, Vec<Digest>), OrderError> {
        let manifest = Manifest::parse(&there.bytes, there.media_type.as_deref()).map_err(OrderError::of)?;
        let children: Vec<_> = manifest.children().iter().map(|child| child.digest).collect();
        let mut referrers = Vec::new();
        for subject in [&[there.digest][..], &children].concat() {
            let of_it = self.source.referrers(self.repository, &subject).await;
            referrers.extend(of_it.map_err(OrderError::of)?);
        }
        Ok((children, referrers))
    }

    /// Notes an image that is in the archive here, if the tag is its own; it stays there: pushed again it would come out,
    /// as if it were new.
    async fn see_archived(
        &self,
        image: &(Reference, Original),
        page: &mut Page,
        otherwise: String,
    ) -> Result<(), Failure> {
        let (reference, root) = image;
        let tag = match reference {
            Reference::Tag(tag) => Some(tag.to_string()),
            Reference::Digest(_) => None,
        };
        let selector = ImageSelector { digest: Some(root.digest.to_string()), tag };
        match self.desk.registry.describe_selected(self.target, &[selector]).await {
            Ok(_) => {}
            Err(registry::Error::ImageMissing { .. }) => return Err(OrderError(otherwise).into()),
            Err(error) => return Err(error.into()),
        }
        let (mut along, referrers) = self.along(root).await?;
        along.extend(referrers);
        page.seen(image, &Brought { anew: false, along }, true);
        Ok(())
    }

    /// Whether an image is in the archive here, or on its way out of it.
    async fn is_archived(&self, digest: &Digest) -> Result<bool, registry::Error> {
        let here = &self.desk.registry;
        match here.read_image(self.target, &Reference::Digest(*digest), Purpose::Look).await {
            Err(registry::Error::ImageInactive { .. }) => Ok(true),
            Ok(_) | Err(registry::Error::ImageMissing { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Brings an image with its children and with what refers to it. What is here already is not asked for; where no more
    /// images fit, only images that are here get more tags.
    pub(super) async fn bring(&self, image: &(Reference, Original), page: &mut Page) -> Result<(), Failure> {
        let (registry, (reference, root)) = (&self.desk.registry, image);
        if self.is_archived(&root.digest).await? {
            let no_tag = "it is in the archive here, where an import gives it no tag: restore it first";
            return self.see_archived(image, page, no_tag.to_owned()).await;
        }
        if page.full {
            let here = registry.read_image(self.target, &Reference::Digest(root.digest), Purpose::Look).await;
            here.map_err(|_| Failure::NoRoom(OrderError("the repository is full".to_owned())))?;
        }
        let tag = match reference {
            Reference::Tag(tag) => std::slice::from_ref(tag),
            Reference::Digest(_) => &[],
        };
        let brought = registry.bring_image(self, (root.clone(), tag), self.target, &mut page.copied).await?;
        page.seen(image, &brought, false);
        Ok(())
    }
}

impl Origin for Way<'_> {
    type Error = Failure;

    async fn manifest(&self, digest: &Digest) -> Result<Original, Failure> {
        let there = self.source.manifest(self.repository, &Reference::Digest(*digest)).await;
        Ok(there.map_err(OrderError::of)?)
    }

    /// Without those that are in the archive here, and stay there.
    async fn referrers(&self, subject: &Digest) -> Result<Vec<Digest>, Failure> {
        let mut all = self.source.referrers(self.repository, subject).await.map_err(OrderError::of)?;
        let mut archived = Vec::new();
        for referrer in &all {
            if self.is_archived(referrer).await? {
                archived.push(*referrer);
            }
        }
        all.retain(|referrer| !archived.contains(referrer));
        Ok(all)
    }

    async fn blob(&self, digest: &Digest) -> Result<Body, Failure> {
        Ok(self.source.blob(self.repository, digest).await.map_err(OrderError::of)?)
    }

    /// From a repository of the same registry, if one has it: images share their bases.
    async fn link(&self, target: &Grant, digest: &Digest) -> Result<bool, Failure> {
        let registry = &self.desk.registry;
        let known = registry.explain(digest).await?;
        let (account, region) = (target.account(), target.region());
        let here = known
            .iter()
            .filter(|it| (it.account.as_str(), it.region.as_str()) == (account.as_str(), region.as_str()));
        let holders = here.flat_map(|it| &it.holders).filter(|holder| !holder.in_trash);
        for holder in holders.filter(|holder| !holder.repository.is_empty()).take(HOLDERS) {
            let demand =
                Demand::repository("ecr:GetDownloadUrlForLayer", account, region, &holder.repository);
            // A repository may deny it to everybody; the layer comes from the source then.
            let Ok(source) = self.desk.judge(demand).await else { continue };
            if registry.mount_blob(target, &source, digest).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
