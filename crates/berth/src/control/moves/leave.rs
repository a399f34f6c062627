//! The second half of a move: what was copied is deleted where it came from, as it was seen there.

use std::collections::BTreeSet;

use iam::Grant;
use oci::{Digest, Manifest, Reference, Tag};
use registry::{ImageSelector, Purpose, SeenImages};
use serde_json::{Value, json};

use super::{Desk, OrderError, Spot, apart};

/// An image by each of its tags.
fn by_tags(digest: Digest, tags: &[Tag]) -> Vec<ImageSelector> {
    let by = |tag: &Tag| ImageSelector { digest: Some(digest.to_string()), tag: Some(tag.to_string()) };
    tags.iter().map(by).collect()
}

impl Desk {
    pub(super) async fn leave(&self, source: &Spot, target: &Spot) -> Result<Value, OrderError> {
        apart(source, target)?;
        let (from, there) =
            (self.may(source, "ecr:BatchGetImage").await?, self.may(target, "ecr:BatchGetImage").await?);
        let grant = self.may(source, "ecr:BatchDeleteImage").await?;
        let Some(reference) = &source.image else {
            self.not_protected(source).await?;
            self.leave_all(&from, &there, &grant).await?;
            let grant = self.may(source, "ecr:DeleteRepository").await?;
            // Not by force: what came since is not at the target.
            self.registry.delete_repository(&grant, false).await?;
            return Ok(json!({ "deleted": source.name }));
        };
        let digest = self.look_at(&from, reference).await?.digest;
        let here = match reference {
            Reference::Tag(tag) => vec![tag.clone()],
            Reference::Digest(_) => self.tags_of(&from, digest).await?,
        };
        let at_target = self.tags_there(&from, (reference, digest), target).await?;
        self.is_there(&there, &[(digest, at_target)]).await?;
        let along = self.family(&from, digest).await?;
        let family: Vec<_> = along.iter().map(|digest| (*digest, Vec::new())).collect();
        self.is_there(&there, &family).await?;
        let seen = SeenImages {
            selected: by_tags(digest, &here),
            untagged: if here.is_empty() { vec![digest.to_string()] } else { Vec::new() },
            along: along.iter().map(Digest::to_string).collect(),
        };
        let left = self.registry.delete_seen(&grant, seen).await?;
        let gone = left.deleted.iter().any(|id| id.digest == digest.to_string());
        if !gone || !left.failures.is_empty() {
            return Err(OrderError(
                "it was copied and stays: it changed, or an index there names it".to_owned(),
            ));
        }
        // An image that has other tags, or that an index names, loses those by which it was named.
        let stays = self.holds(&from, digest).await?;
        self.unpin(source, &here, (!stays).then_some(digest)).await?;
        let tags: Vec<_> = here.iter().map(|tag| format!("{}:{tag}", source.name)).collect();
        let deleted = if stays { tags.join(", ") } else { digest.to_string() };
        Ok(json!({ "deleted": deleted, "imageStays": stays }))
    }

    /// Takes away pins that are at the target now: a later image by such a tag is another.
    async fn unpin(&self, source: &Spot, tags: &[Tag], digest: Option<Digest>) -> Result<(), OrderError> {
        let grant = self.may(source, "berth:UnpinImage").await?;
        let references = tags.iter().cloned().map(Reference::Tag).chain(digest.map(Reference::Digest));
        for reference in references {
            self.registry.unpin_image(&grant, &reference).await?;
        }
        Ok(())
    }

    /// What belongs to an image: its children and what refers to it, and what belongs to those.
    pub(super) async fn family(&self, from: &Grant, root: Digest) -> Result<BTreeSet<Digest>, OrderError> {
        let (mut found, mut pending) = (BTreeSet::new(), vec![root]);
        while let Some(digest) = pending.pop() {
            let image = self.registry.read_image(from, &Reference::Digest(digest), Purpose::Look).await?;
            let manifest = Manifest::parse(&image.bytes, Some(&image.media_type)).map_err(OrderError::of)?;
            let children = manifest.children().iter().map(|child| child.digest);
            let referrers = self.registry.active_referrers(from, &digest).await?;
            pending.extend(children.chain(referrers).filter(|it| *it != root && found.insert(*it)));
        }
        Ok(found)
    }

    /// Nothing is deleted before it is seen at the target, with its tags.
    async fn is_there(&self, there: &Grant, images: &[(Digest, Vec<Tag>)]) -> Result<(), OrderError> {
        for (digest, tags) in images {
            let mut references = vec![Reference::Digest(*digest)];
            references.extend(tags.iter().cloned().map(Reference::Tag));
            for reference in references {
                match self.registry.read_image(there, &reference, Purpose::Look).await {
                    Ok(image) if image.digest == *digest => {}
                    Ok(_) => return Err(OrderError(format!("{reference} is another image at the target"))),
                    Err(registry::Error::ImageMissing { .. }) => {
                        return Err(OrderError(format!(
                            "the target has no image {reference}, which came to the source meanwhile: move again, and \
                             it comes along"
                        )));
                    }
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }

    /// Deletes what the target has, image by image, each as it was seen: what comes or changes meanwhile stays.
    async fn leave_all(&self, from: &Grant, there: &Grant, grant: &Grant) -> Result<(), OrderError> {
        for delete in [false, true] {
            // What belongs to others goes once they are gone, which may take another round.
            let mut gone = 1;
            while gone > 0 {
                let mut after = String::new();
                gone = 0;
                loop {
                    let (images, next) = self.some(from, &after).await?;
                    self.is_there(there, &images).await?;
                    if delete {
                        let mut seen = SeenImages::default();
                        for (digest, tags) in &images {
                            seen.selected.extend(by_tags(*digest, tags));
                            if tags.is_empty() {
                                seen.along.push(digest.to_string());
                            }
                        }
                        gone += self.registry.delete_seen(grant, seen).await?.deleted.len();
                    }
                    match next {
                        Some(next) => after = next,
                        None => break,
                    }
                }
            }
        }
        Ok(())
    }
}
