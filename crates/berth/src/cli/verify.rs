//! `berth verify`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::{Value, json};
use store::blobs::Generation;

use super::CommandError;
use super::orders::{How, answered};
use super::print::{complain, print};
use crate::control::{Order, VerifyOrder};
use crate::migrate::size;

/// Lost blobs that are listed; the others are counted.
const LISTED: usize = 1_000;
/// The longest rest between two steps.
const LONGEST_REST: Duration = Duration::from_secs(10);

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Read every object and hash it, rather than ask for its length
    #[arg(long)]
    digests: bool,
    /// Only say what is lost; clients are told still that it is there
    #[arg(long)]
    no_mark: bool,
    /// Go on after this object, as a run that was cut short says
    #[arg(long, value_name = "OBJECT", default_value = "", value_parser = object)]
    after: String,
    #[command(flatten)]
    how: How,
}

/// What the steps found so far.
#[derive(Default)]
struct Sum {
    objects: u64,
    bytes: u64,
    found: u64,
    lost: u64,
    listed: Vec<Value>,
}

impl Verify {
    /// Verifies step by step, and rests as long after each; fails if anything is lost.
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        let (mut sum, mut after) = (Sum::default(), self.after.clone());
        loop {
            let begun = Instant::now();
            let order = VerifyOrder { digests: self.digests, mark: !self.no_mark, after: after.clone() };
            let step = answered(Order::Verify(order), &self.how)?;
            sum.add(&step, self.how.json);
            match step["after"].as_str() {
                Some(next) => after = next.to_owned(),
                None => break,
            }
            // Whatever ends it, the last line says how it goes on.
            complain(&format!("{} objects, {} … (--after {after})\n", sum.objects, size(sum.bytes)));
            std::thread::sleep(begun.elapsed().min(LONGEST_REST));
        }
        print(&sum.told(self.how.json, !self.no_mark));
        Ok(if sum.lost == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// The name of an object; after another word than one, nothing would be looked at.
fn object(text: &str) -> Result<String, &'static str> {
    match text.is_empty() || Generation::parse(text).is_some() {
        true => Ok(text.to_owned()),
        false => Err("an object's name is 32 hexadecimal digits, as a run's last line has them"),
    }
}

impl Sum {
    fn add(&mut self, step: &Value, json: bool) {
        let number = |name: &str| step[name].as_u64().unwrap_or(0);
        self.objects += number("objects");
        self.bytes += number("bytes");
        self.found += number("foundAgain");
        for lost in step["lost"].as_array().into_iter().flatten() {
            self.lost += 1;
            if self.listed.len() < LISTED {
                self.listed.push(lost.clone());
                if !json {
                    print(&line(lost));
                }
            }
        }
    }

    fn told(&self, as_json: bool, marked: bool) -> String {
        let Self { objects, bytes, found, lost, listed } = self;
        if as_json {
            let all = json!({"objects": objects, "bytes": bytes, "foundAgain": found, "lost": lost, "blobs": listed});
            return format!("{all:#}\n");
        }
        let what = match (*lost, marked) {
            (0, _) => "all are as their rows say",
            (_, true) => {
                "clients that push those blobs again heal them; `berth gc explain DIGEST` says who has them"
            }
            (_, false) => "nothing was marked: clients are told still that those blobs are there",
        };
        format!("{objects} objects, {}: {lost} lost, {found} found again; {what}\n", size(*bytes))
    }
}

fn line(lost: &Value) -> String {
    let text = |name: &str| lost[name].as_str().unwrap_or("-").to_owned();
    let unlinked = if lost["linked"] == false { "  (no repository has it)" } else { "" };
    format!("{}  {}{unlinked}\n", text("digest"), text("lost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_added_up() {
        let lost = json!({"digest": "sha256:a", "lost": "missing", "linked": true});
        let mut sum = Sum::default();
        for _ in 0..2 {
            sum.add(&json!({"objects": 2, "bytes": 1024, "lost": [lost], "foundAgain": 1}), true);
        }
        let told = sum.told(false, true);
        assert!(told.starts_with("4 objects, 2.0 KiB: 2 lost, 2 found again; clients that push"), "{told}");
        assert_eq!(line(&lost), "sha256:a  missing\n");
        assert!(object("").is_ok() && object(&"0a".repeat(16)).is_ok() && object("sha256:a").is_err());
    }
}
