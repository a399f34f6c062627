//! What a repository has beside its images: a move takes it along, a copy tells what it leaves.

use iam::Grant;
use oci::Reference;
use registry::{Error, Registry};
use serde_json::{Value, json};

use super::{Desk, OrderError, PAGE, Spot};

/// What became of one setting.
enum Outcome {
    /// It is at the target now.
    Carried(Option<&'static str>),
    /// A copy does not take it along.
    Left,
    /// The target has its own, which stays.
    Other(String),
    /// It should be at the target and is not.
    Failed(OrderError),
}

impl Outcome {
    /// A row of the answer: the setting, its outcome, and why.
    fn row(&self, setting: &str) -> Value {
        let (outcome, why) = match self {
            Self::Carried(why) => ("carried", why.map(str::to_owned)),
            Self::Left => ("left", None),
            Self::Other(has) => ("left", Some(format!("the target has {has}"))),
            Self::Failed(why) => ("failed", Some(why.to_string())),
        };
        json!({ "setting": setting, "outcome": outcome, "why": why })
    }
}

/// What a repository may have none of.
fn some<T>(found: Result<T, Error>) -> Result<Option<T>, Error> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::RepositoryPolicyMissing { .. } | Error::LifecyclePolicyMissing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Desk {
    /// Takes the settings of a repository along, or of an image its pins; without `carry` only tells which stay behind. What
    /// the target has of its own stays.
    pub(super) async fn settings(
        &self,
        source: &Spot,
        target: &Spot,
        carry: bool,
    ) -> Result<Value, OrderError> {
        let mut rows = Vec::new();
        if source.image.is_none() {
            rows.extend(self.fixed_settings(source, target).await?);
            rows.extend(self.resource_tags(source, target, carry).await?);
            rows.extend(self.repository_policy(source, target, carry).await?);
        }
        // Pins are there before a policy is that could delete what they protect.
        rows.extend(self.carry_pins(source, target, carry).await?);
        if source.image.is_none() {
            rows.extend(self.lifecycle_policy(source, target, carry).await?);
        }
        Ok(json!({ "settings": rows }))
    }

    /// What a repository that a copy makes has from its source, and another may have otherwise.
    async fn fixed_settings(&self, source: &Spot, target: &Spot) -> Result<Vec<Value>, OrderError> {
        let action = "ecr:DescribeRepositories";
        let here = self.registry.repository(&self.may(source, action).await?).await?;
        let there = self.registry.repository(&self.may(target, action).await?).await?;
        let mut rows = Vec::new();
        if here.mutability != there.mutability {
            let has = format!("{}, not {}", shown(&there.mutability), shown(&here.mutability));
            rows.push(Outcome::Other(has).row("tag mutability"));
        }
        if here.scan_on_push != there.scan_on_push {
            rows.push(Outcome::Other(format!("scanOnPush {}", there.scan_on_push)).row("scan on push"));
        }
        if (&here.encryption_type, &here.kms_key) != (&there.encryption_type, &there.kms_key) {
            rows.push(Outcome::Other(there.encryption_type).row("encryption"));
        }
        Ok(rows)
    }

    async fn resource_tags(
        &self,
        source: &Spot,
        target: &Spot,
        carry: bool,
    ) -> Result<Vec<Value>, OrderError> {
        let action = "ecr:ListTagsForResource";
        let tags = self.registry.resource_tags(&self.may(source, action).await?).await?;
        let there = self.registry.resource_tags(&self.may(target, action).await?).await?;
        let (mut missing, mut rows) = (Vec::new(), Vec::new());
        for (key, value) in tags {
            match there.iter().find(|(other, _)| *other == key) {
                None => missing.push((key, value)),
                Some((_, other)) if *other == value => {}
                Some((_, other)) => {
                    rows.push(
                        Outcome::Other(format!("{key}={other}")).row(&format!("resource tag {key}={value}")),
                    );
                }
            }
        }
        if missing.is_empty() {
            return Ok(rows);
        }
        let keys: Vec<&str> = missing.iter().map(|(key, _)| key.as_str()).collect();
        let setting = format!("resource tags {}", keys.join(", "));
        let outcome = match carry {
            false => Outcome::Left,
            true => done(
                async {
                    let grant = self.may(target, "ecr:TagResource").await?;
                    Ok(self.registry.put_resource_tags(&grant, missing.clone()).await?)
                }
                .await,
                None,
            ),
        };
        rows.push(outcome.row(&setting));
        Ok(rows)
    }

    async fn repository_policy(
        &self,
        source: &Spot,
        target: &Spot,
        carry: bool,
    ) -> Result<Option<Value>, OrderError> {
        let action = "ecr:GetRepositoryPolicy";
        let found = |grant: Grant| async move { some(self.registry.repository_policy(&grant).await) };
        let (from, to) = (self.may(source, action).await?, self.may(target, action).await?);
        let arn = |grant: &Grant| grant.resource().map(ToString::to_string).unwrap_or_default();
        let (old, new) = (arn(&from), arn(&to));
        let Some(policy) = found(from).await? else { return Ok(None) };
        // A statement about the source would be about nothing.
        let policy = iam::rewrite_resource(&policy, &old, &new);
        let outcome = match found(to).await? {
            Some(other) if other == policy => return Ok(None),
            Some(_) => Outcome::Other("its own".to_owned()),
            None if !carry => Outcome::Left,
            None => done(
                async {
                    let grant = self.may(target, "ecr:SetRepositoryPolicy").await?;
                    Ok(self.registry.set_repository_policy(&grant, policy).await?)
                }
                .await,
                None,
            ),
        };
        Ok(Some(outcome.row("repository policy")))
    }

    async fn lifecycle_policy(
        &self,
        source: &Spot,
        target: &Spot,
        carry: bool,
    ) -> Result<Option<Value>, OrderError> {
        let action = "ecr:GetLifecyclePolicy";
        let found = |grant: Grant| async move { some(self.registry.lifecycle_policy(&grant).await) };
        let Some(policy) = found(self.may(source, action).await?).await? else { return Ok(None) };
        let outcome = match found(self.may(target, action).await?).await? {
            Some(other) if other.text == policy.text => return Ok(None),
            Some(_) => Outcome::Other("its own".to_owned()),
            None if !carry => Outcome::Left,
            None => done(
                async {
                    let grant = self.may(target, "ecr:PutLifecyclePolicy").await?;
                    self.registry.set_lifecycle_policy(&grant, &policy.text).await?;
                    Ok(())
                }
                .await,
                Some("images are as old as their copies"),
            ),
        };
        Ok(Some(outcome.row("lifecycle policy")))
    }

    /// The pins of the repository, or of the image by its digest or the tag by which it goes.
    async fn carry_pins(
        &self,
        source: &Spot,
        target: &Spot,
        carry: bool,
    ) -> Result<Option<Value>, OrderError> {
        let action = "ecr:DescribeImages";
        let (from, to) = (self.may(source, action).await?, self.may(target, action).await?);
        let mut pins = pinned(&self.registry, &from).await?;
        if let Some(image) = &source.image {
            let digest = self.look_at(&from, image).await?.digest;
            pins = self.pins_of_image((image, target.image.as_ref()), pins, (digest, &from)).await?;
        }
        let there = pinned(&self.registry, &to).await?;
        pins.retain(|pin| !there.contains(pin));
        if pins.is_empty() {
            return Ok(None);
        }
        let setting = format!("pins {}", pins.join(", "));
        if !carry {
            return Ok(Some(Outcome::Left.row(&setting)));
        }
        let put = async {
            let grant = self.may(target, "berth:PinImage").await?;
            for pin in &pins {
                let reference = Reference::parse(pin).map_err(OrderError::of)?;
                match self.registry.pin_image(&grant, &reference).await {
                    // A pin outlives what it names.
                    Ok(()) | Err(Error::ImageMissing { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Ok(())
        };
        Ok(Some(done(put.await, None).row(&setting)))
    }

    /// Those of the pins that name an image which goes by a tag or digest, as they are to name it at the target.
    async fn pins_of_image(
        &self,
        (here, there): (&Reference, Option<&Reference>),
        pins: Vec<String>,
        (digest, from): (oci::Digest, &Grant),
    ) -> Result<Vec<String>, OrderError> {
        let tags = match here {
            Reference::Tag(tag) => vec![tag.to_string()],
            Reference::Digest(_) => {
                self.tags_of(from, digest).await?.iter().map(ToString::to_string).collect()
            }
        };
        let digest = digest.to_string();
        let renamed = |pin: String| match there {
            Some(Reference::Tag(tag)) if pin != digest => tag.to_string(),
            _ => pin,
        };
        let mut kept: Vec<String> =
            pins.into_iter().filter(|pin| *pin == digest || tags.contains(pin)).map(renamed).collect();
        kept.sort();
        kept.dedup();
        Ok(kept)
    }
}

fn done(outcome: Result<(), OrderError>, why: Option<&'static str>) -> Outcome {
    outcome.map_or_else(Outcome::Failed, |()| Outcome::Carried(why))
}

fn shown(mutability: &registry::Mutability) -> String {
    match mutability.exclusions() {
        None => mutability.as_str().to_owned(),
        Some(filters) => format!("{} {}", mutability.as_str(), filters.join(" ")),
    }
}

/// What is pinned in a repository: tags and digests.
async fn pinned(registry: &Registry, grant: &Grant) -> Result<Vec<String>, OrderError> {
    let (mut after, mut all) = (String::new(), Vec::new());
    loop {
        let page = registry.pins(grant, &after, PAGE).await?;
        all.extend(page.items.into_iter().map(|pin| pin.reference));
        match all.last() {
            Some(last) if page.more => after.clone_from(last),
            _ => return Ok(all),
        }
    }
}
