use aws::models::ecr::{
    CreateRepositoryCreationTemplateInput, EncryptionConfigurationForRepositoryCreationTemplate,
    ImageTagMutabilityExclusionFilter, Tag, UpdateRepositoryCreationTemplateInput,
};
use iam::{AccountId, Arn, Grant, PolicyKind};
use registry::Template;

use super::repositories;
use crate::App;
use crate::call::Failure;
use crate::ecr::{mutability, policy_text, resource_tags};

/// What Create and Update may say of a template; what is not given stays as it is.
#[derive(Clone, Debug)]
pub(in crate::ecr) struct Members {
    pub(super) description: Option<String>,
    pub(super) encryption: Option<EncryptionConfigurationForRepositoryCreationTemplate>,
    pub(super) tags: Option<Vec<Tag>>,
    pub(super) tag_mutability: Option<String>,
    pub(super) exclusions: Option<Vec<ImageTagMutabilityExclusionFilter>>,
    pub(super) repository_policy: Option<String>,
    pub(super) lifecycle_policy: Option<String>,
    pub(super) applied_for: Option<Vec<String>>,
    pub(super) custom_role: Option<String>,
}

macro_rules! from {
    ($input:ty, |$applied_for:ident| $given:expr) => {
        impl From<&$input> for Members {
            fn from(input: &$input) -> Self {
                let $applied_for = input.applied_for.clone();
                Self {
                    description: input.description.clone(),
                    encryption: input.encryption_configuration.clone(),
                    tags: input.resource_tags.clone(),
                    tag_mutability: input.image_tag_mutability.clone(),
                    exclusions: input.image_tag_mutability_exclusion_filters.clone(),
                    repository_policy: input.repository_policy.clone(),
                    lifecycle_policy: input.lifecycle_policy.clone(),
                    applied_for: $given,
                    custom_role: input.custom_role_arn.clone(),
                }
            }
        }
    };
}

from!(CreateRepositoryCreationTemplateInput, |applied_for| Some(applied_for));
from!(UpdateRepositoryCreationTemplateInput, |applied_for| applied_for);

/// Members that were found to be sound.
#[derive(Clone, Debug)]
pub(in crate::ecr) struct Checked {
    members: Members,
    tags: Option<Vec<(String, String)>>,
    repository_policy: Option<String>,
}

impl Members {
    /// Whether they take a template's own role away.
    pub(in crate::ecr) fn drop_the_role(&self) -> bool {
        self.custom_role.as_deref() == Some("")
    }

    /// Holds them against the rules that the model does not know.
    pub(in crate::ecr) async fn checked(
        self,
        app: &App,
        grant: &Grant,
        prefix: &str,
    ) -> Result<Checked, Failure> {
        check_encryption(self.encryption.as_ref())?;
        if self.tag_mutability.is_some() || self.exclusions.is_some() {
            let word = match &self.tag_mutability {
                Some(word) => word.clone(),
                None => kept_mutability(app, grant, prefix).await?,
            };
            mutability::read(&word, self.exclusions.as_ref())?;
        }
        if self.applied_for.as_ref().is_some_and(Vec::is_empty) {
            let constraint = "Member must have length greater than or equal to 1";
            return Err(Failure::invalid_parameter("appliedFor", constraint));
        }
        check_role(self.custom_role.as_deref(), grant.account())?;
        if let Some(text) = filled(&self.lifecycle_policy) {
            app.registry.check_lifecycle_policy(text)?;
        }
        let tags = self.tags.clone().map(resource_tags::read).transpose().map_err(as_parameter)?;
        let own = Arn::repository(grant.region(), grant.account(), &repositories(prefix));
        let repository_policy = match filled(&self.repository_policy) {
            Some(text) => Some(policy_text::check(app, text, PolicyKind::Repository(own.as_str())).await?),
            None => None,
        };
        Ok(Checked { members: self, tags, repository_policy })
    }
}

