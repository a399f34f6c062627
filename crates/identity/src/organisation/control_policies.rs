//! Control policies, and what they are attached to.

use iam::{PolicyKind, validate};
use store::meta::iam::{Write, entity, relation};

use super::{
    Control, FULL_ACCESS, FULL_ACCESS_ARN, MANY, OF_DEPLOYMENT, OrganisationError, POLICY, Written, attached,
    current, entity_of, find, letters, member, of_root, root,
};
use crate::identity::Identity;

impl Identity {
    /// Makes a control policy, or gives one of that name another document.
    ///
    /// # Errors
    /// [`OrganisationError::Policy`] with what is wrong; [`OrganisationError::Taken`] by one of the other kind.
    pub async fn put_control_policy(&self, name: &str, control: Control, document: &str) -> Written {
        let (kind, word) = match control {
            Control::Service => (PolicyKind::ServiceControl, "service_control_policy"),
            Control::Resource => (PolicyKind::ResourceControl, "resource_control_policy"),
        };
        validate(document, kind)?;
        let (name, document) = (name.to_owned(), document.to_owned());
        let id = format!("p-{}", letters(&self.shared.world.chance, 8));
        self.change_organisation(async move |tx| {
            let root = root(tx).await?.ok_or(OrganisationError::None)?;
            let known = entity::by_name_locked(tx, (OF_DEPLOYMENT, POLICY, &name)).await?;
            if name == FULL_ACCESS || known.as_ref().is_some_and(|known| !known.arn.contains(word)) {
                return Err(OrganisationError::Taken(format!("control policy {name}")));
            }
            let (management, organisation) = of_root(&root);
            let arn = format!("arn:aws:organizations::{management}:policy/{organisation}/{word}/{id}");
            let policy = known.unwrap_or_else(|| entity_of(&id, POLICY, &name, &arn, tx.now()));
            Ok(vec![Write::Document(current(&policy.id, &document, tx.now())), Write::Entity(policy)])
        })
        .await
    }

    /// Deletes a control policy that is attached to nothing.
    ///
    /// # Errors
    /// [`OrganisationError::Missing`], [`OrganisationError::InUse`].
    pub async fn delete_control_policy(&self, name: &str) -> Written {
        let name = name.to_owned();
        self.change_organisation(async move |tx| {
            let policy = find(tx, POLICY, &name).await?;
            if policy.arn == FULL_ACCESS_ARN
                || relation::count_subjects(tx, &policy.arn, "attached").await? > 0
            {
                return Err(OrganisationError::InUse(format!("{name} is attached still")));
            }
            Ok(vec![Write::EntityGone(policy.id)])
        })
        .await
    }

    /// Attaches a control policy to a unit or account. One that is attached already stays so.
    ///
    /// # Errors
    /// [`OrganisationError::Missing`].
    pub async fn attach_control_policy(&self, name: &str, to: &str) -> Written {
        let (name, to) = (name.to_owned(), to.to_owned());
        self.change_organisation(async move |tx| {
            let policy = find(tx, POLICY, &name).await?;
            let id = member(tx, &to).await?;
            Ok(vec![attached(&id, &policy.arn, tx.now())])
        })
        .await
    }

    /// Detaches a control policy from a unit or account, which keeps one service control policy at least (as AWS has
    /// it).
    ///
    /// # Errors
    /// [`OrganisationError::Missing`], [`OrganisationError::NotAttached`], [`OrganisationError::Last`].
    pub async fn detach_control_policy(&self, policy: &str, from: &str) -> Written {
        let (policy, from) = (policy.to_owned(), from.to_owned());
        self.change_organisation(async move |tx| {
            let arn = find(tx, POLICY, &policy).await?.arn;
            let id = member(tx, &from).await?;
            let all = relation::objects(tx, (&id, "attached"), "", MANY).await?;
            let is_service = |arn: &str| arn.contains("/service_control_policy/");
            let others = all.iter().any(|it| is_service(&it.object) && it.object != arn);
            let (policy, from) = (policy.clone(), from.clone());
            match all.into_iter().find(|it| it.object == arn) {
                None => Err(OrganisationError::NotAttached { policy, from }),
                Some(_) if is_service(&arn) && !others => Err(OrganisationError::Last { policy, from }),
                Some(relation) => Ok(vec![Write::Unrelated(relation)]),
            }
        })
        .await
    }
}
