//! Orders about lifecycle policies, and what they may not touch.

use std::collections::BTreeMap;
use std::time::Duration;

use iam::{Demand, Grant};
use oci::Reference;
use registry::{ImageSelector, LONGEST_USE, LifecycleStatus, RuledImage};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answers::time;
use super::{Desk, OrderError, PAGE};

/// One thing that is asked about lifecycle policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum LifecycleOrder {
    /// When a repository's policy was evaluated, what came of it, and when it is evaluated next.
    Status {
        /// The repository.
        repository: String,
    },
    /// What another policy would do that the one in place does not.
    Diff {
        /// The repository.
        repository: String,
        /// The other policy.
        policy: String,
    },
    /// Keep rules from touching an image.
    Pin {
        /// `REPOSITORY:TAG` or `REPOSITORY@DIGEST`.
        image: String,
    },
    /// Let rules touch it again.
    Unpin {
        /// The same.
        image: String,
    },
    /// The pins of a repository.
    Pins {
        /// The repository.
        repository: String,
    },
    /// Keep rules from touching images for a while.
    ReportInUse {
        /// `REPOSITORY:TAG` or `REPOSITORY@DIGEST` of each.
        images: Vec<String>,
        /// For how long.
        seconds: u64,
    },
    /// The images of a repository that are in use.
    InUse {
        /// The repository.
        repository: String,
    },
}

impl Desk {
    pub(super) async fn lifecycle(&self, order: &LifecycleOrder) -> Result<Value, OrderError> {
        use LifecycleOrder as Of;
        match order {
            Of::Status { repository } => {
                let (desk, name) = self.repository_at(repository).await?;
                let grant = desk.on("ecr:GetLifecyclePolicy", &name).await?;
                let status = self.registry.lifecycle_status(&grant).await.map_err(OrderError::of)?;
                Ok(shown(&name, &status))
            }
            Of::Diff { repository, policy } => self.difference(repository, policy).await,
            Of::Pin { image } => {
                let (grant, reference) = self.named(image, "berth:PinImage").await?;
                self.registry.pin_image(&grant, &reference).await.map_err(OrderError::of)?;
                Ok(json!({"pinned": image}))
            }
            Of::Unpin { image } => {
                let (grant, reference) = self.named(image, "berth:UnpinImage").await?;
                match self.registry.unpin_image(&grant, &reference).await.map_err(OrderError::of)? {
                    true => Ok(json!({"unpinned": image})),
                    false => Err(OrderError(format!("{image} is not pinned"))),
                }
            }
            Of::Pins { repository } => self.pins(repository).await,
            Of::ReportInUse { images, seconds } => self.report_in_use(images, *seconds).await,
            Of::InUse { repository } => self.in_use(repository).await,
        }
    }

    /// The image by whose name something is asked, wherever its host says.
    async fn named(&self, image: &str, action: &'static str) -> Result<(Grant, Reference), OrderError> {
        let (desk, repository, reference) = self.image_at(image).await?;
        Ok((desk.on(action, &repository).await?, reference))
    }

    async fn difference(&self, repository: &str, policy: &str) -> Result<Value, OrderError> {
        let (desk, name) = self.repository_at(repository).await?;
        let grant = desk.on("ecr:StartLifecyclePolicyPreview", &name).await?;
        let found =
            self.registry.lifecycle_difference(&grant, policy).await.map_err(|error| match error {
                registry::Error::LifecyclePolicyInvalid(why) => {
                    OrderError(format!("the policy in the file: {why}"))
                }
                error => OrderError::of(error),
            })?;
        let images = |images: &[RuledImage]| images.iter().map(image).collect::<Value>();
        let mut told = json!({
            "wouldDelete": found.deleted.more,
            "wouldDeleteNoMore": found.deleted.fewer,
            "wouldArchive": found.archived.more,
            "wouldArchiveNoMore": found.archived.fewer,
            "freedBytes": found.freed_bytes,
            "freedByThePolicyInPlaceBytes": found.freed_bytes_in_place,
            "deleted": images(&found.deleted.this),
            "kept": images(&found.deleted.in_place),
            "archived": images(&found.archived.this),
            "archivedNoMore": images(&found.archived.in_place),
        });
        if let Some(why) = found.in_place_invalid {
            told["policyInPlace"] = json!(format!("can't be read and does nothing: {why}"));
        }
        Ok(told)
    }

