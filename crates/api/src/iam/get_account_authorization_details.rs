use aws::Timestamp;
use aws::models::iam::{
    GetAccountAuthorizationDetails, GetAccountAuthorizationDetailsInput,
    GetAccountAuthorizationDetailsOutput, GroupDetail, ManagedPolicyDetail, PolicyDetail, PolicyVersion,
    RoleDetail, UserDetail,
};
use iam::{Demand, Grant};
use identity::{Holder, Kind, Page, Policy, Scope};

use super::attachments::attached;
use super::pages::Asked;
use super::{documents, instance_profile, policy, role, tags, user};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

/// What the answer lists, in its order, by the names that `Filter` has for it.
const SECTIONS: [&str; 5] = ["User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy"];

impl Operation for GetAccountAuthorizationDetails {
    fn demands(_input: &GetAccountAuthorizationDetailsInput, context: &Context<'_>) -> Vec<Demand> {
        let action = "iam:GetAccountAuthorizationDetails";
        vec![Demand::registry(action, context.account, &context.region)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetAccountAuthorizationDetailsInput,
    ) -> Result<GetAccountAuthorizationDetailsOutput, Failure> {
        let (grant, filter) = (first(grants)?, input.filter.unwrap_or_default());
        let asked = Asked::read(app, grant, &filter.join(","), input.marker.as_deref(), input.max_items)?;
        let (begin, mut left) = asked.place();
        let (begun, mut after) = begin.split_once('/').unwrap_or(("0", ""));
        let begun: usize = begun.parse().unwrap_or(0);
        let mut output = GetAccountAuthorizationDetailsOutput {
            user_detail_list: Some(Vec::new()),
            group_detail_list: Some(Vec::new()),
            role_detail_list: Some(Vec::new()),
            policies: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        };
        for (number, section) in SECTIONS.iter().enumerate().skip(begun) {
            if !filter.is_empty() && !filter.iter().any(|wanted| wanted == section) {
                continue;
            }
            let page = section_page(app, grant, number, (after, left), &mut output).await?;
            after = "";
            left -= page.items.len();
            let last = page.items.last().cloned().unwrap_or_default();
            let begins_anew = left == 0 && number + 1 < SECTIONS.len();
            if page.more || begins_anew {
                let next = if page.more { format!("{number}/{last}") } else { format!("{}/", number + 1) };
                output.is_truncated = Some(true);
                output.marker = Some(asked.marker(&next));
                break;
            }
        }
        Ok(output)
    }
}

/// Adds a page of a section to the answer; gives the names that are on it.
async fn section_page(
    app: &App,
    grant: &Grant,
    section: usize,
    place: (&str, usize),
    output: &mut GetAccountAuthorizationDetailsOutput,
) -> Result<Page<String>, Failure> {
    let kind = match section {
        0 => Kind::User,
        1 => Kind::Group,
        2 => Kind::Role,
        _ => return policies(app, grant, section, place, output).await,
    };
    let page = app.identity.holders(grant, kind, place).await?;
    let names = page.items.iter().map(|holder| holder.described.entity.name.clone()).collect();
    for holder in page.items {
        match kind {
            Kind::User => output.user_detail_list.get_or_insert_default().push(of_user(holder)),
            Kind::Group => output.group_detail_list.get_or_insert_default().push(of_group(holder)),
            _ => output.role_detail_list.get_or_insert_default().push(of_role(app, holder).await?),
        }
    }
    Ok(Page { items: names, more: page.more })
}

fn inline(policies: Vec<(String, String)>) -> Option<Vec<PolicyDetail>> {
    let detail = |(name, text): (String, String)| PolicyDetail {
        policy_name: Some(name),
        policy_document: Some(documents::encoded(&text)),
    };
    Some(policies.into_iter().map(detail).collect())
}

fn of_user(holder: Holder) -> UserDetail {
    let user = user::described(holder.described);
    UserDetail {
        path: Some(user.path),
        user_name: Some(user.user_name),
        user_id: Some(user.user_id),
        arn: Some(user.arn),
        create_date: Some(user.create_date),
        user_policy_list: inline(holder.inline),
        group_list: Some(holder.groups),
        attached_managed_policies: Some(holder.attached.into_iter().map(attached).collect()),
        permissions_boundary: user.permissions_boundary,
        tags: user.tags,
    }
}

fn of_group(holder: Holder) -> GroupDetail {
    let group = holder.described.entity;
    GroupDetail {
        path: Some(group.path),
        group_name: Some(group.name),
        group_id: Some(group.id),
        arn: Some(group.arn),
        create_date: Some(Timestamp::from_micros(group.created_at)),
        group_policy_list: inline(holder.inline),
        attached_managed_policies: Some(holder.attached.into_iter().map(attached).collect()),
    }
}

async fn of_role(app: &App, holder: Holder) -> Result<RoleDetail, Failure> {
    let (found, profiles) = app.identity.role_of(&holder).await?;
    let role = role::with_last_use(found);
    Ok(RoleDetail {
        path: Some(role.path),
        role_name: Some(role.role_name),
        role_id: Some(role.role_id),
        arn: Some(role.arn),
        create_date: Some(role.create_date),
        assume_role_policy_document: role.assume_role_policy_document,
        instance_profile_list: Some(profiles.into_iter().map(instance_profile::shown).collect()),
        role_policy_list: inline(holder.inline),
        attached_managed_policies: Some(holder.attached.into_iter().map(attached).collect()),
        permissions_boundary: role.permissions_boundary,
        tags: Some(tags::written(holder.described.tags)),
        role_last_used: role.role_last_used,
    })
}

/// The account's own policies, or those of AWS's that somebody in the account has.
async fn policies(
    app: &App,
    grant: &Grant,
    section: usize,
    (after, limit): (&str, usize),
    output: &mut GetAccountAuthorizationDetailsOutput,
) -> Result<Page<String>, Failure> {
    let scope = if section == 3 { Scope::Own } else { Scope::Aws };
    let mut all = app.identity.policies(grant, scope, "/").await?;
    all.retain(|policy| scope == Scope::Own || policy.attached + policy.bounds > 0);
    let begin = all.iter().position(|policy| policy.name == after).map_or(0, |last| last + 1);
    let more = all.len() > begin + limit;
    let mut names = Vec::new();
    for found in all.into_iter().skip(begin).take(limit) {
        names.push(found.name.clone());
        output.policies.get_or_insert_default().push(of_policy(app, found).await?);
    }
    Ok(Page { items: names, more })
}

async fn of_policy(app: &App, found: Policy) -> Result<ManagedPolicyDetail, Failure> {
    let versions = app.identity.versions_of(&found).await?.into_iter().map(|found| {
        let document = Some(documents::encoded(&found.document));
        PolicyVersion { document, ..policy::version(found) }
    });
    let policy_version_list = Some(versions.collect());
    let policy = policy::described(found);
    Ok(ManagedPolicyDetail {
        policy_name: policy.policy_name,
        policy_id: policy.policy_id,
        arn: policy.arn,
        path: policy.path,
        default_version_id: policy.default_version_id,
        attachment_count: policy.attachment_count,
        permissions_boundary_usage_count: policy.permissions_boundary_usage_count,
        is_attachable: policy.is_attachable,
        description: policy.description,
        create_date: policy.create_date,
        update_date: policy.update_date,
        policy_version_list,
    })
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{AddUserToGroup, AttachGroupPolicy, CreateGroup, CreateUser, PutUserPolicy};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    const DOCUMENT: &str =
        r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}}"#;

    async fn with_ada_in_team() -> AppInABox {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for name in ["ada", "grace"] {
            owner.call::<CreateUser>(json!({"UserName": name})).await.unwrap();
        }
        owner.call::<CreateGroup>(json!({"GroupName": "team"})).await.unwrap();
        owner.call::<AddUserToGroup>(json!({"GroupName": "team", "UserName": "ada"})).await.unwrap();
        let put = json!({"UserName": "ada", "PolicyName": "own", "PolicyDocument": DOCUMENT});
        owner.call::<PutUserPolicy>(put).await.unwrap();
        let arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        owner.call::<AttachGroupPolicy>(json!({"GroupName": "team", "PolicyArn": arn})).await.unwrap();
        deployment
    }

    fn names<'a>(answer: &'a Value, list: &str, name: &str) -> Vec<&'a str> {
        answer[list].as_array().unwrap().iter().map(|item| item[name].as_str().unwrap()).collect()
    }

    #[tokio::test]
    async fn an_account_is_told_whole() {
        let deployment = with_ada_in_team().await;
        let all = deployment.owner().call::<GetAccountAuthorizationDetails>(json!({})).await.unwrap();
        assert_eq!(names(&all, "UserDetailList", "UserName"), ["ada", "grace"]);
        let ada = &all["UserDetailList"][0];
        assert_eq!(
            (&ada["GroupList"], &ada["UserPolicyList"][0]["PolicyName"]),
            (&json!(["team"]), &json!("own"))
        );
        assert_eq!(names(&all, "GroupDetailList", "GroupName"), ["team"]);
        assert_eq!(names(&all, "Policies", "PolicyName"), ["ReadOnlyAccess"]);
        assert_eq!(all["IsTruncated"], false);
    }

    #[tokio::test]
    async fn a_filter_and_pages_give_parts_of_it() {
        let deployment = with_ada_in_team().await;
        let owner = deployment.owner();
        let groups =
            owner.call::<GetAccountAuthorizationDetails>(json!({"Filter": ["Group"]})).await.unwrap();
        assert_eq!(
            (&groups["UserDetailList"], groups["GroupDetailList"].as_array().unwrap().len()),
            (&json!([]), 1)
        );
        let (mut marker, mut seen) = (None, Vec::new());
        for _ in 0..6 {
            let mut body = json!({"MaxItems": 1});
            if let Some(marker) = marker {
                body["Marker"] = marker;
            }
            let page = owner.call::<GetAccountAuthorizationDetails>(body).await.unwrap();
            seen.extend(names(&page, "UserDetailList", "UserName").into_iter().map(str::to_owned));
            seen.extend(names(&page, "GroupDetailList", "GroupName").into_iter().map(str::to_owned));
            seen.extend(names(&page, "Policies", "PolicyName").into_iter().map(str::to_owned));
            if page["IsTruncated"] == false {
                break;
            }
            marker = Some(page["Marker"].clone());
        }
        assert_eq!(seen, ["ada", "grace", "team", "ReadOnlyAccess"]);
    }
}
