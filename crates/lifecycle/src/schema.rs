//! The shape of a policy, and what is wrong with a text in the words of ECR's JSON schema. A value is told of its own
//! faults before those of its members; faults of neighbours are told together, one a line.

use serde_json::{Map, Value};

use crate::Language;

type Checked = Result<(), String>;
type Members = Map<String, Value>;

const NO_ALTERNATIVE: &str = "instance failed to match exactly one schema (matched 0 out of 2)";
/// As many rules has a policy at most (a quota of ECR).
pub(crate) const MAX_RULES: usize = 50;
const MAX_WILDCARDS: usize = 4;
/// As many regular expressions has a rule at most, which is Berth's own limit.
const MAX_REGEXES: usize = 10;
/// Berth's own member of a selection.
const REGEXES: &str = "berth:tagRegexList";
/// What is said where that member is not part of the language.
const REGEXES_OFF: &str = "The setting lifecycle.tag_regex allows berth:tagRegexList.";
/// Archived images stay for at least so many days.
const MIN_ARCHIVED_DAYS: u64 = 90;
/// Numbers are ECR's integers.
const MAX_NUMBER: u64 = i32::MAX as u64;
/// So many faults are told, so that an error is never much longer than the text.
const MAX_FAULTS: usize = 10;

/// Checks a whole policy.
pub(crate) fn check(document: &Value, language: Language) -> Checked {
    let members = object(document, &["rules"], &[])?;
    member(members, "rules", |rules| list(rules, MAX_RULES, |value| rule(value, language)))
}

fn rule(value: &Value, language: Language) -> Checked {
    let members = object(value, &["action", "rulePriority", "selection"], &["description"])?;
    all([
        member(members, "action", action),
        member(members, "description", |value| typed(value, "string")),
        member(members, "rulePriority", |value| at_least(value, 1)),
        member(members, "selection", |value| selection(value, language)),
    ])?;
    let fits = match (&value["selection"]["countType"], &value["action"]["type"]) {
        (Value::String(count), Value::String(action)) => match count.as_str() {
            "sinceImagePulled" => action == "transition",
            "sinceImageTransitioned" => action == "expire",
            _ => true,
        },
        _ => false,
    };
    one_schema(fits)
}

fn action(value: &Value) -> Checked {
    let members = object(value, &["type"], &["targetStorageClass"])?;
    member(members, "type", |kind| one_of(kind, &["expire", "transition"]))?;
    match (&value["type"] == "transition", members.get("targetStorageClass")) {
        (false, None) => Ok(()),
        (true, Some(target)) if !target.is_null() => one_of(target, &["archive"]),
        _ => one_schema(false),
    }
}

fn selection(value: &Value, language: Language) -> Checked {
    let required = ["countNumber", "countType", "tagStatus"];
    let mut optional = vec!["countUnit", "storageClass", "tagPatternList", "tagPrefixList"];
    if language == Language::WithTagRegexes {
        optional.push(REGEXES);
    }
    let members = object(value, &required, &optional).map_err(|fault| match fault.contains(REGEXES) {
        true => format!("{fault}. {REGEXES_OFF}"),
        false => fault,
    })?;
    one_schema(!members.values().any(Value::is_null) && count_fits(members))?;
    let minimum = if value["countType"] == "sinceImageTransitioned" { MIN_ARCHIVED_DAYS } else { 1 };
    all([
        member(members, "countNumber", |value| at_least(value, minimum)),
        member(members, "countUnit", |value| one_of(value, &["days"])),
        member(members, "storageClass", |value| one_of(value, &["archive", "standard"])),
        member(members, REGEXES, |value| list(value, MAX_REGEXES, text)),
        member(members, "tagPatternList", |value| list(value, usize::MAX, pattern)),
        member(members, "tagPrefixList", |value| list(value, usize::MAX, text)),
        member(members, "tagStatus", |value| one_of(value, &["any", "tagged", "untagged"])),
    ])?;
    let lists = [REGEXES, "tagPatternList", "tagPrefixList"];
    let lists = lists.iter().filter(|list| members.contains_key(**list)).count();
    one_schema(lists == 0 || lists == 1 && value["tagStatus"] == "tagged")
}

