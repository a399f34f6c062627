//! Callers, requests and policies, out of few words, so that they meet often.

use std::sync::Arc;

use iam::{AccountId, Context, Federated, Policies, Policy, Principal, Request, User};
use proptest::prelude::*;
use serde_json::{Value, json};

const ALICE: &str = "arn:aws:iam::111111111111:user/alice";
const SESSION: &str = "arn:aws:sts::111111111111:assumed-role/dev/ci";
const ROLE: &str = "arn:aws:iam::111111111111:role/dev";
const FEDERATED: &str = "arn:aws:sts::111111111111:federated-user/fred";
const CAROL: &str = "arn:aws:iam::222222222222:user/carol";
const ROOT: &str = "arn:aws:iam::111111111111:root";
const WEB: &str = "arn:aws:ecr:eu-west-1:111111111111:repository/web";

/// The statements of every policy, one list a policy.
#[derive(Clone, Debug)]
pub(crate) struct Documents {
    identity: Vec<Vec<Value>>,
    boundary: Vec<Vec<Value>>,
    session: Option<Vec<Vec<Value>>>,
    resource: Vec<Vec<Value>>,
    control: Vec<Vec<Value>>,
    resource_control: Vec<Vec<Value>>,
}

#[derive(Clone, Debug)]
pub(crate) struct World {
    action: &'static str,
    pub(crate) context: Context,
    pub(crate) documents: Documents,
    principal: Principal,
}

/// One policy among the documents: which list, and where in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place(usize, usize);

impl Place {
    pub(crate) fn add(self, documents: &mut Documents, statement: Value) {
        documents.lists()[self.0][self.1].push(statement);
    }
}

impl Documents {
    fn lists(&mut self) -> Vec<&mut Vec<Vec<Value>>> {
        let lists = [&mut self.identity, &mut self.boundary, &mut self.resource, &mut self.control];
        lists.into_iter().chain([&mut self.resource_control]).chain(self.session.as_mut()).collect()
    }

    pub(crate) fn places(&mut self) -> Vec<Place> {
        let counts: Vec<usize> = self.lists().iter().map(|list| list.len()).collect();
        counts
            .iter()
            .enumerate()
            .flat_map(|(list, count)| (0..*count).map(move |at| Place(list, at)))
            .collect()
    }

    /// The same policies, each list and each policy from its end. Levels keep their order.
    pub(crate) fn reversed(&self) -> Self {
        let mut reversed = self.clone();
        for list in reversed.lists() {
            list.reverse();
            list.iter_mut().for_each(|policy| policy.reverse());
        }
        reversed
    }

    pub(crate) fn compile(&self) -> Policies {
        let all = |list: &[Vec<Value>]| list.iter().map(|statements| policy(statements)).collect::<Vec<_>>();
        let levels = |list: &[Vec<Value>]| all(list).into_iter().map(|policy| vec![policy]).collect();
        Policies {
            identity: all(&self.identity),
            boundary: all(&self.boundary).pop(),
            session: self.session.as_deref().map(all),
            resource: all(&self.resource),
            service_control: levels(&self.control),
            resource_control: levels(&self.resource_control),
            ..Policies::default()
        }
    }
}

fn policy(statements: &[Value]) -> Policy {
    Policy::parse(&json!({ "Version": "2012-10-17", "Statement": statements }).to_string()).unwrap()
}

impl World {
    pub(crate) fn request<'a>(&'a self, context: &'a Context) -> Request<'a> {
        let account = AccountId::parse("111111111111").unwrap();
        Request { principal: &self.principal, action: self.action, resource: WEB, account, context }
    }
}

fn principal(name: &str) -> Principal {
    let account = AccountId::parse("111111111111").unwrap();
    match name {
        "" => Principal::Anonymous,
        FEDERATED => {
            let user = Some(User { account, arn: ALICE.parse().unwrap(), id: "AIDAALICE".to_owned() });
            Principal::Federated(Arc::new(Federated { account, arn: FEDERATED.parse().unwrap(), user }))
        }
        name => Principal::parse(name, &Context::new()).unwrap(),
    }
}

