//! What the audit keeps of what a request says, and of what came of it: as CloudTrail shows them, but for what is secret
//! or large.

use aws::model::{Member, ShapeTable};
use serde_json::{Map, Value};

/// A member whose name holds one of these is left out, unless it is one of [`OPEN`]: what is added to a model later is
/// closed until somebody looked at it.
const CLOSED: [&str; 15] = [
    "assertion",
    "blob",
    "certificate",
    "code",
    "content",
    "cookie",
    "credential",
    "key",
    "message",
    "password",
    "png",
    "private",
    "secret",
    "seed",
    "token",
];
/// Members that are kept though their names speak of secrets, in lower case.
const OPEN: [&str; 10] = [
    "accesskeyid",
    "contextkeynames",
    "credentialarn",
    "failurecode",
    "key",
    "kmskey",
    "subjectfromwebidentitytoken",
    "tagkeys",
    "transitivetagkeys",
    "uploadcontenttype",
];
/// Bytes that are kept of one text, and of one policy.
const LONGEST: usize = 4 << 10;
const LONGEST_POLICY: usize = 12 << 10;
/// Bytes of all texts of one side of a call.
const ALL: usize = 32 << 10;
/// Entries that are kept of one list.
const ENTRIES: usize = 200;

/// The members of an operation's input or output; none where there are none to keep.
pub(crate) fn recorded(shape: &'static ShapeTable, value: &Value) -> Option<Value> {
    Keeping { left: ALL }
        .of(Some(shape), "", value)
        .filter(|kept| kept.as_object().is_some_and(|it| !it.is_empty()))
}

/// The same of what no model describes, such as an operator's order.
pub fn recorded_unmodelled(value: &Value) -> Option<Value> {
    Keeping { left: ALL }.of(None, "", value).filter(|kept| kept.as_object().is_some_and(|it| !it.is_empty()))
}

struct Keeping {
    /// Bytes that may still be kept.
    left: usize,
}

impl Keeping {
    fn of(&mut self, shape: Option<&'static ShapeTable>, name: &str, value: &Value) -> Option<Value> {
        match (shape, value) {
            (_, Value::Null) | (Some(ShapeTable::Blob(_)), _) => None,
            (Some(ShapeTable::String(text)), _) if text.sensitive => None,
            (Some(ShapeTable::Timestamp), Value::Number(seconds)) => {
                let time = aws::Timestamp::from_seconds(seconds.as_f64()?)?;
                Some(time.to_iso8601().into())
            }
            (_, Value::Object(members)) => Some(self.members(shape, members).into()),
            (_, Value::Array(entries)) => {
                let of = match shape {
                    Some(ShapeTable::List { member, .. }) => Some(*member),
                    _ => None,
                };
                let mut kept: Vec<_> =
                    entries.iter().take(ENTRIES).filter_map(|entry| self.of(of, name, entry)).collect();
                if entries.len() > ENTRIES {
                    kept.push(format!("… [cut: {} entries]", entries.len()).into());
                }
                Some(kept.into())
            }
            (_, Value::String(text)) => Some(self.text(name, text).into()),
            (_, Value::Bool(_) | Value::Number(_)) => Some(value.clone()),
        }
    }

    fn members(
        &mut self,
        shape: Option<&'static ShapeTable>,
        members: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut kept = Map::new();
        for (name, value) in members {
            let of = match shape {
                Some(ShapeTable::Structure(of)) => {
                    of.iter().find(|it| it.name == name).map(|it: &Member| it.shape)
                }
                Some(ShapeTable::Map { value, .. }) => Some(*value),
                _ => None,
            };
            // What a model says of a structure's members, each of them says for itself.
            let modelled = of.is_some_and(holds_members);
            if !modelled && is_closed(name) {
                continue;
            }
            if let Some(value) = self.of(of, name, value) {
                kept.insert(lower_camel(name), value);
            }
        }
        kept
    }

    /// A text with a mark where it was cut.
    fn text(&mut self, name: &str, text: &str) -> String {
        let policy = name.ends_with("Document") || name.to_lowercase().contains("policy");
        let longest = if policy { LONGEST_POLICY } else { LONGEST }.min(self.left);
        let mut end = text.len().min(longest);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.left -= end;
        let kept = text.get(..end).unwrap_or_default();
        if end < text.len() { format!("{kept}… [cut: {} bytes]", text.len()) } else { kept.to_owned() }
    }
}

fn holds_members(shape: &ShapeTable) -> bool {
    match shape {
        ShapeTable::Structure(_) => true,
        ShapeTable::List { member, .. } => holds_members(member),
        _ => false,
    }
}

fn is_closed(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    CLOSED.iter().any(|word| name.contains(word)) && !OPEN.contains(&name.as_str())
}

