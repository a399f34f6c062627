use aws::Invalid;
use iam::{Arn, Grant};
use identity::{Identity, Page};

use crate::App;
use crate::call::Failure;

/// IAM's page where the caller names no length.
const DEFAULT: usize = 100;

/// What a caller asks of a list: where to go on, and how many items to give. A marker fits no other list: neither one of
/// another entity or action, nor the same one filtered in another way.
pub(super) struct Asked<'a> {
    identity: &'a Identity,
    scope: String,
    after: String,
    limit: usize,
}

impl<'a> Asked<'a> {
    /// Reads `Marker` and `MaxItems` of the list that `grant` allows, of what `filter` lets through.
    pub(super) fn read(
        app: &'a App,
        grant: &Grant,
        filter: &str,
        marker: Option<&str>,
        max_items: Option<i32>,
    ) -> Result<Self, Failure> {
        let resource = grant.resource().map_or("*", Arn::as_str);
        let scope = format!("{}\n{}\n{resource}\n{filter}", grant.action(), grant.account());
        let identity = &app.identity;
        let after = match marker {
            Some(marker) => identity.open_page(scope.as_bytes(), marker).map_err(|_| invalid())?,
            None => String::new(),
        };
        let limit = max_items.and_then(|most| usize::try_from(most).ok()).unwrap_or(DEFAULT);
        Ok(Self { identity, scope, after, limit })
    }

    /// The item after which the page begins, empty for the first page, and how many it has at most.
    pub(super) fn place(&self) -> (&str, usize) {
        (&self.after, self.limit)
    }

    /// `IsTruncated` and `Marker` of a page whose items are found again by `key`.
    pub(super) fn turn<T>(
        &self,
        page: &Page<T>,
        key: impl FnOnce(&T) -> &str,
    ) -> (Option<bool>, Option<String>) {
        let last = page.items.last().filter(|_| page.more);
        let marker = last.map(|last| self.marker(key(last)));
        (Some(page.more), marker)
    }

    /// The marker of the page after `last`.
    pub(super) fn marker(&self, last: &str) -> String {
        self.identity.seal_page(self.scope.as_bytes(), last)
    }

    /// Of a list whose markers count what was given: the number at which the page begins, and how many items it has at
    /// most.
    pub(super) fn counted(&self) -> (usize, usize) {
        (self.after.parse().unwrap_or(0), self.limit)
    }

    /// A page of a list that is known whole. Its marker counts what was given.
    pub(super) fn of_all<T>(&self, all: Vec<T>) -> (Vec<T>, Option<bool>, Option<String>) {
        let (begin, limit) = self.counted();
        let (length, end) = (all.len(), begin + limit);
        let items = all.into_iter().skip(begin).take(self.limit).collect();
        let more = end < length;
        let marker = more.then(|| self.marker(&end.to_string()));
        (items, Some(more), marker)
    }
}

fn invalid() -> Failure {
    let message = "Invalid Marker: it was not given for this list, or is more than a day old.".to_owned();
    Failure::Invalid(Invalid { code: "ValidationError", message })
}
