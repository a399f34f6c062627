//! Evaluation agrees with a second, obvious implementation, whatever the policy and the images.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod naive;

use std::collections::BTreeSet;

use lifecycle::{Image, Policy, StorageClass, evaluate};
use proptest::prelude::*;
use proptest::{option, sample};
use serde_json::{Value, json};

const DAY: i64 = 86_400_000_000;
const NOW: i64 = 1_000 * DAY;

/// What a rule counts, with what goes with it.
fn count() -> impl Strategy<Value = (Value, bool)> {
    let days =
        |kind: &str, count: u64| json!({ "countType": kind, "countUnit": "days", "countNumber": count });
    let archived = move |count| {
        let mut counted = days("sinceImageTransitioned", count);
        counted["storageClass"] = json!("archive");
        counted
    };
    prop_oneof![
        (1..6_u64, any::<bool>()).prop_map(|(count, expires)| {
            (json!({ "countType": "imageCountMoreThan", "countNumber": count }), expires)
        }),
        (1..8_u64, any::<bool>())
            .prop_map(move |(count, expires)| (days("sinceImagePushed", count), expires)),
        (1..8_u64).prop_map(move |count| (days("sinceImagePulled", count), false)),
        (90..96_u64).prop_map(move |count| (archived(count), true)),
    ]
}

/// Which tags a rule is about.
fn tags() -> impl Strategy<Value = Value> {
    let list = |member: &'static str, texts: &'static str| {
        prop::collection::vec(texts, 1..3)
            .prop_map(move |list| json!({ "tagStatus": "tagged", member: list }))
    };
    prop_oneof![
        1 => Just(json!({ "tagStatus": "untagged" })),
        1 => Just(json!({ "tagStatus": "any" })),
        3 => list("tagPrefixList", "[ab]{1,2}"),
        5 => list("tagPatternList", "[ab]{0,2}(\\*[ab]{0,2}){0,4}"),
    ]
}

/// Rules with different priorities. Not every list of them is a policy.
fn policies() -> impl Strategy<Value = Value> {
    let rule = (1..20_u64, tags(), count()).prop_map(|(priority, mut selection, (counted, expires))| {
        selection.as_object_mut().unwrap().extend(counted.as_object().unwrap().clone());
        let expire = json!({ "type": "expire" });
        let archive = json!({ "type": "transition", "targetStorageClass": "archive" });
        let action = if expires { expire } else { archive };
        json!({ "rulePriority": priority, "selection": selection, "action": action })
    });
    prop::collection::vec(rule, 1..6).prop_map(|rules| json!({ "rules": rules }))
}

/// Images with few different tags and times, so that they get into each other's way.
fn images() -> impl Strategy<Value = Vec<Image<u32>>> {
    // Halves of days, so that ages are met exactly, too.
    let ago = |days: std::ops::Range<i64>| days.prop_map(|halves| NOW - halves * DAY / 2);
    let class = sample::select(vec![StorageClass::Standard, StorageClass::Standard, StorageClass::Archive]);
    let children = prop_oneof![5 => Just(Vec::new()), 1 => prop::collection::vec(0..24_u32, 1..3)];
    let subject = prop_oneof![9 => Just(None), 1 => (0..24_u32).prop_map(Some)];
    let tags = prop::collection::btree_set("[ab]{1,4}", 0..4);
    let moved = option::of(prop_oneof![ago(0..20), ago(170..200)]);
    let image = (tags, ago(-2..20), option::of(ago(0..20)), moved, class, children, subject);
    prop::collection::vec(image, 0..24).prop_map(|described| {
        let numbered = (0..).zip(described);
        let image =
            |(digest, (tags, pushed_at, pulled_at, transitioned_at, storage_class, children, subject))| {
                let tags: BTreeSet<String> = tags;
                let tags = tags.into_iter().collect();
                Image {
                    digest,
                    tags,
                    pushed_at,
                    pulled_at,
                    transitioned_at,
                    storage_class,
                    children,
                    subject,
                }
            };
        numbered.map(image).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_obvious(document in policies(), images in images()) {
        let policy = Policy::parse(&document.to_string());
        prop_assume!(policy.is_ok());
        let verdicts = evaluate(&policy.unwrap(), &images, NOW);
        let place = |it: &lifecycle::Verdict| (it.priority, naive::age(&images[it.image]));
        prop_assert!(verdicts.is_sorted_by(|one, next| place(one) < place(next)), "oldest first in each rule");
        let mut found: Vec<_> =
            verdicts.iter().map(|it| (images[it.image].digest, it.priority, it.action.word())).collect();
        found.sort_unstable();
        prop_assert_eq!(found, naive::judge(&document, &images, NOW));
    }

    #[test]
    fn the_order_of_images_and_rules_does_not_matter(
        document in policies(), images in images().prop_flat_map(|images| (Just(images.clone()), Just(images).prop_shuffle()))
    ) {
        let policy = Policy::parse(&document.to_string());
        prop_assume!(policy.is_ok());
        let mut turned = document.clone();
        turned["rules"].as_array_mut().unwrap().reverse();
        let answers = |document: &Value, images: &[Image<u32>]| -> Vec<(u32, u64)> {
            let verdicts = evaluate(&Policy::parse(&document.to_string()).unwrap(), images, NOW);
            verdicts.iter().map(|it| (images[it.image].digest, it.priority)).collect()
        };
        prop_assert_eq!(answers(&document, &images.0), answers(&turned, &images.1));
    }
}
