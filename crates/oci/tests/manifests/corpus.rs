//! Reads the corpus: testdata/manifests/README.md has its form.

use oci::{Algorithm, Digest, media_type};

/// A manifest and what is to become of it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) declared: Option<String>,
    pub(crate) manifest: String,
    pub(crate) expected: String,
}

/// The cases of one file.
pub(crate) fn cases(file: &str) -> impl Iterator<Item = Case> {
    file.split("\n== ").skip(1).map(|case| {
        let (name, rest) = case.split_once('\n').expect("a case has lines");
        let (given, expected) = rest.rsplit_once("\n=> ").unwrap_or_else(|| panic!("{name} expects nothing"));
        let (declared, manifest) = match given.strip_prefix("type: ") {
            Some(typed) => typed.split_once('\n').map(|(declared, rest)| (Some(declared), rest)).expect(name),
            None => (None, given),
        };
        Case {
            name: name.to_owned(),
            declared: declared.map(filled),
            manifest: filled(manifest),
            expected: filled(expected.trim_end()),
        }
    })
}

/// The text with media types and digests in the place of what stands for them.
fn filled(text: &str) -> String {
    let types = [
        ("@IMAGE", media_type::OCI_MANIFEST),
        ("@INDEX", media_type::OCI_INDEX),
        ("@DOCKER", media_type::DOCKER_MANIFEST),
        ("@LIST", media_type::DOCKER_MANIFEST_LIST),
        ("@CONFIG", media_type::OCI_CONFIG),
        ("@GZIP", media_type::OCI_LAYER_GZIP),
        ("@FOREIGN", media_type::DOCKER_FOREIGN_LAYER),
        ("@EMPTY", media_type::OCI_EMPTY),
    ];
    let text = types.iter().fold(text.to_owned(), |text, (word, media_type)| text.replace(word, media_type));
    ('a'..='z').fold(text, |text, letter| {
        let digest = Digest::of(Algorithm::Sha256, letter.to_string().as_bytes());
        text.replace(&format!("@{letter}"), &digest.to_string())
    })
}
