use jiff::Timestamp;
use registry::{Backlog, Explanation, Holder, Stage};
use serde_json::{Value, json};

/// A time in microseconds as RFC 3339 writes it, to the second.
pub(super) fn time(micros: Option<i64>) -> Value {
    let at = micros.and_then(|micros| Timestamp::from_microsecond(micros).ok());
    at.map_or(Value::Null, |at| Value::String(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()))
}

pub(super) fn backlog(backlog: &Backlog) -> Value {
    let stage = match backlog.stage {
        Stage::Trash => "trash",
        Stage::Repositories => "deleted repositories",
        Stage::Links => "unnamed blobs",
        Stage::Condemned => "condemned objects",
        Stage::Doomed => "objects to remove",
    };
    json!({
        "stage": stage, "waiting": backlog.waiting, "due": backlog.due, "bytes": backlog.bytes,
        "oldestDueAt": time(backlog.oldest_due_at),
    })
}

pub(super) fn explanation(found: &Explanation) -> Value {
    json!({
        "account": found.account, "region": found.region, "object": found.generation, "bytes": found.stored_size,
        "condemnedAt": time(found.condemned_at), "sweptFrom": time(found.swept_from),
        "holders": found.holders.iter().map(holder).collect::<Value>(),
    })
}

fn holder(holder: &Holder) -> Value {
    json!({
        "repository": holder.repository, "repositoryDeletedAt": time(holder.deleted_at),
        "inTrash": holder.in_trash, "namedBy": holder.living, "namedByTrash": holder.buried,
        "leaseUntil": time(holder.lease_until.filter(|until| *until > 0)),
    })
}
