use registry::{How, Verification, Verified};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Desk, OrderError};

/// A step of `berth verify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifyOrder {
    /// Whether the objects' content is read and hashed.
    pub digests: bool,
    /// Whether what is lost is marked.
    pub mark: bool,
    /// After which object it begins.
    pub after: String,
}

impl Desk {
    pub(super) async fn verify(&self, order: &VerifyOrder) -> Result<Value, OrderError> {
        let how = Verification { digests: order.digests, mark: order.mark };
        let Verified { looked, bytes, lost, found, after } = self.registry.verify(&order.after, how).await?;
        let lost: Vec<Value> = lost
            .iter()
            .map(|it| json!({"digest": it.digest, "lost": what(it.how), "linked": it.linked}))
            .collect();
        Ok(json!({"objects": looked, "bytes": bytes, "lost": lost, "foundAgain": found, "after": after}))
    }
}

fn what(how: How) -> &'static str {
    match how {
        How::Missing => "missing",
        How::Length => "another length",
        How::Content => "another content",
    }
}