    async fn pins(&self, repository: &str) -> Result<Value, OrderError> {
        let (desk, name) = self.repository_at(repository).await?;
        let grant = desk.on("ecr:DescribeImages", &name).await?;
        let (mut after, mut all) = (String::new(), Vec::new());
        loop {
            let page = self.registry.pins(&grant, &after, PAGE).await.map_err(OrderError::of)?;
            let Some(last) = page.items.last() else { break };
            after.clone_from(&last.reference);
            all.extend(
                page.items
                    .iter()
                    .map(|pin| json!({"reference": pin.reference, "pinnedAt": time(Some(pin.pinned_at))})),
            );
            if !page.more {
                break;
            }
        }
        Ok(Value::Array(all))
    }

    async fn report_in_use(&self, images: &[String], seconds: u64) -> Result<Value, OrderError> {
        let most = LONGEST_USE.as_secs();
        if !(1..=most).contains(&seconds) {
            return Err(OrderError(format!("a report counts for 1 to {most} seconds")));
        }
        let mut by_repository: BTreeMap<_, (Vec<ImageSelector>, Vec<&String>)> = BTreeMap::new();
        for image in images {
            let (desk, repository, reference) = self.image_at(image).await?;
            let selector = match reference {
                Reference::Tag(tag) => ImageSelector { digest: None, tag: Some(tag.as_str().to_owned()) },
                Reference::Digest(digest) => ImageSelector { digest: Some(digest.to_string()), tag: None },
            };
            let place = (desk.account, desk.region, repository);
            let of_place = by_repository.entry(place).or_default();
            of_place.0.push(selector);
            of_place.1.push(image);
        }
        let (life, mut unknown) = (Duration::from_secs(seconds), Vec::new());
        for ((account, region, repository), (selectors, names)) in by_repository {
            let demand = Demand::repository("berth:ReportImagesInUse", account, &region, &repository);
            let grant = Self { account, ..self.clone() }.judge(demand).await?;
            let reported = match self.registry.report_in_use(&grant, selectors.clone(), life).await {
                Err(registry::Error::RepositoryMissing { .. }) => selectors.clone(),
                reported => reported?,
            };
            let of_unknown = selectors.iter().zip(names).filter(|(selector, _)| reported.contains(selector));
            unknown.extend(of_unknown.map(|(_, name)| name));
        }
        Ok(json!({"inUse": images.len() - unknown.len(), "unknown": unknown}))
    }

    async fn in_use(&self, repository: &str) -> Result<Value, OrderError> {
        let (desk, name) = self.repository_at(repository).await?;
        let grant = desk.on("ecr:DescribeImages", &name).await?;
        let (mut after, mut all) = (String::new(), Vec::new());
        loop {
            let page = self.registry.images_in_use(&grant, &after, PAGE).await.map_err(OrderError::of)?;
            let Some(last) = page.items.last() else { break };
            after.clone_from(&last.digest);
            all.extend(page.items.iter().map(|image| {
                json!({
                    "digest": image.digest, "until": time(Some(image.until)), "reporter": image.reporter,
                })
            }));
            if !page.more {
                break;
            }
        }
        Ok(Value::Array(all))
    }
}

fn image(image: &RuledImage) -> Value {
    json!({
        "digest": image.digest, "tags": image.tags, "pushedAt": time(Some(image.pushed_at)),
        "rulePriority": image.priority,
    })
}

fn shown(repository: &str, status: &LifecycleStatus) -> Value {
    json!({
        "repository": repository,
        "evaluatedAt": time(Some(status.evaluated_at).filter(|at| *at > 0)),
        "dueAt": time(Some(status.due_at).filter(|at| *at > 0)),
        "images": status.images,
        "expired": status.expired,
        "archived": status.archived,
        "spared": status.spared,
        "failed": status.failed,
        "lastError": status.error,
    })
}
