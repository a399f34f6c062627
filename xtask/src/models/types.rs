//! Writes operations, their inputs, outputs and errors, and the structures these share.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::names::{capital, constant, field, renamed};
use super::source::{Keys, Model, Operation, Shape};

/// Every type of a service's module.
pub(super) fn write(model: &Model) -> Result<String, String> {
    let names = type_names(model)?;
    let mut out = String::from(
        "use serde::{Deserialize, Serialize};\n\n\
         use crate::model::{OperationTable, Pagination, Protocol, Refusal, Service, Shape, typed};\n\
         use crate::modelled::modelled_errors;\n\n",
    );
    out.push_str(&service(model));
    let mut written = BTreeSet::new();
    for (name, operation) in &model.operations {
        out.push_str(&self::operation(model, name, operation)?);
        for (suffix, reference) in [("Input", &operation.input), ("Output", &operation.output)] {
            let title = format!("{name}{suffix}");
            let doc = format!("{suffix} of {name}.");
            match reference {
                Some(reference) => {
                    // A shape that serves two operations is written for each.
                    written.insert(reference.shape.clone());
                    out.push_str(&structure(model, &names, &title, &doc, model.shape(&reference.shape)?)?);
                }
                None => out.push_str(&empty(&title, &doc)),
            }
        }
        out.push_str(&errors(model, name, operation)?);
    }
    for (shape, structure_name) in &names {
        if !written.contains(shape) {
            let doc = format!("The structure {shape}.");
            out.push_str(&structure(model, &names, structure_name, &doc, model.shape(shape)?)?);
        }
    }
    Ok(match model.pagination.is_empty() {
        true => out.replacen("Pagination, ", "", 1),
        false => out,
    })
}

/// The Rust name of every structure, each once.
fn type_names(model: &Model) -> Result<BTreeMap<String, String>, String> {
    let mut names = BTreeMap::new();
    let structures = model.shapes.iter().filter(|(_, shape)| shape.kind == "structure" && !shape.exception);
    names.extend(structures.map(|(name, _)| (name.clone(), capital(name))));
    for (name, operation) in &model.operations {
        names.extend(operation.input.iter().map(|input| (input.shape.clone(), format!("{name}Input"))));
        names.extend(operation.output.iter().map(|output| (output.shape.clone(), format!("{name}Output"))));
    }
    let errors = model.operations.keys().map(|name| format!("{name}Error"));
    let mut taken: BTreeSet<String> = model.operations.keys().cloned().chain(errors).collect();
    match names.values().find(|name| !taken.insert((*name).clone())) {
        Some(name) => Err(format!("{}: two types would be called {name}", model.name)),
        None => Ok(names),
    }
}

fn service(model: &Model) -> String {
    let metadata = &model.metadata;
    let operations: String =
        model.operations.keys().map(|name| format!("<{name} as Shape>::OPERATION,\n")).collect();
    format!(
        "/// {full}.\npub static SERVICE: Service = Service {{\nname: {name:?},\nprotocol: Protocol::{protocol},\n\
         target_prefix: {prefix:?},\nsigning_name: {signing:?},\napi_version: {version:?},\n\
         xml_namespace: {namespace:?},\noperations: &[\n{operations}],\n}};\n\n",
        full = metadata.service_full_name,
        name = model.name,
        protocol = if model.query() { "Query" } else { "Json" },
        prefix = metadata.target_prefix.as_deref().unwrap_or_default(),
        signing = metadata.signing_name.as_deref().unwrap_or(&metadata.endpoint_prefix),
        version = metadata.api_version,
        namespace = metadata.xml_namespace.as_deref().unwrap_or_default(),
    )
}

fn operation(model: &Model, name: &str, operation: &Operation) -> Result<String, String> {
    let table = |shape: &str| format!("&tables::{}", constant(shape));
    let input = operation.input.as_ref().map_or("&tables::EMPTY".to_owned(), |input| table(&input.shape));
    let output = operation
        .output
        .as_ref()
        .map_or("None".to_owned(), |output| format!("Some({})", table(&output.shape)));
    Ok(format!(
        "/// The operation {name}.\n#[derive(Clone, Copy, Debug)]\npub struct {name};\n\n\
         impl Shape for {name} {{\nconst OPERATION: &'static OperationTable = &OperationTable {{\n\
         name: {name:?},\ninput: {input},\noutput: {output},\n\
         errors: <{name}Error as crate::ModelledError>::TABLE,\nrefusal: Refusal::{refusal},\n\
         pagination: {pagination},\ntyped: typed::<{name}Input>,\n}};\nconst SERVICE: &'static Service = &SERVICE;\n\
         type Input = {name}Input;\ntype Output = {name}Output;\ntype Error = {name}Error;\n}}\n\n",
        refusal = refusal(model, operation),
        pagination = pagination(model, name),
    ))
}

/// How malformed input is refused: as the operation's errors say, the older spelling first.
fn refusal(model: &Model, operation: &Operation) -> &'static str {
    let models = |code: &str| operation.errors.iter().any(|error| error.shape == code);
    match () {
        () if models("InvalidParameterException") => "InvalidParameterException",
        () if model.query() => "ValidationError",
        () => "ValidationException",
    }
}

