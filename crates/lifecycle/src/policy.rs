use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::rule::{Selection, TagStatus};
use crate::tag_tests::TagTests;
use crate::{Image, Rule, schema};

/// The longest text of a policy, in characters (a quota of ECR).
const MAX_LENGTH: usize = 30_720;

/// The most memory that all regular expressions of a policy take once compiled, in bytes.
const REGEX_ROOM: usize = 2 << 20;

/// A policy that ECR would take, cheap to clone. Written out, it is ECR's own form: minified, its members in ECR's order, its rules by
/// priority.
#[derive(Clone, Debug)]
pub struct Policy(Arc<Document>);

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Document {
    rules: Vec<Rule>,
}

/// Why a text is no policy, in ECR's words.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InvalidPolicy {
    /// The text is too long.
    #[error(
        "Invalid parameter at 'lifecyclePolicyText' failed to satisfy constraint: \
        'Member must have length less than or equal to {MAX_LENGTH}'"
    )]
    TooLong,
    /// The text is not what a policy looks like, or its rules do not go together.
    #[error(
        "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: \
        'Lifecycle policy validation failure: {0}'"
    )]
    Failure(String),
}

/// What a policy may be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// ECR's own.
    #[default]
    Ecr,
    /// ECR's, and beside `tagPatternList` the member `berth:tagRegexList`, whose regular expressions must each match one
    /// of an image's tags as a whole.
    WithTagRegexes,
}

impl Policy {
    /// Reads a policy in ECR's language.
    ///
    /// # Errors
    /// Those of [`Policy::parse_in`].
    pub fn parse(text: &str) -> Result<Self, InvalidPolicy> {
        Self::parse_in(Language::Ecr, text)
    }

    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// What is wrong with it. A text under ECR's least length of 100 characters is never a policy, and is told what it
    /// lacks.
    pub fn parse_in(language: Language, text: &str) -> Result<Self, InvalidPolicy> {
        if text.chars().count() > MAX_LENGTH {
            return Err(InvalidPolicy::TooLong);
        }
        let document = match serde_json::from_str(text) {
            Ok(document @ Value::Object(_)) => document,
            _ => return Err(unreadable()),
        };
        schema::check(&document, language).map_err(InvalidPolicy::Failure)?;
        let mut document = Document::deserialize(document).map_err(|_| unreadable())?;
        document.rules.sort_by_key(Rule::priority);
        check_together(&document.rules).map_err(|fault| InvalidPolicy::Failure(fault.to_owned()))?;
        let mut room = REGEX_ROOM;
        for selection in document.rules.iter_mut().map(|rule| &mut rule.selection) {
            let lists = [&selection.tag_prefix_list, &selection.tag_pattern_list, &selection.tag_regex_list];
            let tests = TagTests::of(lists.map(Option::as_deref), &mut room);
            selection.tests = tests.map_err(|fault| InvalidPolicy::Failure(fault.to_string()))?;
        }
        Ok(Self(Arc::new(document)))
    }

    /// How long it takes at most to hold an image against all rules, in comparisons of one tag with one pattern: of the
    /// order of ten nanoseconds each.
    pub fn cost<D>(&self, image: &Image<D>) -> u64 {
        let rules = self.rules().iter();
        rules.map(|rule| 1 + image.tags.len() as u64 * rule.selection.tests.cost()).sum()
    }

    /// Its rules by priority.
    pub fn rules(&self) -> &[Rule] {
        &self.0.rules
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(&*self.0).map_err(|_| fmt::Error)?)
    }
}

fn unreadable() -> InvalidPolicy {
    InvalidPolicy::Failure("Could not map policyString into LifecyclePolicy.".to_owned())
}

/// What a schema can't say of rules, which come by priority.
fn check_together(rules: &[Rule]) -> Result<(), &'static str> {
    if rules.iter().map(|rule| &rule.selection).any(lacks_tags) {
        return Err("Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.");
    }
    if rules.windows(2).any(|pair| pair[0].priority() == pair[1].priority()) {
        return Err("Rule priorities must be unique.");
    }
    let (mut closed, mut untagged, mut tagged) = (HashSet::new(), HashSet::new(), HashSet::new());
    for selection in rules.iter().map(|rule| &rule.selection) {
        let class = selection.storage_class();
        if closed.contains(&class) {
            return Err("Rule for tagStatus=ANY must have the lowest priority per storage class");
        }
        match selection.tag_status {
            TagStatus::Any => _ = closed.insert(class),
            TagStatus::Untagged if !untagged.insert(class) => {
                return Err("Only one rule can select Untagged images per storage class.");
            }
            TagStatus::Tagged if !tagged.insert((class, tag_set(selection))) => {
                return Err("Rules must select unique sets of tag prefixes or patterns per storage class.");
            }
            TagStatus::Untagged | TagStatus::Tagged => {}
        }
    }
    Ok(())
}

fn lacks_tags(selection: &Selection) -> bool {
    selection.tag_status == TagStatus::Tagged
        && selection.tag_prefix_list.is_none()
        && selection.tag_pattern_list.is_none()
        && selection.tag_regex_list.is_none()
}

/// What a rule selects tags by: whether by prefixes or regular expressions, and which.
fn tag_set(selection: &Selection) -> (bool, bool, BTreeSet<String>) {
    let prefixes = selection.tag_prefix_list.iter().flatten().cloned();
    let patterns = selection.tag_pattern_list.iter().flatten().cloned();
    let expressions = selection.tag_regex_list.iter().flatten().cloned();
    let all = prefixes.chain(patterns).chain(expressions).collect();
    (selection.tag_prefix_list.is_some(), selection.tag_regex_list.is_some(), all)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A policy of fifty rules, each with ten expressions of its own.
    fn with_expressions(expression: impl Fn(usize) -> String) -> Result<Policy, InvalidPolicy> {
        let rule = |number: usize| {
            let list: Vec<String> = (0..10).map(|place| expression(10 * number + place)).collect();
            json!({
                "rulePriority": number + 1,
                "selection": {
                    "tagStatus": "tagged", "berth:tagRegexList": list,
                    "countType": "imageCountMoreThan", "countNumber": 1,
                },
                "action": { "type": "expire" },
            })
        };
        let rules: Vec<Value> = (0..50).map(rule).collect();
        Policy::parse_in(Language::WithTagRegexes, &json!({ "rules": rules }).to_string())
    }

    #[test]
    fn regular_expressions_have_room_together() {
        assert!(with_expressions(|number| format!("(feature|pr)-{number}-[0-9]+")).is_ok());
        let refused = with_expressions(|number| format!("(?:[a-z]{{40}}|{number}){{40}}")).unwrap_err();
        assert!(
            refused.to_string().contains("is one too many: those of a policy take too much"),
            "{refused}"
        );
    }

    #[test]
    fn a_list_is_written_as_it_was_given_though_each_entry_is_asked_once() {
        let text = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"tagged","tagPatternList":["z*","a*","z*"],"countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}"#;
        assert_eq!(Policy::parse(text).unwrap().to_string(), text);
    }
}
