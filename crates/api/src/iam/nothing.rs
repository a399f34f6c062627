//! Lists of what Berth has none of, which clients walk before they delete a user or when they look an account over.

use aws::models::iam::{
    GetAccountPasswordPolicy, GetLoginProfile, ListMFADevices, ListSAMLProviders, ListSSHPublicKeys,
    ListServerCertificates, ListServiceSpecificCredentials, ListSigningCertificates, ListVirtualMFADevices,
};
use iam::{Demand, Grant};
use identity::{Error, Kind};

use super::oneself;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// An empty list of the account's.
macro_rules! none_of_account {
    ($operation:ident, $($list:ident: $empty:expr),*) => {
        impl Operation for $operation {
            fn demands(_input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                let action = concat!("iam:", stringify!($operation));
                vec![Demand::registry(action, context.account, &context.region)]
            }

            async fn run(
                _app: &App,
                _context: &Context<'_>,
                _grants: &[Grant],
                _input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                let mut output = Self::Output::default();
                $(output.$list = $empty;)*
                Ok(output)
            }
        }
    };
}

/// An empty list of a user's, who must exist.
macro_rules! none_of_user {
    ($operation:ident, $($list:ident: $empty:expr),*) => {
        impl Operation for $operation {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                let action = concat!("iam:", stringify!($operation));
                vec![oneself::demand(action, input.user_name.as_deref(), context)]
            }

            async fn run(
                app: &App,
                context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                oneself::check(input.user_name.as_deref(), context)?;
                let grant = first(grants)?;
                if grant.resource().is_some() {
                    app.identity.entity(grant, Kind::User).await?;
                }
                let mut output = Self::Output::default();
                $(output.$list = $empty;)*
                Ok(output)
            }
        }
    };
}

none_of_account!(ListVirtualMFADevices, is_truncated: Some(false));
none_of_account!(ListServerCertificates, is_truncated: Some(false));
none_of_account!(ListSAMLProviders, saml_provider_list: Some(Vec::new()));
none_of_user!(ListMFADevices, is_truncated: Some(false));
none_of_user!(ListSigningCertificates, is_truncated: Some(false));
none_of_user!(ListSSHPublicKeys, is_truncated: Some(false), ssh_public_keys: Some(Vec::new()));
none_of_user!(
    ListServiceSpecificCredentials,
    is_truncated: Some(false),
    service_specific_credentials: Some(Vec::new())
);

impl Operation for GetLoginProfile {
    fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
        vec![oneself::demand("iam:GetLoginProfile", input.user_name.as_deref(), context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: Self::Input,
    ) -> Result<Self::Output, Failure> {
        oneself::check(input.user_name.as_deref(), context)?;
        let grant = first(grants)?;
        let name = match grant.resource() {
            Some(_) => app.identity.entity(grant, Kind::User).await?.entity.name,
            None => grant.account().to_string(),
        };
        Err(Error::NoLoginProfile(name).into())
    }
}

impl Operation for GetAccountPasswordPolicy {
    fn demands(_input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:GetAccountPasswordPolicy", context.account, &context.region)]
    }

    async fn run(
        _app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: Self::Input,
    ) -> Result<Self::Output, Failure> {
        Err(Error::NoPasswordPolicy(first(grants)?.account()).into())
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::CreateUser;
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn a_user_has_none_of_these_but_must_be_there() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let ada = || json!({"UserName": "ada"});
        let missing = "NoSuchEntity: The user with name ada cannot be found.";
        assert_eq!(owner.refusal::<ListMFADevices>(ada()).await, missing);
        owner.call::<CreateUser>(ada()).await.unwrap();
        let none = owner.call::<ListMFADevices>(ada()).await.unwrap();
        assert_eq!(none, json!({"MFADevices": [], "IsTruncated": false}));
        let none = owner.call::<ListSSHPublicKeys>(ada()).await.unwrap();
        assert_eq!(none, json!({"SSHPublicKeys": [], "IsTruncated": false}));
        let none = owner.call::<ListServiceSpecificCredentials>(ada()).await.unwrap();
        assert_eq!(none, json!({"ServiceSpecificCredentials": [], "IsTruncated": false}));
        let none = owner.call::<ListSigningCertificates>(ada()).await.unwrap();
        assert_eq!(none, json!({"Certificates": [], "IsTruncated": false}));
        let refusal = owner.refusal::<GetLoginProfile>(ada()).await;
        assert_eq!(refusal, "NoSuchEntity: Login Profile for User ada cannot be found.");
    }

    #[tokio::test]
    async fn an_account_has_none_of_these() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let none = owner.call::<ListVirtualMFADevices>(json!({})).await.unwrap();
        assert_eq!(none, json!({"VirtualMFADevices": [], "IsTruncated": false}));
        let none = owner.call::<ListServerCertificates>(json!({})).await.unwrap();
        assert_eq!(none, json!({"ServerCertificateMetadataList": [], "IsTruncated": false}));
        let none = owner.call::<ListSAMLProviders>(json!({})).await.unwrap();
        assert_eq!(none, json!({"SAMLProviderList": []}));
        let refusal = owner.refusal::<GetAccountPasswordPolicy>(json!({})).await;
        assert_eq!(
            refusal,
            "NoSuchEntity: The Password Policy with domain name 123456789012 cannot be found."
        );
    }
}