impl Checked {
    /// The same, unless it is to keep its role and that is another than `kept`, which was judged.
    pub(in crate::ecr) fn put_into_one_with(&self, kept: &Option<String>, template: &mut Template) -> bool {
        let sound = self.members.custom_role.is_some() || template.custom_role == *kept;
        if sound {
            self.put_into(template);
        }
        sound
    }

    /// Makes the template say what they say. An empty text takes away what was there.
    pub(in crate::ecr) fn put_into(&self, template: &mut Template) {
        let given = &self.members;
        let put = |text: &Option<String>, into: &mut Option<String>| {
            if let Some(text) = text {
                *into = Some(text.clone()).filter(|text| !text.is_empty());
            }
        };
        put(&given.description, &mut template.description);
        put(&given.lifecycle_policy, &mut template.lifecycle_policy);
        put(&given.custom_role, &mut template.custom_role);
        if given.repository_policy.is_some() {
            template.repository_policy.clone_from(&self.repository_policy);
        }
        if let Some(encryption) = &given.encryption {
            template.encryption_type.clone_from(&encryption.encryption_type);
            put(&encryption.kms_key, &mut template.kms_key);
        }
        if let Some(word) = &given.tag_mutability {
            template.tag_mutability.clone_from(word);
            template.tag_mutability_exclusions.clear();
        }
        if let Some(filters) = &given.exclusions {
            template.tag_mutability_exclusions = filters.iter().map(|it| it.filter.clone()).collect();
        }
        if let Some(tags) = &self.tags {
            template.tags.clone_from(tags);
        }
        if let Some(scenarios) = &given.applied_for {
            let mut once: Vec<String> = Vec::new();
            scenarios.iter().for_each(|it| {
                if !once.contains(it) {
                    once.push(it.clone())
                }
            });
            template.applied_for = once;
        }
    }
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.is_empty())
}

/// What filters are held against that come without a setting: the one that the template has, if there is one.
async fn kept_mutability(app: &App, grant: &Grant, prefix: &str) -> Result<String, Failure> {
    let kept = app.registry.template(grant, prefix).await?;
    Ok(kept.map_or_else(|| "MUTABLE".to_owned(), |kept| kept.template.tag_mutability))
}

/// A template must not promise a key that the repositories made by it would not have.
fn check_encryption(
    given: Option<&EncryptionConfigurationForRepositoryCreationTemplate>,
) -> Result<(), Failure> {
    let Some(given) = given else { return Ok(()) };
    match (given.encryption_type.as_str(), filled(&given.kms_key)) {
        ("AES256", None) => Ok(()),
        ("AES256", Some(_)) => Err(Failure::invalid_parameter(
            "encryptionConfiguration",
            "kmsKey must not be given when encryptionType is set as AES256",
        )),
        (kind, _) => Err(Failure::unsupported(&format!("encryptionType {kind}"))),
    }
}

fn check_role(given: Option<&str>, account: AccountId) -> Result<(), Failure> {
    let Some(text) = given.filter(|text| !text.is_empty()) else { return Ok(()) };
    let is_role = |arn: &Arn| arn.service() == "iam" && arn.resource().starts_with("role/");
    match Arn::parse(text).ok().filter(is_role).and_then(|arn| arn.account()) {
        Some(of) if of == account => Ok(()),
        Some(_) => {
            Err(Failure::invalid_parameter("customRoleArn", "The role must be of the registry's account"))
        }
        None => Err(Failure::invalid_parameter("customRoleArn", "Invalid role ARN")),
    }
}

/// The operations on templates have no codes of their own for tags.
fn as_parameter(failure: Failure) -> Failure {
    match failure {
        Failure::Invalid(invalid) => Failure::parameter(invalid.message),
        Failure::Rule(error @ registry::Error::TooManyResourceTags) => Failure::parameter(error.to_string()),
        other => other,
    }
}
