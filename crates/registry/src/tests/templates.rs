//! Templates, and the repositories that pushes make by them.

use store::Change;
use store::meta::repository;

use super::registry_in_a_box::{HERE, MINE, RegistryInABox, THEIRS};
use crate::{Error, Language, Options, Quotas, Template};

fn template(prefix: &str) -> Template {
    Template {
        prefix: prefix.to_owned(),
        applied_for: vec!["CREATE_ON_PUSH".to_owned()],
        tag_mutability: "IMMUTABLE".to_owned(),
        encryption_type: "AES256".to_owned(),
        tags: vec![("team".to_owned(), "web".to_owned())],
        repository_policy: Some("{}".to_owned()),
        ..Template::default()
    }
}

#[tokio::test]
async fn each_registry_has_templates_of_its_own() {
    let site = RegistryInABox::open();
    let (mine, theirs) = (site.owner(), site.somebody(THEIRS, HERE, "web"));
    let made = mine.registry.create_template(&mine.grant, template("prod/")).await.unwrap();
    theirs.registry.create_template(&theirs.grant, template("prod")).await.unwrap();
    let again = mine.registry.create_template(&mine.grant, template("prod")).await;
    assert!(
        matches!(again, Err(Error::TemplateExists((prefix, account))) if prefix == "prod" && account == MINE)
    );
    assert_eq!(mine.registry.template(&mine.grant, "prod").await.unwrap(), Some(made.clone()));
    assert_eq!(mine.registry.delete_template(&mine.grant, "prod".to_owned()).await.unwrap(), made);
    assert_eq!(mine.registry.templates(&mine.grant, "", 10).await.unwrap().items, []);
    assert_eq!(theirs.registry.templates(&theirs.grant, "", 10).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn a_template_that_changes_twice_at_once_keeps_both_changes() {
    let site = RegistryInABox::open();
    let (owner, prefix) = (site.owner(), "prod".to_owned());
    owner.registry.create_template(&owner.grant, template("prod")).await.unwrap();
    let one = owner.registry.update_template(&owner.grant, prefix.clone(), |it| {
        it.description = Some("one".to_owned());
        true
    });
    let two = owner.registry.update_template(&owner.grant, prefix.clone(), |it| {
        it.tags.clear();
        true
    });
    let (one, two) = tokio::join!(one, two);
    assert!(one.is_ok() && two.is_ok());
    let kept = owner.registry.template(&owner.grant, "prod").await.unwrap().unwrap().template;
    assert_eq!((kept.description.as_deref(), kept.tags.len()), (Some("one"), 0));
    let declined = owner.registry.update_template(&owner.grant, prefix, |it| {
        it.description = None;
        false
    });
    assert_eq!(declined.await.unwrap(), None);
    assert_eq!(owner.registry.template(&owner.grant, "prod").await.unwrap(), two.unwrap());
    let missing = owner.registry.update_template(&owner.grant, "dev".to_owned(), |_| true).await;
    assert!(matches!(missing, Err(Error::TemplateMissing(_))));
}

#[tokio::test]
async fn of_several_first_pushes_one_makes_the_repository_and_all_of_it() {
    let site = RegistryInABox::open();
    let owner = site.at("prod/web");
    let make = || owner.registry.create_by_push(&owner.grant, template("prod"));
    let made = tokio::join!(make(), make(), make());
    let made = [made.0, made.1, made.2];
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
    assert!(
        made.iter()
            .flat_map(|made| made.as_ref().err())
            .all(|it| matches!(it, Error::RepositoryExists { .. }))
    );
    let row = repository::find(&mut &site.db, MINE, HERE, "prod/web").await.unwrap().unwrap();
    assert_eq!((row.created_by.as_str(), row.tag_mutability.as_str()), ("push", "IMMUTABLE"));
    assert_eq!(owner.registry.repository_policy(&owner.grant).await.unwrap(), "{}");
    let kinds: Vec<_> = site.changes().await.iter().map(Change::kind).collect();
    assert_eq!(kinds, ["RepositoryCreated", "RepositoryPolicySet"]);
}

#[tokio::test]
async fn a_repository_that_should_be_sealed_is_not_made_without() {
    let site = RegistryInABox::open();
    let owner = site.at("prod/web");
    let sealed = Template { encryption_type: "KMS".to_owned(), ..template("prod") };
    let refused = owner.registry.create_by_push(&owner.grant, sealed).await;
    assert!(matches!(refused, Err(Error::TemplateUnfit { prefix, .. }) if prefix == "prod"));
    assert_eq!(site.changes().await, []);
}

#[tokio::test]
async fn the_quota_of_templates_is_the_registrys() {
    let quotas = Quotas { templates_per_registry: 1, ..Quotas::default() };
    let site = RegistryInABox::with(Options { quotas, ..Options::default() });
    let (mine, theirs) = (site.owner(), site.somebody(THEIRS, HERE, "web"));
    for actor in [&mine, &theirs] {
        actor.registry.create_template(&actor.grant, template("a")).await.unwrap();
        let more = actor.registry.create_template(&actor.grant, template("b")).await;
        assert!(matches!(more, Err(Error::QuotaExceeded { limit: 1, .. })));
    }
}

#[tokio::test]
async fn a_template_speaks_the_language_of_the_deployment() {
    const REGEX: &str = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"tagged","berth:tagRegexList":["pr-[0-9]+"],"countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}"#;
    let of = |language| Options { lifecycle_language: language, ..Options::default() };
    let with_policy = || Template { lifecycle_policy: Some(REGEX.to_owned()), ..template("ROOT") };
    let site = RegistryInABox::with(of(Language::WithTagRegexes));
    let owner = site.owner();
    owner.registry.create_by_push(&owner.grant, with_policy()).await.unwrap();
    assert_eq!(owner.registry.lifecycle_policy(&owner.grant).await.unwrap().text, REGEX);
    let site = RegistryInABox::with(of(Language::Ecr));
    let owner = site.owner();
    let refused = owner.registry.create_by_push(&owner.grant, with_policy()).await;
    assert!(matches!(refused, Err(Error::LifecyclePolicyInvalid(_))));
}
