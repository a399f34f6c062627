//! Orders that bring images in from elsewhere, a page at a time.

use std::collections::HashSet;

use iam::{Demand, Grant};
use oci::{Digest, Reference, RepositoryName, Tag};
use registry::{Mutability, NewImage, NewRepository, OnRepeat, Purpose};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use world::Egress;

use super::{Desk, OrderError};
use crate::import::{Api, Credentials, Manifest, Named, Source, Ways, host};

/// Holders of a blob that are asked whether it can be had from them.
const HOLDERS: usize = 3;

/// A page of what is to be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOrder {
    /// From where: see [`Named::open`].
    pub source: String,
    /// Who asks there.
    pub credentials: Option<Credentials>,
    /// The API that lists what an ECR holds, and logs in to it.
    pub api: Option<Api>,
    /// The repository at the source; without it the answer lists repositories.
    pub repository: Option<String>,
    /// The repository here that takes its images.
    pub target: String,
    /// Where the page begins.
    pub after: String,
    /// Say what differs, and bring nothing.
    pub check: bool,
}

/// What came of a page.
#[derive(Debug, Default)]
struct Page {
    images: u64,
    manifests: u64,
    bytes: u64,
    present: u64,
    problems: Vec<Value>,
}

/// From where to where.
struct Way<'a> {
    source: &'a Source,
    repository: &'a str,
    target: &'a Grant,
}

impl Desk {
    pub(super) async fn import(&self, order: &ImportOrder) -> Result<Value, OrderError> {
        let mut egress = self.egress.clone();
        // The operator who names a host means it, wherever it is.
        let api = order.api.as_ref().and_then(|api| host(&api.endpoint));
        egress.allow.extend(host(&order.source).into_iter().chain(api).map(without_port));
        let named = Egress::open(&egress).map_err(OrderError::of)?;
        let ways = Ways { named, others: Egress::open(&self.egress).map_err(OrderError::of)? };
        let credentials = order.credentials.as_ref();
        let named = Named::open(&order.source, credentials, order.api.as_ref(), ways).await;
        let named = named.map_err(OrderError::of)?;
        let Some(repository) = order.repository.clone().or_else(|| named.repository.clone()) else {
            let page = named.source.repositories(&order.after).await.map_err(OrderError::of)?;
            return Ok(json!({ "repositories": page.names, "next": page.next }));
        };
        RepositoryName::check(&order.target).map_err(OrderError::of)?;
        let grant = self.on("ecr:PutImage", &order.target).await?;
        if !order.check {
            self.ensure_repository(&order.target).await?;
        }
        let (references, next) = match &named.reference {
            Some(reference) => (vec![reference.to_string()], None),
            None => {
                let page =
                    named.source.references(&repository, &order.after).await.map_err(OrderError::of)?;
                (page.names, page.next)
            }
        };
        let way = Way { source: &named.source, repository: &repository, target: &grant };
        let mut page = Page::default();
        for reference in references {
            let outcome = match order.check {
                true => self.differs(&way, &reference).await,
                false => self.bring(&way, &reference, &mut page).await,
            };
            page.images += 1;
            if let Err(why) = outcome {
                let image = format!("{repository} {reference}");
                page.problems.push(json!({ "image": image.trim(), "why": why.to_string() }));
            }
        }
        Ok(json!({
            "images": page.images, "manifests": page.manifests, "copiedBytes": page.bytes,
            "blobsPresent": page.present, "differences": page.problems, "next": next,
        }))
    }

    async fn ensure_repository(&self, name: &str) -> Result<(), OrderError> {
        let found = self.on("ecr:DescribeRepositories", name).await?;
        if self.registry.repository(&found).await.is_ok() {
            return Ok(());
        }
        let create = self.on("ecr:CreateRepository", name).await?;
        let new = NewRepository { mutability: Mutability::Mutable, scan_on_push: false, tags: Vec::new() };
        match self.registry.create_repository(&create, new).await {
            Ok(_) | Err(registry::Error::RepositoryExists { .. }) => Ok(()),
            Err(error) => Err(OrderError::of(error)),
        }
    }

    /// Whether an image here is not what it is at its source.
    async fn differs(&self, way: &Way<'_>, reference: &str) -> Result<(), OrderError> {
        let reference = Reference::parse(reference).map_err(OrderError::of)?;
        let there = way.source.manifest(way.repository, &reference).await.map_err(OrderError::of)?;
        match self.registry.read_image(way.target, &reference, Purpose::Look).await {
            Ok(here) if here.digest == there.digest => self.referrers_differ(way, &there).await,
            Ok(here) => Err(OrderError(format!("{} there, {} here", there.digest, here.digest))),
            Err(registry::Error::ImageMissing { .. } | registry::Error::RepositoryMissing { .. }) => {
                Err(OrderError("not here".to_owned()))
            }
            Err(error) => Err(OrderError::of(error)),
        }
    }

