use std::collections::HashSet;
use std::hash::Hash;

use crate::rule::CountType;
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
    let oldest_first = ranked(images);
    let mut out_of_reach = vec![false; images.len()];
    let mut verdicts = Vec::new();
    for rule in policy.rules() {
        let seen: Vec<usize> =
            oldest_first.iter().copied().filter(|&image| rule.selection.sees(&images[image])).collect();
        let (action, priority) = (rule.action(), rule.priority());
        let chosen = chosen(rule, images, &seen, now).filter(|&image| !out_of_reach[image]);
        verdicts.extend(chosen.map(|image| Verdict { image, action, priority }));
        for image in seen {
            out_of_reach[image] = true;
        }
    }
    verdicts
}

/// The images that rules may act on, oldest first.
fn ranked<D: Eq + Hash + Ord>(images: &[Image<D>]) -> Vec<usize> {
    let children: HashSet<&D> = images.iter().flat_map(|image| &image.children).collect();
    let free = |image: &Image<D>| image.subject.is_none() && !children.contains(&image.digest);
    let mut ranked: Vec<usize> = (0..images.len()).filter(|&image| free(&images[image])).collect();
    ranked.sort_unstable_by_key(|&image| (images[image].ranked_at(), &images[image].digest));
    ranked
}

/// Which of the images that a rule sees, oldest first, it would act on if it were alone.
fn chosen<'a, D>(
    rule: &'a Rule,
    images: &'a [Image<D>],
    seen: &'a [usize],
    now: i64,
) -> impl Iterator<Item = usize> + 'a {
    let selection = &rule.selection;
    let counts = selection.count_type == CountType::ImageCountMoreThan;
    let kept = usize::try_from(selection.count_number).unwrap_or(usize::MAX);
    let surplus = if counts { seen.len().saturating_sub(kept) } else { 0 };
    let is_chosen = move |&(place, image): &(usize, usize)| {
        if counts { place < surplus } else { selection.is_outlived(&images[image], now) }
    };
    seen.iter().copied().enumerate().filter(is_chosen).map(|(_, image)| image)
}
