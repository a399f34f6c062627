use iam::{Arn, Grant};
use identity::Identity;

use crate::App;
use crate::call::Failure;

/// ECR's page where the caller names no length.
pub(super) const DEFAULT: usize = 100;

/// A list that is given out in pages. Its tokens fit no other list: neither one of another repository or action, nor
/// the same one filtered in another way.
pub(super) struct Pages<'a> {
    identity: &'a Identity,
    scope: String,
}

impl<'a> Pages<'a> {
    /// The list that `grant` allows, of what `filter` lets through.
    pub(super) fn of(app: &'a App, grant: &Grant, filter: &str) -> Self {
        let resource = grant.resource().map_or("*", Arn::as_str);
        let scope = format!("{}\n{}\n{resource}\n{filter}", grant.action(), grant.account());
        Self { identity: &app.identity, scope }
    }

    /// The item after which the page begins; empty for the first page.
    pub(super) fn after(&self, token: Option<&str>) -> Result<String, Failure> {
        let Some(token) = token else { return Ok(String::new()) };
        self.identity
            .open_page(self.scope.as_bytes(), token)
            .map_err(|_| Failure::invalid_parameter("nextToken", "Invalid token"))
    }

    /// The token of the page after `last`.
    pub(super) fn token(&self, last: &str) -> String {
        self.identity.seal_page(self.scope.as_bytes(), last)
    }
}

/// How many items a page has; the model has checked the bounds.
pub(super) fn limit(max_results: Option<i32>, default: usize) -> usize {
    max_results.and_then(|most| usize::try_from(most).ok()).unwrap_or(default)
}

/// Refuses `nextToken` and `maxResults` beside `selector`, whose answer is one page.
pub(super) fn refuse_beside(
    selector: &str,
    next_token: Option<&String>,
    max_results: Option<i32>,
) -> Result<(), Failure> {
    let member = match (next_token, max_results) {
        (None, None) => return Ok(()),
        (Some(_), _) => "nextToken",
        (None, Some(_)) => "maxResults",
    };
    Err(Failure::invalid_parameter(member, &format!("Member must not be given together with {selector}")))
}