    /// Whether something that refers to an image, or to a child of it, is not here.
    async fn referrers_differ(&self, way: &Way<'_>, there: &Manifest) -> Result<(), OrderError> {
        let manifest =
            oci::Manifest::parse(&there.bytes, there.media_type.as_deref()).map_err(OrderError::of)?;
        let children = manifest.children().iter().map(|child| child.digest);
        for subject in std::iter::once(there.digest).chain(children) {
            for referrer in way.source.referrers(way.repository, &subject).await.map_err(OrderError::of)? {
                let reference = Reference::Digest(referrer);
                let here = self.registry.read_image(way.target, &reference, Purpose::Look).await;
                here.map_err(|error| OrderError(format!("{referrer}, which refers to it: {error}")))?;
            }
        }
        Ok(())
    }

    /// Brings an image with its children and with what refers to it. What is here already is not asked for.
    async fn bring(&self, way: &Way<'_>, reference: &str, page: &mut Page) -> Result<(), OrderError> {
        let named = Reference::parse(reference).map_err(OrderError::of)?;
        let tag = match &named {
            Reference::Tag(tag) => Some(tag.clone()),
            Reference::Digest(_) => None,
        };
        let root = way.source.manifest(way.repository, &named).await.map_err(OrderError::of)?;
        let (mut done, mut pending) = (HashSet::new(), vec![(root.digest, Some(root.clone()), false)]);
        while let Some((digest, fetched, children_done)) = pending.pop() {
            if done.contains(&digest) {
                continue;
            }
            let tags = tag.iter().filter(|_| digest == root.digest).cloned().collect::<Vec<_>>();
            let found = match fetched {
                Some(found) => found,
                None => {
                    let reference = Reference::Digest(digest);
                    way.source.manifest(way.repository, &reference).await.map_err(OrderError::of)?
                }
            };
            let manifest = oci::Manifest::parse(&found.bytes, found.media_type.as_deref());
            let manifest = manifest.map_err(OrderError::of)?;
            if !children_done && !manifest.children().is_empty() {
                pending.push((digest, Some(found), true));
                pending.extend(manifest.children().iter().map(|child| (child.digest, None, false)));
                continue;
            }
            for blob in manifest.blobs() {
                self.bring_blob(way, &blob.digest, blob.size, page).await?;
            }
            self.keep(way, found, tags).await?;
            page.manifests += 1;
            done.insert(digest);
            let referrers = way.source.referrers(way.repository, &digest).await.map_err(OrderError::of)?;
            pending.extend(referrers.into_iter().map(|referrer| (referrer, None, false)));
        }
        Ok(())
    }

    async fn keep(&self, way: &Way<'_>, found: Manifest, tags: Vec<Tag>) -> Result<(), OrderError> {
        let Manifest { digest, media_type, bytes } = found;
        let image = NewImage { bytes, media_type, digest: Some(digest), tags, on_repeat: OnRepeat::Accept };
        self.registry.push_image(way.target, image).await.map_err(OrderError::of)?;
        Ok(())
    }

    async fn bring_blob(
        &self,
        way: &Way<'_>,
        digest: &Digest,
        size: u64,
        page: &mut Page,
    ) -> Result<(), OrderError> {
        if self.has_blob(way, digest).await? {
            page.present += 1;
            return Ok(());
        }
        let body = way.source.blob(way.repository, digest).await.map_err(OrderError::of)?;
        let upload = self.registry.begin_upload(way.target, Some(digest.algorithm())).await;
        let upload = upload.map_err(OrderError::of)?;
        let finished = self.registry.finish_upload(way.target, &upload.id, Some(0), body, *digest).await;
        if finished.is_err() {
            drop(self.registry.cancel_upload(way.target, &upload.id).await);
        }
        page.bytes += size;
        finished.map_err(OrderError::of)
    }

    /// Whether the target has a blob, or can have it from a repository of its registry: images share their bases.
    async fn has_blob(&self, way: &Way<'_>, digest: &Digest) -> Result<bool, OrderError> {
        match self.registry.stat_blob(way.target, digest).await {
            Ok(_) => return Ok(true),
            Err(registry::Error::BlobMissing(_)) => {}
            Err(error) => return Err(OrderError::of(error)),
        }
        let known = self.registry.explain(digest).await.map_err(OrderError::of)?;
        let (account, region) = (way.target.account(), way.target.region());
        let here = known
            .iter()
            .filter(|it| (it.account.as_str(), it.region.as_str()) == (account.as_str(), region.as_str()));
        let holders = here.flat_map(|it| &it.holders).filter(|holder| !holder.in_trash);
        for holder in holders.filter(|holder| !holder.repository.is_empty()).take(HOLDERS) {
            let demand =
                Demand::repository("ecr:GetDownloadUrlForLayer", account, region, &holder.repository);
            // A repository may deny it to everybody; the layer comes from the source then.
            let Ok(source) = self.judge(demand).await else { continue };
            if self.registry.mount_blob(way.target, &source, digest).await.map_err(OrderError::of)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn without_port(host: &str) -> String {
    let port = |(_, port): &(&str, &str)| port.bytes().all(|byte| byte.is_ascii_digit());
    host.rsplit_once(':').filter(port).map_or(host, |(name, _)| name).to_owned()
}
