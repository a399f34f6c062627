use aws::models::iam::{CreateUser, CreateUserInput, CreateUserOutput};
use iam::{Demand, Grant};
use identity::{Kind, NewUser};

use super::{subject, tags, user};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for CreateUser {
    fn demands(input: &CreateUserInput, context: &Context<'_>) -> Vec<Demand> {
        let path = input.path.as_deref().unwrap_or("/");
        let demand = subject::under("iam:CreateUser", Kind::User, path, &input.user_name, context);
        let demand = tags::demanded(demand, input.tags.as_deref());
        vec![subject::bounded(demand, input.permissions_boundary.as_deref())]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: CreateUserInput,
    ) -> Result<CreateUserOutput, Failure> {
        let (path, tags) = (subject::path(input.path), tags::read(input.tags)?);
        let new = NewUser { path, tags, boundary: input.permissions_boundary };
        let made = app.identity.create_user(first(grants)?, new).await?;
        Ok(CreateUserOutput { user: Some(user::described(made)) })
    }
}
