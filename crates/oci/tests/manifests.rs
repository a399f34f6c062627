//! Manifests against a corpus, against the limits, and against whatever mutation makes of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "manifests/corpus.rs"]
mod corpus;
#[path = "manifests/plain_reader.rs"]
mod plain_reader;

use std::sync::LazyLock;

use corpus::{Case, cases};
use oci::{
    Algorithm, Descriptor, Digest, MAX_DEPTH, MAX_DESCRIPTORS, MAX_KEYS, Manifest, ManifestError, media_type,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const SOUND: &str = include_str!("../testdata/manifests/sound.txt");
const HOSTILE: &str = include_str!("../testdata/manifests/hostile.txt");
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| cases(SOUND).chain(cases(HOSTILE)).collect());
const NOTE: Option<&str> = Some("application/vnd.example.note+json");

fn parse(case: &Case) -> Result<Manifest, ManifestError> {
    Manifest::parse(case.manifest.as_bytes(), case.declared.as_deref())
}

/// What a registry reads from a manifest, in one line.
fn told(manifest: &Manifest) -> String {
    let digests =
        |of: Vec<&Descriptor>| of.iter().map(|it| format!(" {}", with_platform(it))).collect::<String>();
    let mut told = vec![manifest.media_type.clone()];
    told.extend(manifest.is_index().then(|| "index".to_owned()));
    told.extend(manifest.artifact_type.iter().map(|artifact_type| format!("artifact {artifact_type}")));
    told.extend(manifest.referrer_artifact_type().map(|artifact_type| format!("refers as {artifact_type}")));
    told.push(format!("blobs{}", digests(manifest.blobs().collect())));
    told.push(format!("children{}", digests(manifest.children().iter().collect())));
    told.push(format!("subject{}", digests(manifest.subject.iter().collect())));
    told.push(format!("{} bytes", manifest.content_size()));
    let annotations: String = manifest.annotations.keys().map(|key| format!(" {key}")).collect();
    told.push(format!("annotated{annotations}"));
    told.retain(|part| !matches!(part.as_str(), "blobs" | "children" | "subject" | "annotated"));
    told.join("; ")
}

fn with_platform(descriptor: &Descriptor) -> String {
    let Some(on) = &descriptor.platform else { return descriptor.digest.to_string() };
    let parts = [&on.architecture, &on.os, &on.os_version, &on.variant].into_iter().flatten();
    format!("{} {}", descriptor.digest, parts.cloned().collect::<Vec<_>>().join("/"))
}

#[test]
fn sound_manifests_are_read() {
    for case in cases(SOUND) {
        let told = parse(&case).map(|manifest| told(&manifest));
        assert_eq!(told, Ok(case.expected), "{}", case.name);
    }
}

#[test]
fn hostile_manifests_are_refused_with_the_reason() {
    for case in cases(HOSTILE) {
        let refused = parse(&case).expect_err(&case.name);
        assert_eq!(refused.to_string(), case.expected, "{}", case.name);
    }
}

#[test]
fn nesting_ends_at_the_limit() {
    let nested = |depth: usize| format!("{{\"x\":{}{}}}", "[".repeat(depth - 1), "]".repeat(depth - 1));
    assert!(Manifest::parse(nested(MAX_DEPTH).as_bytes(), NOTE).is_ok());
    assert_eq!(Manifest::parse(nested(MAX_DEPTH + 1).as_bytes(), NOTE), Err(ManifestError::TooDeep));
    for bomb in ["[", "{\"x\":", "{\"x\":[", "[{\"x\":"] {
        let bomb = format!("{{\"x\":{}", bomb.repeat(500_000));
        assert_eq!(Manifest::parse(bomb.as_bytes(), NOTE), Err(ManifestError::TooDeep));
    }
}

fn descriptor(of: &str) -> Value {
    let digest = Digest::of(Algorithm::Sha256, of.as_bytes());
    json!({"mediaType": media_type::OCI_LAYER_GZIP, "digest": digest, "size": of.len()})
}

#[test]
fn descriptors_end_at_the_limit_wherever_they_stand() {
    let image = |layers: usize| {
        let layers = vec![descriptor("layer"); layers];
        json!({"config": descriptor("config"), "layers": layers, "subject": descriptor("subject")})
            .to_string()
    };
    let parse = |layers| Manifest::parse(image(layers).as_bytes(), Some(media_type::OCI_MANIFEST));
    assert_eq!(parse(MAX_DESCRIPTORS - 2).map(|image| image.layers.len()), Ok(MAX_DESCRIPTORS - 2));
    assert_eq!(parse(MAX_DESCRIPTORS - 1), Err(ManifestError::TooManyDescriptors));
    let million = format!("{{\"layers\":[{}{{}}]}}", "{},".repeat(1_000_000));
    assert_eq!(Manifest::parse(million.as_bytes(), NOTE), Err(ManifestError::TooManyDescriptors));
}

