//! What holds of the gate whatever the policies in the rows say.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::organisation::organise;
use super::*;

/// The statements of all that bears on a request: of ann, of the repository, of her account's organisation.
#[derive(Clone, Debug)]
struct Written {
    own: Vec<Value>,
    repository: Vec<Value>,
    service_control: Vec<Value>,
}

/// Who gets the statement that is added.
const PLACES: usize = 3;
const ACTIONS: [&str; 3] = [PUSH, PULL, "ecr:DescribeImages"];

fn any_statement(named: bool) -> impl Strategy<Value = Value> {
    let effect = prop::sample::select(vec!["Allow", "Allow", "Deny"]);
    let action = prop::sample::select(vec![PUSH, PULL, "ecr:*", "*", "ecr:De*", "s3:*"]);
    let condition = prop::sample::select(vec![
        json!({}),
        json!({}),
        json!({"StringEquals": {"aws:username": "ann"}}),
        json!({"StringNotEquals": {"aws:ResourceTag/team": "web"}}),
        json!({"Null": {"aws:ResourceTag/team": "true"}}),
    ]);
    let who = prop::sample::select(vec![
        json!("*"),
        json!({"AWS": MINE}),
        json!({"AWS": THEIRS}),
        json!({"AWS": format!("arn:aws:iam::{MINE}:user/ann")}),
    ]);
    (effect, action, condition, who).prop_map(move |(effect, action, condition, who)| {
        // A repository's policy speaks of ECR alone.
        let action = if named && !action.starts_with("ecr:") { "ecr:*" } else { action };
        let mut statement = json!({"Effect": effect, "Action": action, "Condition": condition});
        match named {
            true => statement["Principal"] = who,
            false => statement["Resource"] = json!("*"),
        }
        statement
    })
}

fn any_written() -> impl Strategy<Value = Written> {
    let some = |named| prop::collection::vec(any_statement(named), 1..4);
    (some(false), some(true), some(false)).prop_map(|(own, repository, mut service_control)| {
        // Most levels let through all that they do not deny.
        if service_control.len() > 1 {
            service_control.push(statement("Allow", "*"));
        }
        Written { own, repository, service_control }
    })
}

/// What a deployment says in which these policies are written: to ann and to another account's root, of each action on
/// the repository and on one that is not there; none where it is allowed.
async fn said(written: &Written) -> Vec<[Option<String>; 2]> {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    let ann = scene.ann(&written.own).await;
    scene.repository(&[("team", "web")]).await;
    let document = Some(policy(&written.repository));
    scene.commit(Change::RepositoryPolicySet { repository_id: 2, document }).await;
    organise(&scene, THEIRS, &policy(&written.service_control)).await;
    let mut said = Vec::new();
    for caller in [ann, Caller::root(account(THEIRS), OTHER_KEY)] {
        for action in ACTIONS {
            let mut both = [None, None];
            for (name, said) in ["team/web", "team/gon"].into_iter().zip(&mut both) {
                let demand = Demand::repository(action, account(MINE), &region(), name);
                let judged = scene.identity.judge(&caller, &Context::new(), demand).await;
                *said = judged.err().map(|refusal| refusal.to_string().replace(name, "NAME"));
            }
            said.push(both);
        }
    }
    said
}

fn check<T: std::fmt::Debug>(worlds: impl Strategy<Value = T>, holds: impl AsyncFn(&T)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let config = Config { cases: 32, failure_persistence: None, ..Config::default() };
    let done = TestRunner::new(config).run(&worlds, |world| {
        runtime.block_on(holds(&world));
        Ok(())
    });
    done.unwrap();
}

#[test]
fn a_deny_more_lets_nobody_in_who_was_not() {
    let worlds = (any_written(), any_statement(false), any_statement(true), 0..PLACES);
    check(worlds, async |(written, unnamed, named, place)| {
        let (before, mut more) = (said(written).await, written.clone());
        let (list, added) = match place {
            0 => (&mut more.own, unnamed),
            1 => (&mut more.repository, named),
            _ => (&mut more.service_control, unnamed),
        };
        let mut deny = added.clone();
        deny["Effect"] = json!("Deny");
        list.insert(0, deny);
        for (before, after) in before.iter().zip(said(&more).await) {
            for (before, after) in before.iter().zip(&after) {
                assert!(before.is_none() || after.is_some(), "{before:?} before");
            }
        }
    });
}

#[test]
fn who_may_do_nothing_reads_one_answer_whether_it_is_there_or_not() {
    check(any_written(), async |written| {
        for [there, gone] in said(written).await {
            if let (Some(there), Some(gone)) = (there, gone) {
                assert_eq!(there, gone);
            }
        }
    });
}
