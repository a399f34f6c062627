//! Orders that bring images in from elsewhere, a page at a time.

use iam::{Demand, Grant};
use oci::{Digest, Reference, RepositoryName};
use registry::{Body, Copied, Origin, Original, Purpose};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use world::Egress;

use super::{Desk, OrderError};
use crate::import::{Api, Credentials, Named, Names, Source, Ways, host};

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
    copied: Copied,
    problems: Vec<Value>,
    next: Option<String>,
}

impl Page {
    fn problem(&mut self, image: &str, why: impl ToString) {
        self.problems.push(json!({ "image": image, "why": why.to_string() }));
    }

    fn answer(&self) -> Value {
        json!({
            "images": self.images, "manifests": self.copied.manifests, "copiedBytes": self.copied.bytes,
            "blobsPresent": self.copied.linked, "differences": self.problems, "next": self.next,
        })
    }
}

/// From where to where.
struct Way<'a> {
    desk: &'a Desk,
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
        let mut page = Page::default();
        // One repository of many that can't be listed, or be here, keeps none of the others from coming.
        if let Err(why) = self.import_page(order, (&named, &repository), &mut page).await {
            page.problem(if repository.is_empty() { &order.target } else { &repository }, why);
        }
        Ok(page.answer())
    }

    async fn import_page(
        &self,
        order: &ImportOrder,
        (named, repository): (&Named, &str),
        page: &mut Page,
    ) -> Result<(), OrderError> {
        RepositoryName::check(&order.target).map_err(OrderError::of)?;
        let target = &self.on("ecr:PutImage", &order.target).await?;
        if !order.check {
            self.ensure_repository(&order.target, None).await?;
        }
        let listed = match &named.reference {
            Some(reference) => Names { names: vec![reference.to_string()], ..Names::default() },
            None => named.source.references(repository, &order.after).await.map_err(OrderError::of)?,
        };
        let way = Way { desk: self, source: &named.source, repository, target };
        for reference in &listed.names {
            let outcome = match (listed.why_not, order.check) {
                (Some(why), _) => Err(OrderError(why.to_owned())),
                (None, true) => self.differs(&way, reference).await,
                (None, false) => self.bring(&way, reference, &mut page.copied).await,
            };
            page.images += 1;
            if let Err(why) = outcome {
                page.problem(format!("{repository} {reference}").trim(), why);
            }
        }
        page.next = listed.next;
        Ok(())
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
    async fn referrers_differ(&self, way: &Way<'_>, there: &Original) -> Result<(), OrderError> {
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
    async fn bring(&self, way: &Way<'_>, reference: &str, outcome: &mut Copied) -> Result<(), OrderError> {
        let named = Reference::parse(reference).map_err(OrderError::of)?;
        let tag = match &named {
            Reference::Tag(tag) => std::slice::from_ref(tag),
            Reference::Digest(_) => &[],
        };
        let root = way.source.manifest(way.repository, &named).await.map_err(OrderError::of)?;
        self.registry.bring_image(way, (root, tag), way.target, outcome).await
    }
}

impl Origin for Way<'_> {
    type Error = OrderError;

    async fn manifest(&self, digest: &Digest) -> Result<Original, OrderError> {
        self.source.manifest(self.repository, &Reference::Digest(*digest)).await.map_err(OrderError::of)
    }

    async fn referrers(&self, subject: &Digest) -> Result<Vec<Digest>, OrderError> {
        self.source.referrers(self.repository, subject).await.map_err(OrderError::of)
    }

    async fn blob(&self, digest: &Digest) -> Result<Body, OrderError> {
        self.source.blob(self.repository, digest).await.map_err(OrderError::of)
    }

    /// From a repository of the same registry, if one has it: images share their bases.
    async fn link(&self, target: &Grant, digest: &Digest) -> Result<bool, OrderError> {
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

fn without_port(host: &str) -> String {
    let port = |(_, port): &(&str, &str)| port.bytes().all(|byte| byte.is_ascii_digit());
    host.rsplit_once(':').filter(port).map_or(host, |(name, _)| name).to_owned()
}
