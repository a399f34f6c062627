//! The gate: collects what bears on a demand, and has `iam` decide.

mod circumstances;
mod explanation;
mod named;
mod organisation;
mod resource;
mod session;
mod standing;
mod subject;

use circumstances::{Around, Seen};
pub(crate) use organisation::Organisation;
pub(crate) use resource::Repository;
use resource::Resource;
pub(crate) use standing::Standing;
pub(crate) use subject::Subject;

use std::sync::Arc;

use iam::{AccountId, Arn, Context, Demand, Denial, Facts, Grant, Policies, Policy, Reason};

use crate::caller::Caller;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::refusal::Refusal;
use crate::remembered::{Look, Remembered};
use crate::session_row::SessionHandle;
use crate::session_terms::SessionTerms;

/// How much of what the gate reads is remembered: characters of policies, four times.
const REMEMBERED: u64 = 64 << 20;
/// Registry tokens, and sessions, of which it is remembered whether they were revoked.
const TOKENS: u64 = 50_000;
/// What an entry weighs beside its policies.
const ENTRY: usize = 512;

/// What the gate and the doors before it remember. Decisions are not: deciding costs less than finding one.
pub(crate) struct Gate {
    /// Users and roles, by unique id.
    pub(crate) subjects: Remembered<String, Subject>,
    /// By the repository's ARN; the registry's own is that of the repository without a name.
    pub(crate) repositories: Remembered<Arn, Repository>,
    pub(crate) organisations: Remembered<AccountId, Organisation>,
    pub(crate) sessions: Remembered<Arc<SessionTerms>, Vec<Policy>>,
    /// What sessions brought along, by the handles of their rows.
    pub(crate) kept_sessions: Remembered<SessionHandle, Arc<SessionTerms>>,
    /// Up to when registry tokens, by their ids, do not count.
    pub(crate) tokens: Remembered<[u8; 16], i64>,
    /// Up to when what was issued to sessions, by their access keys, or to whom they are of, does not count.
    pub(crate) revoked_sessions: Remembered<String, i64>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            subjects: Remembered::new(REMEMBERED),
            repositories: Remembered::new(REMEMBERED),
            organisations: Remembered::new(REMEMBERED),
            sessions: Remembered::new(REMEMBERED),
            kept_sessions: Remembered::new(TOKENS),
            tokens: Remembered::new(TOKENS),
            revoked_sessions: Remembered::new(TOKENS),
        }
    }
}

impl Identity {
    /// The gate: both doors ask here, and nowhere else, whether `caller` may do what `demand` says.
    ///
    /// `request` is what the request says of itself: `aws:SourceIp`, `aws:SecureTransport`, `aws:UserAgent`,
    /// `aws:referer`. All else that a decision takes is collected here. What is at most five seconds old may allow; a
    /// denial always rests on rows that were read for it.
    pub async fn judge(&self, caller: &Caller, request: &Context, demand: Demand) -> Result<Grant, Refusal> {
        let demand = self.on_what_has_the_name(&caller.principal, demand).await?;
        let mut look = self.look();
        match self.decide((caller, request), demand, PLAIN, &mut look).await? {
            Ok(grant) => Ok(grant),
            Err(denial) if look.recalled() => {
                let mut anew = self.look_anew();
                Ok(self.decide((caller, request), denial.demand, PLAIN, &mut anew).await??)
            }
            Err(denial) => Err(denial.into()),
        }
    }

    /// The same of many demands for a list, in their order: a grant, or none. What is at most five seconds old may also
    /// hide a line of it, since a list of a thousand would read the caller's policies as often.
    pub async fn judge_each(
        &self,
        caller: &Caller,
        request: &Context,
        demands: Vec<Demand>,
    ) -> Result<Vec<Option<Grant>>, IdentityError> {
        let (mut look, mut grants) = (self.look(), Vec::with_capacity(demands.len()));
        for demand in demands {
            grants.push(self.decide((caller, request), demand, OF_A_LIST, &mut look).await?.ok());
        }
        Ok(grants)
    }

