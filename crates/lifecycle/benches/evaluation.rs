//! How long a repository of 100,000 images takes, and reading a policy of 500 regular expressions. Run with `cargo bench -p lifecycle`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program for the workbench, not for users")]

use std::hint::black_box;
use std::time::Instant;

use lifecycle::{Image, Language, Policy, StorageClass, evaluate};
use serde_json::{Value, json};

const DAY: i64 = 86_400_000_000;
const IMAGES: u64 = 100_000;

/// Images of a thousand branches, some of them indexes, archived or referrers.
fn image(number: u64) -> Image<String> {
    let digest = |number: u64| format!("sha256:{number:064x}");
    let (branch, days) = (number % 1_000, i64::try_from(number * 7_919 % 1_000).unwrap());
    let tags =
        vec![format!("branch-{branch}-build-{number}"), format!("sha-{number:040x}"), "latest".to_owned()];
    Image {
        digest: digest(number),
        tags: if number.is_multiple_of(4) { Vec::new() } else { tags },
        pushed_at: days * DAY,
        pulled_at: number.is_multiple_of(3).then_some((days + 1) * DAY),
        transitioned_at: number.is_multiple_of(11).then_some((days + 2) * DAY),
        storage_class: if number.is_multiple_of(11) { StorageClass::Archive } else { StorageClass::Standard },
        children: if number % 10 == 1 { vec![digest(number + 3), digest(number + 7)] } else { Vec::new() },
        subject: number.is_multiple_of(13).then(|| digest(number / 2)),
    }
}

fn rule(priority: u64, selection: &Value) -> Value {
    json!({ "rulePriority": priority, "selection": selection, "action": { "type": "expire" } })
}

/// Rules of which the last takes all that the others leave.
fn policy(rules: u64) -> Policy {
    let tagged = |number: u64| {
        json!({
            "tagStatus": "tagged",
            "tagPatternList": [format!("*branch-{number}*build*"), "sha-*0*1*f"],
            "countType": "imageCountMoreThan", "countNumber": 5,
        })
    };
    let rest = json!({
        "tagStatus": "any", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 30
    });
    let mut all: Vec<Value> = (1..rules).map(|number| rule(number, &tagged(number))).collect();
    all.push(rule(rules, &rest));
    Policy::parse(&json!({ "rules": all }).to_string()).unwrap()
}

/// A policy of fifty rules, each with ten regular expressions.
fn with_regexes(regex: impl Fn(u64) -> String) -> String {
    let selection = |number: u64| {
        let list: Vec<String> = (0..10).map(|place| regex(10 * number + place)).collect();
        json!({
            "tagStatus": "tagged", "berth:tagRegexList": list, "countType": "imageCountMoreThan",
            "countNumber": 5,
        })
    };
    let rules: Vec<Value> = (1..=50).map(|number| rule(number, &selection(number))).collect();
    json!({ "rules": rules }).to_string()
}

/// The most memory that this process has had so far (Linux).
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

fn main() {
    let images: Vec<_> = (0..IMAGES).map(image).collect();
    let before = peak_kib();
    for rules in [1, 5, 50] {
        let policy = policy(rules);
        let once = || {
            let begun = Instant::now();
            let verdicts = black_box(evaluate(black_box(&policy), black_box(&images), 1_000 * DAY)).len();
            (begun.elapsed().as_millis(), verdicts)
        };
        let (quickest, verdicts) = (0..10).map(|_| once()).min().unwrap();
        println!("{IMAGES} images, {rules} rules, {verdicts} expired: {quickest} ms");
    }
    println!("memory beyond the images: {} KiB", peak_kib() - before);
    for (kind, text) in [
        ("short", with_regexes(|number| format!("(feature|pr)-{number}-[0-9]+"))),
        ("large", with_regexes(|number| format!("(?:[a-z]{{40}}|{number}){{40}}"))),
    ] {
        let once = || {
            let begun = Instant::now();
            let read = Policy::parse_in(Language::WithTagRegexes, black_box(&text)).is_ok();
            (begun.elapsed().as_micros(), read)
        };
        let (quickest, read) = (0..10).map(|_| once()).min().unwrap();
        println!("500 {kind} regular expressions, taken: {read}: {quickest} us");
    }
}
