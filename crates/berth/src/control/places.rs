//! What names mean: `[HOST/]REPOSITORY[:TAG|@DIGEST]`, where the host is one of the deployment's.

use api::Addressing;
use iam::{AccountId, Region};
use oci::{Digest, Reference, RepositoryName};

use super::{Desk, OrderError};

/// A registry.
type At = (AccountId, Region);

/// A repository, or an image in it.
pub(super) struct Spot {
    pub(super) account: AccountId,
    pub(super) region: Region,
    pub(super) name: String,
    pub(super) image: Option<Reference>,
}

impl Desk {
    /// What a name means. A host that names no account or region means the order's; a first part that is no host of this
    /// deployment belongs to the repository's name, if it can.
    pub(super) async fn spot(&self, text: &str) -> Result<Spot, OrderError> {
        let (place, rest) = self.place(text)?;
        let bad = |why: &dyn std::fmt::Display| OrderError(format!("'{text}' names no image: {why}"));
        let (name, digest) = match rest.split_once('@') {
            Some((name, digest)) => (name, Some(Digest::parse(digest).map_err(|error| bad(&error))?)),
            None => (rest, None),
        };
        let (name, tag) = name.split_once(':').map_or((name, None), |(name, tag)| (name, Some(tag)));
        RepositoryName::check(name).map_err(|error| bad(&error))?;
        let tag = tag.map(Reference::parse).transpose().map_err(|error| bad(&error))?;
        let (account, region) = place.unwrap_or((self.account, self.region.clone()));
        self.check_registry(account, &region).await?;
        Ok(Spot { account, region, name: name.to_owned(), image: digest.map(Reference::Digest).or(tag) })
    }

    /// The registry that the host of a name means, if it has one, and the rest.
    fn place<'a>(&self, text: &'a str) -> Result<(Option<At>, &'a str), OrderError> {
        let Some((host, rest)) = text.split_once('/') else { return Ok((None, text)) };
        let (default_account, default_region) = (self.account, self.region.clone());
        let addressing = Addressing { default_account, default_region, ..self.addressing.clone() };
        match addressing.registry_at(host) {
            Some(place) => Ok((Some(place), rest)),
            // Names of repositories have no ports, and none is meant to be an ECR's host.
            None if host.contains(':') || host.contains(".dkr.ecr.") => Err(OrderError(format!(
                "'{host}' is no registry of this deployment: write REPOSITORY alone, or \
                 ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY"
            ))),
            None => Ok((None, text)),
        }
    }

    /// The desk of the registry in which something stands.
    pub(super) fn of(&self, spot: &Spot) -> Self {
        Self { account: spot.account, region: spot.region.clone(), ..self.clone() }
    }

    /// The desk of the registry in which a repository stands, and its name there.
    pub(super) async fn repository_at(&self, text: &str) -> Result<(Self, String), OrderError> {
        let spot = self.spot(text).await?;
        match spot.image {
            None => Ok((self.of(&spot), spot.name)),
            Some(_) => {
                Err(OrderError(format!("'{text}' names an image: name the repository, {}", spot.name)))
            }
        }
    }

    /// The desk of the registry in which an image stands, its repository's name, and its tag or digest.
    pub(super) async fn image_at(&self, text: &str) -> Result<(Self, String, Reference), OrderError> {
        let spot = self.spot(text).await?;
        let desk = self.of(&spot);
        let none =
            || OrderError(format!("'{text}' names no image: write REPOSITORY:TAG or REPOSITORY@sha256:…"));
        Ok((desk, spot.name, spot.image.ok_or_else(none)?))
    }

    /// What is put where nobody can ask for it would be lost.
    pub(super) async fn check_registry(&self, account: AccountId, region: &Region) -> Result<(), OrderError> {
        if !self.addressing.serves(region) {
            return Err(OrderError(format!(
                "region {region} is not served (`regions` in the configuration)"
            )));
        }
        match self.identity.has_account(account).await.map_err(OrderError::of)? {
            true => Ok(()),
            false => {
                Err(OrderError(format!("there is no account {account}: `berth account create` makes one")))
            }
        }
    }
}
