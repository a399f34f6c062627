//! The second look at a manifest: its members, taken from JSON that is known to be sound.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::error::excerpt;
use super::{Descriptor, MAX_DESCRIPTORS, Manifest, ManifestError, Platform};
use crate::{Digest, media_type};

/// A manifest's members as they stand there.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a manifest")]
pub(super) struct Document<'a> {
    #[serde(borrow)]
    schema_version: Option<&'a RawValue>,
    media_type: Option<String>,
    artifact_type: Option<String>,
    #[serde(borrow)]
    config: Option<RawDescriptor<'a>>,
    #[serde(borrow, default, deserialize_with = "present")]
    layers: Option<Descriptors<'a>>,
    #[serde(borrow, default, deserialize_with = "present")]
    blobs: Option<Descriptors<'a>>,
    #[serde(borrow, default, deserialize_with = "present")]
    manifests: Option<Descriptors<'a>>,
    fs_layers: Option<IgnoredAny>,
    #[serde(borrow)]
    subject: Option<RawDescriptor<'a>>,
    annotations: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a descriptor")]
struct RawDescriptor<'a> {
    media_type: Option<String>,
    digest: Option<String>,
    #[serde(borrow)]
    size: Option<&'a RawValue>,
    artifact_type: Option<String>,
    data: Option<String>,
    platform: Option<Platform>,
    annotations: Option<BTreeMap<String, String>>,
}

impl<'a> Document<'a> {
    pub(super) fn read(text: &'a str) -> Result<Document<'a>, ManifestError> {
        serde_json::from_str(text).map_err(|error| ManifestError::unreadable(&error))
    }

    pub(super) fn into_manifest(self, declared: Option<&str>) -> Result<Manifest, ManifestError> {
        let media_type = self.agreed_media_type(declared)?;
        self.refuse_another_kind(&media_type)?;
        self.refuse_too_many()?;
        // `blobs` means nothing in the types that are known here.
        let known = media_type::is_image(&media_type) || media_type::is_index(&media_type);
        let blobs = self.blobs.filter(|_| !known);
        let mut layers = descriptors(self.layers, "layers")?;
        layers.extend(descriptors(blobs, "blobs")?);
        Ok(Manifest {
            media_type,
            artifact_type: self.artifact_type.filter(|artifact_type| !artifact_type.is_empty()),
            config: self.config.map(|raw| raw.into_descriptor(&"/config")).transpose()?,
            layers,
            manifests: descriptors(self.manifests, "manifests")?,
            subject: self.subject.map(|raw| raw.into_descriptor(&"/subject")).transpose()?,
            annotations: self.annotations.unwrap_or_default(),
        })
    }

    /// The media type that came with the manifest or stands in it; both where both are there.
    fn agreed_media_type(&self, declared: Option<&str>) -> Result<String, ManifestError> {
        let declared = declared.map(media_type::without_parameters).filter(|declared| !declared.is_empty());
        let document = self.media_type.as_deref().filter(|document| !document.is_empty());
        if let (Some(declared), Some(document)) = (declared, document)
            && declared != document
        {
            let (declared, document) = (excerpt(declared), excerpt(document));
            return Err(ManifestError::MediaTypeMismatch { declared, document });
        }
        let media_type = declared.or(document).ok_or(ManifestError::MediaTypeMissing)?;
        if media_type::is_well_formed(media_type) {
            Ok(media_type.to_owned())
        } else {
            Err(ManifestError::MediaTypeMalformed(excerpt(media_type)))
        }
    }

    /// Refuses a document that is not what its media type says, or whose members tell of two kinds.
    fn refuse_another_kind(&self, media_type: &str) -> Result<(), ManifestError> {
        let config = self.config.is_some().then_some("config");
        let image = config.or(self.layers.is_some().then_some("layers"));
        let artifact = self.blobs.is_some().then_some("blobs");
        let index = self.manifests.is_some().then_some("manifests");
        let schema1 = self.fs_layers.is_some().then_some("fsLayers");
        if media_type::is_schema1(media_type) || (schema1.is_some() && image.or(index).is_none()) {
            return Err(ManifestError::Schema1);
        }
        let is_image = media_type::is_image(media_type);
        let is_index = media_type::is_index(media_type);
        let foreign = match (is_image, is_index) {
            (true, _) => index,
            (_, true) => image,
            _ => index.and(image.or(artifact)),
        };
        if let Some(present) = foreign.or(schema1) {
            return Err(ManifestError::Ambiguous { media_type: media_type.to_owned(), present });
        }
        if is_image || is_index {
            self.refuse_another_schema()?;
        }
        if is_image && config.is_none() {
            return Err(ManifestError::Missing("/config".to_owned()));
        }
        if is_index && index.is_none() {
            return Err(ManifestError::Missing("/manifests".to_owned()));
        }
        Ok(())
    }

    /// Refuses a `schemaVersion` other than 2. That it is not there is no harm: the media type has said it.
    fn refuse_another_schema(&self) -> Result<(), ManifestError> {
        match self.schema_version.map(RawValue::get) {
            None | Some("2") => Ok(()),
            Some("1") => Err(ManifestError::Schema1),
            Some(other) => Err(ManifestError::SchemaVersion(excerpt(other))),
        }
    }

    fn refuse_too_many(&self) -> Result<(), ManifestError> {
        let lists = [&self.layers, &self.blobs, &self.manifests];
        let listed: usize = lists.into_iter().flatten().map(|list| list.0.len()).sum();
        let single = usize::from(self.config.is_some()) + usize::from(self.subject.is_some());
        if listed + single > MAX_DESCRIPTORS { Err(ManifestError::TooManyDescriptors) } else { Ok(()) }
    }
}

impl RawDescriptor<'_> {
    /// Checks the members. `place` is the descriptor's own.
    fn into_descriptor(self, place: &dyn fmt::Display) -> Result<Descriptor, ManifestError> {
        let missing = |member| ManifestError::Missing(format!("{place}/{member}"));
        let media_type = self.media_type.ok_or_else(|| missing("mediaType"))?;
        let digest = self.digest.ok_or_else(|| missing("digest"))?;
        let digest = Digest::parse(&digest)
            .map_err(|fault| ManifestError::Digest { place: format!("{place}/digest"), fault })?;
        let size = self.size.ok_or_else(|| missing("size"))?;
        let size = whole_number(size.get()).ok_or_else(|| ManifestError::Size(format!("{place}/size")))?;
        if let Some(data) = self.data
            && !is_content_of(&data, size, &digest)
        {
            return Err(ManifestError::Data(format!("{place}/data")));
        }
        Ok(Descriptor {
            media_type,
            digest,
            size,
            artifact_type: self.artifact_type.filter(|artifact_type| !artifact_type.is_empty()),
            platform: self.platform,
            annotations: self.annotations.unwrap_or_default(),
        })
    }
}

