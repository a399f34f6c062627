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

#[cfg(test)]
mod tests {
    use aws::models::iam::CreateUser;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    fn body(pairs: &[(&str, &str)]) -> Value {
        let tag = |(key, value): &(&str, &str)| json!({"Key": key, "Value": value});
        json!({"UserName": "ada", "Tags": pairs.iter().map(tag).collect::<Value>()})
    }

    async fn with_ada() -> AppInABox {
        let deployment = AppInABox::open().await;
        deployment.owner().call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
        deployment
    }

    #[tokio::test]
    async fn tags_ignore_the_case_of_their_keys() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        owner.call::<TagUser>(body(&[("team", "web"), ("stage", "dev")])).await.unwrap();
        owner.call::<TagUser>(body(&[("Team", "api"), ("cost", "")])).await.unwrap();
        let untag = json!({"UserName": "ada", "TagKeys": ["STAGE", "absent"]});
        owner.call::<UntagUser>(untag).await.unwrap();
        let listed = owner.call::<ListUserTags>(json!({"UserName": "ada"})).await.unwrap();
        let tags = body(&[("Team", "api"), ("cost", "")])["Tags"].clone();
        assert_eq!(listed, json!({"Tags": tags, "IsTruncated": false}));
    }

    #[tokio::test]
    async fn tags_that_break_a_rule_change_nothing() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        let before = deployment.changes().await;
        for pairs in [[("aws:x", "1"), ("b", "2")], [("a", "1"), ("A", "2")]] {
            assert_eq!(owner.call::<TagUser>(body(&pairs)).await.unwrap_err().code, "InvalidInput");
        }
        assert_eq!(owner.call::<TagUser>(body(&[("a;b", "1")])).await.unwrap_err().code, "ValidationError");
        assert_eq!(deployment.changes().await, before);
    }

    #[tokio::test]
    async fn a_user_has_fifty_tags_at_most() {
        let deployment = with_ada().await;
        let owner = deployment.owner();
        let fifty: Vec<_> = (0..50).map(|n| json!({"Key": format!("k{n}"), "Value": ""})).collect();
        owner.call::<TagUser>(json!({"UserName": "ada", "Tags": fifty})).await.unwrap();
        let refusal = owner.refusal::<TagUser>(body(&[("k50", "")])).await;
        assert_eq!(refusal, "LimitExceeded: Cannot exceed quota for TagsPerUser: 50");
        owner.call::<TagUser>(body(&[("K49", "new")])).await.unwrap();
    }
}
