use aws::models::iam::{GetRole, GetRoleInput, GetRoleOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::{role, subject};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetRole {
    fn demands(input: &GetRoleInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:GetRole", Kind::Role, &input.role_name, context)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: GetRoleInput,
    ) -> Result<GetRoleOutput, Failure> {
        let found = app.identity.role(first(grants)?).await?;
        Ok(GetRoleOutput { role: role::with_last_use(found) })
    }
}
