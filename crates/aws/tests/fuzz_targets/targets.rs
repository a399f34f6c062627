//! What is fuzzed here: readers of bytes that come from outside. A target takes any bytes and panics if a promise is
//! broken. libFuzzer feeds them by way of `fuzz/`; `fuzz_seeds.rs` runs them over their seeds.

use aws::query::{self, Pairs};
use aws::{Invalid, Service, json, models};

/// A message must stay small, whatever it complains about.
const MAX_MESSAGE: usize = 64 << 10;

/// JSON 1.1 bodies: the first byte chooses the operation.
pub(crate) fn json(data: &[u8]) -> bool {
    let Some((choice, body)) = data.split_first() else { return false };
    let operation = choose(&models::ecr::SERVICE, *choice);
    told(json::check(operation, body))
}

/// Query forms: the first byte chooses the operation.
pub(crate) fn query(data: &[u8]) -> bool {
    let Some((choice, body)) = data.split_first() else { return false };
    let operation = choose(&models::sts::SERVICE, *choice);
    told(Pairs::parse(body).and_then(|pairs| query::check(operation, &pairs)))
}

fn choose(service: &Service, choice: u8) -> &'static aws::OperationTable {
    service.operations[usize::from(choice) % service.operations.len()]
}

/// Whether the input was accepted; if not, it has to say why.
fn told(outcome: Result<(), Invalid>) -> bool {
    if let Err(invalid) = &outcome {
        assert!(!invalid.message.is_empty() && invalid.message.len() < MAX_MESSAGE, "{invalid}");
    }
    outcome.is_ok()
}
