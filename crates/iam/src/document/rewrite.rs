use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow, rename = "Principal")]
    principal: Option<&'a RawValue>,
    #[serde(borrow, rename = "NotPrincipal")]
    not_principal: Option<&'a RawValue>,
    #[serde(borrow, rename = "Resource")]
    resource: Option<&'a RawValue>,
}

fn principals(named: Named<'_>) -> Vec<&RawValue> {
    named.principal.into_iter().chain(named.not_principal).collect()
}

fn resources(named: Named<'_>) -> Vec<&RawValue> {
    named.resource.into_iter().collect()
}

/// The document with some values of `Principal` and `NotPrincipal` replaced, and every other character as it was.
///
/// `new` is asked for each string there. With it the ARNs of users and roles become unique ids before a document is
/// stored, and ARNs again before it is shown.
pub fn rewrite_principals(text: &str, new: impl Fn(&str) -> Option<String>) -> String {
    rewrite(text, principals, new)
}

/// The document with each `Resource` that is `from` made `to`, and every other character as it was: the policy of a
/// repository that goes by another ARN.
pub fn rewrite_resource(text: &str, from: &str, to: &str) -> String {
    rewrite(text, resources, |value| (value == from).then(|| to.to_owned()))
}

fn rewrite(
    text: &str,
    elements: fn(Named<'_>) -> Vec<&RawValue>,
    new: impl Fn(&str) -> Option<String>,
) -> String {
    let mut written = String::with_capacity(text.len());
    let mut done = 0;
    for element in ranges(text, elements) {
        for (from, to) in strings(text, element) {
            let token = text.get(from..to).unwrap_or_default();
            let value = serde_json::from_str::<String>(token).ok();
            if let Some(new) = value.and_then(|value| new(&value)) {
                written.push_str(text.get(done..from).unwrap_or_default());
                written.push_str(&serde_json::Value::from(new).to_string());
                done = to;
            }
        }
    }
    written.push_str(text.get(done..).unwrap_or_default());
    written
}

/// Where the values of these elements stand, in order.
fn ranges(text: &str, elements: fn(Named<'_>) -> Vec<&RawValue>) -> Vec<(usize, usize)> {
    let statements = super::spans::statements(text);
    let of_statement = |statement: &RawValue| {
        let Ok(named) = serde_json::from_str::<Named<'_>>(statement.get()) else { return Vec::new() };
        elements(named).into_iter().map(|value| super::spans::range(text, value)).collect::<Vec<_>>()
    };
    statements.into_iter().flat_map(of_statement).collect()
}

/// Where the strings stand in a part of a text, quotes included.
fn strings(text: &str, (from, to): (usize, usize)) -> Vec<(usize, usize)> {
    let (mut found, mut open, mut escaped) = (Vec::new(), None, false);
    for (at, byte) in text.bytes().enumerate().take(to).skip(from) {
        match (open, byte) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), b'\\') => escaped = true,
            (Some(start), b'"') => {
                found.push((start, at + 1));
                open = None;
            }
            (None, b'"') => open = Some(at),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Document;

    const TEXT: &str = r#"{ "Statement": [ {"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::1:role\/a", "*"]},
        "Action": "a:role", "Sid": "arn:aws:iam::1:role/a"}, {"NotPrincipal": {"AWS":"arn:aws:iam::1:role/a"}}] }"#;

    #[test]
    fn principals_alone_are_replaced() {
        let id = |value: &str| (value == "arn:aws:iam::1:role/a").then(|| "AROA1".to_owned());
        let expected = r#"{ "Statement": [ {"Effect": "Allow", "Principal": {"AWS": ["AROA1", "*"]},
        "Action": "a:role", "Sid": "arn:aws:iam::1:role/a"}, {"NotPrincipal": {"AWS":"AROA1"}}] }"#;
        assert_eq!(rewrite_principals(TEXT, id), expected);
    }

    #[test]
    fn resources_alone_follow_a_name() {
        let text = r#"{"Statement": [{"Resource": ["web", "web/a"], "Sid": "web"}, {"Resource":"web"}]}"#;
        let expected = r#"{"Statement": [{"Resource": ["api", "web/a"], "Sid": "web"}, {"Resource":"api"}]}"#;
        assert_eq!(rewrite_resource(text, "web", "api"), expected);
    }

    proptest! {
        #[test]
        fn what_is_replaced_can_be_put_back(names in prop::collection::vec("[ -~é]{1,12}", 1..4), text in ".{0,20}") {
            let document = serde_json::json!({"Statement": [
                {"Effect": "Deny", "NotPrincipal": {"AWS": names}, "Action": text},
            ]});
            let text = serde_json::to_string_pretty(&document).unwrap();
            let there = rewrite_principals(&text, |name| (name != "AWS").then(|| format!("<{name}")));
            prop_assert!(Document::parse(&there).unwrap().principals().all(|(_, name)| name.starts_with('<')));
            prop_assert_eq!(rewrite_principals(&there, |name| name.strip_prefix('<').map(str::to_owned)), text);
        }

        #[test]
        fn any_text_stays_as_it_is(text in ".{0,80}") {
            prop_assert_eq!(rewrite_principals(&text, |_| None), text);
        }
    }
}
