//! Reads JSON along a shape: what the shape does not know is skipped without being kept, and a wrong type ends the reading.
//! So neither depth nor junk costs memory, however large the body.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::model::ShapeTable;

/// Reads a body of the given shape, null members left out.
pub(super) fn read(shape: &'static ShapeTable, body: &[u8]) -> Result<Value, String> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = Guided(shape).deserialize(&mut deserializer).and_then(|value| {
        deserializer.end()?;
        Ok(value)
    });
    match value {
        Ok(Value::Null) => Ok(Value::Object(Map::new())),
        Ok(value) => Ok(value),
        Err(error) if error.is_data() => {
            // What serde_json adds about the place is not in AWS's texts.
            let place = format!(" at line {} column {}", error.line(), error.column());
            let text = error.to_string();
            Err(text.strip_suffix(&place).unwrap_or(&text).to_owned())
        }
        Err(error) => Err(format!("The request body is not JSON: {error}")),
    }
}

#[derive(Clone, Copy)]
struct Guided(&'static ShapeTable);

impl Guided {
    /// The refusal of a scalar that does not fit.
    fn unfit<E: de::Error>(self, found: &str) -> E {
        let wanted = match self.0 {
            ShapeTable::Structure(_) | ShapeTable::Map { .. } => return E::custom("Expected null"),
            ShapeTable::List { .. } => return E::custom("Expected list or null"),
            ShapeTable::String(_) => "a String",
            ShapeTable::Blob(_) => "a Blob",
            ShapeTable::Boolean => "a Boolean",
            ShapeTable::Integer(_) => "an Integer",
            ShapeTable::Long(_) => "a Long",
            ShapeTable::Double => "a Double",
            ShapeTable::Timestamp => "milliseconds since epoch",
        };
        E::custom(format_args!("{found} can not be converted to {wanted}"))
    }

    fn whole<E: de::Error>(self, number: Option<i64>) -> Result<Value, E> {
        let fits = match self.0 {
            ShapeTable::Integer(_) => number.filter(|&number| i32::try_from(number).is_ok()),
            ShapeTable::Long(_) => number,
            _ => None,
        };
        fits.map(Value::from).ok_or_else(|| self.unfit("NUMBER_VALUE"))
    }
}

impl<'de> DeserializeSeed<'de> for Guided {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Guided {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the modelled type")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        match self.0 {
            ShapeTable::Boolean => Ok(Value::Bool(value)),
            _ => Err(self.unfit(if value { "TRUE_VALUE" } else { "FALSE_VALUE" })),
        }
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        match self.0 {
            ShapeTable::Double | ShapeTable::Timestamp => Ok(Value::from(value as f64)),
            _ => self.whole(Some(value)),
        }
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        match self.0 {
            ShapeTable::Double | ShapeTable::Timestamp => Ok(Value::from(value as f64)),
            _ => self.whole(i64::try_from(value).ok()),
        }
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        match self.0 {
            ShapeTable::Double | ShapeTable::Timestamp => Ok(Value::from(value)),
            _ => Err(self.unfit("NUMBER_VALUE")),
        }
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        match self.0 {
            ShapeTable::String(_) | ShapeTable::Blob(_) => Ok(Value::from(value)),
            _ => Err(self.unfit("STRING_VALUE")),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let ShapeTable::List { member, .. } = self.0 else {
            return Err(de::Error::custom("Start of list found where not expected"));
        };
        let mut entries = Vec::new();
        while let Some(entry) = seq.next_element_seed(Guided(member))? {
            entries.push(entry);
        }
        Ok(Value::Array(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        match self.0 {
            ShapeTable::Structure(members) => {
                while let Some(name) = map.next_key::<String>()? {
                    let Some(member) = members.iter().find(|member| member.name == name) else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    match map.next_value_seed(Guided(member.shape))? {
                        Value::Null => object.remove(&name),
                        value => object.insert(name, value),
                    };
                }
            }
            ShapeTable::Map { value, .. } => {
                while let Some(name) = map.next_key::<String>()? {
                    object.insert(name, map.next_value_seed(Guided(value))?);
                }
            }
            _ => return Err(de::Error::custom("Start of structure or map found where not expected.")),
        }
        Ok(Value::Object(object))
    }
}
