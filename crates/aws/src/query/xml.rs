//! Writes the XML of Query answers along the output's shape.

use quick_xml::escape::escape;
use serde_json::Value;

use crate::Timestamp;
use crate::model::{OperationTable, Service, ShapeTable};

/// `<XResponse><XResult>…</XResult><ResponseMetadata>…</ResponseMetadata></XResponse>`.
pub(super) fn answer(
    service: &Service,
    operation: &OperationTable,
    output: &Value,
    request_id: &str,
) -> String {
    let mut out = Xml(String::new());
    out.open(&format!("{}Response xmlns=\"{}\"", operation.name, service.xml_namespace));
    if let Some(shape) = operation.output {
        out.element(&format!("{}Result", operation.name), shape, output);
    }
    out.open("ResponseMetadata");
    out.text("RequestId", request_id);
    out.close("ResponseMetadata");
    out.close(&format!("{}Response", operation.name));
    out.0
}

/// `<ErrorResponse><Error>…</Error><RequestId>…</RequestId></ErrorResponse>`.
pub(super) fn error(service: &Service, code: &str, message: &str, status: u16, request_id: &str) -> String {
    let mut out = Xml(String::new());
    out.open(&format!("ErrorResponse xmlns=\"{}\"", service.xml_namespace));
    out.open("Error");
    out.text("Type", if status >= 500 { "Receiver" } else { "Sender" });
    out.text("Code", code);
    out.text("Message", message);
    out.close("Error");
    out.text("RequestId", request_id);
    out.close("ErrorResponse");
    out.0
}

struct Xml(String);

impl Xml {
    fn open(&mut self, tag: &str) {
        self.0.extend(["<", tag, ">"]);
    }

    fn close(&mut self, name: &str) {
        self.0.extend(["</", name, ">"]);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.open(name);
        // Characters that XML cannot carry at all, not even escaped.
        let legal = |c: char| if is_xml(c) { c } else { char::REPLACEMENT_CHARACTER };
        let text: String = text.chars().map(legal).collect();
        self.0.push_str(&escape(&text));
        self.close(name);
    }

    fn element(&mut self, name: &str, shape: &ShapeTable, value: &Value) {
        match (shape, value) {
            (_, Value::Null) => {}
            (ShapeTable::Structure(members), Value::Object(object)) => {
                self.open(name);
                for member in *members {
                    if let Some(value) = object.get(member.name) {
                        self.element(member.name, member.shape, value);
                    }
                }
                self.close(name);
            }
            (ShapeTable::List { member, .. }, Value::Array(entries)) => {
                self.open(name);
                entries.iter().for_each(|entry| self.element("member", member, entry));
                self.close(name);
            }
            (ShapeTable::Map { key, value: of, .. }, Value::Object(pairs)) => {
                self.open(name);
                for (name, value) in pairs {
                    self.open("entry");
                    self.element("key", key, &Value::from(name.as_str()));
                    self.element("value", of, value);
                    self.close("entry");
                }
                self.close(name);
            }
            (ShapeTable::Timestamp, Value::Number(seconds)) => {
                let time = seconds.as_f64().and_then(Timestamp::from_seconds).unwrap_or_default();
                self.text(name, &time.to_iso8601());
            }
            (_, Value::String(text)) => self.text(name, text),
            (_, value) => self.text(name, &value.to_string()),
        }
    }
}

/// XML 1.0 §2.2.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
