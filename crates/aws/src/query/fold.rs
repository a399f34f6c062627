//! Folds flat parameters (`Tags.member.1.Key=a`) into the value that their operation's shape describes.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Pairs, malformed};
use crate::model::{Member, ShapeTable};
use crate::{Invalid, Timestamp};

/// How many names a dotted path may have.
const MAX_DEPTH: usize = 32;

/// The parameters below one dotted path.
#[derive(Default)]
struct Node<'a> {
    value: Option<&'a str>,
    children: BTreeMap<&'a str, Node<'a>>,
}

/// Builds the input; parameters that the shape does not know are ignored.
pub(super) fn fold(shape: &ShapeTable, pairs: &Pairs) -> Result<Value, Invalid> {
    let mut root = Node::default();
    for (path, value) in pairs.iter() {
        if path.split('.').nth(MAX_DEPTH).is_some() {
            return Err(malformed(format!("A parameter must not be nested deeper than {MAX_DEPTH}")));
        }
        let node = path.split('.').fold(&mut root, |node, name| node.children.entry(name).or_default());
        node.value = Some(value);
    }
    read(shape, &root)
}

fn read(shape: &ShapeTable, node: &Node<'_>) -> Result<Value, Invalid> {
    match shape {
        ShapeTable::Structure(members) => structure(members, node),
        ShapeTable::List { member, .. } => {
            let entries = numbered(node, "member")?;
            entries.into_iter().map(|entry| read(member, entry)).collect::<Result<_, _>>().map(Value::Array)
        }
        ShapeTable::Map { value, .. } => map(value, node),
        scalar => match node.value {
            Some(text) if node.children.is_empty() => self::scalar(scalar, text),
            _ => Err(malformed("Start of structure or map found where not expected.")),
        },
    }
}

fn structure(members: &[Member], node: &Node<'_>) -> Result<Value, Invalid> {
    if node.value.is_some() {
        return Err(malformed("Expected null"));
    }
    let mut object = Map::new();
    for member in members {
        if let Some(child) = node.children.get(member.name) {
            object.insert(member.name.to_owned(), read(member.shape, child)?);
        }
    }
    Ok(Value::Object(object))
}

fn map(of: &ShapeTable, node: &Node<'_>) -> Result<Value, Invalid> {
    let mut object = Map::new();
    for entry in numbered(node, "entry")? {
        let (Some(key), Some(value)) = (entry.children.get("key"), entry.children.get("value")) else {
            return Err(malformed("An entry of a map must have a key and a value"));
        };
        object.insert(key.value.unwrap_or_default().to_owned(), read(of, value)?);
    }
    Ok(Value::Object(object))
}

/// The entries below `member` or `entry` in the order of their numbers, which may have gaps. An empty list is a parameter
/// without a value.
fn numbered<'a, 'b>(node: &'b Node<'a>, under: &str) -> Result<Vec<&'b Node<'a>>, Invalid> {
    if node.value.is_some_and(|value| !value.is_empty()) {
        return Err(malformed("Expected list or null"));
    }
    let Some(entries) = node.children.get(under) else { return Ok(Vec::new()) };
    let mut numbered = Vec::new();
    for (number, entry) in &entries.children {
        match number.parse::<u32>() {
            Ok(number) if number > 0 => numbered.push((number, entry)),
            _ => return Err(malformed(format!("{number} is not the number of a list's entry"))),
        }
    }
    numbered.sort_by_key(|&(number, _)| number);
    match numbered.windows(2).find(|two| two[0].0 == two[1].0) {
        Some(two) => Err(malformed(format!("The list's entry {} appears twice", two[0].0))),
        None => Ok(numbered.into_iter().map(|(_, entry)| entry).collect()),
    }
}

fn scalar(shape: &ShapeTable, text: &str) -> Result<Value, Invalid> {
    let (value, wanted) = match shape {
        ShapeTable::Boolean => (text.to_ascii_lowercase().parse().ok().map(Value::Bool), "a Boolean"),
        ShapeTable::Integer(_) => (text.parse::<i32>().ok().map(Value::from), "an Integer"),
        ShapeTable::Long(_) => (text.parse::<i64>().ok().map(Value::from), "a Long"),
        ShapeTable::Double => {
            (text.parse::<f64>().ok().filter(|n| n.is_finite()).map(Value::from), "a Double")
        }
        ShapeTable::Timestamp => {
            let time = Timestamp::from_iso8601(text).or_else(|| Timestamp::from_seconds(text.parse().ok()?));
            (time.map(|time| Value::from(time.as_seconds())), "a Timestamp")
        }
        _ => (Some(Value::from(text)), "a String"),
    };
    value.ok_or_else(|| malformed(format!("STRING_VALUE can not be converted to {wanted}")))
}