    /// Whether `caller` could still do what `demand` says if its repository had `policy` in the place of its own.
    pub async fn judge_under(
        &self,
        caller: &Caller,
        request: &Context,
        demand: Demand,
        policy: &Policy,
    ) -> Result<Grant, Refusal> {
        let how = How { instead: Some(policy), ..PLAIN };
        Ok(self.decide((caller, request), demand, how, &mut self.look_anew()).await??)
    }

    async fn decide(
        &self,
        (caller, request): (&Caller, &Context),
        demand: Demand,
        how: How<'_>,
        look: &mut Look,
    ) -> Result<Result<Grant, Box<Denial>>, IdentityError> {
        let subject = match self.standing(caller, look).await? {
            Standing::Subject(subject) => Some(subject),
            Standing::Alone => None,
            Standing::Gone(gone) => {
                let mut denial = Denial::new(caller.principal.clone(), demand, Reason::NoIdentityPolicy);
                denial.explanation.gone = Some(gone);
                return Ok(Err(Box::new(denial)));
            }
        };
        let principal = subject.as_ref().map_or_else(
            || caller.principal.clone(),
            // A user's name may be another since its credentials were given out.
            |subject| subject.principal(&caller.principal),
        );
        let mut policies =
            Policies { session: self.session_policies(caller, look).await?, ..Policies::default() };
        if let Some(subject) = &subject {
            policies.identity.clone_from(&subject.identity);
            policies.boundary.clone_from(&subject.boundary);
        }
        let resource = self.resource(&demand, look).await?;
        resource.put_into(&mut policies, demand.action, how.instead);
        let own = match principal.account() {
            Some(account) => Some(self.organisation_policies(account, look).await?),
            None => None,
        };
        let holder = self.organisation_policies(demand.account, look).await?;
        if let Some(own) = &own {
            policies.service_control.clone_from(&own.service_control);
        }
        policies.resource_control.clone_from(&holder.resource_control);
        let seen = Seen { caller, principal: &principal, subject: subject.as_deref(), request };
        let around = Around { resource: &resource, own: own.as_deref(), holder: &holder };
        let facts = self.facts(&demand, policies, (seen, around), look).await?;
        match iam::decide(&principal, demand, &facts) {
            Err(mut denial) if how.explained && !look.recalled() => {
                denial.explain(&facts);
                self.explain(&mut denial, &resource, own.as_deref()).await?;
                let missing = resource.if_missing(&facts.policies).filter(|_| how.instead.is_none());
                if let Some(missing) = missing {
                    denial.told = self.told(&denial, facts.policies, &missing, (seen, around), look).await?;
                }
                Ok(Err(denial))
            }
            decided => Ok(decided),
        }
    }

    async fn facts(
        &self,
        demand: &Demand,
        policies: Policies,
        (seen, around): (Seen<'_>, Around<'_>),
        look: &Look,
    ) -> Result<Facts, IdentityError> {
        // Most policies have no conditions, and then nobody asks for the circumstances.
        let context = match policies.all().any(|policy| policy.keys().next().is_some()) {
            true => self.circumstances(demand, &policies, seen, around, look).await?,
            false => Context::new(),
        };
        Ok(Facts { context, policies, role_id: around.resource.role_id() })
    }

    /// What who asked reads: who would be refused if the resource were not there reads what it would then, so that
    /// nobody learns from the words what is there. None where that is the reason.
    async fn told(
        &self,
        denial: &Denial,
        mut policies: Policies,
        missing: &Resource,
        (seen, around): (Seen<'_>, Around<'_>),
        look: &Look,
    ) -> Result<Option<Reason>, IdentityError> {
        policies.resource.clear();
        missing.put_into(&mut policies, denial.demand.action, None);
        let around = Around { resource: missing, ..around };
        let demand = denial.demand.clone().as_named();
        let facts = self.facts(&demand, policies, (seen, around), look).await?;
        let told = iam::decide(seen.principal, demand, &facts).err();
        Ok(told.map(|told| told.reason).filter(|told| *told != denial.reason))
    }
}

/// How a demand is decided.
#[derive(Clone, Copy)]
struct How<'a> {
    /// A policy in the place of the repository's own.
    instead: Option<&'a Policy>,
    /// Whether a denial that stands is explained: that costs as much again as the decision.
    explained: bool,
}

const PLAIN: How<'static> = How { instead: None, explained: true };
const OF_A_LIST: How<'static> = How { instead: None, explained: false };
