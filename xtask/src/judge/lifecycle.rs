//! Judges lifecycle policies: a case is a policy's text, the images of a repository, and the time.

use jiff::Timestamp;
use lifecycle::{Image, Policy, StorageClass, evaluate};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Answer;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    now: Value,
    /// The text, or the JSON that it would be.
    policy: Value,
    images: Vec<Described>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    digest: String,
    tags: Option<Vec<String>>,
    pushed_at: Value,
    pulled_at: Option<Value>,
    transitioned_at: Option<Value>,
    storage_class: Option<StorageClass>,
    children: Option<Vec<String>>,
    subject: Option<String>,
}

/// Answers `{"id","actions"}`, or `{"id","error"}` for an invalid policy and for what is no case.
pub(super) fn judge(line: &[u8]) -> Answer {
    let case: Result<Value, _> = serde_json::from_slice(line);
    let id = case.as_ref().ok().and_then(|case| case.get("id")).cloned().unwrap_or_default();
    let case = case.and_then(Case::deserialize).map_err(|error| error.to_string());
    match case.and_then(Case::judge) {
        Ok(Ok(actions)) => Answer { line: json!({ "id": id, "actions": actions }), is_case: true },
        Ok(Err(invalid)) => Answer { line: json!({ "id": id, "error": invalid }), is_case: true },
        Err(error) => Answer { line: json!({ "id": id, "error": error }), is_case: false },
    }
}

impl Case {
    /// The actions, or what is wrong with the policy.
    fn judge(self) -> Result<Result<Vec<Value>, String>, String> {
        let text = match self.policy {
            Value::String(text) => text,
            json => json.to_string(),
        };
        let now = micros(&self.now)?;
        let images: Vec<_> = self.images.into_iter().map(Described::image).collect::<Result<_, _>>()?;
        let policy = match Policy::parse(&text) {
            Ok(policy) => policy,
            Err(invalid) => return Ok(Err(invalid.to_string())),
        };
        let verdicts = evaluate(&policy, &images, now).into_iter().map(|verdict| {
            let (digest, action) = (&images[verdict.image].digest, verdict.action.word());
            json!({ "digest": digest, "action": action, "priority": verdict.priority })
        });
        Ok(Ok(verdicts.collect()))
    }
}

impl Described {
    fn image(self) -> Result<Image<String>, String> {
        Ok(Image {
            digest: self.digest,
            tags: self.tags.unwrap_or_default(),
            pushed_at: micros(&self.pushed_at)?,
            pulled_at: self.pulled_at.as_ref().map(micros).transpose()?,
            transitioned_at: self.transitioned_at.as_ref().map(micros).transpose()?,
            storage_class: self.storage_class.unwrap_or(StorageClass::Standard),
            children: self.children.unwrap_or_default(),
            subject: self.subject,
        })
    }
}

/// Microseconds since the Unix epoch, from RFC 3339 or from seconds since the epoch.
fn micros(time: &Value) -> Result<i64, String> {
    let read = match time {
        Value::String(text) => text.parse::<Timestamp>().map(Timestamp::as_microsecond).ok(),
        Value::Number(seconds) => match seconds.as_i64() {
            Some(seconds) => seconds.checked_mul(1_000_000),
            None => seconds.as_f64().map(|seconds| (seconds * 1e6).round() as i64),
        },
        _ => None,
    };
    read.ok_or_else(|| format!("{time} is no time: it takes RFC 3339, or seconds since the epoch"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Value {
        let policy = json!({ "rules": [{
            "rulePriority": 1,
            "selection": {
                "tagStatus": "any", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 1,
            },
            "action": { "type": "expire" },
        }]});
        json!({
            "id": 7,
            "now": "2026-01-03T00:00:00Z",
            "policy": policy.to_string(),
            "images": [
                { "digest": "sha256:b", "tags": [], "pushedAt": "2026-01-02T02:00:00+02:00", "mediaType": "m" },
                { "digest": "sha256:a", "tags": ["x"], "pushedAt": 1_767_225_600, "mediaType": "m" },
                { "digest": "sha256:c", "tags": ["y"], "pushedAt": 1_767_225_599.5, "mediaType": "m",
                  "storageClass": "archive", "transitionedAt": "2026-01-01T00:00:00Z", "children": [] },
            ],
        })
    }

    #[test]
    fn answers_with_what_is_done() {
        let answer = judge(case().to_string().as_bytes());
        let actions = json!([{ "digest": "sha256:a", "action": "EXPIRE", "priority": 1 }]);
        assert!(answer.is_case);
        assert_eq!(answer.line, json!({ "id": 7, "actions": actions }));
    }

    #[test]
    fn tells_an_invalid_policy_from_what_is_no_case() {
        let mut invalid = case();
        invalid["policy"] = json!("[]");
        let answer = judge(invalid.to_string().as_bytes());
        assert!(
            answer.is_case && answer.line["error"].as_str().unwrap().contains("Could not map policyString")
        );
        let mut timeless = case();
        timeless["images"][0]["pushedAt"] = json!("yesterday");
        let answer = judge(timeless.to_string().as_bytes());
        assert!(
            !answer.is_case && answer.line["error"].as_str().unwrap().contains("\"yesterday\" is no time")
        );
        assert_eq!(judge(b"{").line["id"], Value::Null);
    }
}
