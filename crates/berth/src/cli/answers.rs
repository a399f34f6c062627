//! How answers look.

use serde_json::Value;

use crate::migrate::size;

/// An answer as people read it: lists as tables, the rest a line for each member.
pub(super) fn readable(value: &Value) -> String {
    match value {
        // A table in each row is none in a cell.
        Value::Array(rows)
            if rows.iter().any(|row| row.as_object().is_some_and(|row| row.values().any(is_table))) =>
        {
            rows.iter().map(readable).collect::<Vec<_>>().join("\n")
        }
        Value::Array(rows) => table(rows),
        Value::Object(members) => {
            let (tables, mut plain): (Vec<_>, Vec<_>) =
                members.iter().partition(|(_, value)| is_table(value));
            plain.sort_by_key(|(key, _)| place_of(key));
            let width = plain.iter().map(|(key, _)| words(key).len()).max().unwrap_or(0);
            let mut text = String::new();
            for (key, value) in plain {
                text += &format!("{:width$}  {}\n", words(key), cell(key, value));
            }
            for (key, value) in tables {
                let rows = value.as_array().map_or(&[][..], Vec::as_slice);
                text += &format!("\n{}:\n{}", words(key), table(rows));
            }
            text
        }
        other => format!("{}\n", cell("", other)),
    }
}

fn is_table(value: &Value) -> bool {
    value.as_array().is_some_and(|rows| !rows.is_empty() && rows.iter().all(Value::is_object))
}

/// What stands first, as columns or lines; the others follow by name.
const FIRST: [&str; 13] = [
    "of",
    "token",
    "member",
    "repository",
    "setting",
    "stage",
    "account",
    "accessKeyId",
    "secretAccessKey",
    "region",
    "digest",
    "policy",
    "kind",
];

fn place_of(key: &str) -> usize {
    FIRST.iter().position(|first| *first == key).unwrap_or(FIRST.len())
}

/// Rows with the same members, under their names.
fn table(rows: &[Value]) -> String {
    let Some(Value::Object(first)) = rows.first() else { return String::from("none\n") };
    let mut keys: Vec<&String> = first.keys().collect();
    keys.sort_by_key(|key| place_of(key));
    let mut lines: Vec<Vec<String>> = vec![keys.iter().map(|key| words(key).to_uppercase()).collect()];
    lines.extend(rows.iter().map(|row| keys.iter().map(|key| cell(key, &row[key.as_str()])).collect()));
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..keys.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        text += cells.collect::<Vec<_>>().join("  ").trim_end();
        text.push('\n');
    }
    text
}

fn cell(key: &str, value: &Value) -> String {
    match value {
        Value::Null => String::from("-"),
        Value::String(text) => text.clone(),
        Value::Number(number) if key.to_lowercase().ends_with("bytes") => {
            number.as_u64().map_or_else(|| number.to_string(), size)
        }
        Value::Array(items) if items.is_empty() => String::from("-"),
        Value::Array(items) => items.iter().map(|item| cell("", item)).collect::<Vec<_>>().join(", "),
        Value::Object(members) => {
            let shown =
                members.iter().filter(|(_, value)| !matches!(value, Value::Null | Value::Bool(false)));
            shown
                .map(|(key, value)| format!("{} {}", words(key), cell(key, value)))
                .collect::<Vec<_>>()
                .join("; ")
        }
        other => other.to_string(),
    }
}

/// The rows and one of their sums, under a name that no repository has.
pub(super) fn with_total(value: Value) -> Value {
    let Value::Array(mut rows) = value else { return value };
    let Some(Value::Object(mut total)) = rows.first().cloned() else { return Value::Array(rows) };
    for (key, sum) in &mut total {
        *sum = match sum.is_number() {
            true => rows.iter().filter_map(|row| row[key.as_str()].as_u64()).sum::<u64>().into(),
            false => "TOTAL".into(),
        };
    }
    rows.push(Value::Object(total));
    Value::Array(rows)
}

/// `logicalBytes` as words: `logical bytes`.
fn words(key: &str) -> String {
    let mut words = String::new();
    for c in key.chars() {
        if c.is_ascii_uppercase() {
            words.push(' ');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lists_are_tables_with_sizes_that_people_read() {
        let rows = json!([
            {"images": 2, "logicalBytes": 3 << 20, "repository": "team/web"},
            {"images": 10, "logicalBytes": 12, "repository": "a"},
        ]);
        let expected =
            "REPOSITORY  IMAGES  LOGICAL BYTES\nteam/web    2       3.0 MiB\na           10      12 B\n";
        assert_eq!(readable(&rows), expected);
        assert_eq!(readable(&json!([])), "none\n");
    }

    #[test]
    fn repositories_are_summed_up() {
        let rows = json!([
            {"repository": "a", "images": 2, "keptBytes": 3}, {"repository": "b", "images": 1, "keptBytes": 4},
        ]);
        let table = readable(&with_total(rows));
        assert!(table.ends_with("\nTOTAL       3       7 B\n"), "{table}");
        assert_eq!(with_total(json!([])), json!([]));
    }

    #[test]
    fn the_rest_is_a_line_for_each_member() {
        let value = json!({"lastError": null, "tags": ["a", "b"], "bytes": 5});
        assert_eq!(readable(&value), "bytes       5 B\nlast error  -\ntags        a, b\n");
        let value = json!({"kept": [], "deleted": [{"tag": "a"}]});
        assert_eq!(readable(&value), "kept  -\n\ndeleted:\nTAG\na\n");
        assert_eq!(readable(&json!([value, value])), [readable(&value), readable(&value)].join("\n"));
    }
}
