//! The most characters that a policy may have. IAM does not count white space: see [`policy_size`].

/// A managed policy.
pub const MANAGED: usize = 6144;
/// The inline policies of a user together.
pub const INLINE_OF_USER: usize = 2048;
/// The inline policies of a group together.
pub const INLINE_OF_GROUP: usize = 5120;
/// The inline policies of a role together.
pub const INLINE_OF_ROLE: usize = 10_240;
/// A trust policy.
pub const TRUST: usize = 2048;
/// A session's inline policy, white space included.
pub const SESSION: usize = 2048;

/// The characters of a document that count against IAM's limits: all but white space.
pub fn policy_size(text: &str) -> usize {
    text.chars().filter(|char| !char.is_whitespace()).count()
}
