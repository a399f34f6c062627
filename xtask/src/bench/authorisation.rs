//! What it costs a manifest read to be a user's, judged by a policy with a condition, and to leave a pull unrecorded or
//! not, against a read of root's, who needs no policy.

use std::time::Instant;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use super::aws;
use super::contestant::{Contestant, Server};
use super::http::Connection;
use super::payload::{Blob, Image, random};
use super::push::manifest_target;
use super::{Bench, turn};

const REPOSITORY: &str = "team/web";
/// Reads of each caller in a turn, in blocks that follow each other so that all meet the same machine.
const READS: usize = 4000;
const BLOCK: usize = 250;

/// Reads by root, by a user, and by a user whose pulls are not recorded, in turn.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let mut server = bench.start(Contestant::Berth)?;
    aws::create_repository(server.address, aws::ACCESS_KEY_ID, REPOSITORY)?;
    server.authorizations = vec![aws::log_in(server.address, aws::ACCESS_KEY_ID)?];
    let layer = Blob::new(random(1024)?);
    let config = Blob::config("read", &layer);
    Image::new((REPOSITORY.to_owned(), "v1".to_owned()), layer, config, 1024)
        .push(&mut server.connect(0)?)?;
    for (name, recorded) in [("recorded", true), ("unrecorded", false)] {
        let authorization = user(&server, name, recorded)?;
        server.authorizations.push(authorization);
    }
    let who = ["root", "a user with a condition", "the same, unrecorded"];
    let target = manifest_target(REPOSITORY, "v1");
    for round in 0..bench.rounds {
        turn("callers", round, &server);
        let mut connections =
            (0..who.len()).map(|number| server.connect(number)).collect::<Result<Vec<_>, _>>()?;
        let mut took = vec![Vec::with_capacity(READS); who.len()];
        for block in 0..READS / BLOCK {
            // Who comes after whom changes, so that it is to nobody's good.
            for at in 0..who.len() {
                let caller = (block + at) % who.len();
                read(&mut connections[caller], &target, &mut took[caller])?;
            }
        }
        for (who, mut took) in who.iter().zip(took) {
            took.sort_by(f64::total_cmp);
            let median = took.get(took.len() / 2).copied().unwrap_or_default();
            bench.sizes.add("manifest GET by tag, median", "µs", who, median * 1e6);
        }
    }
    server.close()
}

fn read(connection: &mut Connection, target: &str, took: &mut Vec<f64>) -> Result<(), String> {
    for _ in 0..BLOCK {
        let begun = Instant::now();
        connection.ask("GET", target)?.expect(200, "manifest GET")?;
        took.push(begun.elapsed().as_secs_f64());
    }
    Ok(())
}

/// Makes a user who may pull from this machine, and logs it in.
fn user(server: &Server, name: &str, recorded: bool) -> Result<String, String> {
    let statement = json!([
        {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
        {"Effect": "Allow", "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
         "Resource": "arn:aws:ecr:us-east-1:*:repository/team/*",
         "Condition": {"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}},
    ]);
    let policy = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
    let query =
        |action: &str, more: &str| format!("Action={action}&Version=2010-05-08&UserName={name}{more}");
    let encoded = utf8_percent_encode(&policy, NON_ALPHANUMERIC);
    aws::iam(server.address, &query("CreateUser", ""))?;
    aws::iam(server.address, &query("PutUserPolicy", &format!("&PolicyName=pull&PolicyDocument={encoded}")))?;
    if !recorded {
        let exclusion = json!({"principalArn": format!("arn:aws:iam::123456789012:user/{name}")});
        aws::call(server.address, aws::ACCESS_KEY_ID, "RegisterPullTimeUpdateExclusion", &exclusion)?;
    }
    let answer = aws::iam(server.address, &query("CreateAccessKey", ""))?;
    let between = |tag: &str| {
        let (_, rest) = answer.split_once(&format!("<{tag}>"))?;
        Some(rest.split_once('<')?.0.to_owned())
    };
    let key = between("AccessKeyId").zip(between("SecretAccessKey"));
    let (id, secret) = key.ok_or_else(|| format!("no key in {answer}"))?;
    aws::log_in_with(server.address, (&id, &secret))
}
