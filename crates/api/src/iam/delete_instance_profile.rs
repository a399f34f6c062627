use aws::models::iam::{DeleteInstanceProfile, DeleteInstanceProfileInput, DeleteInstanceProfileOutput};
use iam::{Demand, Grant};
use identity::Kind;

use super::subject;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DeleteInstanceProfile {
    fn demands(input: &DeleteInstanceProfileInput, context: &Context<'_>) -> Vec<Demand> {
        vec![subject::on(
            "iam:DeleteInstanceProfile",
            Kind::InstanceProfile,
            &input.instance_profile_name,
            context,
        )]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        _input: DeleteInstanceProfileInput,
    ) -> Result<DeleteInstanceProfileOutput, Failure> {
        app.identity.delete_instance_profile(first(grants)?).await?;
        Ok(DeleteInstanceProfileOutput::default())
    }
}