fn descriptors(list: Option<Descriptors<'_>>, member: &str) -> Result<Vec<Descriptor>, ManifestError> {
    let list = list.map(|list| list.0).unwrap_or_default();
    let checked =
        list.into_iter().enumerate().map(|(at, raw)| raw.into_descriptor(&format_args!("/{member}/{at}")));
    checked.collect()
}

/// A JSON number that is digits alone: one with a point or an exponent is read differently by different clients.
fn whole_number(json: &str) -> Option<u64> {
    json.parse().ok().filter(|&number| number <= i64::MAX as u64)
}

fn is_content_of(base64: &str, size: u64, digest: &Digest) -> bool {
    STANDARD.decode(base64).is_ok_and(|content| {
        content.len() as u64 == size && Digest::of(digest.algorithm(), &content) == *digest
    })
}

/// A list of descriptors. It stops keeping them when there are too many; `null` is an empty one, which is how
/// some clients write it.
struct Descriptors<'a>(Vec<RawDescriptor<'a>>);

/// Reads a member that is there, be it `null`.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Descriptors<'de>>, D::Error> {
    struct List;

    impl<'de> Visitor<'de> for List {
        type Value = Descriptors<'de>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an array of descriptors")
        }

        fn visit_unit<E>(self) -> Result<Descriptors<'de>, E> {
            Ok(Descriptors(Vec::new()))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Descriptors<'de>, A::Error> {
            let mut list = Vec::new();
            while list.len() <= MAX_DESCRIPTORS {
                match array.next_element()? {
                    Some(descriptor) => list.push(descriptor),
                    None => return Ok(Descriptors(list)),
                }
            }
            while array.next_element::<IgnoredAny>()?.is_some() {}
            Ok(Descriptors(list))
        }
    }

    deserializer.deserialize_any(List).map(Some)
}
