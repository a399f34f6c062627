//! AWS's models as botocore keeps them, read strictly: a trait that the generator does not know is an error.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::path::Path;

use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::fetch;

/// Where a model is found, and what it does not say itself.
pub(super) struct Source {
    /// The service's name in Berth.
    pub(super) name: &'static str,
    /// Its folder in botocore's data.
    pub(super) folder: &'static str,
    /// Shapes whose constraints the service words without "Member", as seen in its answers.
    pub(super) plain: &'static [&'static str],
    /// Shapes that logs and messages leave out, beside those that the model marks: secrets and layers.
    pub(super) sensitive: &'static [&'static str],
}

/// A service's model.
pub(super) struct Model {
    pub(super) name: &'static str,
    pub(super) plain: &'static [&'static str],
    pub(super) metadata: Metadata,
    pub(super) operations: BTreeMap<String, Operation>,
    pub(super) shapes: BTreeMap<String, Shape>,
    pub(super) pagination: BTreeMap<String, Paginator>,
}

impl Model {
    /// Reads a service's model and paginators.
    pub(super) fn read(wheel: &Path, source: &Source) -> Result<Model, String> {
        let mut service: Service = parse(wheel, &format!("{}/service-2.json.gz", source.folder))?;
        let paginators: Paginators = parse(wheel, &format!("{}/paginators-1.json", source.folder))?;
        for name in source.sensitive {
            let shape =
                service.shapes.get_mut(*name).ok_or_else(|| format!("{}: no shape {name}", source.name))?;
            shape.sensitive = true;
        }
        Ok(Model {
            name: source.name,
            plain: source.plain,
            metadata: service.metadata,
            operations: service.operations,
            shapes: service.shapes,
            pagination: paginators.pagination,
        })
    }

    /// The shape of that name.
    pub(super) fn shape(&self, name: &str) -> Result<&Shape, String> {
        self.shapes.get(name).ok_or_else(|| format!("{}: no shape {name}", self.name))
    }

    /// Whether the service speaks the Query protocol.
    pub(super) fn query(&self) -> bool {
        self.metadata.protocol == "query"
    }
}

fn parse<T: DeserializeOwned>(wheel: &Path, path: &str) -> Result<T, String> {
    serde_json::from_slice(&fetch::read(wheel, path)?).map_err(|error| format!("{path}: {error}"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    #[serde(rename = "version")]
    _version: IgnoredAny,
    metadata: Metadata,
    operations: BTreeMap<String, Operation>,
    shapes: BTreeMap<String, Shape>,
    #[serde(rename = "documentation")]
    _documentation: Option<IgnoredAny>,
}

/// How the service is addressed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Metadata {
    pub(super) api_version: String,
    pub(super) endpoint_prefix: String,
    pub(super) protocol: String,
    pub(super) service_full_name: String,
    pub(super) signing_name: Option<String>,
    pub(super) target_prefix: Option<String>,
    pub(super) xml_namespace: Option<String>,
}

/// An operation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Operation {
    pub(super) input: Option<Reference>,
    pub(super) output: Option<Reference>,
    #[serde(default)]
    pub(super) errors: Vec<Reference>,
    #[serde(rename = "name")]
    _name: IgnoredAny,
    #[serde(rename = "http")]
    _http: IgnoredAny,
    #[serde(rename = "auth")]
    _auth: Option<IgnoredAny>,
    #[serde(rename = "authtype")]
    _authtype: Option<IgnoredAny>,
    #[serde(rename = "documentation")]
    _documentation: Option<IgnoredAny>,
}

/// A mention of a shape.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reference {
    pub(super) shape: String,
    #[serde(rename = "resultWrapper")]
    _result_wrapper: Option<IgnoredAny>,
    #[serde(rename = "documentation")]
    _documentation: Option<IgnoredAny>,
    #[serde(rename = "deprecated")]
    _deprecated: Option<IgnoredAny>,
    #[serde(rename = "deprecatedMessage")]
    _deprecated_message: Option<IgnoredAny>,
    #[serde(rename = "deprecatedSince")]
    _deprecated_since: Option<IgnoredAny>,
}

/// A shape of any type.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shape {
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) members: Ordered<Reference>,
    #[serde(default)]
    pub(super) required: Vec<String>,
    pub(super) member: Option<Reference>,
    pub(super) key: Option<Reference>,
    pub(super) value: Option<Reference>,
    pub(super) min: Option<i64>,
    pub(super) max: Option<i64>,
    pub(super) pattern: Option<String>,
    #[serde(default, rename = "enum")]
    pub(super) values: Vec<String>,
    #[serde(default)]
    pub(super) sensitive: bool,
    #[serde(default)]
    pub(super) exception: bool,
    #[serde(default)]
    pub(super) fault: bool,
    pub(super) error: Option<ErrorTrait>,
    /// All its members are optional, as a structure's: which one is given is for the operation to say.
    #[serde(rename = "union")]
    _union: Option<IgnoredAny>,
    /// Members are optional anyway, numbers and booleans among them.
    #[serde(rename = "box")]
    _boxed: Option<IgnoredAny>,
    #[serde(rename = "documentation")]
    _documentation: Option<IgnoredAny>,
}

/// How an error is told on the wire, where that is not its shape's name.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ErrorTrait {
    pub(super) code: String,
    pub(super) http_status_code: u16,
    #[serde(rename = "senderFault")]
    _sender_fault: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Paginators {
    pagination: BTreeMap<String, Paginator>,
}

/// How an operation pages.
#[derive(Deserialize)]
pub(super) struct Paginator {
    pub(super) input_token: String,
    pub(super) output_token: String,
    pub(super) limit_key: Option<String>,
    pub(super) result_key: Keys,
}

/// One key or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Keys {
    One(String),
    Many(Vec<String>),
}

/// A JSON object in its order, which is the order of messages and fields.
pub(super) struct Ordered<T>(pub(super) Vec<(String, T)>);

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Ordered(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Pairs(PhantomData))
    }
}

struct Pairs<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
    type Value = Ordered<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered<T>, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Ordered(pairs))
    }
}
