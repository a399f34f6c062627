//! Writes the constraint tables.

use std::fmt::Write as _;

use super::names::constant;
use super::source::{Model, Shape};

/// The module of a service's tables.
pub(super) fn write(model: &Model) -> Result<String, String> {
    let mut out = String::new();
    for (name, shape) in &model.shapes {
        if shape.exception || shared(shape).is_some() {
            continue;
        }
        let table = constant(name);
        if let Some(pattern) = &shape.pattern {
            let _ = writeln!(out, "static {table}_PATTERN: Pattern = Pattern::new({});", literal(pattern));
        }
        let _ =
            writeln!(out, "pub(super) static {table}: ShapeTable = {};", self::table(model, name, shape)?);
    }
    if model.operations.values().any(|operation| operation.input.is_none()) {
        out.push_str("pub(super) static EMPTY: ShapeTable = ShapeTable::Structure(&[]);\n");
    }
    Ok(format!("/// What the model demands of each shape.\nmod tables {{\nuse crate::model::*;\n\n{out}}}\n"))
}

/// The table of a shape that has no constraints of its own.
fn shared(shape: &Shape) -> Option<&'static str> {
    let free = shape.min.is_none() && shape.max.is_none() && shape.pattern.is_none();
    let free = free && shape.values.is_empty() && !shape.sensitive;
    match shape.kind.as_str() {
        "string" if free => Some("STRING"),
        "boolean" => Some("BOOLEAN"),
        "integer" if free => Some("INTEGER"),
        "long" if free => Some("LONG"),
        "double" if free => Some("DOUBLE"),
        "timestamp" => Some("TIMESTAMP"),
        _ => None,
    }
}

fn table(model: &Model, name: &str, shape: &Shape) -> Result<String, String> {
    let bounds = bounds(shape);
    let inner = |reference: &Option<super::source::Reference>| match reference {
        Some(reference) => mention(model, &reference.shape),
        None => Err(format!("{name}: incomplete")),
    };
    Ok(match shape.kind.as_str() {
        "structure" => structure(model, shape)?,
        "list" => format!("ShapeTable::List {{ member: {}, length: {bounds} }}", inner(&shape.member)?),
        "map" => {
            let (key, value) = (inner(&shape.key)?, inner(&shape.value)?);
            format!("ShapeTable::Map {{ key: {key}, value: {value}, length: {bounds} }}")
        }
        "string" => format!("ShapeTable::String({})", text(name, shape, model.plain.contains(&name))),
        "blob" => format!("ShapeTable::Blob({bounds})"),
        "integer" => format!("ShapeTable::Integer({bounds})"),
        "long" => format!("ShapeTable::Long({bounds})"),
        kind => return Err(format!("{name}: unknown type {kind}, or constraints on it")),
    })
}

fn structure(model: &Model, shape: &Shape) -> Result<String, String> {
    let mut members = String::new();
    for (name, reference) in &shape.members.0 {
        let required = shape.required.contains(name);
        let shape = mention(model, &reference.shape)?;
        let _ = writeln!(members, "Member {{ name: {name:?}, required: {required}, shape: {shape} }},");
    }
    Ok(format!("ShapeTable::Structure(&[{members}])"))
}

fn mention(model: &Model, name: &str) -> Result<String, String> {
    let table = shared(model.shape(name)?).map_or_else(|| constant(name), str::to_owned);
    Ok(format!("&{table}"))
}

fn text(name: &str, shape: &Shape, plain: bool) -> String {
    let mut out = String::from("Text::ANY");
    if shape.min.is_some() || shape.max.is_some() {
        let _ = write!(out, ".length({})", bounds(shape));
    }
    if shape.pattern.is_some() {
        let _ = write!(out, ".pattern(&{}_PATTERN)", constant(name));
    }
    if !shape.values.is_empty() {
        let _ = write!(out, ".values(&{:?})", shape.values);
    }
    if shape.sensitive {
        out.push_str(".sensitive()");
    }
    if plain {
        out.push_str(".plain()");
    }
    out
}

fn bounds(shape: &Shape) -> String {
    match (shape.min, shape.max) {
        (None, None) => "Bounds::ANY".to_owned(),
        (Some(min), None) => format!("Bounds::at_least({min})"),
        (None, Some(max)) => format!("Bounds::at_most({max})"),
        (Some(min), Some(max)) => format!("Bounds::between({min}, {max})"),
    }
}

/// A raw string literal.
fn literal(text: &str) -> String {
    match text.contains('"') {
        true => format!("r#\"{text}\"#"),
        false => format!("r\"{text}\""),
    }
}
