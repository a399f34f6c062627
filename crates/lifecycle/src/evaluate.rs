use std::collections::HashSet;
use std::hash::Hash;

use crate::schema::MAX_RULES;
use crate::{Action, Image, Policy, Rule};

/// What is to be done with one image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Verdict<T = usize> {
    /// The image: what [`Evaluation::look_at`] was given with it, or its place in the list that was evaluated.
    pub image: T,
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
/// referrers. Images are ranked by when they were pushed; those pushed at the same time by digest, the greatest being the
/// youngest.
///
/// Source: ECR's user guide on the evaluation of lifecycle policies and its examples.
pub fn evaluate<D: Eq + Hash + Ord>(policy: &Policy, images: &[Image<D>], now: i64) -> Vec<Verdict> {
    let children: HashSet<&D> = images.iter().flat_map(|image| &image.children).collect();
    let free = |image: &Image<D>| image.subject.is_none() && !children.contains(&image.digest);
    let mut evaluation = Evaluation::of(policy.clone(), now);
    for (place, image) in images.iter().enumerate().filter(|(_, image)| free(image)) {
        evaluation.look_at(image, (&image.digest, place));
    }
    let verdicts = evaluation.verdicts().into_iter();
    verdicts.map(|Verdict { image, action, priority }| Verdict { image: image.1, action, priority }).collect()
}

/// The same for images that come one by one: of each that a rule sees, a few words and what the caller wants back
/// are kept.
#[derive(Debug)]
pub struct Evaluation<T> {
    policy: Policy,
    now: i64,
    seen: Vec<Seen<T>>,
}

#[derive(Debug)]
struct Seen<T> {
    seers: Seers,
    /// Whether it has outlived the days of the first of them, the only one that can choose it.
    outlived: bool,
    pushed_at: i64,
    image: T,
}

impl<T: Ord> Evaluation<T> {
    /// An evaluation at `now` (microseconds since the Unix epoch) that has not seen any image yet.
    pub fn of(policy: Policy, now: i64) -> Self {
        Self { policy, now, seen: Vec::new() }
    }

    /// Looks at one image. The caller leaves out those that an index names, and referrers. `returned` is what a
    /// verdict gives back; images pushed at the same time are ranked by it.
    pub fn look_at<D>(&mut self, image: &Image<D>, returned: T) {
        let rules = self.policy.rules();
        let seers = Seers::of(image, rules);
        if let Some(first) = rules.get(seers.first()) {
            let outlived = first.selection.is_outlived(image, self.now);
            self.seen.push(Seen { seers, outlived, pushed_at: image.pushed_at, image: returned });
        }
    }

    /// What is to be done, in the order of [`evaluate`].
    pub fn verdicts(mut self) -> Vec<Verdict<T>> {
        self.seen.sort_unstable_by(|one, other| {
            one.pushed_at.cmp(&other.pushed_at).then_with(|| one.image.cmp(&other.image))
        });
        let mut chosen: Vec<Option<usize>> = vec![None; self.seen.len()];
        for (place, rule) in self.policy.rules().iter().enumerate() {
            let mut surplus = rule.selection.kept().map(|kept| {
                self.seen.iter().filter(|seen| seen.seers.have(place)).count().saturating_sub(kept)
            });
            let seen = self.seen.iter().zip(&mut chosen).filter(|(seen, _)| seen.seers.have(place));
            for (seen, chosen) in seen {
                let outlived = match &mut surplus {
                    Some(0) => break,
                    Some(left) => {
                        *left -= 1;
                        true
                    }
                    None => seen.outlived,
                };
                if outlived && seen.seers.first() == place {
                    *chosen = Some(place);
                }
            }
        }
        self.by_rule(&chosen)
    }

    fn by_rule(self, chosen: &[Option<usize>]) -> Vec<Verdict<T>> {
        let rules = self.policy.rules();
        let chosen =
            self.seen.into_iter().zip(chosen).filter_map(|(seen, place)| Some((*place.as_ref()?, seen)));
        let mut chosen: Vec<_> = chosen.collect();
        // Stable: within a rule, the oldest stays first.
        chosen.sort_by_key(|(place, _)| *place);
        let verdict = |(place, seen): (usize, Seen<T>)| {
            let rule = &rules[place];
            Verdict { image: seen.image, action: rule.action(), priority: rule.priority() }
        };
        chosen.into_iter().map(verdict).collect()
    }
}

/// The rules that see an image: a bit each, the first rule's being the least. A policy has no more rules than bits.
#[derive(Debug)]
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

    /// The place of the first of them; beyond all rules if there is none.
    fn first(&self) -> usize {
        self.0.trailing_zeros() as usize
    }
}
