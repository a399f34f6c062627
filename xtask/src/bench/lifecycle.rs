//! What it takes to evaluate a lifecycle policy over many images, and to preview one, with the memory.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::aws::{self, Prepared};
use super::contestant::Server;
use super::growth::{IMAGES, calls, grown};
use super::http::Connection;
use super::{Bench, turn};

/// The images of the repository.
const COUNT: u32 = 100_000;
/// Evaluation at once.
const AT_ONCE: [(&str, &str); 1] = [("BERTH_LIFECYCLE_AFTER_CHANGE_SECONDS", "0.01")];
const PATIENCE: Duration = Duration::from_secs(120);

/// A server for each round, whose repository is previewed with a policy that would delete all images but one, then
/// evaluated with one that deletes none. A job takes either within a second; the server's own time is in its CPU.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let (image, with) = (calls::model()?, format!("{COUNT} images"));
    for round in 0..bench.rounds {
        let mut server = grown(bench, &image, (COUNT, 0, 0), &AT_ONCE)?;
        turn(&with, round, &server);
        let before = server.process.memory()?.peak;
        let preview = server.timed(|server| preview(server))?;
        let after_preview = server.process.memory()?.peak;
        let evaluation = server.timed(|server| evaluate(server))?;
        let after_both = server.process.memory()?.peak;
        for (work, timed) in [("lifecycle preview", preview), ("lifecycle evaluation", evaluation)] {
            bench.sizes.add(work, "s", &with, timed.seconds);
            bench.sizes.add(work, "server CPU, s", &with, timed.cpu_seconds);
        }
        bench.sizes.add("lifecycle preview", "MiB more at most", &with, after_preview - before);
        bench.sizes.add(
            "lifecycle evaluation",
            "MiB more at most than that",
            &with,
            after_both - after_preview,
        );
        server.close()?;
    }
    Ok(())
}

/// A policy that keeps so many images.
fn keep(count: u32) -> String {
    json!({"rules": [{
        "rulePriority": 1,
        "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": count},
        "action": {"type": "expire"},
    }]})
    .to_string()
}

fn preview(server: &Server) -> Result<(), String> {
    let input = json!({"repositoryName": IMAGES, "lifecyclePolicyText": keep(1)});
    call(server, "StartLifecyclePolicyPreview", &input)?;
    wait(|| {
        let found =
            call(server, "GetLifecyclePolicyPreview", &json!({"repositoryName": IMAGES, "maxResults": 1}))?;
        match found["status"].as_str() {
            Some("IN_PROGRESS") => Ok(false),
            Some("COMPLETE") if found["summary"]["expiringImageTotalCount"] == COUNT - 1 => Ok(true),
            _ => Err(format!("the preview is {found}")),
        }
    })
}

fn evaluate(server: &Server) -> Result<(), String> {
    let input = json!({"repositoryName": IMAGES, "lifecyclePolicyText": keep(COUNT)});
    call(server, "PutLifecyclePolicy", &input)?;
    wait(|| {
        let found = call(server, "GetLifecyclePolicy", &json!({"repositoryName": IMAGES}))?;
        Ok(found["lastEvaluatedAt"].as_f64().is_some_and(|at| at > 0.0))
    })
}

fn wait(mut over: impl FnMut() -> Result<bool, String>) -> Result<(), String> {
    let begun = Instant::now();
    while !over()? {
        if begun.elapsed() > PATIENCE {
            return Err(format!("not done after {PATIENCE:?}"));
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

fn call(server: &Server, operation: &str, input: &Value) -> Result<Value, String> {
    let prepared = Prepared::new(server.address, aws::ACCESS_KEY_ID, operation, input)?;
    aws::output(operation, prepared.send(&mut Connection::open(server.address, None)?)?)
}
