//! What fuzzing runs: each function takes whatever bytes and fails only if the crate is wrong. libFuzzer feeds
//! them by way of `fuzz/`; on a stable toolchain `fuzz_seeds.rs` runs them over the seeds.

use std::collections::HashSet;

use lifecycle::{Image, Policy, StorageClass, evaluate};

const DAY: i64 = 86_400_000_000;

/// A policy's text.
pub(crate) fn policy(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    match Policy::parse(text) {
        Err(error) => assert!(error.to_string().starts_with("Invalid parameter at 'LifecyclePolicyText'")),
        Ok(policy) => {
            let written = policy.to_string();
            let again = Policy::parse(&written).expect("what is written can be read");
            assert_eq!(again.to_string(), written);
            let images: Vec<_> = (0..24).map(image).collect();
            let verdicts = evaluate(&policy, &images, 400 * DAY);
            assert_eq!(verdicts, evaluate(&again, &images, 400 * DAY));
            let acted_on: HashSet<_> = verdicts.iter().map(|verdict| verdict.image).collect();
            assert_eq!(acted_on.len(), verdicts.len(), "no image has two verdicts");
        }
    }
}

fn image(index: i64) -> Image<i64> {
    let tags = ["alpha-1", "b", "c", "prod", "a-b"].iter().filter(|tag| tag.len() as i64 != index % 5);
    Image {
        digest: index,
        tags: if index % 3 == 0 { Vec::new() } else { tags.map(|tag| (*tag).to_owned()).collect() },
        pushed_at: index * 10 * DAY,
        pulled_at: (index % 4 == 1).then_some(index * 11 * DAY),
        transitioned_at: (index % 4 > 1).then_some(index * 12 * DAY),
        storage_class: if index % 4 == 3 { StorageClass::Archive } else { StorageClass::Standard },
        children: if index == 20 { vec![3, 4] } else { Vec::new() },
        subject: (index == 7).then_some(8),
    }
}
