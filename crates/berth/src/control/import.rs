//! Orders that bring images in from elsewhere, a page at a time.

mod way;

use oci::{Digest, Reference};
use registry::{Brought, Copied, Original};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use world::Egress;

use super::{Desk, OrderError};
use crate::import::{Api, Credentials, Named, Names, Ways, host};
use way::{Failure, Way};

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
    /// No more images fit into the repository, as an earlier page found.
    pub full: bool,
}

/// What came of a page.
#[derive(Debug, Default)]
struct Page {
    /// The images that are here now, or the same as at the source, one for each reference.
    seen: Vec<Value>,
    copied: Copied,
    problems: Vec<Value>,
    /// Whether the repository was made for it, once it is there.
    made: Option<bool>,
    full: bool,
    /// Whether the repository could not be looked at to its end.
    cut_short: bool,
    next: Option<String>,
}

impl Page {
    /// An image that did not come, by its digest if that is known.
    fn problem(&mut self, image: &str, digest: Option<Digest>, why: impl ToString) {
        let digest = digest.map(|digest| digest.to_string());
        self.problems.push(json!({ "image": image, "digest": digest, "why": why.to_string() }));
    }

    /// What is no image, or none beside those that are told of: a repository, or a tag of several images.
    fn apart(&mut self, what: &str, why: impl ToString) {
        self.problems.push(json!({ "image": what, "apart": true, "why": why.to_string() }));
    }

    fn seen(&mut self, (reference, root): &(Reference, Original), brought: &Brought, archived: bool) {
        let along: Vec<String> = brought.along.iter().map(ToString::to_string).collect();
        let tag = matches!(reference, Reference::Tag(_));
        let digest = root.digest.to_string();
        self.seen.push(json!({
            "digest": digest, "byTag": tag, "anew": brought.anew, "along": along, "archived": archived,
        }));
    }

    fn answer(&self) -> Value {
        json!({
            "seen": self.seen, "blobsPresent": self.copied.had + self.copied.linked, "blobsCopied": self.copied.copied,
            "copiedBytes": self.copied.bytes, "differences": self.problems, "full": self.full,
            "cutShort": self.cut_short, "next": self.next,
        })
    }
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
        named.source.check().await.map_err(OrderError::of)?;
        let Some(repository) = order.repository.clone().or_else(|| named.repository.clone()) else {
            let page = named.source.repositories(&order.after).await.map_err(OrderError::of)?;
            let apart: Vec<_> =
                page.apart.iter().map(|(name, why)| json!({ "image": name, "why": why })).collect();
            return Ok(json!({ "repositories": page.names, "next": page.next, "apart": apart }));
        };
        let mut page = Page { full: order.full, ..Page::default() };
        // One repository of many that can't be listed, or be here, keeps none of the others from coming.
        if let Err(why) = self.import_page(order, (&named, &repository), &mut page).await {
            page.cut_short = true;
            page.apart(if repository.is_empty() { &order.target } else { &repository }, why);
        }
        Ok(page.answer())
    }

    async fn import_page(
        &self,
        order: &ImportOrder,
        (named, repository): (&Named, &str),
        page: &mut Page,
    ) -> Result<(), OrderError> {
        let (desk, name_here) = self.repository_at(&order.target).await?;
        let target = &match order.check {
            true => desk.on("ecr:BatchGetImage", &name_here).await?,
            false => desk.may_push(&name_here).await?,
        };
        let listed = match &named.reference {
            Some(reference) => Names { names: vec![reference.to_string()], ..Names::default() },
            None => named.source.references(repository, &order.after).await.map_err(OrderError::of)?,
        };
        for (what, why) in &listed.apart {
            page.apart(&image_name(repository, what), why);
        }
        let way = Way { desk: &desk, source: &named.source, repository, target };
        for name in &listed.names {
            let found = match listed.why_not {
                Some(why) => Err(OrderError(why.to_owned())),
                None => way.root(name).await,
            };
            let digest = found.as_ref().ok().map(|(_, root)| root.digest).or_else(|| listed.digest(name));
            let outcome = match found {
                Err(why) => Err(Failure::Other(why)),
                Ok(image) if order.check => way.compare(&image, page).await,
                Ok(image) => {
                    if page.made.is_none() {
                        page.made = Some(desk.ensure_repository(&name_here, None).await?);
                    }
                    way.bring(&image, page).await
                }
            };
            match outcome {
                Ok(()) => {}
                Err(Failure::Other(why)) => page.problem(&image_name(repository, name), digest, why),
                Err(Failure::NoRoom(why)) => {
                    page.full = true;
                    let why = format!("does not fit: {why} (quotas.images_per_repository)");
                    page.problem(&image_name(repository, name), digest, why);
                }
            }
        }
        if page.made == Some(true) && page.copied.manifests == 0 {
            desk.unmake(&name_here).await?;
        }
        page.next = listed.next;
        Ok(())
    }

    /// Takes a repository away that was made for images of which none came, unless somebody else's did.
    pub(super) async fn unmake(&self, name: &str) -> Result<(), OrderError> {
        let grant = self.on("ecr:DeleteRepository", name).await?;
        match self.registry.delete_repository(&grant, false).await {
            Ok(_)
            | Err(registry::Error::RepositoryNotEmpty { .. } | registry::Error::RepositoryMissing { .. }) => {
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// `REPOSITORY:TAG` or `REPOSITORY@DIGEST`; in a layout, which has no name, the reference alone.
fn image_name(repository: &str, reference: &str) -> String {
    match (repository, reference.contains(':')) {
        ("", _) => reference.to_owned(),
        (name, true) => format!("{name}@{reference}"),
        (name, false) => format!("{name}:{reference}"),
    }
}

fn without_port(host: &str) -> String {
    let port = |(_, port): &(&str, &str)| port.bytes().all(|byte| byte.is_ascii_digit());
    host.rsplit_once(':').filter(port).map_or(host, |(name, _)| name).to_owned()
}
