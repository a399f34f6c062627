//! The one place that runs AWS operations: decode, ask the gate, run, encode.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, OnceLock, PoisonError};

use aws::{Invalid, ModelledError, OperationTable, Shape};
use bytes::Bytes;
use iam::{AccountId, Demand, Denial, Grant, Region};
use identity::{Caller, Refusal};
use serde_json::{Map, Value};

use crate::create_on_push::{Further, Pusher};
use crate::recorded::recorded;
use crate::trail::is_reading;
use crate::{App, Judged, wording};

/// Who calls, and what they call.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The caller whose signature was verified.
    pub(crate) caller: Caller,
    /// The caller's account; operations without a `registryId` mean its registry.
    pub(crate) account: AccountId,
    /// The region that the signature names.
    pub(crate) region: Region,
    /// The URL that the client asked, up to the path.
    pub(crate) origin: &'a str,
    /// The request's id.
    pub(crate) request_id: &'a str,
    /// What the request says of itself, by condition key.
    pub(crate) request: iam::Context,
    /// What the gate answered to questions beyond the operation's demands.
    pub(crate) further: Mutex<Further>,
    /// Who asks, where nobody signed and the operation's input proves it.
    pub(crate) bearer: OnceLock<Bearer>,
}

/// Who bears a token of a provider, once the token was verified.
#[derive(Debug)]
pub(crate) struct Bearer {
    /// Who that is to the gate.
    pub(crate) caller: Caller,
    /// What the provider calls it.
    pub(crate) subject: String,
    /// The account that trusts the provider.
    pub(crate) account: AccountId,
}

impl Context<'_> {
    /// Asks the gate what an operation finds out only as it runs that it has to ask.
    pub(crate) async fn judge(&self, app: &App, caller: &Caller, demand: Demand) -> Result<Grant, Refusal> {
        let mut judged = Vec::new();
        let answer = app.judge((caller, &self.request), demand, (self.request_id, &mut judged)).await;
        self.further.lock().unwrap_or_else(PoisonError::into_inner).judged.append(&mut judged);
        answer
    }

    /// Has the log and the audit say something that the operation's answer has no place for.
    pub(crate) fn notice(&self, what: &'static str) {
        self.further.lock().unwrap_or_else(PoisonError::into_inner).notice = Some(what);
    }

    /// The caller as one who pushes.
    pub(crate) fn pusher(&self) -> Pusher<'_> {
        let (caller, request, further) = (&self.caller, &self.request, &self.further);
        Pusher { caller, request, request_id: self.request_id, further }
    }

    /// The account whose registry an operation means.
    pub(crate) fn registry(&self, registry_id: Option<&str>) -> AccountId {
        registry_id.and_then(|id| AccountId::parse(id).ok()).unwrap_or(self.account)
    }

    /// A demand on a repository of the registry that `registry_id` means.
    pub(crate) fn on_repository(
        &self,
        action: &'static str,
        registry_id: Option<&str>,
        name: &str,
    ) -> Demand {
        Demand::repository(action, self.registry(registry_id), &self.region, name)
    }

    /// A demand on the caller's registry as a whole.
    pub(crate) fn on_registry(&self, action: &'static str) -> Demand {
        Demand::registry(action, self.account, &self.region)
    }
}

/// The hand-written half of an operation.
pub(crate) trait Operation: Shape {
    /// What the caller must be allowed; the first one's grant is what the verb runs under. An operation that
    /// demands nothing is open to every caller with valid credentials.
    fn demands(input: &Self::Input, context: &Context<'_>) -> Vec<Demand>;

    /// Does it. `grants` are those of the demands, in their order.
    fn run(
        app: &App,
        context: &Context<'_>,
        grants: &[Grant],
        input: Self::Input,
    ) -> impl Future<Output = Result<Self::Output, Failure>> + Send;
}

/// Why an operation did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A fact about the request, to be put in AWS's words.
    Rule(registry::Error),
    /// The same of IAM's own things.
    Identity(identity::Error),
    /// The gate refused.
    Denied(Box<Denial>),
    /// Input that the operation itself refuses, in AWS's words already.
    Invalid(Invalid),
    /// Our fault; the text is for the log.
    Broken(String),
}

impl From<registry::Error> for Failure {
    fn from(error: registry::Error) -> Self {
        Self::Rule(error)
    }
}

impl From<identity::Error> for Failure {
    fn from(error: identity::Error) -> Self {
        Self::Identity(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied(denial) => Self::Denied(denial),
            Refusal::Unavailable(error) => Self::Rule(registry::Error::Unavailable(error.to_string())),
        }
    }
}

impl Failure {
    /// Input that breaks a constraint that the model does not hold, in ECR's older spelling.
    pub(crate) fn invalid_parameter(member: &str, constraint: &str) -> Self {
        Self::parameter(format!(
            "Invalid parameter at '{member}' failed to satisfy constraint: '{constraint}'"
        ))
    }

