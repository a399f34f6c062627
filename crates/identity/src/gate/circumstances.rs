use iam::{Context, Demand, Policies, Principal};
use jiff::Timestamp;
use store::meta::tag;

use super::organisation::Organisation;
use super::resource::Resource;
use super::subject::Subject;
use crate::caller::Caller;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::remembered::Look;
use crate::session_terms::SessionTerms;

/// Actions on an image as a whole, by whichever of its tags it is named.
const OF_IMAGES: [&str; 1] = ["ecr:UpdateImageStorageClass"];

/// The principal's side.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) caller: &'a Caller,
    pub(super) principal: &'a Principal,
    pub(super) subject: Option<&'a Subject>,
    pub(super) request: &'a Context,
}

/// The resource's side, and the organisations of both.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) resource: &'a Resource,
    pub(super) own: Option<&'a Organisation>,
    pub(super) holder: &'a Organisation,
}

impl Identity {
    /// All that conditions may ask, as far as `policies` do.
    pub(super) async fn circumstances(
        &self,
        demand: &Demand,
        policies: &Policies,
        seen: Seen<'_>,
        around: Around<'_>,
        look: &Look,
    ) -> Result<Context, IdentityError> {
        let reads = |prefix: &str| policies.all().any(|policy| policy.reads(prefix));
        let mut context = Context::as_read_by(policies);
        context.extend(seen.request);
        context.extend(&demand.context);
        describe_time(&mut context, look.now());
        seen.principal.describe(&mut context);
        for (key, value) in seen.subject.iter().flat_map(|subject| &subject.tags) {
            context.set(&format!("aws:PrincipalTag/{key}"), value);
        }
        if let Some(session) = &seen.caller.session {
            describe_session(&mut context, session);
        }
        context.set("aws:ViaAWSService", "false");
        context.set("aws:ResourceAccount", demand.account.as_str());
        let global = demand.action.starts_with("iam:");
        context.set("aws:RequestedRegion", if global { "us-east-1" } else { demand.region.as_str() });
        describe_organisation(&mut context, "Principal", around.own);
        describe_organisation(&mut context, "Resource", Some(around.holder));
        if ["aws:resourcetag/", "ecr:resourcetag/", "iam:resourcetag/"].iter().any(|prefix| reads(prefix)) {
            let service = if matches!(around.resource, Resource::Repository(_)) { "ecr" } else { "iam" };
            for (key, value) in self.resource_tags(around.resource).await? {
                context.set(&format!("aws:ResourceTag/{key}"), &value);
                context.set(&format!("{service}:ResourceTag/{key}"), value);
            }
        }
        if reads("iam:permissionsboundary") && context.get("iam:PermissionsBoundary").is_empty() {
            // What bounds whom the request is about; a request that sets a boundary has said which.
            let bound = self.boundary_of(around.resource).await?;
            context.set_all("iam:PermissionsBoundary", bound.into_iter().collect());
        }
        if let Resource::Repository(repository) = around.resource
            && (reads("berth:imagetag") || reads("berth:imagedigest"))
        {
            self.describe_image(&mut context, demand, repository.id.unwrap_or_default()).await?;
        }
        Ok(context)
    }

    /// A digest stands for all tags by which its image can be had, and a tag for its digest, so that no condition on the
    /// one can be dodged by naming the other. What befalls the image and not the tag befalls all its tags.
    async fn describe_image(
        &self,
        context: &mut Context,
        demand: &Demand,
        repository: i64,
    ) -> Result<(), IdentityError> {
        let mut db = &self.shared.db;
        let mut tags = demand.context.get("berth:ImageTag").to_vec();
        let mut digests = demand.context.get("berth:ImageDigest").to_vec();
        let named = digests.clone();
        for name in &tags {
            digests.extend(tag::find(&mut db, repository, name).await?.map(|tag| tag.digest));
        }
        let whole = if OF_IMAGES.contains(&demand.action) { &digests } else { &named };
        for digest in whole {
            let found = tag::of_image(&mut db, repository, digest).await?;
            tags.extend(found.into_iter().map(|tag| tag.name));
        }
        for values in [&mut tags, &mut digests] {
            values.sort();
            values.dedup();
        }
        context.set_all("berth:ImageTag", tags);
        context.set_all("berth:ImageDigest", digests);
        Ok(())
    }
}

fn describe_time(context: &mut Context, now: i64) {
    if context.keeps("aws:CurrentTime") {
        context.set("aws:CurrentTime", written(now));
    }
    context.set("aws:EpochTime", now.div_euclid(1_000_000).to_string());
}

/// To the second, as AWS writes times.
fn written(micros: i64) -> String {
    let time = Timestamp::from_second(micros.div_euclid(1_000_000)).unwrap_or(Timestamp::MAX);
    time.to_string()
}

fn describe_session(context: &mut Context, session: &SessionTerms) {
    if context.keeps("aws:TokenIssueTime") {
        context.set("aws:TokenIssueTime", written(session.issued_at));
    }
    context.set("aws:MultiFactorAuthPresent", "false");
    for (key, value) in &session.tags {
        context.set(&format!("aws:PrincipalTag/{key}"), value);
    }
    if let Some(identity) = &session.source_identity {
        context.set("aws:SourceIdentity", identity);
    }
    if let Some(provider) = &session.provider {
        context.set("aws:FederatedProvider", provider);
    }
}

fn describe_organisation(context: &mut Context, whose: &str, organisation: Option<&Organisation>) {
    let Some(Organisation { id: Some(id), path: Some(path), .. }) = organisation else { return };
    context.set(&format!("aws:{whose}OrgID"), id);
    context.set(&format!("aws:{whose}OrgPaths"), path);
}
