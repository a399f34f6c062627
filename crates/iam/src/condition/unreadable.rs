//! Values that conditions can't be held against. AWS takes such policies, and so does Berth, which says so where people
//! look.

use super::{Comparison, Network, is_base64, is_date, is_number, truth};
use crate::document::Document;

/// What a value should be and is not, so that nothing the request has can be equal to it.
pub(crate) fn unreadable(comparison: Comparison, value: &str) -> Option<&'static str> {
    match comparison {
        Comparison::Number(_) if !is_number(value) => Some("number"),
        Comparison::Date(_) if !is_date(value) => Some("date"),
        Comparison::Bool | Comparison::Null if truth(value).is_none() => Some("'true' or 'false'"),
        Comparison::Binary if !is_base64(value) => Some("base64"),
        Comparison::Address if Network::parse(value).is_none() => Some("address or range of addresses"),
        Comparison::Arn if value != "*" && value.splitn(6, ':').count() < 6 && !value.contains("${") => {
            Some("ARN of six parts")
        }
        _ => None,
    }
}

impl Document {
    /// The values of conditions that can't be read as what their operators compare, in sentences: nothing that a request
    /// has is ever equal to them.
    pub fn unreadable_values(&self) -> Vec<String> {
        let blocks = self.statements.iter().flat_map(|statement| &statement.conditions);
        let values = blocks.flat_map(|block| {
            let keys = block.keys.iter();
            keys.flat_map(move |(key, values)| values.iter().map(move |value| (&block.operator, key, value)))
        });
        values
            .filter_map(|(operator, key, value)| {
                let what = unreadable(super::Operator::parse(operator)?.comparison, value)?;
                Some(format!(
                    "{operator} of {key}: '{value}' is no {what}, so that nothing is ever equal to it"
                ))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_no_request_can_be_equal_to_is_told() {
        let conditions = json!({
            "NumericEquals": {"a": ["5", "abc"]}, "IpAddress": {"b": ["10.0.0.0/8", "10.0.0.0/33"]},
            "BoolIfExists": {"c": "yes"}, "ForAnyValue:ArnLike": {"d": ["*", "arn:aws:iam::*:role/${x}", "role/x"]},
            "Null": {"e": "true"}, "BinaryEquals": {"f": "?"}, "DateLessThan": {"g": "soon"}, "StringEquals": {"h": "?"},
        });
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": conditions});
        let document = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        let told = Document::parse(&document).unwrap().unreadable_values();
        let of = |text: &str| told.iter().filter(|it| it.contains(text)).count();
        assert_eq!(told.len(), 6, "{told:#?}");
        for text in [
            "'abc' is no number",
            "'10.0.0.0/33' is no address",
            "BoolIfExists of c: 'yes' is no",
            "'role/x' is no ARN",
            "'?' is no base64",
            "'soon' is no date",
        ] {
            assert_eq!(of(text), 1, "{text}: {told:#?}");
        }
    }
}
