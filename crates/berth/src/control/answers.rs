use oci::Digest;
use registry::{Backlog, Explanation, Holder, Stage};
use serde_json::{Value, json};
use store::meta::lost_object::How;

use crate::times;

/// A time in microseconds as RFC 3339 writes it, to the second.
pub(super) fn time(micros: Option<i64>) -> Value {
    micros.map(times::shown).into()
}

pub(super) fn backlog(backlog: &Backlog) -> Value {
    let what = match backlog.stage {
        Stage::Trash => "deleted images and tags, while they can be restored",
        Stage::Repositories => "deleted repositories that can't be restored any more",
        Stage::Links => "blobs to look at when their lease ends, living ones too",
        Stage::Condemned => "objects that a repository let go of, until readers are done",
        Stage::Doomed => "objects to remove",
    };
    json!({
        "stage": backlog.stage.name(), "what": what, "waiting": backlog.waiting, "due": backlog.due, "bytes": backlog.bytes,
        "oldestDueAt": time(backlog.oldest_due_at),
    })
}

pub(super) fn explanation(digest: &Digest, found: &Explanation) -> Value {
    json!({
        "digest": digest.to_string(),
        "account": found.account, "region": found.region, "object": found.generation, "bytes": found.stored_size,
        "condemnedAt": time(found.condemned_at), "sweptFrom": time(found.swept_from),
        "lost": found.lost.map(How::as_str),
        "holders": found.holders.iter().map(holder).collect::<Value>(), "heldByMore": found.held_by_more,
    })
}

fn holder(holder: &Holder) -> Value {
    json!({
        "repository": holder.repository, "repositoryDeletedAt": time(holder.deleted_at),
        "inTrash": holder.in_trash, "namedBy": holder.living, "namedByTrash": holder.buried,
        "namedByMore": holder.named_by_more,
        "leaseUntil": time(holder.lease_until.filter(|until| *until > 0)),
    })
}
