//! A model of the collection protocol ("lease, condemn, generation"), looked through state by state.
//!
//! Transactions are steps that nothing divides; objects are written and deleted in steps of their own. Two-step twins
//! of transactions stand for those that forgo their locks. The whole of it is looked at where
//! `BERTH_MODEL_SCOPE=full` (`cargo xtask soak --model`).

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    reason = "a test reports by what it prints and by a panic"
)]

mod mutants;
mod properties;
mod rules;
mod state;
mod steps;
mod symmetry;
mod taken;

use rules::{Rules, Scope};
use state::State;
use stateright::{Checker, HasDiscoveries, Model, Property};
use steps::Step;

/// The protocol under some rules, in some scope.
#[derive(Clone, Copy)]
struct Collection {
    rules: Rules,
    scope: Scope,
    /// Whether each state is also asked what collection would come to from there.
    looks_ahead: bool,
}

impl Model for Collection {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        vec![State::empty()]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Step>) {
        state.steps(self.rules, self.scope, actions);
    }

    fn next_state(&self, last: &State, step: Step) -> Option<State> {
        let mut next = *last;
        next.take(self.rules, step);
        (next != *last).then(|| next.canonical(self.scope.repositories))
    }

    fn properties(&self) -> Vec<Property<Self>> {
        properties::all()
    }
}

/// Looks at every state that can be reached; returns their number, or how properties were broken.
fn look_at_all(model: Collection, threads: usize) -> Result<usize, String> {
    let checker =
        model.checker().finish_when(HasDiscoveries::AnyFailures).threads(threads).spawn_bfs().join();
    let refuted = checker.discoveries().into_iter().filter(|(name, _)| *name != properties::SWEPT);
    let traces: Vec<_> = refuted.map(|(name, path)| format!("{name}: {:?}", path.into_actions())).collect();
    if !traces.is_empty() {
        return Err(traces.join("\n"));
    }
    checker.assert_any_discovery(properties::SWEPT);
    Ok(checker.unique_state_count())
}

#[test]
fn the_rules_hold() {
    let full = std::env::var("BERTH_MODEL_SCOPE").is_ok_and(|scope| scope == "full");
    let (scopes, threads): (&[Scope], _) = if full { (&Scope::FULL, 2) } else { (&Scope::SHORT, 1) };
    for scope in scopes {
        let model = Collection { rules: Rules::ALL, scope: *scope, looks_ahead: !full };
        match look_at_all(model, threads) {
            Ok(states) => println!("{states} states of {scope:?}"),
            Err(traces) => panic!("{scope:?}: {traces}"),
        }
    }
}
