//! Tags of users, roles, policies, instance profiles and providers.

use aws::models::iam::{
    ListInstanceProfileTags, ListInstanceProfileTagsOutput, ListOpenIDConnectProviderTags,
    ListOpenIDConnectProviderTagsOutput, ListPolicyTags, ListPolicyTagsOutput, ListRoleTags,
    ListRoleTagsOutput, ListUserTags, ListUserTagsOutput, TagInstanceProfile, TagOpenIDConnectProvider,
    TagPolicy, TagRole, TagUser, UntagInstanceProfile, UntagOpenIDConnectProvider, UntagPolicy, UntagRole,
    UntagUser,
};
use iam::{Demand, Grant};
use identity::Kind;

use super::pages::Asked;
use super::{subject, tags};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// The three operations of one kind of entity, which `name` names by its name or its ARN as `on` understands it.
macro_rules! entity_tags {
    ($kind:ident, $name:ident by $on:path, $tag:ident, $untag:ident, $list:ident -> $listed:ident) => {
        impl Operation for $tag {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                let demand = $on(concat!("iam:", stringify!($tag)), Kind::$kind, &input.$name, context);
                vec![tags::demanded(demand, Some(&input.tags))]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                let tags = tags::read(Some(input.tags))?;
                app.identity.tag_entity(first(grants)?, Kind::$kind, tags).await?;
                Ok(Self::Output::default())
            }
        }

        impl Operation for $untag {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                let demand = $on(concat!("iam:", stringify!($untag)), Kind::$kind, &input.$name, context);
                vec![demand.with_all("aws:TagKeys", input.tag_keys.clone())]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                app.identity.untag_entity(first(grants)?, Kind::$kind, input.tag_keys).await?;
                Ok(Self::Output::default())
            }
        }

        impl Operation for $list {
            fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand> {
                vec![$on(concat!("iam:", stringify!($list)), Kind::$kind, &input.$name, context)]
            }

            async fn run(
                app: &App,
                _context: &Context<'_>,
                grants: &[Grant],
                input: Self::Input,
            ) -> Result<Self::Output, Failure> {
                let grant = first(grants)?;
                let asked = Asked::read(app, grant, "", input.marker.as_deref(), input.max_items)?;
                let page = app.identity.entity_tags(grant, Kind::$kind, asked.place()).await?;
                let (is_truncated, marker) = asked.turn(&page, |(key, _)| key);
                Ok($listed { tags: tags::written(page.items), is_truncated, marker })
            }
        }
    };
}

entity_tags!(User, user_name by subject::on, TagUser, UntagUser, ListUserTags -> ListUserTagsOutput);
entity_tags!(Role, role_name by subject::on, TagRole, UntagRole, ListRoleTags -> ListRoleTagsOutput);
entity_tags!(Policy, policy_arn by subject::by_arn, TagPolicy, UntagPolicy, ListPolicyTags -> ListPolicyTagsOutput);
entity_tags!(
    InstanceProfile,
    instance_profile_name by subject::on,
    TagInstanceProfile,
    UntagInstanceProfile,
    ListInstanceProfileTags -> ListInstanceProfileTagsOutput
);
entity_tags!(
    OidcProvider,
    open_id_connect_provider_arn by subject::by_arn,
    TagOpenIDConnectProvider,
    UntagOpenIDConnectProvider,
    ListOpenIDConnectProviderTags -> ListOpenIDConnectProviderTagsOutput
);
