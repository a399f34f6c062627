use std::collections::BTreeMap;

/// What is known of a request: values by condition key. Keys ignore case, the part after `/` included, as in
/// `aws:PrincipalTag/Team`. A key without values counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Context {
    values: BTreeMap<Box<str>, Vec<String>>,
}

impl Context {
    /// A context without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives `key` one value.
    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        self.set_all(key, vec![value.into()]);
    }

    /// Gives `key` these values, as of `aws:TagKeys`.
    pub fn set_all(&mut self, key: &str, values: Vec<String>) {
        self.values.insert(key.to_lowercase().into(), values);
    }

    /// Takes over all that `other` says; where both have a key, its values.
    pub fn extend(&mut self, other: &Self) {
        self.values.extend(other.values.iter().map(|(key, values)| (key.clone(), values.clone())));
    }

    /// The values of `key`; none if it is absent.
    pub fn get(&self, key: &str) -> &[String] {
        self.lower(&key.to_lowercase())
    }

    /// The values of a key that is in lower case already, as [`Policy::keys`](crate::Policy::keys) gives them.
    pub fn lower(&self, key: &str) -> &[String] {
        self.values.get(key).map_or(&[], Vec::as_slice)
    }

    /// The value of a policy variable: only of keys with one value.
    pub(crate) fn single(&self, key: &str) -> Option<&str> {
        match self.lower(key) {
            [value] => Some(value),
            _ => None,
        }
    }
}
