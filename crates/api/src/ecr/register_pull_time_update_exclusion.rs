use aws::Timestamp;
use aws::models::ecr::{
    RegisterPullTimeUpdateExclusion, RegisterPullTimeUpdateExclusionInput,
    RegisterPullTimeUpdateExclusionOutput,
};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for RegisterPullTimeUpdateExclusion {
    fn demands(_input: &RegisterPullTimeUpdateExclusionInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:RegisterPullTimeUpdateExclusion")]
    }

    /// The user or role need not exist, and may be another account's.
    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: RegisterPullTimeUpdateExclusionInput,
    ) -> Result<RegisterPullTimeUpdateExclusionOutput, Failure> {
        let created_at = app.registry.exclude_pulls(first(grants)?, &input.principal_arn).await?;
        Ok(RegisterPullTimeUpdateExclusionOutput {
            principal_arn: Some(input.principal_arn),
            created_at: Some(Timestamp::from_micros(created_at)),
        })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::{
        BatchGetImage, DeregisterPullTimeUpdateExclusion, DescribeImages, ListPullTimeUpdateExclusions,
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, START, index};

    fn user(name: &str) -> Value {
        json!({"principalArn": format!("arn:aws:iam::123456789012:user/{name}")})
    }

    #[tokio::test]
    async fn pulls_by_an_excluded_user_leave_no_trace() {
        let deployment = AppInABox::with_repository().await;
        let (owner, ann) = (
            deployment.owner(),
            deployment.ann(json!([{"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}])).await,
        );
        owner.put(Some("v1"), &index("one")).await;
        let get = json!({"repositoryName": "team/web", "imageIds": [{"imageTag": "v1"}]});
        let pulled_at = async || {
            deployment.app.registry.flush_pulls().await.unwrap();
            let images = owner.call::<DescribeImages>(json!({"repositoryName": "team/web"})).await.unwrap();
            images["imageDetails"][0]["lastRecordedPullTime"].clone()
        };
        let registered = owner.call::<RegisterPullTimeUpdateExclusion>(user("ann")).await.unwrap();
        assert_eq!(
            registered,
            json!({"principalArn": user("ann")["principalArn"], "createdAt": START as f64})
        );
        ann.call::<BatchGetImage>(get.clone()).await.unwrap();
        assert_eq!(pulled_at().await, Value::Null);
        let gone = owner.call::<DeregisterPullTimeUpdateExclusion>(user("ann")).await.unwrap();
        assert_eq!(gone, user("ann"));
        ann.call::<BatchGetImage>(get).await.unwrap();
        assert_eq!(pulled_at().await, json!(START as f64));
    }

    #[tokio::test]
    async fn an_exclusion_is_made_once_and_taken_back_once() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<RegisterPullTimeUpdateExclusion>(user("ann")).await.unwrap();
        let refusal = owner.refusal::<RegisterPullTimeUpdateExclusion>(user("ann")).await;
        assert!(refusal.starts_with("ExclusionAlreadyExistsException"), "{refusal}");
        let refusal = owner.refusal::<DeregisterPullTimeUpdateExclusion>(user("bob")).await;
        assert!(refusal.starts_with("ExclusionNotFoundException"), "{refusal}");
        for arn in ["arn:aws:iam::123456789012:root", "arn:aws:sts::123456789012:assumed-role/a/b", "ann"] {
            let body = json!({"principalArn": arn});
            let refusal = owner.refusal::<RegisterPullTimeUpdateExclusion>(body).await;
            assert!(refusal.starts_with("InvalidParameterException"), "{refusal}");
        }
    }

    #[tokio::test]
    async fn a_registry_has_a_hundred_at_most_listed_in_pages() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let mut all = Vec::new();
        for n in 100..200 {
            owner.call::<RegisterPullTimeUpdateExclusion>(user(&n.to_string())).await.unwrap();
            all.push(user(&n.to_string())["principalArn"].clone());
        }
        let refusal = owner.refusal::<RegisterPullTimeUpdateExclusion>(user("ann")).await;
        assert!(refusal.starts_with("LimitExceededException"), "{refusal}");
        let whole = owner.call::<ListPullTimeUpdateExclusions>(json!({})).await.unwrap();
        assert_eq!(whole, json!({"pullTimeUpdateExclusions": all}));
        let first = owner.call::<ListPullTimeUpdateExclusions>(json!({"maxResults": 60})).await.unwrap();
        let rest = json!({"maxResults": 60, "nextToken": first["nextToken"]});
        let second = owner.call::<ListPullTimeUpdateExclusions>(rest).await.unwrap();
        let pages = [first, second].map(|page| page["pullTimeUpdateExclusions"].as_array().unwrap().clone());
        assert_eq!(pages.concat(), all);
        let refusal = owner.refusal::<ListPullTimeUpdateExclusions>(json!({"nextToken": "made up"})).await;
        assert!(refusal.starts_with("InvalidParameterException"), "{refusal}");
    }
}
