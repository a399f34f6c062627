use aws::models::ecr::{SetRepositoryPolicy, SetRepositoryPolicyInput, SetRepositoryPolicyOutput};
use iam::{Arn, Demand, Grant, PolicyKind, Reason};
use identity::Refusal;

use super::policy_text;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

const ACTION: &str = "ecr:SetRepositoryPolicy";

impl Operation for SetRepositoryPolicy {
    fn demands(input: &SetRepositoryPolicyInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_repository(ACTION, input.registry_id.as_deref(), &input.repository_name)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: SetRepositoryPolicyInput,
    ) -> Result<SetRepositoryPolicyOutput, Failure> {
        let grant = first(grants)?;
        app.registry.repository(grant).await?;
        let own = grant.resource().map(Arn::as_str).unwrap_or_default();
        let stored = policy_text::check(app, &input.policy_text, PolicyKind::Repository(own)).await?;
        if input.force != Some(true) {
            let policy = policy_text::compiled(&stored)?;
            let again = Demand::repository(ACTION, grant.account(), grant.region(), &input.repository_name);
            let judged = app.identity.judge_under(&context.caller, &context.request, again, &policy).await;
            if let Err(Refusal::Denied(denial)) = &judged
                && let Reason::Explicit(_) = denial.reason
            {
                return Err(policy_text::refused(
                    "The policy must not keep you from setting another one, unless force is given",
                ));
            }
        }
        app.registry.set_repository_policy(grant, stored).await?;
        Ok(SetRepositoryPolicyOutput {
            registry_id: Some(grant.account().to_string()),
            repository_name: Some(input.repository_name),
            policy_text: Some(input.policy_text),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use aws::models::ecr::{DeleteRepositoryPolicy, DescribeImages, GetRepositoryPolicy};
    use aws::models::iam::{CreateUser, DeleteUser};
    use iam::User;
    use identity::Caller;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE, THEIRS, account};

    fn policy(statement: &Value) -> String {
        json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
    }

    fn set(text: &str) -> Value {
        json!({"repositoryName": "team/web", "policyText": text})
    }

    #[tokio::test]
    async fn a_policy_is_kept_given_out_and_deleted_as_it_was_given() {
        let deployment = AppInABox::with_repository().await;
        let (owner, name) = (deployment.owner(), json!({"repositoryName": "team/web"}));
        let missing = "RepositoryPolicyNotFoundException: Repository policy does not exist for the repository with \
                       name 'team/web' in the registry with id '123456789012'";
        assert_eq!(owner.refusal::<GetRepositoryPolicy>(name.clone()).await, missing);
        let text = format!(" {}", policy(&json!({"Effect": "Allow", "Principal": "*", "Action": "ecr:*"})));
        let kept = json!({"registryId": MINE, "repositoryName": "team/web", "policyText": text});
        assert_eq!(owner.call::<SetRepositoryPolicy>(set(&text)).await.unwrap(), kept);
        assert_eq!(owner.call::<GetRepositoryPolicy>(name.clone()).await.unwrap(), kept);
        assert_eq!(owner.call::<DeleteRepositoryPolicy>(name.clone()).await.unwrap(), kept);
        assert_eq!(owner.refusal::<DeleteRepositoryPolicy>(name).await, missing);
    }

    #[tokio::test]
    async fn another_account_gets_in_while_the_policy_stands() {
        let deployment = AppInABox::with_repository().await;
        let body = json!({"registryId": MINE, "repositoryName": "team/web"});
        let code = async || {
            deployment.stranger().call::<DescribeImages>(body.clone()).await.err().map(|refused| refused.code)
        };
        assert_eq!(code().await, Some("AccessDeniedException"));
        let text =
            policy(&json!({"Effect": "Allow", "Principal": {"AWS": THEIRS}, "Action": "ecr:DescribeImages"}));
        deployment.owner().call::<SetRepositoryPolicy>(set(&text)).await.unwrap();
        assert_eq!(code().await, None);
        let name = json!({"repositoryName": "team/web"});
        deployment.owner().call::<DeleteRepositoryPolicy>(name).await.unwrap();
        assert_eq!(code().await, Some("AccessDeniedException"));
    }

    #[tokio::test]
    async fn who_gets_a_deleted_users_name_is_somebody_else() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let (name, ada) = (json!({"repositoryName": "team/web"}), json!({"UserName": "ada"}));
        let arn = format!("arn:aws:iam::{MINE}:user/ada");
        let statement = json!({"Effect": "Allow", "Principal": {"AWS": arn}, "Action": "ecr:DescribeImages"});
        let text = policy(&statement);
        let kept =
            async || owner.call::<GetRepositoryPolicy>(name.clone()).await.unwrap()["policyText"].clone();
        let code = async |user: &Value| {
            let user = User {
                account: account(MINE),
                arn: Arn::parse(&arn).unwrap(),
                id: user["User"]["UserId"].as_str().unwrap().to_owned(),
            };
            let ada = deployment.acting(Caller::user(Arc::new(user), "AKIAADA"));
            ada.call::<DescribeImages>(name.clone()).await.err().map(|refused| refused.code)
        };
        let first = owner.call::<CreateUser>(ada.clone()).await.unwrap();
        owner.call::<SetRepositoryPolicy>(set(&text)).await.unwrap();
        assert_eq!((kept().await, code(&first).await), (json!(text), None));
        owner.call::<DeleteUser>(ada.clone()).await.unwrap();
        let second = owner.call::<CreateUser>(ada).await.unwrap();
        assert_eq!(code(&second).await, Some("AccessDeniedException"));
        assert_eq!(code(&first).await, Some("AccessDeniedException"));
        let id = first["User"]["UserId"].as_str().unwrap();
        assert_eq!(kept().await, json!(text.replace(&arn, id)));
    }

    #[tokio::test]
    async fn users_of_other_deployments_may_be_named() {
        let deployment = AppInABox::with_repository().await;
        let elsewhere = json!({"AWS": "arn:aws:iam::999999999999:user/ada"});
        let text = policy(&json!({"Effect": "Allow", "Principal": elsewhere, "Action": "ecr:*"}));
        deployment.owner().call::<SetRepositoryPolicy>(set(&text)).await.unwrap();
    }

    #[tokio::test]
    async fn bad_policies_are_refused_in_ecrs_words_and_change_nothing() {
        let deployment = AppInABox::with_repository().await;
        let before = deployment.changes().await;
        let nobody = format!("arn:aws:iam::{MINE}:role/nobody");
        for (text, constraint) in [
            ("{".to_owned(), "Invalid repository policy provided"),
            (
                policy(&json!({"Effect": "Allow", "Principal": "*", "Action": "s3:*"})),
                "Invalid repository policy provided",
            ),
            (
                policy(&json!({"Effect": "Allow", "Principal": {"AWS": nobody}, "Action": "ecr:*"})),
                "Principal not found",
            ),
        ] {
            assert_eq!(
                deployment.owner().refusal::<SetRepositoryPolicy>(set(&text)).await,
                format!(
                    "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: \
                     '{constraint}'"
                )
            );
        }
        let gone = json!({"repositoryName": "team/gone", "policyText": "{"});
        let refusal = deployment.owner().refusal::<SetRepositoryPolicy>(gone).await;
        assert!(refusal.starts_with("RepositoryNotFoundException"), "{refusal}");
        assert_eq!(deployment.changes().await, before);
    }

    #[tokio::test]
    async fn only_force_locks_oneself_out() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let out = policy(&json!({"Effect": "Deny", "Principal": "*", "Action": "ecr:SetRepositoryPolicy"}));
        let refusal = owner.refusal::<SetRepositoryPolicy>(set(&out)).await;
        assert!(refusal.starts_with("InvalidParameterException") && refusal.contains("force"), "{refusal}");
        let forced = json!({"repositoryName": "team/web", "policyText": out, "force": true});
        owner.call::<SetRepositoryPolicy>(forced).await.unwrap();
        let refusal = owner.refusal::<SetRepositoryPolicy>(set(&out)).await;
        assert!(refusal.contains("with an explicit deny in a resource-based policy"), "{refusal}");
    }
}
