use aws::models::iam::{
    PolicyIdentifier, SimulatePrincipalPolicy, SimulatePrincipalPolicyInput, SimulatePrincipalPolicyOutput,
};
use iam::{Arn, Demand, Grant, Principal};
use identity::{Entity, Error, PolicySource, PrincipalPolicy};

use super::pages::Asked;
use super::simulated_request::{add_entries, apart, caller, owner, stands_for};
use super::simulation::{Simulation, Source};
use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for SimulatePrincipalPolicy {
    fn demands(input: &SimulatePrincipalPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::principal("iam:SimulatePrincipalPolicy", &input.policy_source_arn, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: SimulatePrincipalPolicyInput,
    ) -> Result<SimulatePrincipalPolicyOutput, Failure> {
        let grant = first(grants)?;
        let filter =
            format!("{:?}", SimulatePrincipalPolicyInput { marker: None, max_items: None, ..input.clone() });
        let asked = Asked::read(app, grant, &filter, input.marker.as_deref(), input.max_items)?;
        subject::check_principal(&input.policy_source_arn)?;
        let source = app.identity.policies_of_principal(grant).await?;
        // Those of the account whose policies may be simulated, whoever `CallerArn` is: what binds others is theirs to know.
        let levels = app.identity.service_control(grant.account()).await.map_err(Error::from)?;
        let ((begin, limit), grant) = (asked.counted(), grant.clone());
        let simulated = move || {
            let simulation = Simulation { levels, ..simulation(&grant, source, input)? };
            simulation.results(begin, limit)
        };
        let results = apart(simulated).await?;
        let marker = results.next.map(|next| asked.marker(&next.to_string()));
        let (evaluation_results, is_truncated) = (Some(results.page), Some(marker.is_some()));
        Ok(SimulatePrincipalPolicyOutput { evaluation_results, is_truncated, marker })
    }
}

fn simulation(
    grant: &Grant,
    source: PolicySource,
    input: SimulatePrincipalPolicyInput,
) -> Result<Simulation, Error> {
    let principal = match caller(input.caller_arn.as_deref())? {
        Some(named) => named,
        None => own(grant, &source.entity)?,
    };
    let mut context = iam::Context::new();
    // A group is nobody: of its member nothing is known.
    if input.caller_arn.is_some() || source.entity.kind != "group" {
        principal.describe(&mut context);
    }
    if input.caller_arn.is_none() && source.entity.kind != "group" {
        source.tags.iter().for_each(|(key, value)| context.set(&format!("aws:PrincipalTag/{key}"), value));
    }
    add_entries(&mut context, input.context_entries.as_deref())?;
    let excluded = input.policy_exclusion_list.unwrap_or_default();
    let (mut identity, mut bounds) = (Vec::new(), Vec::new());
    for policy in source.policies.iter().filter(|policy| !excluded.iter().any(|it| names(it, policy))) {
        if policy.bounds { &mut bounds } else { &mut identity }.push(read(policy)?);
    }
    identity.extend(Source::read_all("PolicyInputList", input.policy_input_list.as_deref())?);
    let given = "PermissionsBoundaryPolicyInputList";
    let given = Source::read_all(given, input.permissions_boundary_policy_input_list.as_deref())?;
    let resource = input.resource_policy.map(|text| Source::read("ResourcePolicy", &text));
    Ok(Simulation {
        owner: owner(input.resource_owner.as_deref(), principal.account().unwrap_or(grant.account()))?,
        principal,
        actions: input.action_names,
        resources: input.resource_arns,
        context,
        identity,
        boundary: given.into_iter().chain(bounds).next(),
        resource: resource.transpose()?,
        levels: Vec::new(),
        given_levels: 0,
    })
}

/// Reads a policy of a principal. Results call it by its name, and an inline one also by whose it is: `user_ada_own`.
pub(super) fn read(policy: &PrincipalPolicy) -> Result<Source, Error> {
    let id = match policy.arn {
        Some(_) => policy.name.clone(),
        None => format!("{}_{}_{}", policy.holder.kind, policy.holder.name, policy.name),
    };
    Source::read(&id, &policy.document)
}

/// Whether an exclusion names a policy.
fn names(excluded: &PolicyIdentifier, policy: &PrincipalPolicy) -> bool {
    match &excluded.inline_policy_identifier {
        Some(inline) => {
            policy.arn.is_none()
                && policy.name == inline.policy_name
                && policy.holder.name == inline.attachment_name
                && policy.holder.kind.eq_ignore_ascii_case(&inline.attachment_type)
        }
        None => excluded.policy_arn.is_some() && excluded.policy_arn == policy.arn,
    }
}

/// Who has the policies.
fn own(grant: &Grant, entity: &Entity) -> Result<Principal, Error> {
    let broken = || Error::Broken(format!("nobody has the policies of {}", entity.arn));
    let arn = Arn::parse(&entity.arn).map_err(|_| broken())?;
    stands_for(grant.account(), arn, &entity.id).ok_or_else(broken)
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        AddUserToGroup, AttachGroupPolicy, CreateGroup, CreateRole, CreateServiceLinkedRole, CreateUser,
        GetContextKeysForCustomPolicy, GetContextKeysForPrincipalPolicy, ListPoliciesGrantingServiceAccess,
        PutUserPermissionsBoundary, PutUserPolicy, TagUser,
    };
    use identity::Control;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox, MINE, THEIRS, account};

    const TRUST: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}}"#;
    const ADA: &str = "arn:aws:iam::123456789012:user/ada";

    fn own() -> String {
        let resource = "arn:aws:ecr:*:*:repository/${aws:username}/*";
        let statement = json!({
            "Effect": "Allow", "Action": "ecr:PutImage", "Resource": resource,
            "Condition": {"IpAddress": {"aws:sourceip": "10.0.0.0/8"}},
        });
        json!({"Version": "2012-10-17", "Statement": statement}).to_string()
    }

    /// Ada may put images into her own repositories, and read by her group.
    async fn with_ada(owner: &Actor<'_>) {
        owner.call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
        let inline = json!({"UserName": "ada", "PolicyName": "own", "PolicyDocument": own()});
        owner.call::<PutUserPolicy>(inline).await.unwrap();
        owner.call::<CreateGroup>(json!({"GroupName": "all"})).await.unwrap();
        owner.call::<AddUserToGroup>(json!({"GroupName": "all", "UserName": "ada"})).await.unwrap();
        let read = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly";
        owner.call::<AttachGroupPolicy>(json!({"GroupName": "all", "PolicyArn": read})).await.unwrap();
    }

    fn asking(action: &str, source: &str) -> Value {
        let entry = json!({"ContextKeyName": "aws:SourceIp", "ContextKeyValues": ["10.1.2.3"], "ContextKeyType": "ip"});
        json!({
            "PolicySourceArn": source, "ActionNames": [action], "ContextEntries": [entry],
            "ResourceArns": ["arn:aws:ecr:eu-west-1:123456789012:repository/ada/web"],
        })
    }

    async fn result(owner: &Actor<'_>, body: Value) -> Value {
        owner.call::<SimulatePrincipalPolicy>(body).await.unwrap()["EvaluationResults"][0].clone()
    }

    #[tokio::test]
    async fn a_users_policies_and_those_of_its_groups_count() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_ada(&owner).await;
        let put = result(&owner, asking("ecr:PutImage", ADA)).await;
        let by = &put["MatchedStatements"][0];
        assert_eq!(
            (&by["SourcePolicyId"], &by["SourcePolicyType"]),
            (&json!("user_ada_own"), &json!("IAM Policy"))
        );
        let read = result(&owner, asking("ecr:BatchGetImage", ADA)).await;
        let managed = "AmazonEC2ContainerRegistryReadOnly";
        assert_eq!(read["MatchedStatements"][0]["SourcePolicyId"], managed);
        let deleted = result(&owner, asking("ecr:DeleteRepository", ADA)).await;
        assert_eq!(deleted["EvalDecision"], "implicitDeny");
        let group = "arn:aws:iam::123456789012:group/all";
        assert_eq!(result(&owner, asking("ecr:PutImage", group)).await["EvalDecision"], "implicitDeny");
    }

    #[tokio::test]
    async fn policies_can_be_added_left_out_and_bounded() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_ada(&owner).await;
        let mut body = asking("ecr:PutImage", ADA);
        body["PolicyExclusionList"] = json!([{"InlinePolicyIdentifier": {
            "PolicyName": "own", "AttachmentType": "user", "AttachmentName": "ada",
        }}]);
        assert_eq!(result(&owner, body.clone()).await["EvalDecision"], "implicitDeny");
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "*"});
        let all = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        body["PolicyInputList"] = json!([all]);
        assert_eq!(result(&owner, body.clone()).await["EvalDecision"], "allowed");
        let bounded =
            json!({"UserName": "ada", "PermissionsBoundary": "arn:aws:iam::aws:policy/IAMFullAccess"});
        owner.call::<PutUserPermissionsBoundary>(bounded).await.unwrap();
        let told = result(&owner, body).await;
        let detail = json!({"AllowedByPermissionsBoundary": false});
        assert_eq!(
            (&told["EvalDecision"], &told["PermissionsBoundaryDecisionDetail"]),
            (&json!("implicitDeny"), &detail)
        );
    }

    #[tokio::test]
    async fn tags_and_the_organisation_count_as_they_do_at_the_gate() {
        let deployment = AppInABox::open().await;
        let (owner, identity) = (deployment.owner(), &deployment.app.identity);
        with_ada(&owner).await;
        let statement = json!({"Effect": "Allow", "Action": "ecr:PutImage",
            "Resource": "arn:aws:ecr:*:*:repository/${aws:PrincipalTag/team}/*"});
        let own = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        let inline = json!({"UserName": "ada", "PolicyName": "own", "PolicyDocument": own});
        owner.call::<PutUserPolicy>(inline).await.unwrap();
        let asked = || result(&owner, asking("ecr:PutImage", ADA));
        assert_eq!(asked().await["EvalDecision"], "implicitDeny");
        let tags = json!({"UserName": "ada", "Tags": [{"Key": "team", "Value": "ada"}]});
        owner.call::<TagUser>(tags).await.unwrap();
        let told = asked().await;
        assert_eq!(
            (&told["EvalDecision"], &told["OrganizationsDecisionDetail"]),
            (&json!("allowed"), &Value::Null)
        );
        identity.create_organisation(account(THEIRS)).await.unwrap();
        identity.place_account(account(MINE), "Root").await.unwrap();
        assert_eq!(asked().await["OrganizationsDecisionDetail"], json!({"AllowedByOrganizations": true}));
        let deny = json!({"Effect": "Deny", "Action": "ecr:Put*", "Resource": "*"});
        let deny = json!({"Version": "2012-10-17", "Statement": deny}).to_string();
        identity.put_control_policy("no-pushes", Control::Service, &deny).await.unwrap();
        identity.attach_control_policy("no-pushes", MINE).await.unwrap();
        let told = asked().await;
        assert_eq!(told["EvalDecision"], "explicitDeny");
        assert_eq!(told["OrganizationsDecisionDetail"], json!({"AllowedByOrganizations": false}));
    }

    #[tokio::test]
    async fn a_role_and_a_group_may_be_the_caller_whom_a_resource_policy_names() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_ada(&owner).await;
        let role = owner
            .call::<CreateRole>(json!({"RoleName": "ci", "AssumeRolePolicyDocument": TRUST}))
            .await
            .unwrap();
        let role = role["Role"]["Arn"].as_str().unwrap();
        let statement = json!({"Effect": "Allow", "Principal": {"AWS": role}, "Action": "ecr:PutImage"});
        let resource = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        let mut body = asking("ecr:PutImage", role);
        body["ResourcePolicy"] = json!(resource);
        assert_eq!(
            result(&owner, body.clone()).await["EvalDecision"],
            "allowed",
            "it is who has the policies"
        );
        body["PolicySourceArn"] = json!(ADA);
        // Without an address her own policy does not apply.
        body["ContextEntries"] = json!([]);
        assert_eq!(result(&owner, body.clone()).await["EvalDecision"], "implicitDeny", "ada is not the role");
        body["CallerArn"] = json!(role);
        assert_eq!(result(&owner, body.clone()).await["EvalDecision"], "allowed");
        body["CallerArn"] = json!("arn:aws:iam::123456789012:group/all");
        assert_eq!(result(&owner, body.clone()).await["EvalDecision"], "implicitDeny");
        for nobody in ["arn:aws:sts::123456789012:assumed-role/ci/job-7", "arn:aws:iam::123456789012:root"] {
            body["CallerArn"] = json!(nobody);
            let refusal = owner.refusal::<SimulatePrincipalPolicy>(body.clone()).await;
            assert_eq!(
                refusal,
                format!("InvalidInput: CallerArn {nobody} is not the ARN of a user, group or role.")
            );
        }
    }

    #[tokio::test]
    async fn the_organisation_of_another_accounts_caller_is_not_told_of() {
        let deployment = AppInABox::open().await;
        let (owner, identity) = (deployment.owner(), &deployment.app.identity);
        with_ada(&owner).await;
        let mut body = asking("ecr:PutImage", ADA);
        body["CallerArn"] = json!(format!("arn:aws:iam::{THEIRS}:user/eve"));
        let before = result(&owner, body.clone()).await;
        identity.create_organisation(account(MINE)).await.unwrap();
        identity.place_account(account(THEIRS), "Root").await.unwrap();
        let deny = json!({"Effect": "Deny", "Action": "ecr:Put*", "Resource": "*"});
        let deny = json!({"Version": "2012-10-17", "Statement": deny}).to_string();
        identity.put_control_policy("no-pushes", Control::Service, &deny).await.unwrap();
        identity.attach_control_policy("no-pushes", THEIRS).await.unwrap();
        assert_eq!(before["OrganizationsDecisionDetail"], Value::Null);
        assert_eq!(result(&owner, body).await, before);
    }

    #[tokio::test]
    async fn no_organisation_binds_the_role_of_a_service() {
        let deployment = AppInABox::open().await;
        let (owner, identity) = (deployment.owner(), &deployment.app.identity);
        let service = json!({"AWSServiceName": "replication.ecr.amazonaws.com"});
        let made = owner.call::<CreateServiceLinkedRole>(service).await.unwrap();
        let role = made["Role"]["Arn"].as_str().unwrap();
        identity.create_organisation(account(THEIRS)).await.unwrap();
        identity.place_account(account(MINE), "Root").await.unwrap();
        let deny = json!({"Effect": "Deny", "Action": "ecr:*", "Resource": "*"});
        let deny = json!({"Version": "2012-10-17", "Statement": deny}).to_string();
        identity.put_control_policy("nothing", Control::Service, &deny).await.unwrap();
        identity.attach_control_policy("nothing", MINE).await.unwrap();
        let told = result(&owner, asking("ecr:ReplicateImage", role)).await;
        assert_eq!(told["OrganizationsDecisionDetail"], json!({"AllowedByOrganizations": true}));
        assert_eq!(told["EvalDecision"], "allowed");
    }

    #[tokio::test]
    async fn the_keys_that_policies_read_are_told() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_ada(&owner).await;
        let keys = json!({"ContextKeyNames": ["aws:username", "aws:SourceIp"]});
        let of_ada = json!({"PolicySourceArn": ADA});
        assert_eq!(owner.call::<GetContextKeysForPrincipalPolicy>(of_ada).await.unwrap(), keys);
        let given = json!({"PolicyInputList": [own(), own()]});
        assert_eq!(owner.call::<GetContextKeysForCustomPolicy>(given).await.unwrap(), keys);
        let broken = owner.refusal::<GetContextKeysForCustomPolicy>(json!({"PolicyInputList": ["{"]})).await;
        assert!(broken.starts_with("InvalidInput: "), "{broken}");
    }

    #[tokio::test]
    async fn policies_that_grant_a_service_are_listed() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_ada(&owner).await;
        let body = json!({"Arn": ADA, "ServiceNamespaces": ["ecr", "s3"]});
        let listed = owner.call::<ListPoliciesGrantingServiceAccess>(body).await.unwrap();
        let [ecr, s3] = [0, 1].map(|at| listed["PoliciesGrantingServiceAccess"][at]["Policies"].clone());
        let inline =
            json!({"PolicyName": "own", "PolicyType": "INLINE", "EntityType": "USER", "EntityName": "ada"});
        assert_eq!((&ecr[0], ecr.as_array().unwrap().len(), s3), (&inline, 2, json!([])));
    }

    #[tokio::test]
    async fn who_is_not_there_has_no_policies() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let gone = asking("ecr:PutImage", "arn:aws:iam::123456789012:role/gone");
        let refusal = owner.refusal::<SimulatePrincipalPolicy>(gone).await;
        assert_eq!(refusal, "NoSuchEntity: The role with name gone cannot be found.");
        for nobody in [
            "arn:aws:iam::123456789012:root",
            "arn:aws:sts::123456789012:assumed-role/a/b",
            "somebody-or-other-here",
        ] {
            let refusal = owner.refusal::<SimulatePrincipalPolicy>(asking("ecr:PutImage", nobody)).await;
            let text = format!("Invalid Entity Arn: {nobody} does not clearly define entity type and name.");
            assert_eq!(refusal, format!("InvalidInput: {text}"));
        }
        let foreign = asking("ecr:PutImage", "arn:aws:iam::210987654321:role/gone");
        assert!(owner.refusal::<SimulatePrincipalPolicy>(foreign).await.starts_with("AccessDenied: "));
    }
}
