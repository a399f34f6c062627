use aws::models::iam::{UpdateGroup, UpdateGroupInput, UpdateGroupOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for UpdateGroup {
    fn demands(input: &UpdateGroupInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on("iam:UpdateGroup", Kind::Group, &input.group_name, context)]
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: UpdateGroupInput,
    ) -> Result<UpdateGroupOutput, Failure> {
        let (grant, path, name) = (first(grants)?, input.new_path, input.new_group_name);
        let new = (path.as_deref(), name.as_deref());
        subject::may_become(app, context, grant, Kind::Group, new).await?;
        app.identity.update_group(grant, name, path).await?;
        Ok(UpdateGroupOutput::default())
    }
}