/// Whether a selection says of its count type all that it takes and nothing else.
fn count_fits(selection: &Members) -> bool {
    let unit = selection.contains_key("countUnit");
    let class = selection.get("storageClass");
    let is_standard = class.is_none_or(|class| class != "archive");
    match selection.get("countType").and_then(Value::as_str) {
        Some("imageCountMoreThan") => !unit && is_standard,
        Some("sinceImagePushed" | "sinceImagePulled") => unit && is_standard,
        Some("sinceImageTransitioned") => unit && class.is_some_and(|class| class != "standard"),
        _ => false,
    }
}

fn one_schema(fits: bool) -> Checked {
    if fits { Ok(()) } else { Err(NO_ALTERNATIVE.to_owned()) }
}

fn text(value: &Value) -> Checked {
    typed(value, "string")?;
    match value.as_str() {
        Some("") => Err("string \"\" is too short (length: 0, required minimum: 1)".to_owned()),
        _ => Ok(()),
    }
}

fn pattern(value: &Value) -> Checked {
    text(value)?;
    let wildcards = value.as_str().unwrap_or_default().matches('*').count();
    if wildcards <= MAX_WILDCARDS {
        return Ok(());
    }
    Err(format!("Tag pattern {value} must not contain more than {MAX_WILDCARDS} wildcards."))
}

/// An object with its members: all the required ones, and none but those and the optional ones.
fn object<'a>(value: &'a Value, required: &[&str], optional: &[&str]) -> Result<&'a Members, String> {
    typed(value, "object")?;
    let members = value.as_object().ok_or(NO_ALTERNATIVE)?;
    let missing: Vec<&str> = required.iter().copied().filter(|name| !members.contains_key(*name)).collect();
    if !missing.is_empty() {
        return Err(format!("object has missing required properties ({})", quoted(&missing)));
    }
    let known = |name: &str| required.contains(&name) || optional.contains(&name);
    let mut unknown: Vec<&str> = members.keys().map(String::as_str).filter(|name| !known(name)).collect();
    unknown.sort_unstable();
    if unknown.is_empty() {
        return Ok(members);
    }
    let unknown = quoted(&unknown);
    Err(format!("object instance has properties which are not allowed by the schema: ({unknown})"))
}

/// A list of 1 to `most` items.
fn list(value: &Value, most: usize, item: impl Fn(&Value) -> Checked) -> Checked {
    typed(value, "array")?;
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let has = items.len();
    if has == 0 {
        return Err(
            "array is too short: must have at least 1 elements but instance has 0 elements".to_owned()
        );
    }
    if has > most {
        return Err(format!(
            "array is too long: must have at most {most} elements but instance has {has} elements"
        ));
    }
    all(items.iter().map(item))
}

fn at_least(value: &Value, minimum: u64) -> Checked {
    typed(value, "integer")?;
    match value.as_u64() {
        Some(number) if (minimum..=MAX_NUMBER).contains(&number) => Ok(()),
        None if value.as_f64().is_some_and(|number| number < 0.0) => Err(too_low(value, minimum)),
        Some(number) if number < minimum => Err(too_low(value, minimum)),
        _ => Err(format!(
            "numeric instance is greater than the required maximum (maximum: {MAX_NUMBER}, found: {value})"
        )),
    }
}

fn too_low(value: &Value, minimum: u64) -> String {
    format!("numeric instance is lower than the required minimum (minimum: {minimum}, found: {value})")
}

fn one_of(value: &Value, words: &[&str]) -> Checked {
    typed(value, "string")?;
    if words.iter().any(|word| value == word) {
        return Ok(());
    }
    Err(format!("instance value ({value}) not found in enum (possible values: {})", quoted(words)))
}

fn typed(value: &Value, allowed: &str) -> Checked {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        // An integer that is too large for any other type is read as this one.
        Value::Number(number)
            if number.is_f64() && number.as_f64().is_none_or(|it| it.abs() < 2f64.powi(63)) =>
        {
            "number"
        }
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if found == allowed {
        return Ok(());
    }
    Err(format!(
        "instance type ({found}) does not match any allowed primitive type (allowed: [\"{allowed}\"])"
    ))
}

fn member(members: &Members, name: &str, check: impl FnOnce(&Value) -> Checked) -> Checked {
    members.get(name).map_or(Ok(()), check)
}

fn all(checks: impl IntoIterator<Item = Checked>) -> Checked {
    let faults: Vec<String> = checks.into_iter().filter_map(Result::err).take(MAX_FAULTS).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn quoted(words: &[&str]) -> String {
    Value::from(words).to_string()
}
