use aws::models::ecr::{
    DescribeRepositoryCreationTemplates, DescribeRepositoryCreationTemplatesInput,
    DescribeRepositoryCreationTemplatesOutput,
};
use iam::{Demand, Grant};
use registry::{Page, TemplateDetail};

use super::pages::{self, Pages};
use super::template;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for DescribeRepositoryCreationTemplates {
    fn demands(_input: &DescribeRepositoryCreationTemplatesInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:DescribeRepositoryCreationTemplates")]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: DescribeRepositoryCreationTemplatesInput,
    ) -> Result<DescribeRepositoryCreationTemplatesOutput, Failure> {
        let (grant, prefixes) = (first(grants)?, input.prefixes.unwrap_or_default());
        let pages = Pages::of(app, grant, &prefixes.join("\n"));
        let after = pages.after(input.next_token.as_deref())?;
        let limit = pages::limit(input.max_results, pages::DEFAULT);
        let page = match prefixes.is_empty() {
            true => app.registry.templates(grant, &after, limit).await?,
            false => named(app, grant, prefixes, &after, limit).await?,
        };
        let next_token =
            page.items.last().filter(|_| page.more).map(|last| pages.token(&last.template.prefix));
        let mut templates = Vec::with_capacity(page.items.len());
        for detail in page.items {
            templates.push(template::described(app, detail).await?);
        }
        Ok(DescribeRepositoryCreationTemplatesOutput {
            registry_id: Some(grant.account().to_string()),
            repository_creation_templates: Some(templates),
            next_token,
        })
    }
}

/// Those of the templates that are there, by prefix, each once.
async fn named(
    app: &App,
    grant: &Grant,
    mut prefixes: Vec<String>,
    after: &str,
    limit: usize,
) -> Result<Page<TemplateDetail>, Failure> {
    let bare = |prefix: &str| prefix.trim_end_matches('/').to_owned();
    prefixes.iter_mut().for_each(|prefix| *prefix = bare(prefix));
    prefixes.sort();
    prefixes.dedup();
    let mut items = Vec::new();
    for prefix in prefixes.iter().filter(|prefix| **prefix > bare(after)) {
        items.extend(app.registry.template(grant, prefix).await?);
        if items.len() > limit {
            break;
        }
    }
    let more = items.len() > limit;
    items.truncate(limit);
    Ok(Page { items, more })
}
