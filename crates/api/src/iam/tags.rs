//! Tags as requests carry them.

use aws::models::iam::Tag;
use iam::Demand;
use identity::Error;

/// Holds tags against IAM's rules beyond the model's: each key once, ignoring case, and none of AWS's own.
pub(super) fn read(tags: Option<Vec<Tag>>) -> Result<Vec<(String, String)>, Error> {
    let mut keys = std::collections::BTreeSet::new();
    let tags = tags.unwrap_or_default();
    for Tag { key, .. } in &tags {
        let key = key.to_lowercase();
        if key.starts_with("aws:") {
            let text = "The tag keys that begin with aws: are reserved for AWS's own use.";
            return Err(Error::InvalidInput(text.to_owned()));
        }
        if !keys.insert(key) {
            let text = "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
            return Err(Error::InvalidInput(text.to_owned()));
        }
    }
    Ok(tags.into_iter().map(|tag| (tag.key, tag.value)).collect())
}

/// Tags as answers carry them.
pub(super) fn written(tags: Vec<(String, String)>) -> Vec<Tag> {
    tags.into_iter().map(|(key, value)| Tag { key, value }).collect()
}

/// Adds the condition keys of tags that a request puts on: `aws:RequestTag/…` and `aws:TagKeys`.
pub(super) fn demanded(mut demand: Demand, tags: Option<&[Tag]>) -> Demand {
    let Some(tags) = tags.filter(|tags| !tags.is_empty()) else { return demand };
    for Tag { key, value } in tags {
        demand = demand.with(&format!("aws:RequestTag/{key}"), value);
    }
    demand.with_all("aws:TagKeys", tags.iter().map(|tag| tag.key.clone()).collect())
}