fn any_condition() -> impl Strategy<Value = Value> {
    let operators = [
        "StringEquals",
        "StringNotLike",
        "StringLikeIfExists",
        "ForAllValues:StringLike",
        "ForAnyValue:StringNotEquals",
        "Null",
        "NumericNotEquals",
        "Bool",
        "ArnLike",
        "Unknown",
    ];
    let keys = prop::sample::select(vec!["k", "aws:username", "t/X"]);
    let values = prop::sample::select(vec!["a", "a*", "true", "5", "${t/x}", "${t/y, 'a'}"]);
    (prop::sample::select(operators.to_vec()), keys, prop::collection::vec(values, 0..3))
        .prop_map(|(operator, key, values)| json!({ operator: { key: values } }))
}

pub(crate) fn any_statement() -> impl Strategy<Value = Value> {
    let effect = prop::sample::select(vec!["Allow", "Allow", "Allow", "Deny"]);
    let action = prop::sample::select(vec!["*", "ecr:*", "ecr:PutImage", "ecr:b*", "s3:*"]);
    let resource = prop::sample::select(vec![
        "*",
        WEB,
        "arn:aws:ecr:*:*:repository/w?b",
        "arn:aws:s3",
        "arn:aws:ecr:*:*:repository/${t/x}",
    ]);
    let whom = prop::sample::select(vec!["*", ALICE, SESSION, ROLE, FEDERATED, CAROL, ROOT, "222222222222"]);
    let nots = (prop::bool::weighted(0.1), prop::bool::weighted(0.1), prop::bool::weighted(0.1));
    let condition = prop::option::weighted(0.3, any_condition());
    (effect, action, resource, whom, nots, condition).prop_map(
        |(effect, action, resource, whom, nots, condition)| {
            let name = |not: bool, name: &str| if not { format!("Not{name}") } else { name.to_owned() };
            let mut statement = json!({ "Effect": effect });
            statement[name(nots.0, "Action")] = action.into();
            statement[name(nots.1, "Resource")] = resource.into();
            statement[name(nots.2, "Principal")] = json!({ "AWS": whom });
            statement["Condition"] = condition.unwrap_or(json!({}));
            statement
        },
    )
}

/// A list of policies; `open` are the odds, in percent, that a policy begins with an `Allow` of everything.
fn any_policies(count: std::ops::Range<usize>, open: u32) -> impl Strategy<Value = Vec<Vec<Value>>> {
    let first = prop::bool::weighted(f64::from(open) / 100.0);
    let policy = (first, prop::collection::vec(any_statement(), 1..4)).prop_map(|(open, mut statements)| {
        if open {
            statements.insert(0, json!({ "Effect": "Allow", "Action": "*", "Resource": "*" }));
        }
        statements
    });
    prop::collection::vec(policy, count)
}

pub(crate) fn any_context() -> impl Strategy<Value = Context> {
    let keys = prop::sample::select(vec!["K", "aws:userName", "t/x", "t/y", "z"]);
    let values =
        prop::collection::vec(prop::sample::select(vec!["a", "ab", "web", "true", "5", "", "*"]), 0..3);
    prop::collection::vec((keys, values), 0..4).prop_map(|entries| {
        let mut context = Context::new();
        for (key, values) in entries {
            context.set_all(key, values.into_iter().map(str::to_owned).collect());
        }
        context
    })
}

pub(crate) fn any_world() -> impl Strategy<Value = World> {
    let caller =
        prop::sample::select(vec![ALICE, SESSION, FEDERATED, CAROL, ROOT, "lambda.amazonaws.com", ""]);
    let action = prop::sample::select(vec!["ecr:PutImage", "ecr:BatchGetImage", "ecr:GetAuthorizationToken"]);
    let documents = (
        any_policies(1..3, 50),
        any_policies(0..2, 80),
        prop::option::of(any_policies(1..3, 80)),
        any_policies(0..3, 0),
        any_policies(0..3, 90),
        any_policies(0..2, 0),
    );
    let documents =
        documents.prop_map(|(identity, boundary, session, resource, control, resource_control)| Documents {
            identity,
            boundary,
            session,
            resource,
            control,
            resource_control,
        });
    (caller, action, any_context(), documents).prop_map(|(caller, action, context, documents)| World {
        action,
        context,
        documents,
        principal: principal(caller),
    })
}
