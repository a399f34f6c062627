//! A push into a repository that is not there makes it, where a template of the registry says so. Both doors ask here.

#[cfg(test)]
mod tests;

use std::sync::{Mutex, MutexGuard, PoisonError};

use iam::{Arn, Context, Demand, Grant};
use identity::{Caller, Refusal};
use registry::{Error, Template};

use crate::{App, Judged};

/// ECR's word for what happens here.
const SCENARIO: &str = "CREATE_ON_PUSH";
/// Who takes the role of a template.
const SERVICE: &str = "ecr.amazonaws.com";

/// Who pushes, with what the request says of itself, and its id.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pusher<'a> {
    pub(crate) caller: &'a Caller,
    pub(crate) request: &'a Context,
    pub(crate) request_id: &'a str,
    /// What comes of it.
    pub(crate) further: &'a Mutex<Further>,
}

/// What a request brings about beside what it was asked first.
#[derive(Debug, Default)]
pub(crate) struct Further {
    /// What the gate said.
    pub(crate) judged: Vec<Judged>,
    /// The repository that it made.
    pub(crate) created: Option<Arn>,
    /// What the operator is to know of it.
    pub(crate) notice: Option<&'static str>,
}

impl Pusher<'_> {
    /// What a verb that pushes into the repository that `grant` names came to. Where that is not there, and a template
    /// makes it: none, and the verb is to be called again.
    pub(crate) async fn came_to<T, E>(
        self,
        app: &App,
        grant: &Grant,
        pushed: Result<T, Error>,
    ) -> Result<Option<T>, E>
    where
        E: From<Error> + From<Refusal>,
    {
        let missing = match pushed {
            Err(missing @ Error::RepositoryMissing { .. }) => missing,
            done => return Ok(Some(done?)),
        };
        let Some(found) = app.registry.template_for(grant, SCENARIO).await? else {
            return Err(missing.into());
        };
        self.make::<E>(app, grant, found.template).await?;
        Ok(None)
    }

    /// Who pushes must be allowed to create the repository, and so must the role that the template names.
    async fn make<E>(self, app: &App, grant: &Grant, template: Template) -> Result<(), E>
    where
        E: From<Error> + From<Refusal>,
    {
        let create = tagging(on("ecr:CreateRepository", grant), &template);
        let allowed = self.judge(app, self.caller, create.clone()).await?;
        match &template.custom_role {
            Some(role) => {
                let mut demands = vec![create];
                if !template.tags.is_empty() {
                    demands.push(tagging(on("ecr:TagResource", grant), &template));
                }
                if !self.may_by_role(app, role, demands).await? {
                    // Whose role it is reads the rest in the audit; who pushes may know nothing of it.
                    let why = "its role (customRoleArn) does not let it".to_owned();
                    return Err(Error::TemplateUnfit { prefix: template.prefix, why }.into());
                }
            }
            None if !template.tags.is_empty() => {
                let why = "it sets resource tags, which takes a role of its own (customRoleArn)".to_owned();
                return Err(Error::TemplateUnfit { prefix: template.prefix, why }.into());
            }
            None => {}
        }
        match app.registry.create_by_push(&allowed, template).await {
            // Another first push made it meanwhile.
            Err(Error::RepositoryExists { .. }) => Ok(()),
            made => {
                made?;
                self.noted().created = allowed.resource().cloned();
                Ok(())
            }
        }
    }

    /// Whether ECR may do all of it once it has taken the role.
    async fn may_by_role(self, app: &App, role: &str, demands: Vec<Demand>) -> Result<bool, Refusal> {
        let Some((role, first)) = Arn::parse(role).ok().zip(demands.first()) else { return Ok(false) };
        let Some(passed) = app.identity.passed_role(SERVICE, &role, &first.region).await? else {
            return Ok(false);
        };
        let by_role = demands.into_iter().map(|demand| (&passed.taken, demand));
        for (caller, demand) in std::iter::once((&passed.service, passed.take.clone())).chain(by_role) {
            match self.judge(app, caller, demand).await {
                Err(Refusal::Denied(_)) => return Ok(false),
                answer => drop(answer?),
            }
        }
        Ok(true)
    }

    async fn judge(self, app: &App, caller: &Caller, demand: Demand) -> Result<Grant, Refusal> {
        let mut judged = Vec::new();
        let answer = app.judge((caller, self.request), demand, (self.request_id, &mut judged)).await;
        self.noted().judged.append(&mut judged);
        answer
    }

    fn noted(&self) -> MutexGuard<'_, Further> {
        self.further.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The repository that is pushed to, or would be.
fn on(action: &'static str, grant: &Grant) -> Demand {
    Demand::repository(action, grant.account(), grant.region(), grant.repository().unwrap_or_default())
}

/// With the tags that the template gives.
fn tagging(mut demand: Demand, template: &Template) -> Demand {
    for (key, value) in &template.tags {
        demand = demand.with(&format!("aws:RequestTag/{key}"), value);
    }
    let keys: Vec<_> = template.tags.iter().map(|(key, _)| key.clone()).collect();
    if keys.is_empty() { demand } else { demand.with_all("aws:TagKeys", keys) }
}
