//! AWS's names in Rust's spelling.

/// `SAMLAssertion` and `samlAssertion` become `saml_assertion`.
pub(super) fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| chars[before]);
        let after = chars.get(at + 1);
        let starts_word = c.is_ascii_uppercase()
            && before.is_some_and(|before| {
                !before.is_ascii_uppercase() || after.is_some_and(char::is_ascii_lowercase)
            });
        if starts_word {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// A field's name, escaped where it is a keyword.
pub(super) fn field(name: &str) -> String {
    match snake(name) {
        keyword if keyword == "type" => "r#type".to_owned(),
        name => name,
    }
}

/// The name of a table.
pub(super) fn constant(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

/// The name of a type: as AWS has it, with a capital.
pub(super) fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// What serde's `rename_all` makes of a field's name.
pub(super) fn renamed(field: &str, rule: &str) -> String {
    let words = field.trim_start_matches("r#").split('_');
    let cased = words.enumerate().map(|(at, word)| match at == 0 && rule == "camelCase" {
        true => word.to_owned(),
        false => capital(word),
    });
    cased.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_one_word() {
        let names = ["SAMLAssertion", "RCTAppliedFor", "kmsKey", "Arn", "lastValidByteReceived"];
        let snakes = ["saml_assertion", "rct_applied_for", "kms_key", "arn", "last_valid_byte_received"];
        assert_eq!(names.map(snake), snakes);
    }

    #[test]
    fn serde_gives_the_names_back() {
        assert_eq!(renamed("r#type", "camelCase"), "type");
        assert_eq!(renamed("kms_key", "camelCase"), "kmsKey");
        assert_eq!(renamed("role_arn", "PascalCase"), "RoleArn");
    }
}
