//! `berth doctor`: what a newcomer trips over, and what to do about it.

mod certificate;
mod clients;
mod environment;
mod machine;
mod names;
mod port;
mod storage;

use std::fmt;

use world::World;

use crate::config::Config;
use crate::welcome::{aws_port_advice, proxy_advice};

/// What one look found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    subject: &'static str,
    state: State,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Fine,
    /// Something does not work that not everybody needs.
    Note,
    Failed,
}

impl Finding {
    fn fine(subject: &'static str, text: impl Into<String>) -> Self {
        Self { subject, state: State::Fine, text: text.into() }
    }

    fn note(subject: &'static str, text: impl Into<String>) -> Self {
        Self { subject, state: State::Note, text: text.into() }
    }

    /// Something that is in the way, with what to do about it.
    pub fn failed(subject: &'static str, text: impl Into<String>) -> Self {
        Self { subject, state: State::Failed, text: text.into() }
    }

    /// Whether it is in the way.
    pub fn is_failure(&self) -> bool {
        self.state == State::Failed
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Fine => "ok",
            State::Note => "note",
            State::Failed => "FAILED",
        };
        write!(f, "{state:<7} {:<13} {}", self.subject, self.text)
    }
}

/// Looks at everything, one finding after the other.
pub async fn examine(config: &Config, world: &World, mut found: impl FnMut(Finding)) {
    found(Finding::fine("configuration", "every setting is known and has a value it takes"));
    found(port::look(config));
    found(machine::data(config));
    found(machine::clock(config, world));
    for finding in storage::look(config, world).await {
        found(finding);
    }
    if let Some(finding) = certificate::look(config, world) {
        found(finding);
    }
    for finding in names::look(config) {
        found(finding);
    }
    if let Some(advice) = aws_port_advice(config, config.listen.port()) {
        found(Finding::note("AWS names", advice));
    }
    if let Some(advice) = proxy_advice(config) {
        found(Finding::note("TLS", advice));
    }
    found(clients::docker(config).await);
    if let Some(finding) = clients::podman(config) {
        found(finding);
    }
    found(clients::aws().await);
    for finding in environment::look(config, |name| std::env::var(name).ok()) {
        found(finding);
    }
}
