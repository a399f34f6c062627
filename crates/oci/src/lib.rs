//! The words of a registry, as pure values: digests, names, references, media types, manifests read from
//! their exact bytes, the byte ranges of HTTP, and the paths of `/v2`.
//!
//! Nothing here opens a file or a socket, and nothing serialises a manifest again: a manifest is the bytes
//! that were pushed. Every parser is total (any input gives a value or a typed error) and linear in its input.

mod digest;
mod hasher;
mod image_name;
mod manifest;
pub mod media_type;
mod name;
mod path;
mod range;
mod referrers;

pub use digest::{Algorithm, Digest, DigestError};
pub use hasher::{HASH_STATE_VERSION, HashStateError, Hasher, SavedHash};
pub use image_name::{ImageName, ImageNameError};
pub use manifest::{Descriptor, MAX_DEPTH, MAX_DESCRIPTORS, MAX_KEYS, Manifest, ManifestError, Platform};
pub use name::{NameError, Reference, ReferenceError, RepositoryName, Tag, TagError};
pub use path::V2Path;
pub use range::{ByteRange, ContentRange, ContentRangeError, Resolved, Unsatisfiable};
pub use referrers::{Referrer, referrers_index};
