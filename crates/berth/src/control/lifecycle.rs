//! Orders about lifecycle policies, and what they may not touch.

use std::collections::BTreeMap;
use std::time::Duration;

use iam::{Demand, Grant};
use oci::{ImageName, Reference};
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
                let grant = self.on("ecr:GetLifecyclePolicy", repository).await?;
                let status = self.registry.lifecycle_status(&grant).await.map_err(OrderError::of)?;
                Ok(shown(repository, &status))
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
        let name = ImageName::parse(image).map_err(OrderError::of)?;
        let (account, region) = self.registry_at(name.host.as_deref()).await?;
        let (repository, reference) = named(image)?;
        let there = Self { account, ..self.clone() };
        Ok((there.judge(Demand::repository(action, account, &region, &repository)).await?, reference))
    }

    async fn difference(&self, repository: &str, policy: &str) -> Result<Value, OrderError> {
        let grant = self.on("ecr:StartLifecyclePolicyPreview", repository).await?;
        let found = self.registry.lifecycle_difference(&grant, policy).await.map_err(OrderError::of)?;
        Ok(json!({
            "wouldDelete": found.more,
            "wouldDeleteNoMore": found.fewer,
            "freedBytes": found.freed_bytes,
            "freedByThePolicyInPlaceBytes": found.freed_bytes_in_place,
            "deleted": found.deleted.iter().map(image).collect::<Value>(),
            "kept": found.kept.iter().map(image).collect::<Value>(),
        }))
    }

    async fn pins(&self, repository: &str) -> Result<Value, OrderError> {
        let grant = self.on("ecr:DescribeImages", repository).await?;
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
        let mut by_repository: BTreeMap<String, Vec<ImageSelector>> = BTreeMap::new();
        for image in images {
            let (repository, reference) = named(image)?;
            let selector = match reference {
                Reference::Tag(tag) => ImageSelector { digest: None, tag: Some(tag.as_str().to_owned()) },
                Reference::Digest(digest) => ImageSelector { digest: Some(digest.to_string()), tag: None },
            };
            by_repository.entry(repository).or_default().push(selector);
        }
        let (life, mut unknown) = (Duration::from_secs(seconds), Vec::new());
        for (repository, selectors) in by_repository {
            let grant = self.on("berth:ReportImagesInUse", &repository).await?;
            let reported = match self.registry.report_in_use(&grant, selectors.clone(), life).await {
                Err(registry::Error::RepositoryMissing { .. }) => selectors,
                reported => reported?,
            };
            unknown.extend(reported.into_iter().map(|selector| match (selector.digest, selector.tag) {
                (Some(digest), _) => format!("{repository}@{digest}"),
                (None, tag) => format!("{repository}:{}", tag.unwrap_or_default()),
            }));
        }
        Ok(json!({"inUse": images.len() - unknown.len(), "unknown": unknown}))
    }

    async fn in_use(&self, repository: &str) -> Result<Value, OrderError> {
        let grant = self.on("ecr:DescribeImages", repository).await?;
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

/// The repository and the tag or digest that an image is named by; of both, the digest.
fn named(image: &str) -> Result<(String, Reference), OrderError> {
    let name = ImageName::parse(image).map_err(OrderError::of)?;
    let reference = match (name.digest, name.tag) {
        (Some(digest), _) => Reference::Digest(digest),
        (None, tag) => Reference::parse(&tag.unwrap_or_default()).map_err(OrderError::of)?,
    };
    Ok((name.repository, reference))
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
