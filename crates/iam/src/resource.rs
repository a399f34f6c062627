//! Resources, and the patterns of statements that name them.

use std::collections::BTreeSet;

use crate::context::{Context, Key};
use crate::glob::Glob;
use crate::template::Template;

/// The resource of a request: the six parts of its ARN.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resource<'a> {
    text: &'a str,
    /// The five parts before the last, and the last; none for `*` and whatever else is no ARN.
    parts: Option<([&'a str; 5], &'a str)>,
}

/// A pattern of resources. Each part of an ARN is a pattern of its own, in which `*` does not run into the next; the
/// last may hold colons, and variables. Parts that are missing at the end are `*`. The pattern `*`, and nothing else,
/// stands also for the resource `*`.
#[derive(Clone, Debug)]
pub(crate) enum ResourcePattern {
    Everything,
    Parts {
        /// The first parts, up to five, as far as they are plain, each with its colon.
        plain: Box<str>,
        /// Those of the first five that are left and not `*`, by their place.
        others: Box<[(usize, Glob)]>,
        last: Option<Template<Glob>>,
    },
}

impl<'a> Resource<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut parts = text.splitn(6, ':');
        let mut next = || parts.next();
        let first = (|| Some([next()?, next()?, next()?, next()?, next()?]))();
        Self { text, parts: first.zip(parts.next()) }
    }
}

impl ResourcePattern {
    pub(crate) fn new(text: &str, variables: bool) -> Self {
        if Glob::from_text(text).is_everything() {
            return Self::Everything;
        }
        let mut parts = text.splitn(6, ':');
        let first: Vec<&str> = parts.by_ref().take(5).collect();
        let last = parts.next().map(|last| Template::new(last, variables.then_some(0)));
        let count = first.iter().take_while(|part| !part.contains(['*', '?'])).count();
        let plain = first.iter().take(count).flat_map(|part| [*part, ":"]).collect::<String>().into();
        let others = first.into_iter().enumerate().skip(count).filter(|(_, part)| *part != "*");
        let others = others.map(|(place, part)| (place, Glob::from_text(part))).collect();
        Self::Parts { plain, others, last }
    }

    pub(crate) fn matches(&self, resource: &Resource<'_>, context: &Context) -> bool {
        match (self, &resource.parts) {
            (Self::Everything, _) => true,
            (Self::Parts { .. }, None) => false,
            (Self::Parts { plain, others, last }, Some((parts, rest))) => {
                let matches =
                    |place: usize, pattern: &Glob| parts.get(place).is_some_and(|part| pattern.matches(part));
                // The last tells most resources apart.
                last.as_ref().is_none_or(|pattern| pattern.matches(rest, context))
                    && resource.text.starts_with(&**plain)
                    && others.iter().all(|(place, pattern)| matches(*place, pattern))
            }
        }
    }

    fn last(&self) -> Option<&Template<Glob>> {
        match self {
            Self::Everything => None,
            Self::Parts { last, .. } => last.as_ref(),
        }
    }

    /// Whether a variable has neither value nor default.
    pub(crate) fn is_unresolved(&self, context: &Context) -> bool {
        self.last().is_some_and(|last| last.is_unresolved(context))
    }

    /// Adds the keys that the variables name.
    pub(crate) fn keys(&self, keys: &mut BTreeSet<Key>) {
        if let Some(last) = self.last() {
            last.keys(keys);
        }
    }
}
