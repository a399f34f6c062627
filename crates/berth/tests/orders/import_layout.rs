//! Layouts whose images share a tag.

use std::path::PathBuf;

use oci::{Algorithm, Digest};
use serde_json::{Value, json};

use crate::deployment::Deployment;

const REF_NAME: &str = "org.opencontainers.image.ref.name";
const IMAGE_NAME: &str = "io.containerd.image.name";

/// An OCI layout, made by hand.
struct Layout {
    root: PathBuf,
    images: Vec<Value>,
}

impl Layout {
    fn new(site: &Deployment) -> Self {
        let root = site.folder.path().join("layout");
        std::fs::create_dir_all(root.join("blobs/sha256")).unwrap();
        Self { root, images: Vec::new() }
    }

    fn source(&self) -> String {
        format!("oci:{}", self.root.display())
    }

    fn blob(&self, media_type: &str, bytes: &[u8]) -> Value {
        let digest = Digest::of(Algorithm::Sha256, bytes).to_string();
        let hex = digest.strip_prefix("sha256:").unwrap();
        std::fs::write(self.root.join("blobs/sha256").join(hex), bytes).unwrap();
        json!({"mediaType": media_type, "digest": digest, "size": bytes.len()})
    }

    /// Adds an image that the index annotates so; answers its digest.
    fn image(&mut self, says: &str, annotations: Value) -> String {
        let kind = oci::media_type::OCI_MANIFEST;
        let manifest = json!({
            "schemaVersion": 2, "mediaType": kind, "config": self.blob(oci::media_type::OCI_CONFIG, b"{}"),
            "layers": [self.blob(oci::media_type::OCI_LAYER_GZIP, says.as_bytes())],
        });
        let mut listed = self.blob(kind, manifest.to_string().as_bytes());
        let digest = listed["digest"].as_str().unwrap().to_owned();
        listed["annotations"] = annotations;
        self.images.push(listed);
        let index = json!({"schemaVersion": 2, "manifests": self.images});
        std::fs::write(self.root.join("index.json"), index.to_string()).unwrap();
        digest
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn images_that_share_a_tag_all_come_by_their_digests_and_the_tag_is_told() {
    let site = Deployment::that_is(true).await;
    let mut layout = Layout::new(&site);
    let names = ["docker.io/library/alpine:latest", "docker.io/library/nginx:latest"];
    let digests = names.map(|name| layout.image(name, json!({REF_NAME: "latest", IMAGE_NAME: name})));
    let told = site.asks_in_vain(&["import", &layout.source()]);
    let counts = json!([told["images"], told["brought"], told["failed"]]);
    assert_eq!((counts, &told["differences"][0]["image"]), (json!([2, 2, 0]), &json!("latest")), "{told}");
    let why = told["differences"][0]["why"].as_str().unwrap();
    for (name, digest) in names.iter().zip(&digests) {
        assert!(why.contains(&format!("{digest} ({name})")), "{why}");
        assert_eq!(site.asks(&["copy", &format!("imported@{digest}"), "seen/web"])["images"], 1);
    }
    let refused = site.refusal(&["copy", "imported:latest", "seen/web"]);
    assert!(refused.contains("latest"), "{refused}");
    let checked = site.asks_in_vain(&["import", &layout.source(), "--check"]);
    assert_eq!((&checked["same"], &checked["different"]), (&json!(2), &json!(0)), "{checked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn full_names_that_end_in_one_tag_clash_and_others_keep_theirs() {
    let site = Deployment::that_is(true).await;
    let mut layout = Layout::new(&site);
    for name in ["docker.io/library/alpine:1", "docker.io/library/nginx:1", "docker.io/library/nginx:2"] {
        layout.image(name, json!({REF_NAME: name}));
    }
    let told = site.asks_in_vain(&["import", &layout.source(), "from/layout"]);
    let differences = told["differences"].as_array().unwrap();
    assert_eq!((&told["brought"], differences.len()), (&json!(3), 1), "{told}");
    assert_eq!(differences[0]["image"], json!("1"), "{told}");
    assert_eq!(site.asks(&["copy", "from/layout:2", "seen/web"])["images"], 1);
    let one = site.asks_in_vain(&["import", &format!("{}:1", layout.source()), "only/one"]);
    assert_eq!((&one["brought"], &one["failed"]), (&json!(0), &json!(1)), "{one}");
    assert!(one["differences"][0]["why"].as_str().unwrap().contains("2 images have this tag"), "{one}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_whose_name_is_empty_comes_by_its_digest() {
    let site = Deployment::that_is(true).await;
    for (at, name) in ["", "app:"].into_iter().enumerate() {
        let mut layout = Layout::new(&site);
        layout.image(&format!("without a tag {at}"), json!({REF_NAME: name}));
        let told = site.asks(&["import", &layout.source(), &format!("from/{at}")]);
        assert_eq!((&told["brought"], &told["differences"]), (&json!(1), &json!([])), "{name}: {told}");
    }
}
