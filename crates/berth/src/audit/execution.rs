use jobs::PolicyExecution;
use registry::RuledImage;
use serde_json::{Value, json};

use super::record::VERSION;
use crate::times::shown as time;

/// Tags of one image that a record names.
const MOST_TAGS: usize = 100;

/// What a lifecycle policy did, in the shape of CloudTrail's `PolicyExecutionEvent`, or of a preview what it would do, in that
/// of `DryRunEvent`: `id` names the record, and `micros`
/// says when, in microseconds since the epoch.
pub(super) fn record(execution: &PolicyExecution<'_>, id: &str, micros: i64) -> Value {
    let PolicyExecution { demand, step, changes, preview } = execution;
    let account = demand.account.to_string();
    let arn = demand.resource_text();
    let repository = demand.resource.as_ref().and_then(|arn| arn.repository_name());
    let failures = step.failed.iter().map(|failed| {
        let mut told = acted(&failed.image);
        told["failureCode"] = json!(failed.code);
        told["failureReason"] = json!(failed.why);
        told
    });
    let changes = changes.iter().map(|at| format!("{}-{}", at.epoch, at.number));
    let mut additional = json!({"changes": changes.collect::<Value>()});
    if let Some((expiring, archiving)) = preview {
        additional = json!({"expiring": expiring, "archiving": archiving});
    }
    json!({
        "eventVersion": VERSION,
        "userIdentity": {"type": "AWSService", "accountId": account, "invokedBy": "ecr.amazonaws.com"},
        "eventTime": time(micros),
        "eventSource": "ecr.amazonaws.com",
        "eventName": if preview.is_some() { "DryRunEvent" } else { "PolicyExecutionEvent" },
        "awsRegion": demand.region.as_str(),
        "sourceIPAddress": "ecr.amazonaws.com",
        "userAgent": "ecr.amazonaws.com",
        "requestParameters": null,
        "responseElements": null,
        "eventID": id,
        "readOnly": preview.is_some(),
        "resources": [{"ARN": arn, "accountId": account}],
        "eventType": "AwsServiceEvent",
        "managementEvent": true,
        "eventCategory": "Management",
        "recipientAccountId": account,
        "serviceEventDetails": {
            "repositoryName": repository,
            "lifecycleEventImageActions": step.done.iter().map(acted).collect::<Value>(),
            "lifecycleEventFailureDetails": failures.collect::<Value>(),
        },
        "additionalEventData": additional,
    })
}

fn acted(image: &RuledImage) -> Value {
    let tags: Vec<&String> = image.tags.iter().take(MOST_TAGS).collect();
    json!({
        "lifecycleEventImage": {
            "digest": image.digest,
            "tagStatus": if tags.is_empty() { "Untagged" } else { "Tagged" },
            "tagList": tags,
            "pushedAt": image.pushed_at / 1000,
        },
        "rulePriority": image.priority,
        "action": image.action.word(),
    })
}

#[cfg(test)]
mod tests {
    use iam::{AccountId, Demand, Region};
    use registry::{FailedImage, LifecycleStep};
    use store::meta::log::Position;

    use super::*;

    #[test]
    fn a_record_says_which_images_a_rule_took_and_where_the_log_has_it() {
        let account = AccountId::parse("123456789012").unwrap();
        let region = Region::parse("us-east-1").unwrap();
        let demand = Demand::repository("ecr:BatchDeleteImage", account, &region, "team/web");
        let image = RuledImage {
            digest: "sha256:00".to_owned(),
            tags: vec!["v1".to_owned()],
            pushed_at: 5_000_000,
            action: lifecycle::Action::Expire,
            priority: 3,
        };
        let failed = FailedImage { image: image.clone(), code: "ACode", why: "an index".to_owned() };
        let step = LifecycleStep { done: vec![image], failed: vec![failed] };
        let changes = [Position { epoch: 1, number: 9 }];
        let mut execution =
            PolicyExecution { demand: &demand, step: &step, changes: &changes, preview: None };
        let record_of = |execution: &PolicyExecution<'_>| record(execution, "an-id", 0);
        let record = record_of(&execution);
        let details = &record["serviceEventDetails"];
        assert_eq!(details["repositoryName"], "team/web");
        assert_eq!(details["lifecycleEventImageActions"][0]["lifecycleEventImage"]["tagList"], json!(["v1"]));
        assert_eq!(details["lifecycleEventFailureDetails"][0]["failureReason"], "an index");
        assert_eq!(record["additionalEventData"]["changes"], json!(["1-9"]));
        assert_eq!(record["userIdentity"]["type"], "AWSService");
        execution.preview = Some((7, 2));
        let dry = record_of(&execution);
        assert_eq!((&dry["eventName"], &dry["readOnly"]), (&json!("DryRunEvent"), &json!(true)));
        assert_eq!(dry["additionalEventData"], json!({"expiring": 7, "archiving": 2}));
    }
}
