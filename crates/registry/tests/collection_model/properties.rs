//! What has to hold in every state.

use stateright::Property;

use crate::Collection;
use crate::state::{Collector, Generation, LEASE, MANIFESTS, READER_GRACE, State};
use crate::steps::Step;

pub(crate) const NAMED_LIVES: &str = "I1: what a manifest or a tag names, lives";
pub(crate) const PROMISES_KEPT: &str = "I2: what was promised is there";
pub(crate) const ROWS_TRUE: &str = "I3: a link has its row, and a row its object";
pub(crate) const READERS_KEPT: &str = "I3: who read a row finds the object";
pub(crate) const DELETED_STAYS: &str = "I4: deleted stays deleted, and acknowledged stays";
pub(crate) const TRASH_WHOLE: &str = "I5: what is in the trash can come back";
pub(crate) const NOTHING_FORGOTTEN: &str = "I5, I6: whatever may be garbage, somebody is to look at";
pub(crate) const SPACE_RETURNS: &str = "I6: left alone, collection gives back what nothing names";
pub(crate) const SWEPT: &str = "objects are swept";

pub(crate) fn all() -> Vec<Property<Collection>> {
    vec![
        Property::always(NAMED_LIVES, |_, it| named_lives(it)),
        Property::always(PROMISES_KEPT, |_, it| {
            links(it).all(|(_, _, link)| link.promised == 0 || link.to.is_some())
        }),
        Property::always(ROWS_TRUE, |_, it| rows_true(it)),
        Property::always(READERS_KEPT, |_, it| objects(it).all(|(_, _, it)| it.wanted == 0 || it.object)),
        Property::always(DELETED_STAYS, |_, it: &State| {
            it.repositories.iter().flat_map(|it| &it.manifests).all(|it| it.living == it.acknowledged)
        }),
        Property::always(TRASH_WHOLE, |model, it| model.scope.blob_deletes || trash_whole(it)),
        Property::always(NOTHING_FORGOTTEN, |_, it| nothing_forgotten(it)),
        Property::always(SPACE_RETURNS, space_returns),
        Property::sometimes(SWEPT, |_, it| objects(it).any(|(_, _, it)| it.doomed && !it.object)),
    ]
}

type Found<'a, T> = (usize, usize, &'a T);

fn links(state: &State) -> impl Iterator<Item = Found<'_, crate::state::Link>> {
    let all = state.repositories.iter().enumerate();
    all.flat_map(|(r, it)| it.links.iter().enumerate().map(move |(d, link)| (r, d, link)))
}

fn objects(state: &State) -> impl Iterator<Item = Found<'_, Generation>> {
    let all = state.objects.iter().enumerate();
    all.flat_map(|(d, it)| it.iter().enumerate().map(move |(g, object)| (d, g, object)))
}

fn named_lives(state: &State) -> bool {
    state.repositories.iter().enumerate().all(|(r, it)| {
        let whole = (0..MANIFESTS.len()).all(|m| !it.manifests[m].living || state.complete(r, m));
        whole && it.tag.is_none_or(|m| it.manifests[m].living)
    })
}

fn rows_true(state: &State) -> bool {
    let led = |d: usize, g: usize| state.objects[d][g].row;
    links(state)
        .all(|(_, d, link)| link.to.is_none_or(|g| led(d, g)) && (0..2).all(|g| !link.buried[g] || led(d, g)))
        && objects(state).all(|(_, _, it)| !it.row || it.object)
}

fn trash_whole(state: &State) -> bool {
    state.repositories.iter().all(|it| {
        let buried = it.manifests.iter().zip(MANIFESTS).filter(|(it, _)| it.buried);
        buried.into_iter().all(|(_, (blobs, _))| blobs.iter().all(|d| it.links[*d].to.is_some()))
    })
}

fn nothing_forgotten(state: &State) -> bool {
    let swept = |d: usize, g: usize| {
        state.collectors.iter().any(
            |it| matches!(*it, Collector::Sweeps { digest, generation, .. } if (digest, generation) == (d, g)),
        )
    };
    links(state).all(|(r, d, link)| link.to.is_none() || link.lease.is_some() || state.named(r, d, true))
        && objects(state).all(|(d, g, it)| {
            let owned = it.row || it.intent || it.doomed || state.uploads(d, g) || swept(d, g);
            (!it.row || it.condemned.is_some() || state.linked(d, g)) && (!it.object || owned)
        })
}

/// Clients go away, and collectors do what they can for as long as lease and reader grace take.
fn space_returns(model: &Collection, state: &State) -> bool {
    if !model.looks_ahead {
        return true;
    }
    let (mut it, mut steps) = (*state, Vec::new());
    for p in 0..it.pushers.len() {
        it.take(model.rules, Step::CrashPusher { p });
    }
    for _ in 0..=2 * (LEASE + READER_GRACE) {
        loop {
            steps.clear();
            it.steps(model.rules, model.scope, &mut steps);
            let Some(step) = steps.iter().find(|step| step.collects()) else { break };
            it.take(model.rules, *step);
        }
        it.take(model.rules, Step::TimePasses);
    }
    let kept = |d: usize| (0..2).any(|r| it.named(r, d, false));
    objects(&it).all(|(d, _, it)| kept(d) || !it.object && !it.row && !it.intent && !it.doomed)
}
