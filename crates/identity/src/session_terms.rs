use serde::{Deserialize, Serialize};

/// What a session brought along when it began (AWS STS).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionTerms {
    /// The inline session policy, as it was given; `None` and no `policy_arns` where the session was made without any.
    #[serde(rename = "p", skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// Managed policies that were given as session policies, by ARN.
    #[serde(rename = "a", skip_serializing_if = "Vec::is_empty")]
    pub policy_arns: Vec<String>,
    /// Session tags, those included that were passed on by an earlier session.
    #[serde(rename = "t", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<(String, String)>,
    /// Keys of those tags that pass on to sessions that this one begins.
    #[serde(rename = "k", skip_serializing_if = "Vec::is_empty")]
    pub transitive: Vec<String>,
    /// Who stands behind it (`sts:SourceIdentity`).
    #[serde(rename = "s", skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    /// The OIDC provider whose token it was given for (`aws:FederatedProvider`).
    #[serde(rename = "o", skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The access key that began it, where that is the root user's: the session ends with it.
    #[serde(rename = "r", skip_serializing_if = "Option::is_none")]
    pub root_key: Option<KeyMark>,
    /// Whether a session began it.
    #[serde(rename = "c")]
    pub chained: bool,
    /// When it began, in microseconds (`aws:TokenIssueTime`).
    #[serde(rename = "i")]
    pub issued_at: i64,
    /// When it ends, in microseconds.
    #[serde(rename = "e")]
    pub expires_at: i64,
}

/// An access key as it stood at some moment: another secret makes it another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KeyMark {
    pub(crate) id: String,
    pub(crate) secret: [u8; 8],
}

impl SessionTerms {
    /// The terms as text, of which a session token is made and which the rows keep.
    pub(crate) fn to_text(&self) -> String {
        // Strings, lists and numbers always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(crate) fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Bytes of what AWS packs: policies and tags.
    pub(crate) fn packed_bytes(&self) -> usize {
        let bare = Self { issued_at: self.issued_at, expires_at: self.expires_at, ..Self::default() };
        let plain =
            Self { provider: None, source_identity: None, root_key: None, chained: false, ..self.clone() };
        plain.to_text().len() - bare.to_text().len()
    }
}

/// A policy without the white space between its words, as it is sealed.
pub(crate) fn compact(policy: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let kept = |char: &char| {
        let keep = quoted || !char.is_ascii_whitespace();
        quoted ^= *char == '"' && !escaped;
        escaped = *char == '\\' && !escaped;
        keep
    };
    policy.chars().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_loses_only_the_white_space_between_its_words() {
        let policy = "{ \"a b\" :\n\t[ \"c\\\" d\", \"\\\\\" , \"e f\" ] }";
        assert_eq!(compact(policy), "{\"a b\":[\"c\\\" d\",\"\\\\\",\"e f\"]}");
    }

    #[test]
    fn terms_read_back_and_only_policies_and_tags_count_as_packed() {
        let plain =
            SessionTerms { source_identity: Some("ada".to_owned()), chained: true, ..Default::default() };
        assert_eq!(plain.packed_bytes(), 0);
        let tagged = SessionTerms { tags: vec![("team".to_owned(), "web".to_owned())], ..plain };
        assert!(tagged.packed_bytes() > 7);
        assert_eq!(SessionTerms::from_text(&tagged.to_text()), Some(tagged));
    }
}
