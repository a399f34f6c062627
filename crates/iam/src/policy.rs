//! Compiled policies.

mod action;
mod named;
mod parts;
mod statement;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::context::Key;
use crate::document::{Document, SyntaxError};
pub(crate) use action::Action;
pub(crate) use named::Reach;
pub(crate) use parts::Given;
use parts::{Gathered, Parts};
pub(crate) use statement::{Asked, Statement};

/// A compiled policy: made once, cheap to clone and to keep in a cache.
#[derive(Clone, Debug)]
pub struct Policy(Arc<Compiled>);

#[derive(Debug)]
struct Compiled {
    name: Option<Arc<str>>,
    statements: Vec<Statement>,
    parts: Parts,
    keys: BTreeSet<Key>,
}

/// Keys whose values change while nothing else does.
const CLOCK: [&str; 3] = ["aws:currenttime", "aws:epochtime", "aws:multifactorauthage"];

impl Policy {
    /// Compiles a document. `name` is what reasons call the policy: its ARN, or the name of an inline policy.
    pub fn compile(document: &Document, name: Option<&str>) -> Self {
        let variables = document.has_variables();
        let mut gathered = Gathered::default();
        let compile = |statement| Statement::compile(statement, variables, &mut gathered);
        let statements = document.statements.iter().map(compile).collect();
        let parts = gathered.done();
        let keys = parts.keys();
        Self(Arc::new(Compiled { name: name.map(Arc::from), statements, parts, keys }))
    }

    /// Reads and compiles a document that was validated when it was stored.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        Ok(Self::compile(&Document::parse(text)?, None))
    }

    /// What the policy is called.
    pub fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    pub(crate) fn shared_name(&self) -> Option<Arc<str>> {
        self.0.name.clone()
    }

    /// The policy's parts with what a request gives for them.
    pub(crate) fn given<'g, 'a>(&'g self, asked: &'g Asked<'a>) -> Given<'g, 'a> {
        Given::new(&self.0.parts, asked)
    }

    pub(crate) fn statements(&self) -> &[Statement] {
        &self.0.statements
    }

    /// Every context key that the conditions and variables read, in lower case. Two requests that agree in these,
    /// the principal, the action and the resource are decided alike.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys.iter().map(Key::text)
    }

    pub(crate) fn key_hashes(&self) -> impl Iterator<Item = u64> {
        self.0.keys.iter().map(Key::hash)
    }

    /// Whether the policy reads a key that begins with `prefix`, which is in lower case.
    pub fn reads(&self, prefix: &str) -> bool {
        self.keys().any(|key| key.starts_with(prefix))
    }

    /// Whether a key that the policy reads changes with time alone.
    pub fn reads_clock(&self) -> bool {
        self.keys().any(|key| CLOCK.contains(&key))
    }
}
