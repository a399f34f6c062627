//! OCI image layouts on disk.

use super::{Format, Image, config, descriptor, manifest, tar};
use crate::digest;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A folder in the OCI image layout, with one thing in its index, tagged `latest`.
pub struct Layout {
    place: PathBuf,
    /// The digest of the manifest or index that it holds.
    pub digest: String,
}

impl Layout {
    /// A small OCI image that says `words`.
    pub fn saying(place: &Path, words: &str) -> Self {
        Self::image(place, &Image::saying(words))
    }

    /// One image.
    pub fn image(place: &Path, image: &Image) -> Self {
        let mut layout = Self::empty(place);
        let descriptor = layout.add(image);
        layout.finish(descriptor)
    }

    /// An index of images for linux on `architectures`, each with words of its own.
    pub fn index(place: &Path, format: Format, architectures: &[&str]) -> Self {
        let mut layout = Self::empty(place);
        let children = architectures.iter().map(|architecture| {
            let mut child = layout.add(&Image::new(format, architecture, architecture));
            child["platform"] = json!({"os": "linux", "architecture": architecture});
            child
        });
        let children: Vec<Value> = children.collect();
        let index =
            json!({"schemaVersion": 2, "mediaType": format.index(), "manifests": children}).to_string();
        let descriptor = layout.blob(format.index(), index.as_bytes());
        layout.finish(descriptor)
    }

    /// An OCI image with one uncompressed layer that holds `size` bytes, no two MiB of them alike.
    pub fn big(place: &Path, size: u64) -> Self {
        let mut layout = Self::empty(place);
        let file = place.join("layer");
        let mut out =
            Hashed { out: BufWriter::new(File::create(&file).unwrap()), hash: Sha256::new(), size: 0 };
        tar::write(&mut out, "big.bin", size, |out| write_noise(out, size)).unwrap();
        out.flush().unwrap();
        let layer = format!("sha256:{}", hex::encode(out.hash.finalize()));
        fs::rename(&file, layout.path_of(&layer)).unwrap();
        let config = config("amd64", &layer);
        layout.blob(Format::Oci.config(), &config);
        let manifest = manifest(Format::Oci, &config, &layer, out.size);
        let descriptor = layout.blob(Format::Oci.manifest(), &manifest);
        layout.finish(descriptor)
    }

    fn empty(place: &Path) -> Self {
        fs::create_dir_all(place.join("blobs/sha256")).unwrap();
        fs::write(place.join("oci-layout"), r#"{"imageLayoutVersion":"1.0.0"}"#).unwrap();
        Self { place: place.to_owned(), digest: String::new() }
    }

    fn add(&mut self, image: &Image) -> Value {
        self.blob(image.format.layer(), &image.layer);
        self.blob(image.format.config(), &image.config);
        self.blob(image.format.manifest(), &image.manifest)
    }

    fn blob(&mut self, media_type: &str, bytes: &[u8]) -> Value {
        let digest = digest(bytes);
        fs::write(self.path_of(&digest), bytes).unwrap();
        descriptor(media_type, &digest, bytes.len() as u64)
    }

    fn path_of(&self, digest: &str) -> PathBuf {
        self.place.join("blobs").join(digest.replace(':', "/"))
    }

    fn finish(mut self, mut descriptor: Value) -> Self {
        self.digest = descriptor["digest"].as_str().unwrap().to_owned();
        descriptor["annotations"] = json!({"org.opencontainers.image.ref.name": "latest"});
        let index = json!({"schemaVersion": 2, "manifests": [descriptor]}).to_string();
        fs::write(self.place.join("index.json"), index).unwrap();
        self
    }
}

/// Bytes that no compression or deduplication makes smaller: noise, with the place of each MiB written into it.
fn write_noise(out: &mut impl Write, size: u64) -> io::Result<()> {
    const MIB: usize = 1 << 20;
    let mut block = vec![0; MIB];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for word in block.chunks_exact_mut(8) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        word.copy_from_slice(&state.to_le_bytes());
    }
    for at in (0..size).step_by(MIB) {
        block[..8].copy_from_slice(&at.to_le_bytes());
        out.write_all(&block[..MIB.min((size - at) as usize)])?;
    }
    Ok(())
}

struct Hashed<W> {
    out: W,
    hash: Sha256,
    size: u64,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(bytes)?;
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
