//! OpenID Connect providers: whose tokens may be exchanged for sessions of roles.

use iam::Grant;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::meta::iam::Write;
use store::meta::iam::entity::Entity;

use crate::entities::{self, Described};
use crate::entity_tags::first_tags;
use crate::iam_error::{Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;
use crate::roles::{read_body, written_body};

const PROVIDERS: Quota = Quota { name: "OpenIdConnectProvidersPerAccount", most: 100 };
const CLIENT_IDS: Quota = Quota { name: "ClientIdsPerOpenIdConnectProvider", most: 100 };
const MOST_THUMBPRINTS: usize = 5;

/// What a provider has beside what every entity has. Its name is its URL without `https://`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OidcProviderBody {
    /// Audiences that its tokens may have, in the order in which they were given.
    pub client_ids: Vec<String>,
    /// SHA-1 digests of certificates that may sign its server's, in hexadecimal.
    pub thumbprints: Vec<String>,
}

impl OidcProviderBody {
    /// Reads the body of a provider's row.
    ///
    /// # Errors
    /// [`Error::Broken`] if Berth did not write it.
    pub fn read(provider: &Entity) -> Result<Self, Error> {
        read_body(provider)
    }
}

/// The name of the provider of a URL: `https://`, a host with or without a port, and a path, without a blank, a query or
/// a fragment.
pub fn oidc_provider_name(url: &str) -> Option<&str> {
    let name = url.strip_prefix("https://")?.trim_end_matches('/');
    let host = name.split('/').next()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_~%:/".contains(&byte);
    let named = host.starts_with(|first: char| first.is_ascii_alphanumeric());
    (named && name.bytes().all(plain) && !name.contains("//")).then_some(name)
}

fn check_thumbprints(thumbprints: &[String]) -> Result<(), Error> {
    if thumbprints.len() > MOST_THUMBPRINTS {
        let text = "Thumbprint list must contain fewer than 5 entries.";
        return Err(Error::InvalidInput(text.to_owned()));
    }
    let hex = |print: &String| print.len() == 40 && print.bytes().all(|byte| byte.is_ascii_hexdigit());
    match thumbprints.iter().find(|print| !hex(print)) {
        Some(print) => Err(Error::InvalidInput(format!("Thumbprint {print} is not 40 hexadecimal digits."))),
        None => Ok(()),
    }
}

impl Identity {
    /// Makes the provider that the grant names.
    ///
    /// # Errors
    /// [`Error::InvalidInput`], [`Error::EntityExists`], [`Error::LimitExceeded`].
    pub async fn create_oidc_provider(
        &self,
        grant: &Grant,
        body: OidcProviderBody,
        tags: Vec<(String, String)>,
    ) -> Result<Described, Error> {
        check_thumbprints(&body.thumbprints)?;
        if body.client_ids.len() > CLIENT_IDS.most {
            return Err(Error::LimitExceeded(CLIENT_IDS));
        }
        let kind = Kind::OidcProvider;
        let resource = entities::arn_of(grant)?.resource();
        let name = resource.strip_prefix("oidc-provider/").unwrap_or(resource).to_owned();
        let entity = self.new_entity(grant, kind, "/", &name, written_body(&body)?);
        self.write_iam(async move |tx: &mut Tx<'_>| {
            entities::claim(tx, (&entity.account, kind, &name), Some(PROVIDERS)).await?;
            let mut writes = vec![Write::Entity(entity.clone())];
            writes.extend(first_tags(&entity.id, kind, &tags)?);
            let (entity, tags) = (entity.clone(), tags.clone());
            Ok((writes, Described { entity, tags, boundary: None }))
        })
        .await
    }

    /// All providers of the grant's account, by name.
    ///
    /// # Errors
    /// Only ours.
    pub async fn oidc_providers(&self, grant: &Grant) -> Result<Vec<Entity>, Error> {
        Ok(self.entities(grant, Kind::OidcProvider, "/", ("", PROVIDERS.most)).await?.items)
    }

    /// Puts other thumbprints in the place of those of the provider that the grant names.
    ///
    /// # Errors
    /// [`Error::InvalidInput`], [`Error::NoSuchEntity`].
    pub async fn put_thumbprints(&self, grant: &Grant, thumbprints: Vec<String>) -> Result<(), Error> {
        check_thumbprints(&thumbprints)?;
        self.change_provider(grant, move |body| {
            body.thumbprints.clone_from(&thumbprints);
            Ok(())
        })
        .await
    }

    /// Adds an audience to the provider that the grant names; nothing happens if it has it.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::LimitExceeded`].
    pub async fn add_client_id(&self, grant: &Grant, client_id: String) -> Result<(), Error> {
        self.change_provider(grant, move |body| {
            if !body.client_ids.contains(&client_id) {
                CLIENT_IDS.room_for_one(body.client_ids.len())?;
                body.client_ids.push(client_id.clone());
            }
            Ok(())
        })
        .await
    }

    /// Takes an audience from the provider that the grant names; nothing happens if it does not have it.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn remove_client_id(&self, grant: &Grant, client_id: String) -> Result<(), Error> {
        self.change_provider(grant, move |body| {
            body.client_ids.retain(|there| *there != client_id);
            Ok(())
        })
        .await
    }

    async fn change_provider(
        &self,
        grant: &Grant,
        change: impl Fn(&mut OidcProviderBody) -> Result<(), Error> + Send + Sync + 'static,
    ) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let mut provider = entities::find_locked(tx, &grant, Kind::OidcProvider).await?;
            let mut body = OidcProviderBody::read(&provider)?;
            change(&mut body)?;
            let new = written_body(&body)?;
            if new == provider.body {
                return Ok((Vec::new(), ()));
            }
            provider.body = new;
            Ok((vec![Write::Entity(provider)], ()))
        })
        .await
    }

    /// Deletes the provider that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn delete_oidc_provider(&self, grant: &Grant) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let provider = entities::find_locked(tx, &grant, Kind::OidcProvider).await?;
            Ok((vec![Write::EntityGone(provider.id)], ()))
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_named_by_its_url() {
        for (url, name) in [
            ("https://token.actions.githubusercontent.com", "token.actions.githubusercontent.com"),
            ("https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B/", "oidc.eks.eu-west-1.amazonaws.com/id/0A1B"),
            ("https://127.0.0.1:8443", "127.0.0.1:8443"),
        ] {
            assert_eq!(oidc_provider_name(url), Some(name));
        }
        for url in
            ["", "http://a.b", "https://", "https:///a", "https://a?b", "https://a b", "https://a//b", "a.b"]
        {
            assert_eq!(oidc_provider_name(url), None, "{url}");
        }
    }
}
