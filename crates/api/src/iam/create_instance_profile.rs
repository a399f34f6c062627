use aws::models::iam::{CreateInstanceProfile, CreateInstanceProfileInput, CreateInstanceProfileOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::{instance_profile, subject, tags};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateInstanceProfile {
    fn demands(input: &CreateInstanceProfileInput, context: &Context<'_>) -> Vec<Demand> {
        let (path, name) = (input.path.as_deref().unwrap_or("/"), &input.instance_profile_name);
        let demand = subject::under("iam:CreateInstanceProfile", Kind::InstanceProfile, path, name, context);
        vec![tags::demanded(demand, input.tags.as_deref())]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateInstanceProfileInput,
    ) -> Result<CreateInstanceProfileOutput, Failure> {
        let (path, tags) = (subject::path(input.path), tags::read(input.tags)?);
        let made = app.identity.create_instance_profile(first(grants)?, &path, tags).await?;
        Ok(CreateInstanceProfileOutput { instance_profile: instance_profile::shown(made) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{
        AddRoleToInstanceProfile, CreateRole, DeleteInstanceProfile, DeleteRole, GetInstanceProfile,
        ListInstanceProfiles, ListInstanceProfilesForRole, RemoveRoleFromInstanceProfile, TagInstanceProfile,
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    fn profile() -> Value {
        json!({"InstanceProfileName": "web"})
    }

    fn both() -> Value {
        json!({"InstanceProfileName": "web", "RoleName": "deploy"})
    }

    async fn with_profile(owner: &Actor<'_>) {
        let statement = json!({"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"});
        let trust = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        for name in ["deploy", "other"] {
            let role = json!({"RoleName": name, "AssumeRolePolicyDocument": trust});
            owner.call::<CreateRole>(role).await.unwrap();
        }
        owner.call::<CreateInstanceProfile>(profile()).await.unwrap();
        owner.call::<AddRoleToInstanceProfile>(both()).await.unwrap();
    }

    #[tokio::test]
    async fn a_profile_shows_its_role_and_its_tags() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_profile(&owner).await;
        let tags = json!([{"Key": "a", "Value": "1"}]);
        let tagged = json!({"InstanceProfileName": "web", "Tags": tags});
        owner.call::<TagInstanceProfile>(tagged).await.unwrap();
        let found = owner.call::<GetInstanceProfile>(profile()).await.unwrap()["InstanceProfile"].clone();
        assert_eq!(found["Arn"], "arn:aws:iam::123456789012:instance-profile/web");
        assert_eq!((&found["Roles"][0]["RoleName"], &found["Tags"]), (&json!("deploy"), &tags));
        for listed in [
            owner.call::<ListInstanceProfiles>(json!({})).await.unwrap(),
            owner.call::<ListInstanceProfilesForRole>(json!({"RoleName": "deploy"})).await.unwrap(),
        ] {
            assert_eq!(listed["InstanceProfiles"][0]["InstanceProfileId"], found["InstanceProfileId"]);
        }
        let none = owner.call::<ListInstanceProfilesForRole>(json!({"RoleName": "other"})).await.unwrap();
        assert_eq!(none, json!({"InstanceProfiles": [], "IsTruncated": false}));
    }

    #[tokio::test]
    async fn a_profile_holds_one_role_and_both_go_one_after_the_other() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        with_profile(&owner).await;
        let other = json!({"InstanceProfileName": "web", "RoleName": "other"});
        assert_eq!(
            owner.refusal::<AddRoleToInstanceProfile>(other.clone()).await,
            "LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"
        );
        let conflict = "DeleteConflict: Cannot delete entity, must remove roles from instance profile first.";
        assert_eq!(owner.refusal::<DeleteRole>(json!({"RoleName": "deploy"})).await, conflict);
        assert_eq!(owner.refusal::<DeleteInstanceProfile>(profile()).await, conflict);
        let refusal = owner.refusal::<RemoveRoleFromInstanceProfile>(other).await;
        assert_eq!(refusal, "NoSuchEntity: The role with name other cannot be found.");
        owner.call::<RemoveRoleFromInstanceProfile>(both()).await.unwrap();
        owner.call::<DeleteRole>(json!({"RoleName": "deploy"})).await.unwrap();
        owner.call::<DeleteInstanceProfile>(profile()).await.unwrap();
        let gone = owner.refusal::<GetInstanceProfile>(profile()).await;
        assert_eq!(gone, "NoSuchEntity: Instance Profile web cannot be found.");
    }

    #[tokio::test]
    async fn a_name_is_taken_once() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateInstanceProfile>(profile()).await.unwrap();
        let refusal = owner.refusal::<CreateInstanceProfile>(profile()).await;
        assert_eq!(refusal, "EntityAlreadyExists: Instance Profile web already exists.");
    }
}