fn pagination(model: &Model, operation: &str) -> String {
    let Some(paginator) = model.pagination.get(operation) else { return "None".to_owned() };
    let keys = match &paginator.result_key {
        Keys::One(key) => vec![key.as_str()],
        Keys::Many(keys) => keys.iter().map(String::as_str).collect(),
    };
    format!(
        "Some(Pagination {{ input_token: {:?}, output_token: {:?}, limit_key: {:?}, result_keys: &{keys:?} }})",
        paginator.input_token, paginator.output_token, paginator.limit_key,
    )
}

fn empty(name: &str, doc: &str) -> String {
    format!(
        "/// {doc}\n#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]\npub struct {name} {{}}\n\n"
    )
}

fn structure(
    model: &Model,
    names: &BTreeMap<String, String>,
    name: &str,
    doc: &str,
    shape: &Shape,
) -> Result<String, String> {
    if shape.members.0.is_empty() {
        return Ok(empty(name, doc));
    }
    let odd =
        |rule: &str| shape.members.0.iter().filter(|(wire, _)| renamed(&field(wire), rule) != **wire).count();
    let rule = if odd("camelCase") <= odd("PascalCase") { "camelCase" } else { "PascalCase" };
    let (mut fields, mut shown, mut secrets) = (String::new(), String::new(), false);
    for (wire, reference) in &shape.members.0 {
        let target = model.shape(&reference.shape)?;
        let required = shape.required.contains(wire);
        let attributes = attributes(wire, rule, target, required);
        let of = rust(model, names, &reference.shape)?;
        let of = if required { of } else { format!("Option<{of}>") };
        let _ = writeln!(fields, "{attributes}pub {}: {of},", field(wire));
        match target.sensitive {
            true => secrets = true,
            false => drop(write!(shown, ".field({:?}, &self.{})", field(wire), field(wire))),
        }
    }
    let debug = if secrets { "" } else { "Debug, " };
    let mut out = format!(
        "/// {doc}\n#[derive(Clone, {debug}Default, PartialEq, Serialize, Deserialize)]\n\
         #[serde(rename_all = {rule:?})]\npub struct {name} {{\n{fields}}}\n\n",
    );
    if secrets {
        let _ = writeln!(
            out,
            "// Without what no log should hold.\nimpl std::fmt::Debug for {name} {{\n\
             fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n\
             f.debug_struct({name:?}){shown}.finish_non_exhaustive()\n}}\n}}\n",
        );
    }
    Ok(out)
}

/// The serde attributes of a field.
fn attributes(wire: &str, rule: &str, of: &Shape, required: bool) -> String {
    let mut attributes = Vec::new();
    if renamed(&field(wire), rule) != wire {
        attributes.push(format!("rename = {wire:?}"));
    }
    if !required {
        attributes.push("skip_serializing_if = \"Option::is_none\"".to_owned());
    }
    match (of.kind == "blob", required) {
        (true, true) => attributes.push("with = \"crate::blob\"".to_owned()),
        (true, false) => {
            attributes.push("default".to_owned());
            attributes.push("with = \"crate::blob::optional\"".to_owned());
        }
        (false, _) => {}
    }
    match attributes.is_empty() {
        true => String::new(),
        false => format!("#[serde({})]\n", attributes.join(", ")),
    }
}

/// The Rust type of a shape. A structure that contains itself other than through a list or map would need a box; no model
/// has one, and rustc would say so.
fn rust(model: &Model, names: &BTreeMap<String, String>, name: &str) -> Result<String, String> {
    let shape = model.shape(name)?;
    let inner = |reference: &Option<super::source::Reference>| match reference {
        Some(reference) => rust(model, names, &reference.shape),
        None => Err(format!("{name}: incomplete")),
    };
    Ok(match shape.kind.as_str() {
        "string" => "String".to_owned(),
        "boolean" => "bool".to_owned(),
        "integer" => "i32".to_owned(),
        "long" => "i64".to_owned(),
        "double" => "f64".to_owned(),
        "blob" => "Vec<u8>".to_owned(),
        "timestamp" => "crate::Timestamp".to_owned(),
        "list" => format!("Vec<{}>", inner(&shape.member)?),
        "map" => format!("std::collections::BTreeMap<String, {}>", inner(&shape.value)?),
        "structure" => names.get(name).cloned().ok_or_else(|| format!("{name} is an error and a member"))?,
        kind => return Err(format!("{name}: unknown type {kind}")),
    })
}

fn errors(model: &Model, name: &str, operation: &Operation) -> Result<String, String> {
    let mut variants = String::new();
    for error in &operation.errors {
        let shape = model.shape(&error.shape)?;
        let code = shape.error.as_ref().map_or(error.shape.as_str(), |error| &error.code);
        let status = match &shape.error {
            Some(error) => error.http_status_code,
            None if shape.fault => 500,
            None => 400,
        };
        let mut members = Vec::new();
        for (wire, reference) in
            shape.members.0.iter().filter(|(wire, _)| !wire.eq_ignore_ascii_case("message"))
        {
            let of = rust(model, &BTreeMap::new(), &reference.shape)?;
            members.push(format!("{}: {of} = {wire:?}", field(wire)));
        }
        let members =
            if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join(", ")) };
        let _ = writeln!(variants, "        {} = {code:?} {status} {members},", error.shape);
    }
    Ok(format!(
        "modelled_errors! {{\n    /// Errors of {name}.\n    {name}Error {{\n{variants}    }}\n}}\n\n"
    ))
}
