//! What holds for any input, built along the tables: right members, wrong types, and everything in between.

use aws::model::{OperationTable, Refusal, ShapeTable};
use aws::models::ecr::{CreateRepository, PutReplicationConfiguration};
use aws::models::sts::{self, AssumeRole};
use aws::query::{self, Pairs};
use aws::{Shape, json, models};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use serde_json::{Map, Value};

/// Anything that is not guided by a table.
fn junk() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-zA-Z]{0,6}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A value of the shape, mostly: one in ten is something else.
fn along(shape: &'static ShapeTable) -> BoxedStrategy<Value> {
    let fitting = match shape {
        ShapeTable::Structure(members) => structure(members),
        ShapeTable::List { member, .. } => {
            prop::collection::vec(along(member), 0..3).prop_map(Value::from).boxed()
        }
        ShapeTable::Map { value, .. } => prop::collection::btree_map("[a-z]{0,4}", along(value), 0..3)
            .prop_map(|map| Value::Object(map.into_iter().collect()))
            .boxed(),
        ShapeTable::String(text) if !text.values.is_empty() => {
            select(text.values).prop_map(Value::from).boxed()
        }
        ShapeTable::String(_) => select(vec![
            "team/web",
            "123456789012",
            "eu-west-1",
            "0c2b4a1e-8d7e-4f6b-9a6b-0a2c4e6f8a1c",
            "arn:aws:iam::123456789012:role/ci",
            "",
        ])
        .prop_map(Value::from)
        .boxed(),
        ShapeTable::Blob(_) => select(vec!["", "AP+A", "A", "%"]).prop_map(Value::from).boxed(),
        ShapeTable::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        ShapeTable::Integer(_) | ShapeTable::Long(_) => (-1_i64..2000).prop_map(Value::from).boxed(),
        ShapeTable::Double | ShapeTable::Timestamp => any::<f64>().prop_map(Value::from).boxed(),
    };
    Union::new_weighted(vec![(9, fitting), (1, junk().boxed())]).boxed()
}

fn structure(members: &'static [aws::model::Member]) -> BoxedStrategy<Value> {
    let members: Vec<_> = members
        .iter()
        .map(|member| {
            let there = if member.required { 0.95 } else { 0.5 };
            prop::option::weighted(there, along(member.shape))
                .prop_map(move |value| value.map(|value| (member.name.to_owned(), value)))
        })
        .collect();
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect::<Map<_, _>>())).boxed()
}

/// Some operation with some input.
fn requests() -> impl Strategy<Value = (&'static OperationTable, Value)> {
    let operations: Vec<_> =
        models::ecr::SERVICE.operations.iter().chain(sts::SERVICE.operations).copied().collect();
    select(operations).prop_flat_map(|operation| (Just(operation), along(operation.input)))
}

/// The parameters that say what a value says, unless Query cannot.
fn flatten(prefix: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    let below = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| flatten(&below(name), value, pairs))
        }
        Value::Array(entries) if entries.is_empty() => pairs.push((prefix.to_owned(), String::new())),
        Value::Array(entries) => entries
            .iter()
            .enumerate()
            .for_each(|(at, entry)| flatten(&below(&format!("member.{}", at + 1)), entry, pairs)),
        Value::String(text) => pairs.push((prefix.to_owned(), text.clone())),
        other => pairs.push((prefix.to_owned(), other.to_string())),
    }
}

fn form(pairs: &[(String, String)]) -> Vec<u8> {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string().replace("%20", "+");
    let pairs: Vec<_> =
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&").into_bytes()
}

/// Whether an input, once accepted, is written and read again as itself.
fn survives<S: Shape>(input: &Value) -> bool
where
    S::Input: serde::Serialize + PartialEq,
{
    let Ok(decoded) = json::decode::<S>(input.to_string().as_bytes()) else { return true };
    let again = json::decode::<S>(&json::encode(&decoded));
    again.is_ok_and(|again| again == decoded)
}

proptest! {
    #[test]
    fn a_request_is_accepted_or_refused_in_a_known_code((operation, input) in requests()) {
        if let Err(invalid) = json::check(operation, input.to_string().as_bytes()) {
            let refusal = match operation.refusal {
                Refusal::InvalidParameterException => "InvalidParameterException",
                Refusal::ValidationException => "ValidationException",
                Refusal::ValidationError => "ValidationError",
            };
            prop_assert!([refusal, "SerializationException"].contains(&invalid.code), "{invalid}");
            prop_assert!(!invalid.message.is_empty());
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(body in prop::collection::vec(any::<u8>(), 0..64), at in 0_usize..62) {
        let _ = json::check(models::ecr::SERVICE.operations[at], &body);
        if let Ok(pairs) = Pairs::parse(&body) {
            let _ = query::check(sts::SERVICE.operations[at % 11], &pairs);
        }
    }

    #[test]
    fn accepted_inputs_survive_writing(
        create in along(CreateRepository::INPUT),
        replication in along(PutReplicationConfiguration::INPUT),
        role in along(AssumeRole::INPUT),
    ) {
        prop_assert!(survives::<CreateRepository>(&create));
        prop_assert!(survives::<PutReplicationConfiguration>(&replication));
        prop_assert!(survives::<AssumeRole>(&role));
    }

    #[test]
    fn both_protocols_read_the_same_input(name in "[a-z=,.@-]{2,9}", key in "[ a-z0-9é部+=/]{1,9}", policy in "[ -ÿ]{1,20}", many in 0_usize..3) {
        let tags = vec![serde_json::json!({"Key": key, "Value": key}); many];
        let role = "arn:aws:iam::123456789012:role/ci";
        let input = serde_json::json!({
            "RoleArn": role, "RoleSessionName": name, "Policy": policy, "DurationSeconds": 3600, "Tags": tags,
        });
        let mut pairs = Vec::new();
        flatten("", &input, &mut pairs);
        let from_form = query::decode::<AssumeRole>(&Pairs::parse(&form(&pairs)).unwrap()).unwrap();
        prop_assert_eq!(from_form, json::decode::<AssumeRole>(input.to_string().as_bytes()).unwrap());
    }

    #[test]
    fn any_text_survives_xml(arn in any::<String>()) {
        let output = sts::GetCallerIdentityOutput { arn: Some(arn.clone()), ..Default::default() };
        let xml = String::from_utf8(query::encode::<sts::GetCallerIdentity>(&output, "id")).unwrap();
        let start = xml.find("<Arn>").unwrap() + 5;
        let escaped = &xml[start..xml.find("</Arn>").unwrap()];
        let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
        let expected: String = arn.chars().map(|c| if legal(c) { c } else { '\u{FFFD}' }).collect();
        prop_assert_eq!(quick_xml::escape::unescape(escaped).unwrap(), expected);
    }
}