    /// The same, in a text that is complete.
    pub(crate) fn parameter(message: String) -> Self {
        Self::Invalid(Invalid { code: "InvalidParameterException", message })
    }
}

/// An answer before it is put on the wire.
#[derive(Debug)]
pub(crate) enum Answer {
    /// It was done; the encoded output.
    Done(Vec<u8>),
    /// It was refused.
    Refused(Refused),
}

/// An error on AWS's wire.
#[derive(Debug, Default)]
pub(crate) struct Refused {
    /// The code.
    pub(crate) code: &'static str,
    /// The HTTP status.
    pub(crate) status: u16,
    /// The text.
    pub(crate) message: String,
    /// What the error carries besides.
    pub(crate) members: Map<String, Value>,
    /// What the caller must not see: for the log.
    pub(crate) report: Option<String>,
}

/// The input of an operation, in its protocol.
#[derive(Debug)]
pub(crate) enum Input {
    /// JSON 1.1.
    Json(Bytes),
    /// Query.
    Query(aws::query::Pairs),
}

type Running<'a> = Pin<Box<dyn Future<Output = Called> + Send + 'a>>;

/// What came of a call, with what the log wants to know of it.
#[derive(Debug)]
pub(crate) struct Called {
    pub(crate) answer: Answer,
    pub(crate) account: Option<AccountId>,
    pub(crate) repository: Option<String>,
    pub(crate) parameters: Option<Value>,
    pub(crate) elements: Option<Value>,
    pub(crate) judged: Vec<Judged>,
}

/// An operation that is built: its model and how it is run.
pub(crate) struct Entry {
    /// What the model says.
    pub(crate) table: &'static OperationTable,
    /// Runs it.
    pub(crate) run: for<'a> fn(&'a App, &'a Context<'a>, Input) -> Running<'a>,
}

/// The table's line for an operation.
pub(crate) const fn entry<O: Operation>() -> Entry {
    Entry { table: O::OPERATION, run: |app, context, input| Box::pin(call::<O>(app, context, input)) }
}

async fn call<O: Operation>(app: &App, context: &Context<'_>, input: Input) -> Called {
    let mut called = Called {
        answer: Answer::Done(Vec::new()),
        account: None,
        repository: None,
        parameters: None,
        elements: None,
        judged: Vec::new(),
    };
    let note = |value: &Value| called.parameters = recorded(O::INPUT, value);
    let decoded = match &input {
        Input::Json(body) => aws::json::decode_noting::<O>(body, note),
        Input::Query(pairs) => aws::query::decode_noting::<O>(pairs, note),
    };
    let input_value = match decoded {
        Ok(value) => value,
        Err(invalid) => {
            called.answer = Answer::Refused(refused_input(invalid));
            return called;
        }
    };
    let demands = O::demands(&input_value, context);
    if let Some(first) = demands.first() {
        called.account = Some(first.account);
        called.repository = first.resource.as_ref().and_then(|arn| arn.repository_name()).map(str::to_owned);
    }
    called.answer = match judged::<O>(app, context, (demands, &mut called.judged), input_value).await {
        Ok(output) => {
            called.elements = elements::<O>(&output);
            Answer::Done(match input {
                Input::Json(_) => aws::json::encode(&output),
                Input::Query(_) => aws::query::encode::<O>(&output, context.request_id),
            })
        }
        Err(failure) => {
            let account = called.account.unwrap_or(context.account);
            let repository = called.repository.as_deref().unwrap_or_default();
            Answer::Refused(wording::refused(
                failure,
                O::SERVICE.protocol,
                O::Error::TABLE,
                account,
                repository,
            ))
        }
    };
    called
}

/// What the audit keeps of an answer, as CloudTrail does: nothing of what was only read.
fn elements<O: Operation>(output: &O::Output) -> Option<Value> {
    let shape = O::OPERATION.output.filter(|_| !is_reading(O::NAME))?;
    recorded(shape, &serde_json::to_value(output).ok()?)
}

async fn judged<O: Operation>(
    app: &App,
    context: &Context<'_>,
    (demands, judged): (Vec<Demand>, &mut Vec<Judged>),
    input: O::Input,
) -> Result<O::Output, Failure> {
    let mut grants = Vec::with_capacity(demands.len());
    for demand in demands {
        let caller = (&context.caller, &context.request);
        grants.push(app.judge(caller, demand, (context.request_id, &mut *judged)).await?);
    }
    O::run(app, context, &grants, input).await
}

/// The grant of an operation's first demand.
pub(crate) fn first(grants: &[Grant]) -> Result<&Grant, Failure> {
    grants
        .first()
        .ok_or_else(|| Failure::Broken("an operation that needs a grant demanded nothing".to_owned()))
}

pub(crate) fn refused_input(invalid: Invalid) -> Refused {
    Refused { code: invalid.code, status: 400, message: invalid.message, ..Refused::default() }
}
