//! The first look at a manifest: is it one JSON object that every reader understands alike?
//!
//! Nothing is kept but the keys' hashes of the objects that are open, so a hostile document costs little more
//! than its own length.

use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasher, RandomState};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::error::excerpt;
use super::{MAX_DEPTH, MAX_KEYS, ManifestError};

/// The members of a manifest that have a meaning here.
const DOCUMENT: &[&str] = &[
    "schemaVersion",
    "mediaType",
    "artifactType",
    "config",
    "layers",
    "blobs",
    "manifests",
    "fsLayers",
    "subject",
    "annotations",
];
/// The members of a descriptor that have a meaning here.
const DESCRIPTOR: &[&str] =
    &["mediaType", "digest", "size", "artifactType", "data", "urls", "platform", "annotations"];
/// Objects up to this many keys are searched key by key.
const FEW: usize = 16;

/// The bytes as text, if they are one sound JSON object.
pub(super) fn check(bytes: &[u8]) -> Result<&str, ManifestError> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(ManifestError::ByteOrderMark);
    }
    let text = str::from_utf8(bytes).map_err(|error| ManifestError::NotUtf8(error.valid_up_to()))?;
    let look = Look { hasher: RandomState::new(), fault: Cell::new(None) };
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Sound { look: &look, place: Place::Document, depth: 0 };
    let read = value.deserialize(&mut json).and_then(|()| json.end());
    read.map_err(|error| look.fault.take().unwrap_or_else(|| ManifestError::unreadable(&error)))?;
    if text.trim_ascii_start().starts_with('{') { Ok(text) } else { Err(ManifestError::NotAnObject) }
}

/// What one reading shares. A fault is kept here because an error of serde is only a text.
struct Look {
    hasher: RandomState,
    fault: Cell<Option<ManifestError>>,
}

impl Look {
    fn refuse<E: Error>(&self, fault: ManifestError) -> E {
        self.fault.set(Some(fault));
        E::custom("unsound")
    }

    fn string<E: Error>(&self, text: &str) -> Result<(), E> {
        if text.contains('\0') { Err(self.refuse(ManifestError::Nul)) } else { Ok(()) }
    }
}

/// Where a value stands, as far as its keys have a meaning.
#[derive(Clone, Copy)]
enum Place {
    Document,
    Descriptors,
    Descriptor,
    Platform,
    Elsewhere,
}

impl Place {
    fn keys(self) -> &'static [&'static str] {
        match self {
            Place::Document => DOCUMENT,
            Place::Descriptor => DESCRIPTOR,
            Place::Descriptors | Place::Platform | Place::Elsewhere => &[],
        }
    }

    fn is_object(self) -> bool {
        matches!(self, Place::Descriptor | Place::Platform)
    }

    fn member(self, key: &str) -> Place {
        match (self, key) {
            (Place::Document, "config" | "subject") => Place::Descriptor,
            (Place::Document, "layers" | "blobs" | "manifests") => Place::Descriptors,
            (Place::Descriptor, "platform") => Place::Platform,
            _ => Place::Elsewhere,
        }
    }

    fn element(self) -> Place {
        match self {
            Place::Descriptors => Place::Descriptor,
            _ => Place::Elsewhere,
        }
    }
}

/// A value that is read through and not kept.
#[derive(Clone, Copy)]
struct Sound<'l> {
    look: &'l Look,
    place: Place,
    depth: usize,
}

impl Sound<'_> {
    fn inside(self, place: Place) -> Self {
        Sound { place, depth: self.depth + 1, ..self }
    }

    fn enter<E: Error>(self) -> Result<(), E> {
        if self.depth < MAX_DEPTH { Ok(()) } else { Err(self.look.refuse(ManifestError::TooDeep)) }
    }
}

impl<'de> DeserializeSeed<'de> for Sound<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Sound<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.look.string(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        // Serde would take an array for the object's members in order.
        if self.place.is_object() {
            return Err(A::Error::invalid_type(Unexpected::Seq, &"an object"));
        }
        self.enter()?;
        while array.next_element_seed(self.inside(self.place.element()))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        self.enter()?;
        let mut seen = Seen::default();
        while let Some(place) = object.next_key_seed(Key { object: self, seen: &mut seen })? {
            object.next_value_seed(self.inside(place))?;
        }
        Ok(())
    }
}

/// A key of an object; it gives the place of the member's value.
struct Key<'l, 's> {
    object: Sound<'l>,
    seen: &'s mut Seen,
}

impl<'de> DeserializeSeed<'de> for Key<'_, '_> {
    type Value = Place;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Place, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_, '_> {
    type Value = Place;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Place, E> {
        let Sound { look, place, .. } = self.object;
        look.string(key)?;
        if !self.seen.insert(look.hasher.hash_one(key)) {
            return Err(look.refuse(ManifestError::DuplicateKey(excerpt(key))));
        }
        if self.seen.count > MAX_KEYS {
            return Err(look.refuse(ManifestError::TooManyKeys));
        }
        match place.keys().iter().find(|known| folds_to(key, known)) {
            Some(known) if *known != key => Err(look.refuse(ManifestError::Miscased(excerpt(key), known))),
            _ => Ok(place.member(key)),
        }
    }
}

/// The keys of one object by their hashes, which are keyed at random: that two of them meet by chance is out
/// of the question, and nobody can bring it about.
#[derive(Default)]
struct Seen {
    few: [u64; FEW],
    count: usize,
    many: HashSet<u64>,
}

impl Seen {
    /// False if the key is there already.
    fn insert(&mut self, key: u64) -> bool {
        let few = &self.few[..self.count.min(FEW)];
        let new = !few.contains(&key) && (self.count < FEW || self.many.insert(key));
        if let Some(free) = self.few.get_mut(self.count) {
            *free = key;
        }
        self.count += 1;
        new
    }
}

/// Whether Go's encoding/json, which ignores case by Unicode's simple folding, takes the key for the name. The
/// names here are ASCII and without k, so that the long s is the only other letter that folds into them.
fn folds_to(key: &str, name: &str) -> bool {
    let fold = |c: char| if c == '\u{17f}' { 's' } else { c.to_ascii_lowercase() };
    key.chars().map(fold).eq(name.chars().map(fold))
}
