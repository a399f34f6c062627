use std::collections::HashSet;
use std::hash::Hash;

use crate::schema::MAX_RULES;
use crate::{Action, Image, Policy, Rule};

/// What is to be done with one image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Verdict {
    /// The image's place in the list that was evaluated.
    pub image: usize,
    /// What is to be done.
    pub action: Action,
    /// The priority of the rule that says so.
    pub priority: u64,
}

/// Applies a policy to all images of a repository at `now` (microseconds since the Unix epoch). The verdicts come by
/// priority, and within a rule the oldest image first; no image has two.
///
/// Every rule looks at all images as if no other rule did anything. An image that a rule sees is out of reach of the
/// rules after it, even where the rule leaves it alone. Left out are images that an index among them names, and
/// referrers. Images pushed at the same time are ranked by digest, the greatest being the youngest.
///
/// Source: ECR's user guide on the evaluation of lifecycle policies and its examples.
pub fn evaluate<D: Eq + Hash + Ord>(policy: &Policy, images: &[Image<D>], now: i64) -> Vec<Verdict> {
    let seen_by: Vec<Seers> = images.iter().map(|image| Seers::of(image, policy.rules())).collect();
    let oldest_first = ranked(images);
    let mut verdicts = Vec::new();
    for (place, rule) in policy.rules().iter().enumerate() {
        let (action, priority) = (rule.action(), rule.priority());
        let seen = || oldest_first.iter().copied().filter(|&image| seen_by[image].have(place));
        let in_reach = |image: &usize| seen_by[*image].start_with(place);
        let verdict = |image| Verdict { image, action, priority };
        match rule.selection.kept() {
            Some(kept) => {
                let surplus = seen().count().saturating_sub(kept);
                verdicts.extend(seen().take(surplus).filter(in_reach).map(verdict));
            }
            None => {
                let outlived = |image: &usize| rule.selection.is_outlived(&images[*image], now);
                verdicts.extend(seen().filter(in_reach).filter(outlived).map(verdict));
            }
        }
    }
    verdicts
}

/// The rules that see an image: a bit each, the first rule's being the least. A policy has no more rules than bits.
struct Seers(u64);

const _: () = assert!(MAX_RULES <= u64::BITS as usize);

impl Seers {
    fn of<D>(image: &Image<D>, rules: &[Rule]) -> Self {
        let seers = rules.iter().enumerate().filter(|(_, rule)| rule.selection.sees(image));
        Self(seers.fold(0, |bits, (place, _)| bits | 1 << place))
    }

    fn have(&self, place: usize) -> bool {
        self.0 & 1 << place != 0
    }

    /// Whether no rule before this one sees the image.
    fn start_with(&self, place: usize) -> bool {
        self.0.trailing_zeros() as usize == place
    }
}

/// The images that rules may act on, oldest first.
fn ranked<D: Eq + Hash + Ord>(images: &[Image<D>]) -> Vec<usize> {
    let children: HashSet<&D> = images.iter().flat_map(|image| &image.children).collect();
    let free = |image: &Image<D>| image.subject.is_none() && !children.contains(&image.digest);
    let free = images.iter().enumerate().filter(|(_, image)| free(image));
    let mut ranked: Vec<(i64, usize)> = free.map(|(place, image)| (image.ranked_at(), place)).collect();
    ranked.sort_unstable_by(|one, other| {
        one.0.cmp(&other.0).then_with(|| images[one.1].digest.cmp(&images[other.1].digest))
    });
    ranked.into_iter().map(|(_, place)| place).collect()
}
