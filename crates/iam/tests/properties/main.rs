//! What holds whatever the policies are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod world;

use iam::{Context, Decision, Reason, evaluate, simulate};
use proptest::prelude::*;
use world::{Documents, World, any_context, any_statement, any_world};

fn decide(world: &World, context: &Context) -> Decision {
    evaluate(&world.request(context), &world.documents.compile())
}

fn with(effect: &str, statement: serde_json::Value) -> serde_json::Value {
    let mut statement = statement;
    statement["Effect"] = effect.into();
    statement
}

fn is_allowed(world: &World, documents: &Documents) -> bool {
    evaluate(&world.request(&world.context), &documents.compile()).is_allowed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn adding_a_deny_never_grants(world in any_world(), statement in any_statement(), at in any::<prop::sample::Index>()) {
        let mut more = world.documents.clone();
        at.get(&more.places()).add(&mut more, with("Deny", statement));
        prop_assert!(is_allowed(&world, &world.documents) || !is_allowed(&world, &more));
    }

    #[test]
    fn adding_an_allow_never_removes(world in any_world(), statement in any_statement(), at in any::<prop::sample::Index>()) {
        let mut more = world.documents.clone();
        at.get(&more.places()).add(&mut more, with("Allow", statement));
        prop_assert!(!is_allowed(&world, &world.documents) || is_allowed(&world, &more));
    }

    #[test]
    fn order_never_matters(world in any_world()) {
        let reversed = evaluate(&world.request(&world.context), &world.documents.reversed().compile());
        prop_assert_eq!(decide(&world, &world.context).kind(), reversed.kind());
    }

    #[test]
    fn keys_that_no_policy_reads_are_of_no_account(world in any_world(), other in any_context()) {
        let policies = world.documents.compile();
        let mut mixed = other;
        for key in policies.all().flat_map(iam::Policy::keys) {
            mixed.set_all(key, world.context.get(key).to_vec());
        }
        prop_assert_eq!(decide(&world, &world.context), decide(&world, &mixed));
    }

    #[test]
    fn the_simulator_decides_as_the_gate_does_and_names_statements_for_it(world in any_world()) {
        let simulated = simulate(&world.request(&world.context), &world.documents.compile());
        prop_assert_eq!(&simulated.decision, &decide(&world, &world.context));
        match &simulated.decision {
            Decision::Allowed(Some(place)) => prop_assert!(simulated.matched.contains(place)),
            Decision::Allowed(None) => {}
            Decision::Denied(Reason::Explicit(_)) => {}
            Decision::Denied(_) => prop_assert!(simulated.matched.is_empty()),
        }
    }
}
