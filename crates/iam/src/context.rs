use std::fmt;

use crate::evaluate::Policies;

/// What is known of a request: values by condition key. Keys ignore case, the part after `/` included, as in
/// `aws:PrincipalTag/Team`. A key without values counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Context {
    /// Sorted by the key.
    values: Vec<(Key, Vec<String>)>,
    /// The hashes of the only keys that are kept, sorted; all are kept where there are none.
    wanted: Option<Box<[u64]>>,
}

/// A key in lower case. Its hash stands before it, so that a key is found without comparing texts that begin alike.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    hash: u64,
    text: Box<str>,
}

impl Key {
    pub(crate) fn new(key: &str) -> Self {
        let text = key.to_lowercase();
        Self { hash: hash(&text), text: text.into() }
    }

    /// The key in lower case.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn hash(&self) -> u64 {
        self.hash
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl Context {
    /// A context without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// A context that keeps only what the policies read; decisions by them come out the same.
    pub fn as_read_by(policies: &Policies) -> Self {
        let mut wanted: Vec<u64> = policies.all().flat_map(|policy| policy.key_hashes()).collect();
        wanted.sort_unstable();
        Self { values: Vec::new(), wanted: Some(wanted.into()) }
    }

    /// Whether `key` would be kept.
    pub fn keeps(&self, key: &str) -> bool {
        let kept = |wanted: &[u64]| match key.is_ascii() {
            true => wanted.binary_search(&hash_of_lower(key)).is_ok(),
            false => wanted.binary_search(&hash(&key.to_lowercase())).is_ok(),
        };
        self.wanted.as_deref().is_none_or(kept)
    }

    /// Gives `key` one value.
    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        if self.keeps(key) {
            self.put(Key::new(key), vec![value.into()]);
        }
    }

    /// Gives `key` these values, as of `aws:TagKeys`.
    pub fn set_all(&mut self, key: &str, values: Vec<String>) {
        if self.keeps(key) {
            self.put(Key::new(key), values);
        }
    }

    /// Takes over all that `other` says; where both have a key, its values.
    pub fn extend(&mut self, other: &Self) {
        for (key, values) in &other.values {
            if self.wanted.as_ref().is_none_or(|wanted| wanted.binary_search(&key.hash).is_ok()) {
                self.put(key.clone(), values.clone());
            }
        }
    }

    fn put(&mut self, key: Key, values: Vec<String>) {
        match self.values.binary_search_by(|(other, _)| other.cmp(&key)) {
            Ok(at) => {
                if let Some(entry) = self.values.get_mut(at) {
                    entry.1 = values;
                }
            }
            Err(at) => self.values.insert(at, (key, values)),
        }
    }

    /// The values of `key`; none if it is absent.
    pub fn get(&self, key: &str) -> &[String] {
        self.of(&Key::new(key))
    }

    /// The values of a key.
    pub(crate) fn of(&self, key: &Key) -> &[String] {
        let from = self.values.partition_point(|(other, _)| other.hash < key.hash);
        let alike = self.values.iter().skip(from).take_while(|(other, _)| other.hash == key.hash);
        alike
            .filter(|(other, _)| other.text == key.text)
            .map(|(_, values)| values.as_slice())
            .next()
            .unwrap_or_default()
    }

    /// The value of a policy variable: only of keys with one value.
    pub(crate) fn single(&self, key: &Key) -> Option<&str> {
        match self.of(key) {
            [value] => Some(value),
            _ => None,
        }
    }
}

fn hash(lower: &str) -> u64 {
    lower.bytes().fold(FNV_BASIS, fold)
}

/// The hash of an ASCII text in lower case, which is not made.
fn hash_of_lower(ascii: &str) -> u64 {
    ascii.bytes().map(|byte| byte.to_ascii_lowercase()).fold(FNV_BASIS, fold)
}

const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a. Who chooses a key that collides with another gains nothing: texts are compared as well.
fn fold(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Policy;

    fn reading(key: &str) -> Policies {
        let statement = serde_json::json!({ "Effect": "Allow", "Action": "*", "Resource": "*",
            "Condition": { "StringEquals": { key: "x" } } });
        let document = serde_json::json!({ "Version": "2012-10-17", "Statement": [statement] });
        Policies { identity: vec![Policy::parse(&document.to_string()).unwrap()], ..Policies::default() }
    }

    #[test]
    fn keys_ignore_case() {
        let mut context = Context::new();
        context.set("aws:PrincipalTag/ÄRA", "x");
        assert_eq!(context.get("AWS:principaltag/ära"), ["x"]);
        context.set("aws:principaltag/ära", "y");
        assert_eq!(context.get("aws:PrincipalTag/Ära"), ["y"]);
    }

    #[test]
    fn only_what_policies_read_is_kept() {
        let mut all = Context::new();
        all.set("aws:SourceIp", "10.0.0.1");
        all.set("aws:PrincipalTag/ÄRA", "x");
        let mut kept = Context::as_read_by(&reading("AWS:principalTag/ära"));
        kept.extend(&all);
        kept.set("aws:SourceIp", "10.0.0.2");
        assert!(kept.get("aws:SourceIp").is_empty() && !kept.keeps("aws:sourceip"));
        assert_eq!(kept.get("aws:PrincipalTag/ära"), ["x"]);
    }
}
