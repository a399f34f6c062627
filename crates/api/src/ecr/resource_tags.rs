use std::collections::BTreeSet;

use aws::Invalid;
use aws::models::ecr::Tag;
use iam::Demand;
use registry::MAX_RESOURCE_TAGS;

use crate::call::Failure;

const LONGEST_KEY: usize = 128;
const LONGEST_VALUE: usize = 256;

/// Holds resource tags against ECR's rules: how many, how long, of which characters, each key once, and none of AWS's
/// own. Keys that differ only in case are one key to conditions, which would read the one tag and not the other.
pub(super) fn read(tags: Vec<Tag>) -> Result<Vec<(String, String)>, Failure> {
    check_count(tags.len())?;
    let mut keys = BTreeSet::new();
    for Tag { key, value } in &tags {
        let length = key.chars().count();
        if !(1..=LONGEST_KEY).contains(&length) {
            return Err(invalid(format!(
                "A tag key has 1 to {LONGEST_KEY} characters; this one has {length}"
            )));
        }
        if value.chars().count() > LONGEST_VALUE {
            return Err(invalid(format!(
                "The value of tag '{key}' has more than {LONGEST_VALUE} characters"
            )));
        }
        if !key.chars().chain(value.chars()).all(fits) {
            return Err(invalid(format!(
                "Tag '{key}' has characters other than letters, digits, spaces and _.:/=+-@"
            )));
        }
        if key.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:")) {
            return Err(invalid(format!("Tag key '{key}' begins with aws:, which is AWS's own")));
        }
        if !keys.insert(key.to_lowercase()) {
            return Err(invalid(format!("Tag key '{key}' is given twice, case aside")));
        }
    }
    Ok(tags.into_iter().map(|tag| (tag.key, tag.value)).collect())
}

/// A demand to put these tags on.
pub(super) fn to_put(mut demand: Demand, tags: &[Tag]) -> Demand {
    for Tag { key, value } in tags {
        demand = demand.with(&format!("aws:RequestTag/{key}"), value);
    }
    demand.with_all("aws:TagKeys", tags.iter().map(|tag| tag.key.clone()).collect())
}

/// Refuses more tags in one call than a repository can have.
pub(super) fn check_count(count: usize) -> Result<(), Failure> {
    if count > MAX_RESOURCE_TAGS { Err(registry::Error::TooManyResourceTags.into()) } else { Ok(()) }
}

fn fits(character: char) -> bool {
    let space = character.is_whitespace() && !character.is_control();
    space || character.is_alphanumeric() || "_.:/=+-@".contains(character)
}

fn invalid(message: String) -> Failure {
    Failure::Invalid(Invalid { code: "InvalidTagParameterException", message })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(tags: &[(&str, &str)]) -> String {
        let tags = tags.iter().map(|(key, value)| Tag { key: (*key).to_owned(), value: (*value).to_owned() });
        match read(tags.collect()) {
            Ok(_) => "taken".to_owned(),
            Err(Failure::Invalid(invalid)) => invalid.code.to_owned(),
            Err(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn tags_of_every_script_are_taken() {
        assert_eq!(code(&[("team", "a b"), ("größe", ""), ("a/b:c=d+e-f@g.h_i", "東京")]), "taken");
        assert_eq!(code(&[(&"k".repeat(128), &"v".repeat(256))]), "taken");
    }

    #[test]
    fn tags_that_break_a_rule_are_refused() {
        for (key, value) in [
            ("", "v"),
            ("aws:name", "v"),
            ("AWS:name", "v"),
            ("semi;colon", "v"),
            ("line", "a\nb"),
            (&"k".repeat(129), "v"),
            ("k", &"v".repeat(257)),
        ] {
            assert_eq!(code(&[(key, value)]), "InvalidTagParameterException", "{key:?} {value:?}");
        }
        assert_eq!(code(&[("k", "1"), ("k", "2")]), "InvalidTagParameterException");
        assert_eq!(code(&[("Äk", "1"), ("äK", "2")]), "InvalidTagParameterException");
    }
}
