use aws::models::iam::{CreateAccountAlias, CreateAccountAliasInput, CreateAccountAliasOutput};
use iam::{Demand, Grant};

use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateAccountAlias {
    fn demands(_input: &CreateAccountAliasInput, context: &Context<'_>) -> Vec<Demand> {
        vec![Demand::registry("iam:CreateAccountAlias", context.account, &context.region)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateAccountAliasInput,
    ) -> Result<CreateAccountAliasOutput, Failure> {
        app.identity.create_account_alias(first(grants)?, input.account_alias).await?;
        Ok(CreateAccountAliasOutput::default())
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{DeleteAccountAlias, GetAccountSummary, ListAccountAliases};
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    fn alias(name: &str) -> Value {
        json!({"AccountAlias": name})
    }

    #[tokio::test]
    async fn an_account_has_one_alias_that_no_other_has() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for name in ["first", "the-second"] {
            owner.call::<CreateAccountAlias>(alias(name)).await.unwrap();
        }
        let listed = owner.call::<ListAccountAliases>(json!({})).await.unwrap();
        assert_eq!(listed, json!({"AccountAliases": ["the-second"], "IsTruncated": false}));
        let refusal = deployment.stranger().refusal::<CreateAccountAlias>(alias("the-second")).await;
        assert_eq!(refusal, "EntityAlreadyExists: The account alias the-second already exists.");
        deployment.stranger().call::<CreateAccountAlias>(alias("first")).await.unwrap();
        let refusal = owner.refusal::<DeleteAccountAlias>(alias("first")).await;
        assert!(refusal.starts_with("NoSuchEntity"), "{refusal}");
        owner.call::<DeleteAccountAlias>(alias("the-second")).await.unwrap();
        let listed = owner.call::<ListAccountAliases>(json!({})).await.unwrap();
        assert_eq!(listed["AccountAliases"], json!([]));
        let refusal = owner.refusal::<CreateAccountAlias>(alias("two--hyphens")).await;
        assert!(refusal.starts_with("ValidationError"), "{refusal}");
    }

    #[tokio::test]
    async fn the_summary_counts_what_there_is() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let user = json!({"UserName": "ada"});
        owner.call::<aws::models::iam::CreateUser>(user).await.unwrap();
        let summary = owner.call::<GetAccountSummary>(json!({})).await.unwrap()["SummaryMap"].clone();
        assert_eq!((&summary["Users"], &summary["Groups"]), (&json!(1), &json!(0)));
        assert_eq!((&summary["AccountAccessKeysPresent"], &summary["UsersQuota"]), (&json!(1), &json!(5000)));
    }
}
