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
