//! A second reading of ECR's user guide: slow, obvious, from the policy's JSON, one image and one rule at a time.

use lifecycle::{Image, StorageClass};
use serde_json::Value;

const DAY: i64 = 86_400_000_000;

/// `(digest, priority, action)` for each image that something is done with.
pub(crate) fn judge(policy: &Value, images: &[Image<u32>], now: i64) -> Vec<(u32, u64, &'static str)> {
    let mut rules: Vec<&Value> = policy["rules"].as_array().unwrap().iter().collect();
    rules.sort_by_key(|rule| rule["rulePriority"].as_u64());
    let first_match = |image: &Image<u32>| rules.iter().find(|rule| identifies(rule, image, images)).copied();
    let mut done = Vec::new();
    for image in images {
        // Only the first rule that identifies an image may do anything with it.
        if let Some(rule) = first_match(image).filter(|rule| marks(rule, image, images, now)) {
            let action = if rule["action"]["type"] == "expire" { "EXPIRE" } else { "TRANSITION" };
            done.push((image.digest, rule["rulePriority"].as_u64().unwrap(), action));
        }
    }
    done
}

fn identifies(rule: &Value, image: &Image<u32>, images: &[Image<u32>]) -> bool {
    let selection = &rule["selection"];
    let archived = image.storage_class == StorageClass::Archive;
    let is_child = images.iter().any(|index| index.children.contains(&image.digest));
    if is_child || image.subject.is_some() || archived != (selection["storageClass"] == "archive") {
        return false;
    }
    match selection["tagStatus"].as_str().unwrap() {
        "any" => true,
        "untagged" => image.tags.is_empty(),
        _ => {
            let patterns = match selection["tagPatternList"].as_array() {
                Some(patterns) => patterns.iter().map(|it| it.as_str().unwrap().to_owned()).collect(),
                None => prefixes(&selection["tagPrefixList"]),
            };
            patterns.iter().all(|pattern| image.tags.iter().any(|tag| wild(pattern, tag)))
        }
    }
}

fn prefixes(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|prefix| format!("{}*", prefix.as_str().unwrap())).collect()
}

fn marks(rule: &Value, image: &Image<u32>, images: &[Image<u32>], now: i64) -> bool {
    let count = rule["selection"]["countNumber"].as_i64().unwrap();
    let older = |time: i64| now - time > count * DAY;
    match rule["selection"]["countType"].as_str().unwrap() {
        "imageCountMoreThan" => {
            let rivals = images.iter().filter(|rival| identifies(rule, rival, images));
            rivals.filter(|rival| age(rival) > age(image)).count() as i64 >= count
        }
        "sinceImagePushed" => older(image.transitioned_at.unwrap_or(image.pushed_at)),
        "sinceImagePulled" => older(match (image.pulled_at, image.transitioned_at) {
            (None, None) => image.pushed_at,
            (None, Some(restored)) => restored,
            (Some(pulled), None) => pulled,
            (Some(pulled), Some(restored)) if pulled < restored => restored,
            (Some(pulled), Some(_)) => pulled,
        }),
        _ => image.transitioned_at.is_some_and(older),
    }
}

/// Youngest is greatest; the digest decides between equals.
pub(crate) fn age(image: &Image<u32>) -> (i64, u32) {
    (image.pushed_at, image.digest)
}

fn wild(pattern: &str, tag: &str) -> bool {
    match pattern.chars().next() {
        None => tag.is_empty(),
        Some('*') => (0..=tag.len()).any(|skipped| wild(&pattern[1..], &tag[skipped..])),
        Some(sign) => tag.starts_with(sign) && wild(&pattern[1..], &tag[1..]),
    }
}
