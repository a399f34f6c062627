use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity::{RootKey, SealError};
use proptest::collection::vec;
use proptest::prelude::*;
use world::Chance;

proptest! {
    #[test]
    fn what_is_sealed_opens_again(key: [u8; 32], seed: u64, aad in vec(any::<u8>(), 0..50), plain in vec(any::<u8>(), 0..400)) {
        let sealer = RootKey::from_bytes(key).sealer("story");
        let chance = Chance::simulated(seed);
        let sealed = sealer.seal(&chance, &aad, &plain);
        prop_assert_eq!(sealer.open(&aad, &sealed), Ok(plain.clone()));
        let text = sealer.seal_text(&chance, &aad, &plain);
        prop_assert_eq!(sealer.open_text(&aad, &text), Ok(plain));
    }

    #[test]
    fn a_flipped_bit_or_a_lost_end_is_refused(seed: u64, plain in vec(any::<u8>(), 0..40)) {
        let sealer = RootKey::from_bytes([3; 32]).sealer("story");
        let sealed = sealer.seal(&Chance::simulated(seed), b"aad", &plain);
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(sealer.open(b"aad", &changed), Err(SealError), "bit {}", bit);
        }
        for length in 0..sealed.len() {
            prop_assert_eq!(sealer.open(b"aad", &sealed[..length]), Err(SealError), "length {}", length);
        }
    }

    #[test]
    fn another_key_purpose_or_aad_is_refused(one: [u8; 32], other: [u8; 32], plain in vec(any::<u8>(), 0..40)) {
        prop_assume!(one != other);
        let key = RootKey::from_bytes(one);
        let sealed = key.sealer("story").seal(&Chance::simulated(1), b"aad", &plain);
        prop_assert_eq!(RootKey::from_bytes(other).sealer("story").open(b"aad", &sealed), Err(SealError));
        prop_assert_eq!(key.sealer("stor").open(b"yaad", &sealed), Err(SealError));
        prop_assert_eq!(key.sealer("story").open(b"aa", &sealed), Err(SealError));
    }

    #[test]
    fn any_text_is_refused_without_panic(text in ".{0,300}", url_safe in "[A-Za-z0-9_-]{0,300}") {
        let sealer = RootKey::from_bytes([3; 32]).sealer("story");
        prop_assert_eq!(sealer.open_text(b"", &text), Err(SealError));
        prop_assert_eq!(sealer.open_text(b"", &url_safe), Err(SealError));
    }
}

#[test]
fn a_value_has_one_text() {
    let sealer = RootKey::from_bytes([3; 32]).sealer("story");
    let text = sealer.seal_text(&Chance::simulated(1), b"", b"12");
    assert_eq!(text.len() % 4, 3, "the last character holds two stray bits");
    let others = (b'!'..=b'~').map(char::from).filter(|last| !text.ends_with(*last));
    for last in others {
        let changed = format!("{}{last}", &text[..text.len() - 1]);
        assert_eq!(sealer.open_text(b"", &changed), Err(SealError), "{last}");
    }
    assert_eq!(sealer.open_text(b"", &format!("{text}=")), Err(SealError));
    assert!(URL_SAFE_NO_PAD.decode(&text).unwrap().starts_with(&[1, 1]), "format, then key number");
}

#[test]
fn two_sealings_of_one_value_differ() {
    let (sealer, chance) = (RootKey::from_bytes([3; 32]).sealer("story"), Chance::system());
    assert_ne!(sealer.seal(&chance, b"", b"plain"), sealer.seal(&chance, b"", b"plain"));
}