#[test]
fn keys_of_one_object_end_at_the_limit() {
    let annotated = |keys: usize| {
        let annotations: serde_json::Map<_, _> = (0..keys).map(|key| (key.to_string(), json!(""))).collect();
        json!({ "annotations": annotations }).to_string()
    };
    let parse = |keys| Manifest::parse(annotated(keys).as_bytes(), NOTE);
    assert_eq!(parse(MAX_KEYS).map(|manifest| manifest.annotations.len()), Ok(MAX_KEYS));
    assert_eq!(parse(MAX_KEYS + 1), Err(ManifestError::TooManyKeys));
}

#[test]
fn long_strings_are_fine() {
    let long = "a".repeat(3 << 20);
    let note = json!({"text": long, "annotations": {"long": long.as_str()}}).to_string();
    let manifest = Manifest::parse(note.as_bytes(), NOTE).unwrap();
    assert_eq!(manifest.annotations["long"], long);
}

#[test]
fn an_error_is_short_however_long_what_it_quotes() {
    let long = "a".repeat(100_000);
    let quoting = [
        json!({ "mediaType": long }).to_string(),
        json!({ "layers": long }).to_string(),
        json!({"config": {"mediaType": "a/b", "digest": format!("{long}:00"), "size": 1}}).to_string(),
        format!("{{\"{long}\":1,\"{long}\":2}}"),
    ];
    for document in quoting {
        let refused = Manifest::parse(document.as_bytes(), NOTE).unwrap_err().to_string();
        assert!(refused.len() < 1000, "{refused}");
    }
    let nameless = json!({ "mediaType": format!("{long}/b") }).to_string();
    assert!(Manifest::parse(nameless.as_bytes(), None).unwrap_err().to_string().len() < 1000);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert_eq!(Manifest::parse(b"\xff\xfe{\x00}\x00", NOTE), Err(ManifestError::NotUtf8(0)));
    assert_eq!(Manifest::parse(b"{\"a\":\"\xc0\xaf\"}", NOTE), Err(ManifestError::NotUtf8(6)));
    assert_eq!(Manifest::parse(b"{\"a\":\"\xed\xa0\x80\"}", NOTE), Err(ManifestError::NotUtf8(6)));
    let utf16: Vec<u8> = "{\"manifests\":[]}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(Manifest::parse(&utf16, NOTE), Err(ManifestError::Syntax { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_mutation_panics_or_is_read_in_a_second_way(
        pick in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..9usize, r#"[\[\]{}":,\\u0-9a-z]{0,3}"#), 0..3),
        copy in prop::option::of(any::<[prop::sample::Index; 3]>()),
    ) {
        let case = pick.get(&CASES);
        let mut bytes = case.manifest.clone().into_bytes();
        for (at, cut, insert) in edits {
            let at = at.index(bytes.len() + 1);
            let end = bytes.len().min(at + cut);
            bytes.splice(at..end, insert.bytes());
        }
        if let Some(copy) = copy {
            let [from, to, at] = copy.map(|index| index.index(bytes.len() + 1));
            let copied = bytes[from.min(to)..from.max(to)].to_vec();
            bytes.splice(at..at, copied);
        }
        if let Ok(manifest) = Manifest::parse(&bytes, case.declared.as_deref()) {
            plain_reader::agrees(&bytes, &manifest);
        }
    }

    #[test]
    fn an_image_reads_as_it_was_made(names in prop::collection::vec("[a-z]{1,9}", 0..6), typed in any::<bool>()) {
        let layers: Vec<_> = names.iter().map(|name| descriptor(name)).collect();
        let mut image = json!({"schemaVersion": 2, "config": descriptor("config"), "layers": layers});
        if typed {
            image["mediaType"] = json!(media_type::OCI_MANIFEST);
        }
        let image = image.to_string();
        let read = Manifest::parse(image.as_bytes(), Some(media_type::OCI_MANIFEST)).unwrap();
        plain_reader::agrees(image.as_bytes(), &read);
        prop_assert_eq!(read.content_size(), names.concat().len() as u64 + 6);
        prop_assert_eq!(read.blobs().count(), names.len() + 1);
    }
}
