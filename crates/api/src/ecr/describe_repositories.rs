use aws::models::ecr::{DescribeRepositories, DescribeRepositoriesInput, DescribeRepositoriesOutput};
use iam::{Demand, Grant};

use super::pages::{self, Pages};
use super::repository::described;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DescribeRepositories {
    /// Each repository that is named, else all of them (`repository/*`).
    fn demands(input: &DescribeRepositoriesInput, context: &Context<'_>) -> Vec<Demand> {
        let on = |name: &str| {
            context.on_repository("ecr:DescribeRepositories", input.registry_id.as_deref(), name)
        };
        let Some(names) = &input.repository_names else { return vec![on("*")] };
        let repeated = |at: usize| names[..at].contains(&names[at]);
        (0..names.len()).filter(|at| !repeated(*at)).map(|at| on(&names[at])).collect()
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DescribeRepositoriesInput,
    ) -> Result<DescribeRepositoriesOutput, Failure> {
        if input.repository_names.is_none() {
            return page(app, first(grants)?, input).await;
        }
        pages::refuse_beside("repositoryNames", input.next_token.as_ref(), input.max_results)?;
        let mut repositories = Vec::with_capacity(grants.len());
        for grant in grants {
            repositories.push(described(app, grant, app.registry.repository(grant).await?));
        }
        Ok(DescribeRepositoriesOutput { repositories: Some(repositories), next_token: None })
    }
}

async fn page(
    app: &App,
    grant: &Grant,
    input: DescribeRepositoriesInput,
) -> Result<DescribeRepositoriesOutput, Failure> {
    let pages = Pages::of(app, grant, "");
    let after = pages.after(input.next_token.as_deref())?;
    let limit = pages::limit(input.max_results, pages::DEFAULT);
    let page = app.registry.repositories(grant, &after, limit).await?;
    let last = page.items.last().filter(|_| page.more);
    let next_token = last.map(|repository| pages.token(&repository.name));
    let repositories = page.items.into_iter().map(|detail| described(app, grant, detail)).collect();
    Ok(DescribeRepositoriesOutput { repositories: Some(repositories), next_token })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    fn names(answer: &Value) -> Vec<&str> {
        let repositories = answer["repositories"].as_array().unwrap();
        repositories.iter().map(|repository| repository["repositoryName"].as_str().unwrap()).collect()
    }

    async fn with_three() -> AppInABox {
        let deployment = AppInABox::open().await;
        for name in ["one", "two", "team/three"] {
            deployment.owner().create(name).await;
        }
        deployment
    }

    #[tokio::test]
    async fn a_list_is_paged_by_name() {
        let deployment = with_three().await;
        let owner = deployment.owner();
        let first = owner.call::<DescribeRepositories>(json!({"maxResults": 2})).await.unwrap();
        assert_eq!(names(&first), ["one", "team/three"]);
        let body = json!({"maxResults": 2, "nextToken": first["nextToken"]});
        let second = owner.call::<DescribeRepositories>(body).await.unwrap();
        assert_eq!(names(&second), ["two"]);
        assert_eq!(second.get("nextToken"), None);
    }

    #[tokio::test]
    async fn tokens_are_for_their_own_registry_and_day() {
        let deployment = with_three().await;
        let refused = "InvalidParameterException: Invalid parameter at 'nextToken' failed to satisfy constraint: \
                       'Invalid token'";
        let page = deployment.owner().call::<DescribeRepositories>(json!({"maxResults": 1})).await.unwrap();
        let body = json!({"nextToken": page["nextToken"]});
        assert_eq!(deployment.stranger().refusal::<DescribeRepositories>(body.clone()).await, refused);
        let made_up = json!({"nextToken": "one"});
        assert_eq!(deployment.owner().refusal::<DescribeRepositories>(made_up).await, refused);
        deployment.pass_seconds(24 * 3600);
        assert_eq!(deployment.owner().refusal::<DescribeRepositories>(body).await, refused);
    }

    #[tokio::test]
    async fn named_repositories_come_in_order_and_once() {
        let deployment = with_three().await;
        let body = json!({"repositoryNames": ["two", "one", "two"]});
        let answer = deployment.owner().call::<DescribeRepositories>(body).await.unwrap();
        assert_eq!(names(&answer), ["two", "one"]);
    }

    #[tokio::test]
    async fn one_unknown_name_fails_the_call() {
        let deployment = with_three().await;
        let body = json!({"repositoryNames": ["one", "gone", "lost"]});
        assert_eq!(
            deployment.owner().refusal::<DescribeRepositories>(body).await,
            "RepositoryNotFoundException: The repository with name 'gone' does not exist in the registry with id \
             '123456789012'"
        );
    }

    #[tokio::test]
    async fn names_and_pages_do_not_go_together() {
        let deployment = with_three().await;
        for (member, value) in [("nextToken", json!("t")), ("maxResults", json!(1))] {
            let body = json!({"repositoryNames": ["one"], member: value});
            let refusal = deployment.owner().refusal::<DescribeRepositories>(body).await;
            let start = format!("InvalidParameterException: Invalid parameter at '{member}'");
            assert!(refusal.starts_with(&start), "{refusal}");
        }
    }

    #[tokio::test]
    async fn each_account_has_a_registry_of_its_own() {
        let deployment = with_three().await;
        let theirs = deployment.stranger().call::<DescribeRepositories>(json!({})).await.unwrap();
        assert_eq!(theirs, json!({"repositories": []}));
        let body = json!({"registryId": "123456789012"});
        let refusal = deployment.stranger().refusal::<DescribeRepositories>(body).await;
        let all = "ecr:DescribeRepositories on resource: arn:aws:ecr:eu-west-1:123456789012:repository/*";
        assert!(refusal.contains(all), "{refusal}");
    }
}