/// A member's name as CloudTrail writes it: `UserName` and `user_name` are `userName`.
fn lower_camel(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    let mut upper = false;
    for char in name.chars() {
        match char {
            '_' => upper = true,
            _ if written.is_empty() => written.extend(char.to_lowercase()),
            _ if upper => {
                written.extend(char.to_uppercase());
                upper = false;
            }
            _ => written.push(char),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use aws::Shape;
    use aws::models::{ecr, iam, sts};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_call_is_kept_in_cloudtrails_names_without_its_secrets() {
        let input = json!({"RoleArn": "arn:aws:iam::1:role/ci", "RoleSessionName": "job-7", "WebIdentityToken": "hidden"});
        let kept = recorded(sts::AssumeRoleWithWebIdentity::INPUT, &input).unwrap();
        assert_eq!(kept, json!({"roleArn": "arn:aws:iam::1:role/ci", "roleSessionName": "job-7"}));
        let output = sts::AssumeRole::OPERATION.output.unwrap();
        let answer = json!({"Credentials": {"AccessKeyId": "ASIA1", "SecretAccessKey": "hidden", "SessionToken": "hidden",
            "Expiration": 1_777_636_800.0}});
        let kept = recorded(output, &answer).unwrap();
        assert_eq!(
            kept,
            json!({"credentials": {"accessKeyId": "ASIA1", "expiration": "2026-05-01T12:00:00Z"}})
        );
    }

    #[test]
    fn tags_and_lists_are_kept_and_bytes_are_not() {
        let part = json!({"repositoryName": "web", "uploadId": "u", "partFirstByte": 0, "layerPartBlob": "aGlkZGVu"});
        let kept = recorded(ecr::UploadLayerPart::INPUT, &part).unwrap();
        assert_eq!(kept, json!({"repositoryName": "web", "uploadId": "u", "partFirstByte": 0}));
        let tagged = json!({"resourceArn": "arn", "tags": [{"Key": "team", "Value": "web"}]});
        let kept = recorded(ecr::TagResource::INPUT, &tagged).unwrap();
        assert_eq!(kept["tags"], json!([{"key": "team", "value": "web"}]));
        let untagged = recorded(ecr::UntagResource::INPUT, &json!({"tagKeys": ["team"]})).unwrap();
        assert_eq!(untagged["tagKeys"], json!(["team"]));
    }

    #[test]
    fn long_texts_are_cut_with_a_mark_and_a_record_stays_small() {
        let (long, policy) = ("é".repeat(5000), "p".repeat(10_240));
        let put = json!({"repositoryName": "web", "imageManifest": long, "imageTag": "v1"});
        let kept = recorded(ecr::PutImage::INPUT, &put).unwrap();
        assert!(kept["imageManifest"].as_str().unwrap().ends_with("é… [cut: 10000 bytes]"), "{kept}");
        let set = json!({"repositoryName": "web", "policyText": policy});
        assert_eq!(recorded(ecr::SetRepositoryPolicy::INPUT, &set).unwrap()["policyText"], json!(policy));
        let many = json!({"PolicyInputList": vec!["x".repeat(20_000); 1000]});
        assert!(recorded(iam::SimulateCustomPolicy::INPUT, &many).unwrap().to_string().len() < 48 << 10);
    }

    #[test]
    fn no_sensitive_member_of_any_operation_is_kept() {
        for operation in
            [&ecr::SERVICE, &iam::SERVICE, &sts::SERVICE].into_iter().flat_map(|it| it.operations)
        {
            for shape in [Some(operation.input), operation.output].into_iter().flatten() {
                let kept = recorded(shape, &filled(shape, 0)).unwrap_or_default().to_string();
                assert!(!kept.contains("hidden"), "{}: {kept}", operation.name);
            }
        }
    }

    /// A value with every member, where what is sensitive or bytes says `hidden`.
    fn filled(shape: &'static ShapeTable, depth: u8) -> Value {
        match shape {
            _ if depth > 6 => Value::Null,
            ShapeTable::Structure(members) => {
                let named = |it: &Member| {
                    let closed = ["Password", "Secret", "SessionToken", "PrivateKey"];
                    let hidden = closed.iter().any(|word| it.name.contains(word));
                    let text = matches!(it.shape, ShapeTable::String(_));
                    (
                        it.name.to_owned(),
                        if hidden && text { json!("hidden") } else { filled(it.shape, depth + 1) },
                    )
                };
                members.iter().map(named).collect::<Map<_, _>>().into()
            }
            ShapeTable::List { member, .. } => json!([filled(member, depth + 1)]),
            ShapeTable::Map { value, .. } => json!({"name": filled(value, depth + 1)}),
            ShapeTable::String(text) if !text.sensitive => json!("open"),
            ShapeTable::String(_) | ShapeTable::Blob(_) => json!("hidden"),
            _ => json!(1),
        }
    }

    #[test]
    fn of_what_no_model_describes_whatever_is_named_like_a_secret_goes_whole() {
        let order = json!({"source": "ghcr.io/x", "credentials": {"user": "u", "password": "hidden"}, "request_id": null});
        assert_eq!(recorded_unmodelled(&order).unwrap(), json!({"source": "ghcr.io/x"}));
    }
}
