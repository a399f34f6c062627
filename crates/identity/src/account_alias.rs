//! The alias of an account, which no other account of the deployment may have.

use iam::Grant;
use store::Tx;
use store::meta::iam::Write;
use store::meta::iam::entity::{self, Entity};

use crate::iam_error::Error;
use crate::identity::Identity;

const KIND: &str = "account-alias";

/// The row of an alias. Its ARN is Berth's own: AWS has none for aliases.
fn row(account: &str, alias: &str, created_at: i64) -> Entity {
    Entity {
        id: id(alias),
        account: account.to_owned(),
        kind: KIND.to_owned(),
        name: alias.to_owned(),
        path: "/".to_owned(),
        arn: format!("arn:aws:iam::{account}:account-alias/{alias}"),
        created_at,
        body: "{}".to_owned(),
    }
}

fn id(alias: &str) -> String {
    format!("{KIND}/{alias}")
}

impl Identity {
    /// Gives the grant's account an alias, in place of the one that it has.
    ///
    /// # Errors
    /// [`Error::AliasExists`] if another account has it.
    pub async fn create_account_alias(&self, grant: &Grant, alias: String) -> Result<(), Error> {
        let account = grant.account().to_string();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            tx.lock("iam/account-alias").await?;
            match entity::by_id(tx, &id(&alias)).await? {
                Some(taken) if taken.account != account => return Err(Error::AliasExists(alias.clone())),
                Some(_) => return Ok((Vec::new(), ())),
                None => {}
            }
            let before = entity::page(tx, (&account, KIND), "/", "", 1).await?;
            let mut writes: Vec<Write> =
                before.into_iter().map(|before| Write::EntityGone(before.id)).collect();
            writes.push(Write::Entity(row(&account, &alias, tx.now())));
            Ok((writes, ()))
        })
        .await
    }

    /// Takes the alias off the grant's account.
    ///
    /// # Errors
    /// [`Error::NoSuchAlias`].
    pub async fn delete_account_alias(&self, grant: &Grant, alias: String) -> Result<(), Error> {
        let account = grant.account().to_string();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            tx.lock("iam/account-alias").await?;
            let found = entity::by_id(tx, &id(&alias)).await?.filter(|found| found.account == account);
            let found = found.ok_or_else(|| Error::NoSuchAlias(alias.clone()))?;
            Ok((vec![Write::EntityGone(found.id)], ()))
        })
        .await
    }

    /// The alias of the grant's account.
    ///
    /// # Errors
    /// Only ours.
    pub async fn account_alias(&self, grant: &Grant) -> Result<Option<String>, Error> {
        let account = grant.account();
        let found = entity::page(&mut &self.shared.db, (account.as_str(), KIND), "/", "", 1).await?;
        Ok(found.into_iter().next().map(|alias| alias.name))
    }
}
