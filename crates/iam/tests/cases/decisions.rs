use std::sync::Arc;

use iam::{
    AccountId, Arn, Context, Decision, Federated, MustGrant, Policies, Policy, Principal, Request, Session,
    User, evaluate,
};
use serde_json::{Value, json};

const NAMES: [(&str, &str); 14] = [
    ("@session2", "arn:aws:sts::222222222222:assumed-role/ops/ci"),
    ("@session", "arn:aws:sts::111111111111:assumed-role/dev/ci"),
    ("@federated", "arn:aws:sts::111111111111:federated-user/fred"),
    ("@linked", "arn:aws:sts::111111111111:assumed-role/AWSServiceRoleForECRReplication/r"),
    ("@role2", "arn:aws:iam::222222222222:role/ops"),
    ("@role", "arn:aws:iam::111111111111:role/eng/dev"),
    ("@root2", "arn:aws:iam::222222222222:root"),
    ("@root", "arn:aws:iam::111111111111:root"),
    ("@alice", "arn:aws:iam::111111111111:user/alice"),
    ("@bob", "arn:aws:iam::111111111111:user/bob"),
    ("@carol", "arn:aws:iam::222222222222:user/carol"),
    ("@oidc", "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"),
    ("@web", super::WEB),
    ("@1\"", "111111111111\""),
];

/// A case of `decisions.txt`.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) kind: String,
    /// What the denial's words hold.
    pub(crate) why: String,
    lines: Vec<(String, String)>,
}

fn filled(text: &str) -> String {
    let text = NAMES.iter().fold(text.to_owned(), |text, (name, arn)| text.replace(name, arn));
    match text.as_str() {
        "@1" => "111111111111".to_owned(),
        "@2" => "222222222222".to_owned(),
        _ => text.replace("@2\"", "222222222222\""),
    }
}

impl Case {
    pub(crate) fn all(text: &str) -> Vec<Self> {
        text.split("\n== ").skip(1).map(Self::read).collect()
    }

    fn read(text: &str) -> Self {
        let (name, rest) = text.split_once('\n').unwrap();
        let (given, expected) = rest.split_once("=> ").expect(name);
        let (kind, why) = expected.trim().split_once(", ").unwrap_or((expected.trim(), ""));
        let lines = given.lines().map(|line| line.split_once(": ").expect(name));
        let lines = lines.map(|(slot, value)| (slot.to_owned(), value.to_owned())).collect();
        Self { name: name.to_owned(), kind: kind.to_owned(), why: why.to_owned(), lines }
    }

    pub(crate) fn decide(&self) -> Decision {
        let (mut policies, mut given) = (Policies::default(), Context::new());
        let (mut caller, mut action, mut resource) = ("@alice", "ecr:BatchGetImage", super::WEB);
        for (slot, value) in &self.lines {
            match slot.as_str() {
                "caller" => caller = value,
                "action" => action = value,
                "on" => resource = value,
                "context" => {
                    let keys: serde_json::Map<String, Value> = serde_json::from_str(value).unwrap();
                    keys.iter().for_each(|(key, value)| given.set(key, value.as_str().unwrap()));
                }
                _ => self.add(&mut policies, slot, value),
            }
        }
        let principal = &principal(caller);
        principal.describe(&mut given);
        let account = AccountId::parse("111111111111").unwrap();
        evaluate(&Request { principal, action, resource, account, context: &given }, &policies)
    }

    fn add(&self, policies: &mut Policies, slot: &str, value: &str) {
        let policy = policy(value);
        match slot {
            "identity" => policies.identity.push(policy),
            "boundary" => policies.boundary = Some(policy),
            "session" => policies.session.get_or_insert_default().push(policy),
            "resource" => policies.resource.push(policy),
            "trust" => {
                policies.resource.push(policy);
                policies.must_grant = MustGrant::Trust;
            }
            "scp" => policies.service_control.push(vec![policy]),
            "rcp" => policies.resource_control.push(vec![policy]),
            _ => panic!("{}: {slot}", self.name),
        }
    }
}

fn policy(text: &str) -> Policy {
    let (version, text) = match text.strip_prefix("2008 ") {
        Some(text) => ("2008-10-17", text),
        None => ("2012-10-17", text),
    };
    let statements: Vec<Value> = text.split(" | ").map(statement).collect();
    Policy::parse(&json!({ "Version": version, "Statement": statements }).to_string()).unwrap()
}

fn statement(text: &str) -> Value {
    if text.starts_with('{') {
        return serde_json::from_str(&filled(text)).expect(text);
    }
    let (word, whom) = text.split_once(' ').unwrap_or((text, ""));
    let (effect, action) = match word {
        "allow" => ("Allow", "*"),
        "deny" => ("Deny", "*"),
        "none" => ("Allow", "none:None"),
        other => panic!("{other}"),
    };
    match whom {
        "" => json!({ "Effect": effect, "Action": action, "Resource": "*" }),
        whom => json!({ "Effect": effect, "Action": action, "Principal": { "AWS": filled(whom) } }),
    }
}

fn principal(name: &str) -> Principal {
    let account = AccountId::parse("111111111111").unwrap();
    let arn = |name: &str| -> Arn { filled(name).parse().unwrap() };
    let alice = || User { account, arn: arn("@alice"), id: "AIDAALICE".to_owned() };
    match name {
        "nobody" => Principal::Anonymous,
        "@oidc" => Principal::WebIdentity(arn("@oidc")),
        "@alice" => Principal::User(Arc::new(alice())),
        "@session" => Principal::Session(Arc::new(Session::new(account, arn("@role"), "AROADEV", "ci"))),
        "@linked" => {
            let role = "arn:aws:iam::111111111111:role/aws-service-role/replication.ecr.amazonaws.com/AWSServiceRole";
            Principal::Session(Arc::new(Session::new(account, arn(role), "AROASLR", "r")))
        }
        "@federated" => {
            Principal::Federated(Arc::new(Federated { account, arn: arn("@federated"), user: Some(alice()) }))
        }
        other => Principal::parse(&filled(other), &Context::new()).expect(other),
    }
}
