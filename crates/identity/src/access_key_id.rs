use iam::AccountId;
use world::Chance;

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// What AWS puts before the id of a long-term access key.
const LONG_TERM: &str = "AKIA";
/// Bits after the prefix: 16 characters of 5 bits.
const BITS: u32 = 80;
/// The account stands in the 40 bits below the topmost; the topmost tells such ids from older ones.
const ACCOUNT_SHIFT: u32 = BITS - 41;
const ACCOUNT_BITS: u128 = (1 << 40) - 1;

/// A new long-term access key id in AWS's form: `AKIA` and 16 of `A-Z2-7`, of which the first eight or so carry
/// the account, so that GetAccessKeyInfo and offline tools can tell whose it is.
pub fn fresh_access_key_id(account: AccountId, chance: &Chance) -> String {
    carrying(LONG_TERM, account, chance)
}

/// A new unique id of an entity, such as `AIDA…`: it carries the account in the same way, and is one letter longer.
pub(crate) fn fresh_unique_id(prefix: &str, account: AccountId, chance: &Chance) -> String {
    let [random] = chance.bytes();
    let last = char::from(ALPHABET[usize::from(random & 31)]);
    carrying(prefix, account, chance) + last.encode_utf8(&mut [0; 4])
}

/// A new id: `prefix` and 16 letters that carry the account.
pub(crate) fn carrying(prefix: &str, account: AccountId, chance: &Chance) -> String {
    let digits: u128 = account.as_str().parse().unwrap_or_default();
    let random = u128::from(u64::from_be_bytes(chance.bytes())) & ((1 << ACCOUNT_SHIFT) - 1);
    let bits = 1 << (BITS - 1) | digits << ACCOUNT_SHIFT | random;
    let letter = |place: u32| char::from(ALPHABET[(bits >> (BITS - 5 - 5 * place)) as usize & 31]);
    prefix.chars().chain((0..16).map(letter)).collect()
}

/// The account that an access key id names, if the id has the form that carries one. An imported id may have any
/// form, and nothing proves that the account is right: ask the key's row.
pub fn account_of_access_key_id(id: &str) -> Option<AccountId> {
    let letters = id.strip_prefix(LONG_TERM).or_else(|| id.strip_prefix("ASIA"))?;
    if letters.len() != 16 {
        return None;
    }
    let mut bits = 0u128;
    for letter in letters.bytes() {
        bits = bits << 5 | ALPHABET.iter().position(|known| *known == letter)? as u128;
    }
    let newer = bits >> (BITS - 1) == 1;
    let account = bits >> ACCOUNT_SHIFT & ACCOUNT_BITS;
    AccountId::parse(&format!("{account:012}")).ok().filter(|_| newer)
}

/// Whether `id` may be the id of an access key: 16 to 128 of `A-Z a-z 0-9 _` (IAM's `accessKeyIdType`).
pub fn is_access_key_id(id: &str) -> bool {
    (16..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_id_carries_its_account(digits in "[0-9]{12}", seed: u64) {
            let account = AccountId::parse(&digits).unwrap();
            let id = fresh_access_key_id(account, &Chance::simulated(seed));
            prop_assert_eq!(id.len(), 20);
            prop_assert!(id.starts_with("AKIA") && is_access_key_id(&id));
            prop_assert_eq!(account_of_access_key_id(&id), Some(account));
        }

        #[test]
        fn a_unique_id_carries_its_account_too(digits in "[0-9]{12}", seed: u64) {
            let account = AccountId::parse(&digits).unwrap();
            let id = fresh_unique_id("AIDA", account, &Chance::simulated(seed));
            prop_assert_eq!(id.len(), 21);
            let as_key = format!("AKIA{}", &id[4..20]);
            prop_assert_eq!(account_of_access_key_id(&as_key), Some(account));
        }

        #[test]
        fn any_text_is_read_without_panic(id in ".{0,40}") {
            let _ = (account_of_access_key_id(&id), is_access_key_id(&id));
        }
    }

    #[test]
    fn a_published_id_gives_its_published_account() {
        let account = AccountId::parse("029608264753").unwrap();
        assert_eq!(account_of_access_key_id("ASIAQNZGKIQY56JQ7WML"), Some(account));
    }

    #[test]
    fn older_and_imported_ids_name_no_account() {
        for id in [
            "AKIAIOSFODNN7EXAMPLE",
            "AKIAJJJJJJJJJJJJJJJJ",
            "my_imported_key_1",
            "AKIA",
            "AKIAQNZGKIQY56JQ7WM1",
        ] {
            assert_eq!(account_of_access_key_id(id), None, "{id}");
        }
    }

    #[test]
    fn imported_ids_take_16_to_128_word_characters() {
        let longest = "a".repeat(128);
        for id in ["AKIAIOSFODNN7EXAMPLE", "my_imported_key1", longest.as_str()] {
            assert!(is_access_key_id(id), "{id}");
        }
        for id in ["", "fifteen_letters", "sixteen letters!", "ключ-ключ-ключ-ключ", &"a".repeat(129)]
        {
            assert!(!is_access_key_id(id), "{id}");
        }
    }
}
