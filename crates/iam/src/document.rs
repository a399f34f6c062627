//! Policy documents as they are written, before anything is made of them.

mod keys;
mod rewrite;
mod spans;

use crate::json::Json;
pub use rewrite::{rewrite_principals, rewrite_resource};
pub use spans::{Position, Span, statement_spans};

/// A policy document that has the grammar's form. What its kind asks beyond that is for
/// [`validate`](crate::validate) to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub(crate) version: Option<String>,
    pub(crate) statements: Vec<Statement>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub(crate) sid: Option<String>,
    /// `Allow` or `Deny`, in any case.
    pub(crate) effect: String,
    pub(crate) action: Option<Element>,
    pub(crate) resource: Option<Element>,
    pub(crate) principal: Option<Principals>,
    pub(crate) conditions: Vec<Block>,
}

/// `Action` or `NotAction`, `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Element {
    pub(crate) not: bool,
    pub(crate) values: Vec<String>,
}

/// `Principal` or `NotPrincipal`: pairs of a type, such as `AWS`, and a value. `"*"` is `AWS` and `*`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Principals {
    pub(crate) not: bool,
    pub(crate) values: Vec<(String, String)>,
}

/// An operator with its keys and their values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) operator: String,
    pub(crate) keys: Vec<(String, Vec<String>)>,
}

/// A text that is no policy document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a policy document: {0}")]
pub struct SyntaxError(pub(crate) &'static str);

type Read<T> = Result<T, SyntaxError>;

impl Document {
    /// Reads a document: JSON without a key twice in one object, the elements of the grammar and no others, each of
    /// its type. Whether operators, actions and resources make sense is not looked at.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let json =
            serde_json::from_str(text).map_err(|_| SyntaxError("it is not JSON, or has a key twice"))?;
        let Json::Object(elements) = json else { return Err(SyntaxError("it is not a JSON object")) };
        let (mut version, mut statements) = (None, None);
        for (name, value) in elements {
            match (name.as_str(), value) {
                ("Version", Json::String(text)) if matches!(&*text, "2008-10-17" | "2012-10-17") => {
                    version = Some(text);
                }
                ("Version", _) => return Err(SyntaxError("there is no such Version")),
                ("Id", Json::String(_)) => {}
                ("Statement", Json::Array(items)) => {
                    statements = Some(items.into_iter().map(Statement::read).collect::<Read<Vec<_>>>()?);
                }
                ("Statement", one) => statements = Some(vec![Statement::read(one)?]),
                _ => return Err(SyntaxError("an element of the document is unknown or of the wrong type")),
            }
        }
        match statements {
            Some(statements) if !statements.is_empty() => Ok(Self { version, statements }),
            _ => Err(SyntaxError("it has no Statement")),
        }
    }

    /// Whether the document's version has variables.
    pub(crate) fn has_variables(&self) -> bool {
        self.version.as_deref() == Some("2012-10-17")
    }

    /// Every value of `Principal` and `NotPrincipal` with its type, such as `AWS`.
    pub fn principals(&self) -> impl Iterator<Item = (&str, &str)> {
        let elements = self.statements.iter().filter_map(|statement| statement.principal.as_ref());
        elements.flat_map(|element| &element.values).map(|(kind, value)| (kind.as_str(), value.as_str()))
    }

    /// Whether some `Allow` names an action of a service, such as `ecr`, whatever its resources and conditions.
    pub fn allows_service(&self, service: &str) -> bool {
        let names = |action: &String| {
            let vendor = action.split_once(':').map_or(action.as_str(), |(vendor, _)| vendor);
            vendor == "*" || vendor.eq_ignore_ascii_case(service)
        };
        let allows = |statement: &Statement| {
            let action = statement.action.as_ref();
            let named = |element: &Element| element.values.iter().any(names);
            let all_of_it = |element: &Element| {
                let whole = format!("{service}:*");
                element.values.iter().any(|it| it == "*" || it.eq_ignore_ascii_case(&whole))
            };
            let by_action = action.is_some_and(|it| if it.not { !all_of_it(it) } else { named(it) });
            statement.effect == "Allow" && by_action
        };
        self.statements.iter().any(allows)
    }
}

impl Statement {
    fn read(json: Json) -> Read<Self> {
        let Json::Object(elements) = json else { return Err(SyntaxError("a statement is no object")) };
        let (mut sid, mut effect, mut conditions) = (None, None, Vec::new());
        let (mut action, mut resource, mut principal) = (None, None, None);
        for (name, value) in elements {
            let not = name.starts_with("Not");
            match (name.as_str(), value) {
                ("Sid", Json::String(text)) => sid = Some(text),
                ("Effect", Json::String(text)) if is_effect(&text) => effect = Some(text),
                ("Action" | "NotAction", value) => {
                    once(&mut action, Element { not, values: strings(value)? })?
                }
                ("Resource" | "NotResource", value) => {
                    once(&mut resource, Element { not, values: strings(value)? })?;
                }
                ("Principal" | "NotPrincipal", value) => {
                    once(&mut principal, Principals { not, values: principals(value)? })?;
                }
                ("Condition", Json::Object(blocks)) => {
                    conditions = blocks.into_iter().map(Block::read).collect::<Read<_>>()?;
                }
                _ => return Err(SyntaxError("an element of a statement is unknown or of the wrong type")),
            }
        }
        let effect = effect.ok_or(SyntaxError("a statement has no Effect"))?;
        Ok(Self { sid, effect, action, resource, principal, conditions })
    }
}

fn is_effect(text: &str) -> bool {
    text.eq_ignore_ascii_case("Allow") || text.eq_ignore_ascii_case("Deny")
}

fn once<T>(place: &mut Option<T>, value: T) -> Read<()> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(SyntaxError("a statement has both an element and its Not form")),
    }
}

fn strings(json: Json) -> Read<Vec<String>> {
    let items = if let Json::Array(items) = json { items } else { vec![json] };
    let string = |item| match item {
        Json::String(text) => Ok(text),
        _ => Err(SyntaxError("a value is neither a string nor a list of strings")),
    };
    items.into_iter().map(string).collect()
}

fn principals(json: Json) -> Read<Vec<(String, String)>> {
    const KINDS: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];
    match json {
        Json::String(text) if text == "*" => Ok(vec![("AWS".to_owned(), text)]),
        Json::Object(kinds) => {
            let mut all = Vec::new();
            for (kind, values) in kinds {
                if !KINDS.contains(&&*kind) {
                    return Err(SyntaxError("there is no such type of principal"));
                }
                all.extend(strings(values)?.into_iter().map(|value| (kind.clone(), value)));
            }
            Ok(all)
        }
        _ => Err(SyntaxError("a principal is neither \"*\" nor an object")),
    }
}

impl Block {
    fn read((operator, keys): (String, Json)) -> Read<Self> {
        let Json::Object(keys) = keys else { return Err(SyntaxError("an operator's keys are no object")) };
        let keys = keys
            .into_iter()
            .map(|(key, values)| Ok((key, condition_values(values)?)))
            .collect::<Read<_>>()?;
        Ok(Self { operator, keys })
    }
}

fn condition_values(json: Json) -> Read<Vec<String>> {
    let items = if let Json::Array(items) = json { items } else { vec![json] };
    let value = |item| match item {
        Json::String(text) | Json::Number(text) => Ok(text),
        Json::Bool(value) => Ok(value.to_string()),
        _ => Err(SyntaxError("a condition's value is no string, number or boolean")),
    };
    items.into_iter().map(value).collect()
}
