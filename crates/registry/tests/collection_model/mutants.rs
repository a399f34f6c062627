//! Each rule is needed: without it, the checker finds a way to harm.

use crate::properties::{
    DELETED_STAYS, NAMED_LIVES, NOTHING_FORGOTTEN, PROMISES_KEPT, READERS_KEPT, ROWS_TRUE, TRASH_WHOLE,
};
use crate::rules::{Rules, Scope};
use crate::{Collection, look_at_all};

const ALL: Rules = Rules::ALL;

/// Asserts that these rules let one of `harms` come about.
fn refuted(rules: Rules, scope: Scope, harms: &[&str]) {
    let traces =
        look_at_all(Collection { rules, scope, looks_ahead: false }, 1).expect_err("a rule is not needed");
    println!("{traces}");
    assert!(harms.iter().any(|harm| traces.contains(harm)), "{traces}");
}

#[test]
fn a_promise_without_a_lease() {
    refuted(Rules { lease: false, ..ALL }, Scope::ONE, &[PROMISES_KEPT]);
}

#[test]
fn a_link_removed_without_another_look() {
    refuted(
        Rules { recheck_link: false, ..ALL },
        Scope::ONE,
        &[PROMISES_KEPT, NAMED_LIVES, NOTHING_FORGOTTEN],
    );
}

#[test]
fn a_row_swept_without_another_look() {
    refuted(Rules { recheck_sweep: false, ..ALL }, Scope::ONE, &[ROWS_TRUE]);
}

#[test]
fn a_manifest_without_locks() {
    refuted(Rules { manifest_locks: false, ..ALL }, Scope::ONE, &[NAMED_LIVES, DELETED_STAYS]);
}

#[test]
fn a_tag_without_a_lock() {
    refuted(Rules { tag_locks: false, ..ALL }, Scope::ONE, &[NAMED_LIVES]);
}

#[test]
fn objects_named_by_their_digest() {
    refuted(Rules { generations: false, ..ALL }, Scope::ONE, &[ROWS_TRUE]);
}

#[test]
fn an_object_before_its_intent() {
    refuted(Rules { intent_first: false, ..ALL }, Scope::ONE, &[NOTHING_FORGOTTEN]);
}

#[test]
fn a_deletion_that_leases_nothing() {
    refuted(Rules { bury_leases: false, ..ALL }, Scope::ONE, &[PROMISES_KEPT]);
}

#[test]
fn a_mark_with_the_date_of_an_older_removal() {
    refuted(Rules { removal_dates: false, ..ALL }, Scope::ONE, &[READERS_KEPT]);
}

#[test]
fn a_mark_that_outlives_a_new_link() {
    let rules = Rules { link_pardons: false, ..ALL };
    refuted(Rules { removal_dates: false, ..rules }, Scope::ONE, &[READERS_KEPT]);
    look_at_all(Collection { rules, scope: Scope::ONE, looks_ahead: true }, 1)
        .expect("the date alone is enough");
}

#[test]
fn no_grace_for_readers() {
    refuted(Rules { reader_grace: false, ..ALL }, Scope::ONE, &[READERS_KEPT]);
}

#[test]
fn a_trash_that_holds_nothing() {
    refuted(Rules { trash_holds: false, ..ALL }, Scope { blob_deletes: false, ..Scope::ONE }, &[TRASH_WHOLE]);
}

#[test]
fn a_sweep_that_says_nothing_first() {
    refuted(Rules { doomed_row: false, ..ALL }, Scope::ONE, &[NOTHING_FORGOTTEN]);
}

#[test]
fn a_collector_with_a_clock_of_its_own() {
    refuted(Rules { one_clock: false, ..ALL }, Scope::ONE, &[PROMISES_KEPT]);
}

#[test]
fn a_clock_that_jumps_unheeded() {
    refuted(Rules { jump_pauses: false, ..ALL }, Scope::ONE, &[PROMISES_KEPT, READERS_KEPT]);
}

#[test]
fn a_start_after_a_jump_that_nobody_saw() {
    refuted(Rules { start_pauses: false, ..ALL }, Scope::ONE, &[PROMISES_KEPT, READERS_KEPT]);
}
