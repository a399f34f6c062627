//! The folder outside the clone where installed tools and build products live.

use std::env;
use std::path::{Path, PathBuf};

/// `$BERTH_CACHE`, else `$XDG_CACHE_HOME/berth`, else `~/.cache/berth`.
pub(crate) fn root() -> Result<PathBuf, String> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("BERTH_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|xdg| xdg.join("berth")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/berth")))
        .ok_or_else(|| "no cache folder: set BERTH_CACHE or HOME".to_owned())
}

/// The repository's top folder.
pub(crate) fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from)
}
