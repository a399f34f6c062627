use aws::models::iam::{GetUser, GetUserInput, GetUserOutput, User};
use aws::{Invalid, Timestamp};
use iam::{Arn, Demand, Grant, Principal};
use identity::Kind;

use super::{subject, user};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetUser {
    /// Without a name, the caller means itself.
    fn demands(input: &GetUserInput, context: &Context<'_>) -> Vec<Demand> {
        let on = |name: &str| subject::on("iam:GetUser", Kind::User, name, context);
        match (&input.user_name, &context.caller.principal) {
            (Some(name), _) => vec![on(name)],
            (None, Principal::User(user)) => vec![on(user.name())],
            (None, _) => vec![Demand::registry("iam:GetUser", context.account, &context.region)],
        }
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: GetUserInput,
    ) -> Result<GetUserOutput, Failure> {
        let grant = first(grants)?;
        if input.user_name.is_none() {
            match context.caller.principal {
                Principal::User(_) => {}
                Principal::Root(account) => {
                    let made = app.identity.account_made_at(grant).await?;
                    let (arn, user_id) = (Arn::root(account).to_string(), account.to_string());
                    let create_date = Timestamp::from_micros(made);
                    return Ok(GetUserOutput { user: User { user_id, arn, create_date, ..User::default() } });
                }
                _ => {
                    let message = "Must specify userName when calling with non-User credentials".to_owned();
                    return Err(Failure::Invalid(Invalid { code: "ValidationError", message }));
                }
            }
        }
        Ok(GetUserOutput { user: user::described(app.identity.entity(grant, Kind::User).await?) })
    }
}
