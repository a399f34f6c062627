use std::fmt;
use std::sync::Arc;

/// Twelve digits that name an account, and with it its registries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId([u8; 12]);

/// A region's name, such as `us-east-1`: 2 to 25 of `[0-9a-z-]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(Arc<str>);

/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Arn(Arc<str>);

/// A text that is no ARN, account id or region.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArnError {
    /// Not twelve digits.
    #[error("'{0}' is not an account id: it takes exactly twelve digits")]
    Account(String),
    /// Outside the grammar of region names.
    #[error("'{0}' is not a region name: it takes 2 to 25 of a-z, 0-9 and '-'")]
    Region(String),
    /// Fewer than six parts, or another first part.
    #[error("'{0}' is not an ARN: it takes the form arn:partition:service:region:account:resource")]
    Form(String),
}

impl AccountId {
    /// Reads twelve digits.
    pub fn parse(text: &str) -> Result<Self, ArnError> {
        match <[u8; 12]>::try_from(text.as_bytes()) {
            Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Ok(Self(digits)),
            _ => Err(ArnError::Account(text.to_owned())),
        }
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for AccountId {
    type Err = ArnError;
    fn from_str(text: &str) -> Result<Self, ArnError> {
        Self::parse(text)
    }
}

impl Region {
    /// Reads a region's name.
    pub fn parse(text: &str) -> Result<Self, ArnError> {
        let plain = |b: u8| b.is_ascii_digit() || b.is_ascii_lowercase() || b == b'-';
        if (2..=25).contains(&text.len()) && text.bytes().all(plain) {
            Ok(Self(text.into()))
        } else {
            Err(ArnError::Region(text.to_owned()))
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Region {
    type Err = ArnError;
    fn from_str(text: &str) -> Result<Self, ArnError> {
        Self::parse(text)
    }
}

impl Arn {
    /// Reads any ARN; only its six-part form is checked.
    pub fn parse(text: &str) -> Result<Self, ArnError> {
        if text.starts_with("arn:") && text.splitn(6, ':').count() == 6 {
            Ok(Self(text.into()))
        } else {
            Err(ArnError::Form(text.to_owned()))
        }
    }

    /// A private repository's ARN (service `ecr`).
    pub fn repository(region: &Region, account: AccountId, name: &str) -> Self {
        let partition = partition(region);
        Self(format!("arn:{partition}:ecr:{region}:{account}:repository/{name}").into())
    }

    /// An account's root user, `arn:aws:iam::ACCOUNT:root`.
    pub fn root(account: AccountId) -> Self {
        Self(format!("arn:aws:iam::{account}:root").into())
    }

    /// Something of an account in IAM, by its kind, path and name: `user/team/alice`.
    pub fn iam(account: AccountId, resource: &str) -> Self {
        Self(format!("arn:aws:iam::{account}:{resource}").into())
    }

    /// An ARN of STS in this one's partition.
    pub(crate) fn in_sts(&self, account: AccountId, resource: &str) -> Self {
        Self(format!("arn:{}:sts::{account}:{resource}", self.part(1)).into())
    }

    /// An ARN of IAM in this one's partition.
    pub(crate) fn in_iam(&self, account: AccountId, resource: &str) -> Self {
        Self(format!("arn:{}:iam::{account}:{resource}", self.part(1)).into())
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn part(&self, index: usize) -> &str {
        self.0.splitn(6, ':').nth(index).unwrap_or_default()
    }

    /// The third part, such as `ecr`.
    pub fn service(&self) -> &str {
        self.part(2)
    }

    /// The fourth part, if it names a region.
    pub fn region(&self) -> Option<Region> {
        Region::parse(self.part(3)).ok()
    }

    /// The fifth part, if it names an account.
    pub fn account(&self) -> Option<AccountId> {
        AccountId::parse(self.part(4)).ok()
    }

    /// The sixth part, such as `repository/team/web`.
    pub fn resource(&self) -> &str {
        self.part(5)
    }

    /// The name of the repository that this ARN names, if it names one.
    pub fn repository_name(&self) -> Option<&str> {
        self.resource().strip_prefix("repository/").filter(|_| self.service() == "ecr")
    }
}

impl std::str::FromStr for Arn {
    type Err = ArnError;
    fn from_str(text: &str) -> Result<Self, ArnError> {
        Self::parse(text)
    }
}

/// The partition that holds `region`: `aws-cn`, `aws-us-gov` or `aws`.
fn partition(region: &Region) -> &'static str {
    match region.as_str() {
        name if name.starts_with("cn-") => "aws-cn",
        name if name.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_arn_gives_its_parts_back() {
        let account = AccountId::parse("123456789012").unwrap();
        let arn = Arn::repository(&Region::parse("eu-west-1").unwrap(), account, "team/web");
        assert_eq!(arn.as_str(), "arn:aws:ecr:eu-west-1:123456789012:repository/team/web");
        assert_eq!(arn.account(), Some(account));
        assert_eq!(arn.repository_name(), Some("team/web"));
        assert_eq!(Arn::parse(arn.as_str()), Ok(arn));
    }

    #[test]
    fn malformed_texts_name_themselves() {
        assert!(matches!(AccountId::parse("12345678901x"), Err(ArnError::Account(t)) if t == "12345678901x"));
        assert!(Region::parse("US").is_err());
        assert!(Arn::parse("arn:aws:ecr").is_err());
    }
}
