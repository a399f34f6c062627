use aws::models::ecr::{
    ListPullTimeUpdateExclusions, ListPullTimeUpdateExclusionsInput, ListPullTimeUpdateExclusionsOutput,
};
use iam::{Demand, Grant};

use super::pages::{self, Pages};
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for ListPullTimeUpdateExclusions {
    fn demands(_input: &ListPullTimeUpdateExclusionsInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:ListPullTimeUpdateExclusions")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: ListPullTimeUpdateExclusionsInput,
    ) -> Result<ListPullTimeUpdateExclusionsOutput, Failure> {
        let grant = first(grants)?;
        let pages = Pages::of(app, grant, "");
        let after = pages.after(input.next_token.as_deref())?;
        let limit = pages::limit(input.max_results, pages::DEFAULT);
        let page = app.registry.pull_exclusions(grant, &after, limit).await?;
        let last = page.items.last().filter(|_| page.more);
        let next_token = last.map(|last| pages.token(&last.principal));
        let principals = page.items.into_iter().map(|it| it.principal).collect();
        Ok(ListPullTimeUpdateExclusionsOutput { pull_time_update_exclusions: Some(principals), next_token })
    }
}
