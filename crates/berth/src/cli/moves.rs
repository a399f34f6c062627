//! `berth copy`, `berth move` and `berth retag`.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::CommandError;
use super::answers::readable;
use super::orders::{self, How};
use super::print::{complain, print};
use crate::control::{MoveOrder, Order};

/// From where to where. A place is a repository or an image, in any account and region of the deployment:
/// `[ACCOUNT.dkr.ecr.REGION.amazonaws.com/]REPOSITORY[:TAG|@DIGEST]`
#[derive(Debug, Args)]
pub(super) struct Moving {
    /// What: [ACCOUNT.dkr.ecr.REGION.amazonaws.com/]REPOSITORY[:TAG|@DIGEST]
    source: String,
    /// Where to, likewise; without a tag, an image keeps the one it was named by
    target: String,
    #[command(flatten)]
    how: How,
}

#[derive(Debug, Args)]
pub(super) struct Retag {
    /// The image: [ACCOUNT.dkr.ecr.REGION.amazonaws.com/]REPOSITORY:TAG or REPOSITORY@DIGEST
    source: String,
    /// The tags it is to have as well
    #[arg(required = true)]
    tags: Vec<String>,
    #[command(flatten)]
    how: How,
}

impl Retag {
    pub(super) fn order(self) -> (Order, How) {
        (Order::Move(MoveOrder::Retag { source: self.source, tags: self.tags }), self.how)
    }
}

/// A copy that had to leave something out has failed.
fn whole(copied: &Value) -> ExitCode {
    match copied["skipped"].as_array().is_none_or(Vec::is_empty) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

impl Moving {
    /// Copies, and tells what is not copied.
    pub(super) fn copy(self) -> Result<ExitCode, CommandError> {
        let mut copied = self.copied()?;
        // Where nothing could be copied there is no target to compare with.
        if whole(&copied) == ExitCode::SUCCESS || copied["images"] != json!(0) {
            copied["settings"] = self.settings(false)?;
        }
        self.tell(&copied);
        Ok(whole(&copied))
    }

    /// Renames a repository within its registry; else copies, takes settings along, and deletes what was copied.
    pub(super) fn shift(self) -> Result<ExitCode, CommandError> {
        let (source, target) = (self.source.clone(), self.target.clone());
        let renamed = orders::answered(Order::Move(MoveOrder::Rename { source, target }), &self.how)?;
        if renamed["renamed"] == json!(true) {
            self.tell(&renamed);
            return Ok(ExitCode::SUCCESS);
        }
        let mut copied = self.copied()?;
        if whole(&copied) != ExitCode::SUCCESS {
            self.tell(&copied);
            complain("nothing was deleted: mend what kept these from being copied, and move again\n");
            return Ok(ExitCode::FAILURE);
        }
        copied["settings"] = self.settings(true)?;
        let failed = |row: &Value| row["outcome"] == json!("failed");
        if copied["settings"].as_array().is_some_and(|rows| rows.iter().any(failed)) {
            self.tell(&copied);
            complain("nothing was deleted: mend what failed, or set it at the target, and move again\n");
            return Ok(ExitCode::FAILURE);
        }
        let (source, target) = (self.source.clone(), self.target.clone());
        let left = orders::answered(Order::Move(MoveOrder::Leave { source, target }), &self.how)?;
        for (key, value) in left.as_object().into_iter().flatten() {
            copied[key] = value.clone();
        }
        self.tell(&copied);
        Ok(ExitCode::SUCCESS)
    }

    /// What became of the repository's settings.
    fn settings(&self, carry: bool) -> Result<Value, CommandError> {
        let (source, target) = (self.source.clone(), self.target.clone());
        let order = Order::Move(MoveOrder::Settings { source, target, carry });
        Ok(orders::answered(order, &self.how)?["settings"].take())
    }

    /// Copies step by step, and says how far it came.
    fn copied(&self) -> Result<Value, CommandError> {
        let (mut total, mut skipped, mut after) = (json!({}), Vec::new(), String::new());
        loop {
            let (source, target) = (self.source.clone(), self.target.clone());
            let step = orders::answered(Order::Move(MoveOrder::Copy { source, target, after }), &self.how)?;
            for (key, value) in step.as_object().into_iter().flatten() {
                if let Some(count) = value.as_u64() {
                    total[key] = json!(total[key].as_u64().unwrap_or(0) + count);
                }
            }
            skipped.extend(step["skipped"].as_array().cloned().unwrap_or_default());
            match step["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => {
                    total["skipped"] = Value::Array(skipped);
                    return Ok(total);
                }
            }
            complain(&format!("{} images\n", total["images"]));
        }
    }

    fn tell(&self, value: &Value) {
        print(&if self.how.json { format!("{value:#}\n") } else { readable(value) });
    }
}
