use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use aws_lc_rs::hkdf::{HKDF_SHA256, Prk, Salt};
use aws_lc_rs::hmac;
use world::Chance;
use zeroize::Zeroizing;

use crate::sealer::{Sealer, certain};

const SALT: &[u8] = b"berth root key";
/// No sealer may have this purpose.
const FINGERPRINT: &[u8] = b"fingerprint";
/// Far more than a key file holds, far less than what would hurt to read.
const LONGEST_FILE: u64 = 1024;

/// The 32 bytes from which every sealing key of a deployment is derived. Whoever has them and the data can read
/// every secret; without them nothing sealed can be opened again.
pub struct RootKey(Zeroizing<[u8; 32]>);

/// A root key that cannot be read or made.
#[derive(Debug, thiserror::Error)]
pub enum RootKeyError {
    /// The text is not 64 hexadecimal digits. The text itself is not repeated: it may be most of a key.
    #[error("a root key takes 64 hexadecimal digits (32 bytes); what was given has another form")]
    Form,
    /// The file's content is not a root key.
    #[error(
        "{0} does not hold a root key (64 hexadecimal digits): put the right file there; if no data exists yet, \
         remove it and a new key is made"
    )]
    File(PathBuf),
    /// Others than the owner may read or write the file.
    #[error("{path} may be used by others than its owner (mode {mode:03o}): run `chmod 600 {path}`", path = .path.display())]
    Exposed {
        /// The key file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file could not be read, written or synced.
    #[error("root key file {path}: {source}", path = .path.display())]
    Io {
        /// The key file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl RootKey {
    /// Takes the 32 bytes as they are.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads 64 hexadecimal digits of either case; white space around them is ignored.
    pub fn from_hex(text: &str) -> Result<Self, RootKeyError> {
        let mut bytes = Zeroizing::new([0; 32]);
        hex::decode_to_slice(text.trim(), bytes.as_mut_slice()).map_err(|_| RootKeyError::Form)?;
        Ok(Self(bytes))
    }

    /// Reads the key file at `path`, or makes it with a new key: 64 hexadecimal digits and a newline, mode 0600,
    /// synced with its directory. Refuses a file that others than its owner may use.
    pub fn load_or_create(path: &Path, chance: &Chance) -> Result<Self, RootKeyError> {
        match load(path) {
            Err(RootKeyError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => {
                create(path, chance)
            }
            loaded => loaded,
        }
    }

    /// Names the key without telling anything about it; stands beside the data, so that a wrong key is noticed.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut print = [0; 32];
        let root = self.expandable();
        certain(root.expand(&[FINGERPRINT], HKDF_SHA256).and_then(|okm| okm.fill(&mut print)));
        print
    }

    /// Whether this is the key that has this fingerprint, in hexadecimal digits.
    pub fn has_fingerprint(&self, print: &str) -> bool {
        hex::encode(self.fingerprint()) == print
    }

    /// The sealer of one purpose. What it seals, a sealer of another purpose does not open.
    pub fn sealer(&self, purpose: &'static str) -> Sealer {
        Sealer::derive(&self.expandable(), purpose)
    }

    /// A key that tells secrets apart without telling them.
    pub(crate) fn marker(&self, purpose: &'static str) -> hmac::Key {
        certain(self.expandable().expand(&[purpose.as_bytes()], hmac::HMAC_SHA256)).into()
    }

    fn expandable(&self) -> Prk {
        Salt::new(HKDF_SHA256, SALT).extract(self.0.as_slice())
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey(…)")
    }
}

fn load(path: &Path) -> Result<RootKey, RootKeyError> {
    let failed = |source| RootKeyError::Io { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(RootKeyError::Exposed { path: path.to_owned(), mode });
    }
    let mut content = Zeroizing::new(Vec::with_capacity(128));
    file.take(LONGEST_FILE).read_to_end(&mut content).map_err(failed)?;
    let malformed = || RootKeyError::File(path.to_owned());
    let text = std::str::from_utf8(&content).map_err(|_| malformed())?;
    RootKey::from_hex(text).map_err(|_| malformed())
}

fn create(path: &Path, chance: &Chance) -> Result<RootKey, RootKeyError> {
    let failed = |source| RootKeyError::Io { path: path.to_owned(), source };
    let key = RootKey(Zeroizing::new(chance.bytes()));
    let mut line = Zeroizing::new(hex::encode(*key.0));
    line.push('\n');
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    let written =
        file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| sync_folder(path));
    if let Err(source) = written {
        // Nothing was sealed under this key yet; a half-written file would only stand in the next start's way.
        let _ = std::fs::remove_file(path);
        return Err(failed(source));
    }
    Ok(key)
}

fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_first_start_makes_a_key_file_and_the_next_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root-key");
        let made = RootKey::load_or_create(&path, &Chance::simulated(1)).unwrap();
        let read = RootKey::load_or_create(&path, &Chance::simulated(2)).unwrap();
        assert_eq!(made.fingerprint(), read.fingerprint());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.len() == 65 && text.ends_with('\n'));
        assert_eq!(RootKey::from_hex(&text).unwrap().fingerprint(), made.fingerprint());
    }

    #[test]
    fn a_file_open_to_others_is_refused_with_the_cure() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root-key");
        RootKey::load_or_create(&path, &Chance::simulated(1)).unwrap();
        for mode in [0o640, 0o604, 0o620] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let error = RootKey::load_or_create(&path, &Chance::simulated(1)).unwrap_err().to_string();
            assert!(error.contains(&format!("mode {mode:03o}")), "{error}");
            assert!(error.ends_with(&format!("`chmod 600 {}`", path.display())), "{error}");
        }
    }

    #[test]
    fn a_damaged_file_is_neither_used_nor_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root-key");
        for content in ["", "abc\n", &"0".repeat(63), &"0".repeat(2000), "\u{e9}"] {
            let _ = fs::remove_file(&path);
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).unwrap();
            file.write_all(content.as_bytes()).unwrap();
            let error = RootKey::load_or_create(&path, &Chance::simulated(1)).unwrap_err();
            assert!(matches!(error, RootKeyError::File(_)), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
    }

    #[test]
    fn nothing_prints_the_key() {
        let key = RootKey::from_bytes([0xab; 32]);
        assert_eq!(format!("{key:?}"), "RootKey(…)");
        assert_eq!(
            format!("{:?}", key.sealer("registry-token")),
            "Sealer { purpose: \"registry-token\", .. }"
        );
        let almost = "ab".repeat(31);
        assert!(!format!("{0} {0:?}", RootKey::from_hex(&almost).unwrap_err()).contains("abab"));
    }
}
